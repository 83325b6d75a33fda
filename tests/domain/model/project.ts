// An invented project, kept in memory: GitHub as it stands, what Belay remembers, and the time.
import type { Happening } from '../../../src/domain/happening.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { now as start } from '../builders.ts';
import { GitHub } from './github.ts';
import { Memory } from './memory.ts';

export class Project {
  now: Instant = start;
  /** Nothing that is due happens before it is over. */
  isOutage = false;
  readonly github = new GitHub();
  readonly memory = new Memory();
  /** News that is still on its way. */
  readonly mail: Happening[] = [];
  /** What was heard lately, the latest last, and may be heard once more. */
  readonly heard: { readonly at: Instant; readonly happening: Happening }[] = [];
  /** Comments by people so far, for their ids. */
  comments = 0;
}

/** Where the stories begin: a Wednesday at noon. */
export { start };
