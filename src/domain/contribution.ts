// What people have given to a repository. Every source (webhooks, GitHub's history, a clone, a history file) ends in these shapes.
import type { Instant } from './time.ts';

/** A stable name for a person: from GitHub the decimal user id (logins change), from a file or a clone whatever the source uses. */
export type PersonKey = string;

/** A change that became part of the project: a merged pull request, or commits pushed directly. */
export interface LandedChange {
  readonly kind: 'landed';
  readonly id: string;
  /** When it landed. */
  readonly at: Instant;
  readonly openedAt: Instant;
  readonly author: PersonKey;
  readonly authorName: string;
  /** Who reviewed it; may name the author, who is never counted as a helper. */
  readonly reviewers: readonly PersonKey[];
  readonly mergedBy: PersonKey | null;
  readonly files: readonly string[];
  /** How many files it touched; more than `files` holds where the source cut the list. */
  readonly nFiles: number;
  readonly number: number | null;
  readonly title: string;
}

/** Help and company that is no landed change: it counts as contributing, but not towards a standing. */
export interface OtherContribution {
  readonly kind: 'reviewed' | 'issue-opened' | 'issue-answered' | 'mentored' | 'met';
  readonly id: string;
  readonly at: Instant;
  readonly author: PersonKey;
  readonly authorName: string;
  readonly number: number | null;
  readonly title: string;
}

export type Contribution = LandedChange | OtherContribution;

/** Who reviewed or merged a change, each once, never its author. */
export function helpersOf(change: LandedChange): PersonKey[] {
  const helpers = new Set(change.reviewers);
  if (change.mergedBy !== null) helpers.add(change.mergedBy);
  helpers.delete(change.author);
  return [...helpers];
}
