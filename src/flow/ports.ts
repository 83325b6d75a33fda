// The few questions Belay asks the world and the few deeds it does there. Adapters answer; nothing here knows how.
import type { LandedChange, PersonKey } from '../domain/contribution.ts';
import type { Deed, Wish } from '../domain/deed.ts';
import type { Choice, LedgerFacts, MentorClaim, Milestone, Note, Reaction } from '../domain/effect.ts';
import type { Happening } from '../domain/happening.ts';
import type { TrackRecord } from '../domain/history.ts';
import type { OpenIssue } from '../domain/next-steps.ts';
import type { Pairing } from '../domain/pairing.ts';
import type { Person } from '../domain/person.ts';
import type { Repository, RepositoryId, ThreadRef } from '../domain/repository.ts';
import type { Settings } from '../domain/settings.ts';
import type { Preference } from '../domain/preference.ts';
import type {
  CommentsWritten,
  LastWords,
  MentionsThisWeek,
  MentorLoad,
  Offer,
  PairingSoFar,
  TakesPart,
  UsualAnswer,
} from '../domain/situation.ts';
import type { ThreadFacts } from '../domain/thread-facts.ts';
import type { Thread } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';

export interface Clock {
  now(): Instant;
}

/** What Belay remembers: history, pairings, what it did. */
export interface Memory {
  repository(id: RepositoryId): Promise<KnownRepository | null>;
  trackRecord(repository: RepositoryId, key: PersonKey): Promise<TrackRecord>;
  /** Everybody's record in the other repositories of one owner, for a person who opens something here. */
  trackRecordsElsewhere(ownerId: number, except: RepositoryId, key: PersonKey): Promise<TrackRecord[]>;
  /** Threads this person opened here before an instant, and reviews and answers they gave before it. */
  earlierHelp(repository: RepositoryId, key: PersonKey, before: Instant): Promise<number>;
  /** How long threads opened in [from, to) waited for a first answer, where they had one before `to`. */
  usualAnswer(repository: RepositoryId, from: Instant, to: Instant): Promise<UsualAnswer>;
  /** What a person chose about themselves, on this whole server; null if nothing, or if they took it back. */
  choiceOf(key: PersonKey): Promise<Exclude<Choice, 'opt-in'> | null>;
  /** Those of these people who opted out or were forgotten. */
  leftAlone(keys: readonly PersonKey[]): Promise<ReadonlySet<PersonKey>>;
  /** A milestone without the part that names a thread or a day stands for all of its kind. */
  hasMilestone(
    repository: RepositoryId,
    key: PersonKey,
    milestone: Milestone | 'first-attempt-closed',
  ): Promise<boolean>;
  countMilestones(repository: RepositoryId, milestone: Milestone, from: Instant): Promise<number>;
  pairingSoFar(repository: RepositoryId, newcomer: PersonKey): Promise<PairingSoFar>;
  /** The open pairing of a thread, whoever its newcomer is; `count` and `tried` are that newcomer's. */
  pairingOfThread(thread: ThreadRef): Promise<PairingSoFar>;
  /** One entry per person asked about, in the same order; somebody unknown has an empty load at version 0. */
  mentorLoads(ownerId: number, mentors: readonly PersonKey[], weekBefore: Instant): Promise<MentorLoad[]>;
  /** Comments by Belay since an instant, anywhere, that mention each of these people. */
  mentionsOf(people: readonly PersonKey[], since: Instant): Promise<MentionsThisWeek>;
  /** What somebody offered to do here; null if nothing. */
  offer(repository: RepositoryId, person: PersonKey): Promise<Offer | null>;
  /** Everybody here whose offer a maintainer confirmed. */
  confirmedOffers(repository: RepositoryId): Promise<ReadonlySet<PersonKey>>;
  /** Where somebody is asked or mentors just now, in all repositories of one owner. */
  takesPartIn(ownerId: number, mentor: PersonKey): Promise<TakesPart[]>;
  /** GitHub's id of a comment that stands; null where there is none. */
  standingComment(key: string): Promise<number | null>;
  /** Latest known logins; people Belay never met are missing. */
  people(keys: readonly PersonKey[]): Promise<Map<PersonKey, Person>>;
  /** Landed changes of a repository since an instant, by time, for the ranking. */
  landedChanges(repository: RepositoryId, since: Instant): AsyncIterable<LandedChange>;
  /** Comments Belay wrote: in a thread, and in a repository since an instant (for budgets). Withdrawn ones count too. */
  commentsWritten(thread: ThreadRef, dayBefore: Instant): Promise<CommentsWritten>;
  /** Answers to questions of this person about themselves, or about commands, anywhere, since an instant. */
  answersGiven(person: PersonKey, since: Instant): Promise<number>;
  commit(commit: Commit): Promise<CommitResult>;
}

