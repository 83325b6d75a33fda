// What one look at a thread tells: the thread itself, what people gave in it, and how it ended.
import type { LandedChange, OtherContribution } from './contribution.ts';
import type { Person } from './person.ts';
import type { Thread } from './thread.ts';
import type { Instant } from './time.ts';

export interface ThreadFacts {
  readonly thread: Thread;
  /** There if it was merged, or if a commit on the default branch closed it. */
  readonly landed: LandedChange | null;
  /** Its opening where it is an issue, reviews, and answers by others. */
  readonly others: readonly OtherContribution[];
  /** How it was closed the last time, whether or not it was opened again since; null where it never was, and for issues. */
  readonly closing: Closing | null;
  /** Everybody who took part, with their logins of today. */
  readonly people: readonly Person[];
  /** GitHub's global id of the author, by which commits can be asked for. */
  readonly authorNodeId: string | null;
}

export interface Closing {
  readonly at: Instant;
  /** null where the account was deleted. */
  readonly by: Person | null;
  /** The humans who spoke within the hour before the closing, or since: an explanation, if one of them may write. */
  readonly speakers: readonly Person[];
  /** Closed by a commit on the default branch, whoever wrote it: what it was about has landed. */
  readonly isByCommit: boolean;
}
