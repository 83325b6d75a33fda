// What Belay knows at the moment of deciding: for each happening exactly what its decision needs, "now" included.
import type { PersonKey, LandedChange } from './contribution.ts';
import type { Choice } from './effect.ts';
import type { AboutMe, AboutRepository, OwnOffer } from './command.ts';
import type {
  AskExpired,
  AssignmentDue,
  CheckInDue,
  CommandGiven,
  CommentRef,
  PairingLeft,
  PairingOver,
  SearchDue,
  ThreadDeed,
} from './happening.ts';
import type { Suggestion } from './matching/suggestion.ts';
import type { LandingMilestone } from './milestone.ts';
import type { OpenIssue } from './next-steps.ts';
import type { Pairing } from './pairing.ts';
import type { Person } from './person.ts';
import type { Preferences } from './preference.ts';
import type { Repository, ThreadRef } from './repository.ts';
import type { Settings } from './settings.ts';
import type { Assessment } from './standing.ts';
import type { ThreadFacts } from './thread-facts.ts';
import type { Thread } from './thread.ts';
import type { Instant } from './time.ts';

export type Situation =
  | OpenedSituation
  | NoticedSituation
  | UnansweredSituation
  | CommandSituation
  | AboutMeSituation
  | OwnOfferSituation
  | OfferSituation
  | SilenceSituation
  | CheckInSituation
  | AssignmentSituation
  | LinkedSituation
  | SilentSituation
  | SearchDueSituation
  | ClosedSituation
  | OverSituation
  | LeftSituation
  | VanishedSituation
  | NothingToDecide;

export interface Common {
  readonly now: Instant;
  readonly repository: Repository;
  readonly settings: Settings;
  readonly thread: Thread;
  /** A maintainer wants Belay to say nothing here until they say otherwise; the settings are quiet then, too. */
  readonly isSilenced: boolean;
  /** Where the private pages are, without a slash at the end; null where there are none. */
  readonly pagesUrl: string | null;
}

/** Whoever opened the thread, as this repository knows them. */
export interface Author extends Assessment {
  readonly person: Person;
  /** Opted out or was forgotten: nothing is said to them, and nobody is looked for. */
  readonly isLeftAlone: boolean;
}

/** Somebody opened a thread, or made a draft ready. */
export interface OpenedSituation extends Common {
  readonly about: 'opened';
  /** As they stood when they opened it, so that late news decides like early news. */
  readonly author: Author;
  /** True where the thread was closed before. */
  readonly isAgain: boolean;
  /** Since when it waits for an answer: its opening, or the moment it stopped being a draft. */
  readonly waitsSince: Instant;
  readonly wasWelcomed: boolean;
  /** In this absence. */
  readonly wasWelcomedBack: boolean;
  /** GitHub knows commits of this person on the default branch, whatever the ledger knows. */
  readonly hasCommits: boolean;
  /** False where the account or the thread was deleted or locked since. */
  readonly isStillThere: boolean;
  /** Threads, reviews and answers of this person here, before this one. */
  readonly earlierHelp: number;
  /** Maintainer or regular in another repository of the same owner. */
  readonly isKnownToOwner: boolean;
  /** First-timers welcomed in this repository in the 24 hours before. */
  readonly welcomedToday: number;
  readonly contributingUrl: string | null;
  readonly usualAnswer: UsualAnswer;
  readonly pairing: PairingSoFar;
  /** The issues of this repository that it says it closes; asked for only where the author is paired on an issue. */
  readonly closes: readonly number[];
  readonly written: CommentsWritten;
}

/** How long threads of the last 90 days waited for a first answer, where they got one. */
export interface UsualAnswer {
  /** Threads that were opened in the time. */
  readonly threads: number;
  /** Those of them that were answered. */
  readonly cases: number;
  readonly medianHours: number | null;
}

/** Something to keep in mind, nothing to answer. */
export interface NoticedSituation extends Common {
  readonly about: 'noticed';
  readonly author: Person;
  readonly deed: ThreadDeed | null;
}

/** What is known of this newcomer and mentors here: the open pairing if there is one, and what must not be forgotten of earlier ones. */
export interface PairingSoFar {
  readonly open: Pairing | null;
  /** Pairings of this newcomer in this repository, ended ones included. */
  readonly count: number;
  /** Whoever passed or stayed silent for this newcomer before: not asked again unless a maintainer wishes it. */
  readonly tried: readonly PersonKey[];
  /** Whoever is never paired with this newcomer again. */
  readonly apart: readonly PersonKey[];
  /** The latest pairing of this newcomer that ended, with its thread. */
  readonly previous: Pick<Pairing, 'id' | 'thread'> | null;
}