export interface KnownRepository extends Repository {
  /** False while the history before installation has not been read completely. */
  readonly isHistoryKnown: boolean;
  readonly isSuspended: boolean;
  /** A maintainer wants Belay to say nothing here until they say otherwise. */
  readonly isSilenced: boolean;
}

/** All that one decision changes, kept together or not at all. */
export interface Commit {
  readonly repository: RepositoryId;
  readonly at: Instant;
  /** What must happen only once ever, e.g. a line of a comment; null where doing it again is harmless. */
  readonly once: string | null;
  readonly marks: readonly { readonly person: PersonKey; readonly milestone: Milestone }[];
  readonly pairings: readonly { readonly pairing: Pairing; readonly claim: MentorClaim | null }[];
  readonly unmarks: readonly { readonly person: PersonKey; readonly milestone: Milestone }[];
  /** What was learned for the ledger; what forgotten people did is left out when it is kept. */
  readonly facts: readonly LedgerFacts[];
  readonly choices: readonly {
    readonly person: PersonKey;
    readonly choice: Choice;
    /** When they said so: an older choice does not undo a newer one. */
    readonly at: Instant;
  }[];
  /** What people said about their mentoring; an older word does not undo a newer one. */
  readonly preferences: readonly {
    readonly ownerId: number;
    readonly person: PersonKey;
    readonly preference: Preference;
    readonly at: Instant;
  }[];
  /** Regulars who offer to mentor in this repository, and those of them whom a maintainer confirmed. */
  readonly offers: readonly {
    readonly person: PersonKey;
    readonly is: 'offered' | 'confirmed';
    readonly at: Instant;
  }[];
  /** Who is never paired again. */
  readonly partings: readonly { readonly newcomer: PersonKey; readonly mentor: PersonKey }[];
  /** Whether a maintainer wants silence here; null where nothing was said about it. */
  readonly silence: { readonly isSilent: boolean; readonly at: Instant } | null;
  readonly wishes: readonly KeyedWish[];
  readonly reminders: readonly Reminder[];
  readonly forgottenReminders: readonly string[];
  readonly notes: readonly LogNote[];
}

export interface KeyedWish {
  readonly key: string;
  readonly wish: Wish;
  readonly mentions: readonly PersonKey[];
  /** Everybody whom the words name, mentioned or not: what must go when they want to be forgotten. */
  readonly names: readonly PersonKey[];
}

export interface Reminder {
  readonly key: string;
  readonly at: Instant;
  readonly happening: Happening;
}

export interface LogNote {
  readonly thread: ThreadRef;
  readonly person: PersonKey | null;
  readonly note: Note;
}

/**
 * `committed`: kept. `already-done`: `once` was kept before, nothing was changed.
 * `stale`: a mark, a pairing's version or a mentor's load changed since it was read; nothing was changed, look again.
 */
export type CommitResult = 'committed' | 'already-done' | 'stale';

/** GitHub as it is now. Every method may throw `GitHubTrouble`. */
export interface GitHub {
  /** null if it is gone. Files are cut at 100; `bots` are logins that are nobody here, so what they say is no answer. */
  thread(repository: Repository, number: number, bots: readonly string[]): Promise<ThreadFacts | null>;
  /** What became of a closed pull request on the default branch; nothing, where commits may not be read. */
  landedByHand(repository: Repository, facts: ThreadFacts): Promise<LandedByHand>;
  /** Asked of GitHub's permission API, never guessed from an association; cached. */
  canWrite(repository: Repository, person: Person): Promise<boolean>;
  /** Which of these people set GitHub's "Busy" status. */
  busy(repository: Repository, logins: readonly string[]): Promise<ReadonlySet<string>>;
  /** When these two last said or pushed something in a thread. */
  lastWords(
    repository: Repository,
    thread: number,
    people: { readonly newcomer: PersonKey; readonly mentor: PersonKey },
  ): Promise<LastWords>;
  /** The issues of the same repository that a pull request says it closes. */
  closes(repository: Repository, pull: number): Promise<readonly number[]>;
  isAssigned(repository: Repository, thread: number, person: PersonKey): Promise<boolean>;
  /** Who gave a thumb up to one of Belay's comments. */
  thumbsUp(repository: Repository, comment: number): Promise<readonly Person[]>;
  /** null where nobody has that login. */
  personByLogin(repository: Repository, login: string): Promise<Person | null>;
  settings(repository: Repository): Promise<Settings>;
  contributingUrl(repository: Repository): Promise<string | null>;
  /**
   * What it takes to greet whoever opened a thread, in one question: the contributing guide, whether the default branch had
   * commits of theirs by then, and whether the thread, unlocked, and its author's account are still there.
   */
  stranger(
    repository: Repository,
    thread: Pick<Thread, 'number' | 'openedAt'>,
    authorNodeId: string | null,
  ): Promise<StrangerFacts>;
  /** Open issues that nobody is assigned to, under any of these labels, those changed last first; at most 50. */
  openIssues(repository: Repository, labels: readonly string[]): Promise<OpenIssue[]>;
}

