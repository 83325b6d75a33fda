// What it takes to think something through: the time, what is remembered, what GitHub says, who knows what.
import type { Clock, GitHub, Memory } from './ports.ts';
import type { Rankers } from './rankers.ts';

export interface World {
  readonly clock: Clock;
  readonly memory: Memory;
  readonly github: GitHub;
  readonly rankers: Rankers;
  /** Where the private pages are, without a slash at the end; null where there are none. */
  readonly pagesUrl: string | null;
}
