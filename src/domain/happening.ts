// Everything that can happen that Belay has to think about. If it is not here, nothing is decided about it.
import type { AboutMe, OwnOffer, ParsedLine } from './command.ts';
import type { Person } from './person.ts';
import type { RepositoryId, ThreadRef } from './repository.ts';
import type { Thread } from './thread.ts';
import type { Instant } from './time.ts';

export type Happening =
  | ThreadOpened
  | ThreadReady
  | ThreadClosed
  | ThreadNoticed
  | CommandGiven
  | ClosingDue
  | AnswerDue
  | AskExpired
  | SearchDue
  | PairingOver
  | PairingLeft
  | CheckInDue
  | AssignmentDue
  | ThreadLinked
  | OfferOpen
  | PreferenceStated
  | InstallationChanged
  | RepositoryChanged
  | PermissionsChanged;

/** Somebody opened a pull request or an issue. */
export interface ThreadOpened {
  readonly kind: 'thread-opened';
  /** As GitHub described it with the event, without the files: greeting needs no further question. */
  readonly thread: Thread;
  /** GitHub's global id of whoever opened it, by which commits can be asked for. */
  readonly authorNodeId: string | null;
}

/** A draft was marked ready for review, or a thread was opened again: from now on, it waits for an answer. */
export interface ThreadReady {
  readonly kind: 'thread-ready';
  readonly thread: Thread;
  readonly at: Instant;
}

/** Something in a thread that the ledger should know: a new title or label, an answer, a review. */
export interface ThreadNoticed {
  readonly kind: 'thread-noticed';
  readonly thread: Thread;
  readonly deed: ThreadDeed | null;
}

/** What somebody who is not the author gave in a thread. */
export interface ThreadDeed {
  readonly did: 'reviewed' | 'answered';
  readonly by: Person;
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
  /** Where it was said, to be answered with a reaction; null on a private page, where nobody else sees it. */
  readonly comment: CommentRef | null;
  readonly at: Instant;
  /** Tells this line from all others, for ever: the comment, and a hash of the line. Redeliveries and edits do not repeat it. */
  readonly utterance: string;
}

export interface CommentRef {
  readonly id: number;
  readonly at: Instant;
}

/** Somebody said on their private page what else is said by a command about oneself. It belongs to no thread. */
export interface PreferenceStated {
  readonly kind: 'preference-stated';
  /** Where they are known; what they say holds for all repositories of its owner. */
  readonly repository: RepositoryId;
  readonly by: Person;
  readonly command: AboutMe | OwnOffer;
  readonly at: Instant;
  readonly utterance: string;
}

/** A pull request was closed unmerged a while ago: whoever closed it has had time to explain, and its commits to land. */
export interface ClosingDue {
  readonly kind: 'closing-due';
  readonly thread: ThreadRef;
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

/** The mentor, the newcomer or whoever was asked wants nothing more to do with Belay. */
export interface PairingLeft {
  readonly kind: 'pairing-left';
  readonly thread: ThreadRef;
  readonly pairing: string;
}

/** The two in a pairing may have been silent for as long as they agreed on, or may have answered. */
export interface CheckInDue {
  readonly kind: 'check-in-due';
  readonly thread: ThreadRef;
  readonly pairing: string;
}

/** GitHub should show by now that whoever accepted is assigned. */
export interface AssignmentDue {
  readonly kind: 'assignment-due';
  readonly thread: ThreadRef;
  readonly pairing: string;
}

/** What a pull request says it closes may have changed: a pairing on that issue goes along. */
export interface ThreadLinked {
  readonly kind: 'thread-linked';
  readonly thread: ThreadRef;
  readonly author: Person;
}

/** A regular offered to mentor, and a maintainer may have said yes with a thumb up. */
export interface OfferOpen {
  readonly kind: 'offer-open';
  /** Where they offered it. */
  readonly thread: ThreadRef;
  readonly person: Person;
}

/**
 * The App was installed, uninstalled or suspended, or sees more or fewer repositories. Such news comes late, twice and out
 * of order, so it only says that there is something to look at; what is true is asked of GitHub.
 */
export interface InstallationChanged {
  readonly kind: 'installation-changed';
  readonly installationId: number;
  /** Repositories that came with this news. */
  readonly came: readonly RepositoryId[];
  /** Repositories that went. */
  readonly went: readonly RepositoryId[];
  /** How old the news is; null where GitHub did not say. */
  readonly at: Instant | null;
}

/** Something about a repository itself changed: its name, owner, visibility or archive flag; or it was deleted. */
export interface RepositoryChanged {
  readonly kind: 'repository-changed';
  readonly repository: RepositoryId;
}

/** Somebody may do more or less than before. */
export interface PermissionsChanged {
  readonly kind: 'permissions-changed';
  readonly installationId: number;
}
