// Everything that Belay can do. A decision is a list of these; doing any of them again finds it done.
import type { CommentRef, Happening } from './happening.ts';
import type { Message } from './message.ts';
import type { Pairing } from './pairing.ts';
import type { Person } from './person.ts';
import type { ThreadRef } from './repository.ts';
import type { LandedChange, PersonKey } from './contribution.ts';
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
    }
  /** Have no comment stand under this key. */
  | { readonly do: 'unsay'; readonly thread: ThreadRef; readonly key: string }
  /** Answer a command with a reaction, where that is enough. */
  | {
      readonly do: 'react';
      readonly thread: ThreadRef;
      readonly comment: CommentRef;
      readonly reaction: Reaction;
    }
  /** Keep the new state of a pairing; with a claim, only if that mentor's load is still what the decision saw. */
  | { readonly do: 'keep-pairing'; readonly pairing: Pairing; readonly claim: MentorClaim | null }
  /** Note that something came once for a person and will not come again. */
  | { readonly do: 'mark'; readonly person: PersonKey; readonly milestone: Milestone }
  /** Think about this again at that time. */
  | { readonly do: 'remind'; readonly key: string; readonly at: Instant; readonly happening: Happening }
  /** No need to think about it any more. */
  | { readonly do: 'forget-reminder'; readonly key: string }
  /** Add a landed change to the ledger. */
  | { readonly do: 'record'; readonly change: LandedChange; readonly people: readonly Person[] }
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

/** What comes once per person and repository. */
export type Milestone = 'welcomed';

/** What the log says; never who passed, never why somebody left. */
export type Note =
  | 'welcomed'
  | 'labelled: this project is quiet'
  | 'labelled: many newcomers today'
  | 'not-welcomed: helpful here before'
  | 'not-welcomed: opened more than a day ago'
  | 'not-welcomed: at home with this owner'
  | 'mentor-asked'
  | 'mentor-accepted'
  | 'mentor-handed-over'
  | 'nobody-free'
  | 'pairing-ended'
  | 'held-back: budget';