export interface LandedByHand {
  /** The change that a commit by its author, which names the pull request, made of it. */
  readonly change: LandedChange | null;
  /** Whether the same work may have landed in another shape: by other commits of the author, or by commits that name it. */
  readonly hasCommitsSince: boolean;
}

export interface StrangerFacts {
  readonly contributingUrl: string | null;
  readonly hasCommits: boolean;
  /** null where GitHub does not show the thread: it is gone, or not to be seen yet. */
  readonly isStillThere: boolean | null;
}

/** Wishes on their way to GitHub: the exactly-one-comment protocol needs every step kept. */
export interface DeedStore {
  deed(key: string): Promise<(Deed & { readonly repositoryRef: Repository }) | null>;
  /** planned → sending, committed before anything is sent; null if somebody else claimed it or it changed meanwhile. */
  claim(deed: Deed, at: Instant): Promise<Deed | null>;
  /** Reports how an attempt ended; ignored if a newer attempt was claimed meanwhile. `at` is the wall clock. */
  report(deed: Deed, outcome: DeedReport): Promise<void>;
}

export interface DeedReport {
  readonly state: Deed['state'];
  readonly remoteId: number | null;
  readonly looks: number;
  readonly reason: string | null;
}

/** Writing to GitHub. Whatever writes is sent once, never repeated here: what an answer means is decided by the caller. */
export interface Speaker {
  /** After how many milliseconds something had better be written; 0: now. Asked before an attempt begins, so that none waits half begun. */
  patience(repository: Repository): number;
  postComment(repository: Repository, thread: number, body: string): Promise<Answer<number>>;
  editComment(repository: Repository, comment: number, body: string): Promise<Answer<null>>;
  deleteComment(repository: Repository, comment: number): Promise<Answer<null>>;
  /** Belay's own comments in a thread that contain the marker, lowest id first, through every page. */
  findComments(
    repository: Repository,
    thread: number,
    marker: string,
    since: Instant,
  ): Promise<Answer<FoundComment[]>>;
  addLabel(repository: Repository, thread: number, label: string): Promise<Answer<null>>;
  removeLabel(repository: Repository, thread: number, label: string): Promise<Answer<null>>;
  assign(repository: Repository, thread: number, login: string): Promise<Answer<null>>;
  unassign(repository: Repository, thread: number, login: string): Promise<Answer<null>>;
  react(repository: Repository, comment: number, reaction: Reaction): Promise<Answer<null>>;
}

export interface FoundComment {
  readonly id: number;
  readonly body: string;
}

/** What became of one request. */
export type Answer<T> =
  | { readonly is: 'done'; readonly value: T }
  /** GitHub said no, and would say no again. */
  | { readonly is: 'refused'; readonly status: number; readonly reason: string }
  /** GitHub did not do it, and asks for patience. */
  | { readonly is: 'later'; readonly afterMs: number; readonly reason: string }
  /** Nobody knows whether GitHub did it. */
  | { readonly is: 'unknown'; readonly reason: string };

/** Deliveries as GitHub sent them, translated at the door, kept before GitHub hears "accepted". */
export interface Inbox {
  /** Resolves once the delivery and its job are kept; keeping the same id again changes nothing. Calls made at the same time share one transaction. */
  keep(delivery: Delivery): Promise<void>;
  delivery(id: string): Promise<Delivery | null>;
  /** Those of these deliveries that were kept. */
  arrived(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Says that everything in it was thought through. */
  finish(id: string, at: Instant): Promise<void>;
}

export interface Delivery {
  /** GitHub's `X-GitHub-Delivery`; the same for every redelivery. */
  readonly id: string;
  readonly event: string;
  readonly receivedAt: Instant;
  /** Nothing of the payload is kept beyond this: no conversations, no e-mail addresses. Often empty. */
  readonly happenings: readonly Happening[];
}
