// What people give in threads, with ids that are the same whichever way the news of it comes.
import type { OtherContribution } from './contribution.ts';
import type { Person } from './person.ts';
import type { Instant } from './time.ts';

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

/** A mentorship, whatever became of it: the mentor gave their time. */
export function mentored(thread: Place, pairing: string, by: Person, at: Instant): OtherContribution {
  return other('mentored', `mentorship-${pairing}`, thread, by, at);
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
