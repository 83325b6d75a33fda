// Everything that can happen that Belay has to think about. If it is not here, nothing is decided about it.
import type { ParsedLine } from './command.ts';
import type { Person } from './person.ts';
import type { RepositoryId, ThreadRef } from './repository.ts';
import type { Thread } from './thread.ts';
import type { Instant } from './time.ts';

export type Happening =
  | ThreadOpened
  | ThreadReady
  | ThreadClosed
  | CommandGiven
  | AnswerDue
  | AskExpired
  | SearchDue
  | PairingOver
  | RepositoriesAdded
  | RepositoriesRemoved
  | RepositoryChanged
  | InstallationSuspended;

/** Somebody opened a pull request or an issue. */
export interface ThreadOpened {
  readonly kind: 'thread-opened';
  /** As GitHub described it with the event, without the files: greeting needs no further question. */
  readonly thread: Thread;
}

/** A draft was marked ready for review: from now on, it waits for an answer. */
export interface ThreadReady {
  readonly kind: 'thread-ready';
  readonly thread: Thread;
  readonly at: Instant;
}

/** A pull request or issue was closed; a pull request may have landed. */
export interface ThreadClosed {
  readonly kind: 'thread-closed';
  readonly thread: ThreadRef;
  readonly at: Instant;
}

/** A line of a comment was meant for Belay. */
export interface CommandGiven {
  readonly kind: 'command-given';
  readonly thread: ThreadRef;
  readonly by: Person;
  readonly line: ParsedLine;
  readonly comment: CommentRef;
  /** Tells this line from all others, for ever: the comment, and a hash of the line. Redeliveries and edits do not repeat it. */
  readonly utterance: string;
}

export interface CommentRef {
  readonly id: number;
  readonly at: Instant;
}

/** The time after which an unanswered pull request deserves a mentor has come. */
export interface AnswerDue {
  readonly kind: 'answer-due';
  readonly thread: ThreadRef;
}

/** Whoever was asked has been silent for the agreed working days. */
export interface AskExpired {
  readonly kind: 'ask-expired';
  readonly thread: ThreadRef;
  readonly pairing: string;
  /** Which ask of that pairing, counted from 1; an older reminder must not expire a newer ask. */
  readonly ordinal: number;
}

/** A search for a mentor that was put off may go on. */
export interface SearchDue {
  readonly kind: 'search-due';
  readonly thread: ThreadRef;
  readonly pairing: string;
}

/** A pairing has rested since its pull request was closed, or has reached its longest time. */
export interface PairingOver {
  readonly kind: 'pairing-over';
  readonly thread: ThreadRef;
  readonly pairing: string;
}

/** The App was installed on repositories, or allowed to see more of them. */
export interface RepositoriesAdded {
  readonly kind: 'repositories-added';
  readonly installationId: number;
  readonly repositories: readonly RepositoryId[];
}

/** The App was taken off repositories; an empty list means: off all of the installation's. */
export interface RepositoriesRemoved {
  readonly kind: 'repositories-removed';
  readonly installationId: number;
  readonly repositories: readonly RepositoryId[];
}

/** Something about a repository itself changed: its name, owner, visibility or archive flag. */
export interface RepositoryChanged {
  readonly kind: 'repository-changed';
  readonly repository: RepositoryId;
}

/** GitHub or the owner suspended the App, or let it work again. */
export interface InstallationSuspended {
  readonly kind: 'installation-suspended';
  readonly installationId: number;
  readonly isSuspended: boolean;
}
