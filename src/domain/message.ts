// What Belay has to say, as facts. The sentences are made in words/.
import type { Agreement } from './agreement.ts';
import type { PersonKey } from './contribution.ts';
import type { Reason } from './matching/suggestion.ts';
import type { OpenIssue } from './next-steps.ts';
import type { Person } from './person.ts';
import type { Evidence, Standing } from './standing.ts';
import type { ThreadKind } from './thread.ts';
import type { Instant } from './time.ts';

export type Message =
  | Welcome
  | WelcomeBack
  | FirstLanding
  | BecameRegular
  | FirstAttemptClosed
  | AskToMentor
  | Mentorship
  | NobodyFree
  | CheckIn
  | MentorshipOver
  | OfferMade
  | Why
  | Help;

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

/** To somebody who was away for long. */
export interface WelcomeBack {
  readonly about: 'welcome-back';
  readonly person: Person;
  readonly opened: ThreadKind;
}

/** Thanks for somebody's first landed change, and what could come next. */
export interface FirstLanding {
  readonly about: 'first-landing';
  readonly person: Person;
  readonly nextSteps: readonly OpenIssue[];
}

/** Thanks to somebody who has come back often enough to be a regular. */
export interface BecameRegular {
  readonly about: 'became-regular';
  readonly person: Person;
  /** Whether they could offer to mentor here. */
  readonly mentors: boolean;
}

/** To somebody whose first pull request was closed, so that it is not the last. */
export interface FirstAttemptClosed {
  readonly about: 'first-attempt-closed';
  readonly person: Person;
  readonly contributingUrl: string | null;
  readonly nextSteps: readonly OpenIssue[];
  /** Whether a mentor can be asked for here. */
  readonly mentors: boolean;
}

/** What Belay thinks of somebody, with the evidence: the answer to `/belay why`. */
export interface Why {
  readonly about: 'why';
  readonly person: Person;
  readonly standing: Standing;
  readonly evidence: Evidence;
}

/** The commands there are: the answer to `/belay help`. */
export interface Help {
  readonly about: 'help';
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
  readonly because: 'asked-for' | 'unanswered' | 'new' | 'assigned';
  readonly topic: string | null;
  /** They have as many newcomers as they wanted; a maintainer thought of them all the same. */
  readonly isFull: boolean;
  /** Where they can answer in private; null where there are no private pages. */
  readonly answerUrl: string | null;
}

/** The one lasting comment of a pairing, from acceptance on; edited, never repeated. */
export interface Mentorship {
  readonly about: 'mentorship';
  readonly mentor: Person;
  readonly newcomer: Person;
  readonly where: ThreadKind;
  readonly agreement: Agreement;
  readonly phase: MentorshipPhase;
  readonly concern: ConcernRoute;
  /** Those of the two whom these words call; the others are named without a mention. */
  readonly mentioned: readonly PersonKey[];
}

export type MentorshipPhase =
  | { readonly is: 'active' }
  | { readonly is: 'paused' }
  /** The thread is over; it rests until then and ends by itself. */
  | { readonly is: 'landed' | 'closed'; readonly until: Instant }
  /** With a page for two private questions, where there are private pages and somebody to read the answers. */
  | { readonly is: 'ended'; readonly because: 'completed' | 'expired'; readonly questionsUrl: string | null };

/** Whom to turn to when something does not feel right. */
export interface ConcernRoute {
  /** The login of whoever reads concerns here; null where the project named nobody. */
  readonly contact: string | null;
  /** The private page to write to them. */
  readonly url: string | null;
}

/** Asks how it is going, when it has been silent for as long as they agreed on. */
export interface CheckIn {
  readonly about: 'check-in';
  readonly mentor: Person;
  readonly newcomer: Person;
  readonly because: CheckInReason;
  /** Whether the newcomer can have somebody else, by a thumb up or a command. */
  readonly canChange: boolean;
  /** Those of the two who may be mentioned just now; the others are named without it. */
  readonly mentioned: readonly PersonKey[];
}

export type CheckInReason =
  | { readonly is: 'both-silent' }
  /** The mentor spoke last. */
  | { readonly is: 'newcomer-silent' }
  /** The newcomer spoke last. */
  | { readonly is: 'mentor-silent' }
  /** Their last day away, as its midnight in UTC. */
  | { readonly is: 'mentor-away'; readonly until: Instant }
  | { readonly is: 'mentor-stopped' };

/** To the one who is left, when the other ended it: no reason is given, and none is asked. */
export interface MentorshipOver {
  readonly about: 'mentorship-over';
  readonly to: Person;
  readonly role: 'newcomer' | 'mentor';
  readonly isMentioned: boolean;
}

/** Thanks to a regular who offers to mentor, and a word to the maintainers on how to say yes. */
export interface OfferMade {
  readonly about: 'offer-made';
  readonly person: Person;
  readonly topics: readonly string[];
}

/** The honest word when nobody fits or nobody has room. */
export interface NobodyFree {
  readonly about: 'nobody-free';
  readonly where: ThreadKind;
  /** True where people were asked and could not; false where there was nobody to ask. */
  readonly someWereAsked: boolean;
}
