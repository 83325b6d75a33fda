// What Belay has to say, as facts. The sentences are made in words/.
import type { Reason } from './matching/suggestion.ts';
import type { Person } from './person.ts';
import type { ThreadKind } from './thread.ts';
import type { Instant } from './time.ts';

export type Message = Welcome | AskToMentor | Mentorship | NobodyFree;

/** One greeting per person and repository, on the first thing they open. */
export interface Welcome {
  readonly about: 'welcome';
  readonly person: Person;
  readonly opened: ThreadKind;
  readonly contributingUrl: string | null;
  /** Median hours until a first human answer here, lately; null where too few cases are known. */
  readonly usualAnswerHours: number | null;
  /** Whether a mentor can be asked for here. */
  readonly mentors: boolean;
}

/** The short comment that asks one person to mentor; the only one that mentions them. */
export interface AskToMentor {
  readonly about: 'ask-to-mentor';
  readonly whom: Person;
  readonly newcomer: Person;
  readonly where: ThreadKind;
  readonly reasons: readonly Reason[];
  readonly replyWithinWorkingDays: number;
  /** What is true of the newcomer now, whatever it was when the search began. */
  readonly because: 'asked-for' | 'unanswered' | 'new';
  readonly topic: string | null;
}

/** The one lasting comment of a pairing, from acceptance on; edited, never repeated. */
export interface Mentorship {
  readonly about: 'mentorship';
  readonly mentor: Person;
  readonly newcomer: Person;
  readonly where: ThreadKind;
  /** While it lasts; then, when the thread is over, until when it rests before it ends by itself. */
  readonly phase: { readonly is: 'active' } | { readonly is: 'landed' | 'closed'; readonly until: Instant };
}

/** The honest word when nobody fits or nobody has room. */
export interface NobodyFree {
  readonly about: 'nobody-free';
  readonly where: ThreadKind;
  /** True where people were asked and could not; false where there was nobody to ask. */
  readonly someWereAsked: boolean;
}
