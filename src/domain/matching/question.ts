// A change that needs somebody.
import type { PersonKey } from '../contribution.ts';
import type { Instant } from '../time.ts';

export interface Question {
  readonly author: PersonKey;
  readonly files: readonly string[];
  readonly title: string;
  readonly at: Instant;
}