/** What is needed to decide about an open pairing and nothing else. */
export interface PairingSituation extends Common {
  readonly pairing: PairingSoFar;
}

/** Somebody the ranking suggests, with the facts that say whether they may be asked now. */
export interface Candidate {
  readonly person: Person;
  readonly suggestion: Suggestion;
  readonly canWrite: boolean;
  /** A regular whose offer a maintainer confirmed. */
  readonly hasOffered: boolean;
  /** GitHub's own "Busy" status. */
  readonly isBusy: boolean;
  readonly load: MentorLoad;
}

/** How much somebody mentors, across all repositories of one owner. */
export interface MentorLoad {
  readonly mentor: PersonKey;
  /** Pairings that are active or paused, and the open ask. */
  readonly openPairings: number;
  readonly hasOpenAsk: boolean;
  readonly lastAcceptedAt: Instant | null;
  /** Comments by Belay in the last 7 days, anywhere, that mention this person. */
  readonly mentionsThisWeek: number;
  /** What they said about how they want to mentor. */
  readonly said: Preferences;
  /** Changes whenever the figures above may have changed. */
  readonly version: number;
}

/** What it takes to look for a mentor. */
export interface Search extends Common {
  readonly pairing: PairingSoFar;
  /** Best first; whether they may be asked now is decided, not assumed. */
  readonly candidates: readonly Candidate[];
  readonly written: CommentsWritten;
  /** Of everybody who takes part, or would. */
  readonly mentions: MentionsThisWeek;
}

/** Comments by Belay so far, for the message budgets. */
export interface CommentsWritten {
  readonly inThread: number;
  readonly inRepositoryToday: number;
}

/** A pull request has waited for its time. */
export interface UnansweredSituation extends Search {
  readonly about: 'unanswered';
  readonly author: Author;
  /** The author said that they want no mentor. */
  readonly wantsNone: boolean;
}

/** Somebody gave a command about a pairing. */
export interface CommandSituation extends Search {
  readonly about: 'command';
  readonly command: CommandGiven;
  /** The thread's author; null where that is a bot or a deleted account. */
  readonly author: Author | null;
  readonly speaker: Author;
  /** Whom the command names; null where it names nobody, or somebody who cannot be found. */
  readonly named: Candidate | null;
  /** Whether the newcomer whom it is about said that they want no mentor. */
  readonly wantsNone: boolean;
}

/** How often each of these people was mentioned by Belay in the last 7 days, anywhere. */
export type MentionsThisWeek = ReadonlyMap<PersonKey, number>;

/** Whoever was asked has not replied in time. */
export interface SilentSituation extends Search {
  readonly about: 'silent';
  readonly expired: AskExpired;
}

/** A search that was put off may go on. */
export interface SearchDueSituation extends Search {
  readonly about: 'search-due';
  readonly due: SearchDue;
}

/** Somebody says something about themselves, in a thread or on their private page. */
export interface Spoken extends Omit<Common, 'thread'> {
  /** Where they said it; null on a private page. */
  readonly thread: Thread | null;
  readonly comment: CommentRef | null;
  readonly at: Instant;
  readonly speaker: Author;
}

/** Somebody asks about themselves, or decides something about themselves. */
export interface AboutMeSituation extends Spoken {
  readonly about: 'about-me';
  readonly command: AboutMe;
  /** Answers they got in the last day. */
  readonly answersToday: number;
  /** What they chose before. */
  readonly choice: Exclude<Choice, 'opt-in'> | null;
}

/** Somebody says how they want to mentor. */
export interface OwnOfferSituation extends Spoken {
  readonly about: 'own-offer';
  readonly command: OwnOffer;
  readonly said: Preferences;
  /** What they offered here before; null if nothing. */
  readonly offer: Offer | null;
  /** Where they are asked or mentor just now, in all repositories of this owner. */
  readonly takesPartIn: readonly TakesPart[];
}

export interface TakesPart {
  readonly thread: ThreadRef;
  readonly pairing: string;
  readonly is: 'asked' | 'active' | 'paused';
}

