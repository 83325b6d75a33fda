// Everything that Belay can do. A decision is a list of these; doing any of them again finds it done.
import type { CommentRef, Happening } from './happening.ts';
import type { Message } from './message.ts';
import type { Pairing } from './pairing.ts';
import type { Preference } from './preference.ts';
import type { Person } from './person.ts';
import type { ThreadRef } from './repository.ts';
import type { Thread } from './thread.ts';
import type { Contribution, PersonKey } from './contribution.ts';
import type { Instant } from './time.ts';

export type Effect =
  /** Put a label on a thread. */
  | { readonly do: 'label'; readonly thread: ThreadRef; readonly label: string }
  /** Take a label off a thread. */
  | { readonly do: 'unlabel'; readonly thread: ThreadRef; readonly label: string }
  /** Have exactly this comment stand in the thread under this key: written once, edited afterwards. */
  | {
      readonly do: 'say';
      readonly thread: ThreadRef;
      readonly key: string;
      readonly message: Message;
      readonly mentions: readonly PersonKey[];
      /** Others whom the words name without a mention. */
      readonly names?: readonly PersonKey[];
    }
  /** Have no comment stand under this key. */
  | { readonly do: 'unsay'; readonly thread: ThreadRef; readonly key: string }
  /** Answer a command with a reaction, where that is enough; on a private page there is no comment, and the page says it. */
  | {
      readonly do: 'react';
      readonly thread: ThreadRef | null;
      readonly comment: CommentRef | null;
      readonly reaction: Reaction;
    }
  /** Keep the new state of a pairing; with a claim, only if that mentor's load is still what the decision saw. */
  | { readonly do: 'keep-pairing'; readonly pairing: Pairing; readonly claim: MentorClaim | null }
  /** Note that something came once for a person and will not come again. */
  | { readonly do: 'mark'; readonly person: PersonKey; readonly milestone: Milestone }
  /** Let it come once more. */
  | { readonly do: 'unmark'; readonly person: PersonKey; readonly milestone: Milestone }
  /** Think about this again at that time. */
  | { readonly do: 'remind'; readonly key: string; readonly at: Instant; readonly happening: Happening }
  /** No need to think about it any more. */
  | { readonly do: 'forget-reminder'; readonly key: string }
  /** Add to the ledger; what is known already stays. */
  | { readonly do: 'record'; readonly facts: LedgerFacts }
  /** Keep what somebody said about their mentoring: an older word does not undo a newer one. */
  | {
      readonly do: 'prefer';
      readonly ownerId: number;
      readonly person: PersonKey;
      readonly preference: Preference;
      readonly at: Instant;
    }
  /** A regular offers to mentor here; a maintainer is to confirm it. */
  | { readonly do: 'offer'; readonly person: PersonKey; readonly at: Instant }
  /** A maintainer confirmed it. */
  | { readonly do: 'confirm-offer'; readonly person: PersonKey; readonly at: Instant }
  /** These two are never paired again, and nobody is told why. */
  | { readonly do: 'part'; readonly newcomer: PersonKey; readonly mentor: PersonKey }
  /** Assign a thread to somebody, or not any more. */
  | {
      readonly do: 'assign';
      readonly thread: ThreadRef;
      readonly person: Person;
      readonly isAssigned: boolean;
    }
  /** Say nothing in this repository, or speak again. */
  | { readonly do: 'be-silent'; readonly isSilent: boolean; readonly at: Instant }
  /** Keep what somebody decided about themselves, at that instant: an older decision does not undo a newer one. */
  | { readonly do: 'choose'; readonly person: PersonKey; readonly choice: Choice; readonly at: Instant }
  /** Tell the maintainers' log what was done or left undone, and why. */
  | { readonly do: 'note'; readonly thread: ThreadRef; readonly person: Person | null; readonly note: Note };

/** Two newcomers must not get the same last place: the mentor's load, at the version that was read. */
export interface MentorClaim {
  readonly ownerId: number;
  readonly mentor: PersonKey;
  readonly version: number;
}

/** GitHub's names for 👍 and 😕. */
export type Reaction = '+1' | 'confused';

/**
 * What comes once per person and repository; a welcome back once for each absence. The word about a first attempt names its
 * thread, so that it can be taken back there.
 */
export type Milestone =
  | 'welcomed'
  | `welcomed-back:${string}`
  | 'first-landing'
  | 'became-regular'
  | `first-attempt-closed:${number}`
  /** They said that they want no mentor; only their own word changes that. */
  | 'wants-no-mentor';

/** Facts for the ledger, all seen at the same moment. Adding them again, or in another order, gives the same ledger. */
export interface LedgerFacts {
  readonly threads: readonly Thread[];
  readonly contributions: readonly Contribution[];
  readonly people: readonly Person[];
  /** When the logins were seen: a later one wins. */
  readonly seenAt: Instant;
}

/**
 * `opt-out`: Belay says nothing to this person or about them, anywhere. `forget`: and everything about them is erased but a
 * keyed hash, which keeps them from coming back. `opt-in` takes either back.
 */
export type Choice = 'opt-out' | 'opt-in' | 'forget';

/** What the log says; never who passed, never why somebody left. */
export type Note =
  | 'welcomed'
  | 'labelled: this project is quiet'
  | 'labelled: many newcomers today'
  | 'not-welcomed: helpful here before'
  | 'not-welcomed: opened more than a day ago'
  | 'not-welcomed: at home with this owner'
  | 'not-welcomed: has commits here'
  | 'welcomed-back'
  | 'thanked: first landing'
  | 'thanked: became regular'
  | 'consoled: first attempt closed'
  | 'not-consoled: closed by its author'
  | 'not-consoled: labelled'
  | 'not-consoled: explained by a maintainer'
  | 'not-consoled: may have landed another way'
  | 'labelled: became regular'
  | 'explained: standing'
  | 'opted-out'
  | 'opted-in'
  | 'mentor-asked'
  | 'mentor-accepted'
  | 'mentor-handed-over'
  | 'mentor-assigned-by-maintainer'
  | 'nobody-free'
  | 'pairing-changed'
  | 'pairing-moved'
  | 'checked-in'
  | 'assignment-unconfirmed'
  | 'offered'
  | 'offer-confirmed'
  | 'silenced'
  | 'speaks-again'
  | 'pairing-ended'
  | 'held-back: budget';
