// What people have given to a repository. Every source (webhooks, GitHub's history, a clone, a history file) ends in these shapes.
import type { Person } from './person.ts';
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

/** What a contribution in a thread needs to know of it. */
export interface Place {
  readonly number: number;
  readonly title: string;
}

// The same deed has the same id whichever way the news of it comes, so that it is kept once.
export const landedId = (number: number): string => `pr-${number}`;
export const commitId = (hash: string): string => `commit-${hash.slice(0, 12)}`;

export function issueOpened(issue: Place & { readonly openedAt: Instant }, by: Person): OtherContribution {
  return other('issue-opened', `issue-${issue.number}`, issue, by, issue.openedAt);
}

/** The first review of one person in one pull request; more of them are the same gift. */
export function reviewed(pull: Place, by: Person, at: Instant): OtherContribution {
  return other('reviewed', `review-${pull.number}-${by.key}`, pull, by, at);
}

/** The first answer of one person in one issue. */
export function answered(issue: Place, by: Person, at: Instant): OtherContribution {
  return other('issue-answered', `answer-${issue.number}-${by.key}`, issue, by, at);
}

function other(
  kind: OtherContribution['kind'],
  id: string,
  { number, title }: Place,
  by: Person,
  at: Instant,
): OtherContribution {
  return { kind, id, at, author: by.key, authorName: by.login, number, title };
}