/** A regular's offer to mentor in one repository. */
export interface Offer {
  readonly person: Person;
  readonly at: Instant;
  readonly isConfirmed: boolean;
}

/** A maintainer confirms an offer; or it is looked whether one did, with a thumb up. */
export interface OfferSituation extends Common {
  readonly about: 'offer';
  readonly offer: Offer | null;
  /** Who said yes, if somebody with write access did. */
  readonly confirmedBy: Person | null;
  /** The command that is answered; null where nobody gave one. */
  readonly command: CommandGiven | null;
  readonly speakerMayConfirm: boolean;
}

/** A maintainer wants silence here, or words again. */
export interface SilenceSituation extends Common {
  readonly about: 'silence';
  readonly command: CommandGiven;
  readonly verb: AboutRepository['verb'];
  readonly speaker: Author;
}

/** It is time to look whether the two in a pairing still talk. */
export interface CheckInSituation extends Search {
  readonly about: 'check-in';
  readonly due: CheckInDue;
  readonly lastWords: LastWords;
  readonly mentor: MentorLoad | null;
  /** The newcomer answered the check-in that stands with a thumb up: another mentor, please. */
  readonly wantsAnother: boolean;
}

/** When the two last said or pushed something in their thread; null where they never did. */
export interface LastWords {
  readonly newcomerAt: Instant | null;
  readonly mentorAt: Instant | null;
}

/** Whoever accepted was to be assigned. */
export interface AssignmentSituation extends PairingSituation {
  readonly about: 'assignment';
  readonly due: AssignmentDue;
  /** Whether GitHub shows it; true where nobody is to be assigned. */
  readonly isAssigned: boolean;
  readonly mentions: MentionsThisWeek;
}

/** A pull request may close the issue on which its author is paired. */
export interface LinkedSituation extends PairingSituation {
  readonly about: 'linked';
  /** The issues of this repository that it says it closes. */
  readonly closes: readonly number[];
}

/** A thread was closed, or was closed a while ago and is looked at again. */
export interface ClosedSituation extends Common {
  readonly about: 'closed';
  readonly pairing: PairingSoFar;
  readonly facts: ThreadFacts;
  /** The landed change: merged, or found on the default branch by another way. */
  readonly landed: LandedChange | null;
  /** False at the closing itself; true once everybody had time to explain. */
  readonly isLater: boolean;
  /** The author as a person to recognise; null where there is nobody to say anything to. */
  readonly recognition: Recognition | null;
}

/** What it takes to decide whether somebody hears a word about their landed or closed pull request. */
export interface Recognition {
  readonly author: Author;
  /** What the landing is for its author; null if it did not land, or is one of many. */
  readonly milestone: LandingMilestone | null;
  /** Whether the word for this was said before. */
  readonly wasSaid: boolean;
  readonly nextSteps: readonly OpenIssue[];
  /** Whether somebody with write access spoke around the closing. */
  readonly wasExplained: boolean;
  /** Whether the author had commits on the default branch before they opened it, whatever the ledger knows. */
  readonly hadCommits: boolean;
  /** Whether the author has commits on the default branch since they opened it: it may have landed in another shape. */
  readonly hasCommitsSince: boolean;
  readonly contributingUrl: string | null;
  readonly written: CommentsWritten;
}

/** A pairing has come to its natural end. */
export interface OverSituation extends Common {
  readonly about: 'over';
  readonly over: PairingOver;
  readonly pairing: PairingSoFar;
}

/** Somebody in a pairing opted out or was forgotten. */
export interface LeftSituation extends Search {
  readonly about: 'left';
  readonly left: PairingLeft;
  /** Whether it was the newcomer; otherwise it was the mentor, or whoever was asked. */
  readonly hasNewcomerLeft: boolean;
}

/** The thread was deleted or moved away, and a pairing belongs to it. */
export interface VanishedSituation extends Omit<Common, 'thread'> {
  readonly about: 'vanished';
  readonly thread: ThreadRef;
  readonly pairing: PairingSoFar;
}

/** There is nobody and nothing to decide about: a bot, a ghost, a place where nothing may or need be done. */
export interface NothingToDecide {
  readonly about: 'nothing';
  readonly because:
    | 'bot'
    | 'deleted account'
    | 'forgotten'
    | 'read-only'
    | 'not installed'
    | 'opened again'
    | 'closed again'
    | 'nobody left'
    | 'gone';
}
