// A suggested mentor and the checkable facts that speak for them.
import type { PersonKey } from '../contribution.ts';

/** One true fact; counts cover the 365 days before the suggestion. */
export type Reason =
  | { readonly fact: 'reviewed-in'; readonly path: string; readonly changes: number }
  | { readonly fact: 'wrote-in'; readonly path: string; readonly changes: number }
  | { readonly fact: 'helped-newcomers'; readonly changes: number }
  /** Of this very author. */
  | { readonly fact: 'helped-author'; readonly changes: number }
  | { readonly fact: 'helped'; readonly changes: number }
  | { readonly fact: 'wrote'; readonly changes: number }
  /** Both named it. */
  | { readonly fact: 'topic'; readonly topic: string }
  | { readonly fact: 'language'; readonly language: string }
  /** Newcomers this person mentors just now. */
  | { readonly fact: 'mentors'; readonly newcomers: number };

export interface Suggestion {
  readonly key: PersonKey;
  /** Orders suggestions for one change; means nothing elsewhere and is never shown in public. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}
