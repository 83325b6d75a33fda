// The few questions Belay asks the world and the few deeds it does there. Adapters answer; nothing here knows how.
import type { Contribution, LandedChange, PersonKey } from '../domain/contribution.ts';
import type { Deed, Wish } from '../domain/deed.ts';
import type { MentorClaim, Milestone, Note, Reaction } from '../domain/effect.ts';
import type { Happening } from '../domain/happening.ts';
import type { TrackRecord } from '../domain/history.ts';
import type { Pairing } from '../domain/pairing.ts';
import type { Person } from '../domain/person.ts';
import type { Repository, RepositoryId, ThreadRef } from '../domain/repository.ts';
import type { Settings } from '../domain/settings.ts';
import type { CommentsWritten, MentorLoad, PairingSoFar } from '../domain/situation.ts';
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
  /** Contributions of a person other than landed changes. */
  countOtherContributions(repository: RepositoryId, key: PersonKey): Promise<number>;
  hasMilestone(repository: RepositoryId, key: PersonKey, milestone: Milestone): Promise<boolean>;
  countMilestones(repository: RepositoryId, milestone: Milestone, from: Instant): Promise<number>;
  pairingSoFar(repository: RepositoryId, newcomer: PersonKey): Promise<PairingSoFar>;
  /** The open pairing of a thread, whoever its newcomer is; `count` and `tried` are that newcomer's. */
  pairingOfThread(thread: ThreadRef): Promise<PairingSoFar>;
  /** One entry per person asked about, in the same order; somebody unknown has an empty load at version 0. */
  mentorLoads(ownerId: number, mentors: readonly PersonKey[], weekBefore: Instant): Promise<MentorLoad[]>;
  /** Latest known logins; people Belay never met are missing. */
  people(keys: readonly PersonKey[]): Promise<Map<PersonKey, Person>>;
  /** Landed changes of a repository since an instant, by time, for the ranking. */
  landedChanges(repository: RepositoryId, since: Instant): AsyncIterable<LandedChange>;
  /** Comments Belay wrote: in a thread, and in a repository since an instant (for budgets). Withdrawn ones count too. */
  commentsWritten(thread: ThreadRef, dayBefore: Instant): Promise<CommentsWritten>;
  commit(commit: Commit): Promise<CommitResult>;
}

export interface KnownRepository extends Repository {
  /** False while the history before installation has not been read completely. */
  readonly isHistoryKnown: boolean;
  readonly isSuspended: boolean;
}

/** All that one decision changes, kept together or not at all. */
export interface Commit {
  readonly repository: RepositoryId;
  readonly at: Instant;
  /** What must happen only once ever, e.g. a line of a comment; null where doing it again is harmless. */
  readonly once: string | null;
  readonly marks: readonly { readonly person: PersonKey; readonly milestone: Milestone }[];
  readonly pairings: readonly { readonly pairing: Pairing; readonly claim: MentorClaim | null }[];
  readonly contributions: readonly Contribution[];
  readonly wishes: readonly KeyedWish[];
  readonly reminders: readonly Reminder[];
  readonly forgottenReminders: readonly string[];
  readonly people: readonly Person[];
  readonly notes: readonly LogNote[];
}

export interface KeyedWish {
  readonly key: string;
  readonly wish: Wish;
  readonly mentions: readonly PersonKey[];
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
  /** null if it is gone. Files are cut at 100; `bots` are logins that are nobody here, so their comments are no answer. */
  thread(repository: Repository, number: number, bots: readonly string[]): Promise<Thread | null>;
  /** The landed change of a merged pull request, with its reviewers; null if it did not land. */
  landedChange(
    repository: Repository,
    number: number,
  ): Promise<{ change: LandedChange; people: Person[] } | null>;
  /** Asked of GitHub's permission API, never guessed from an association; cached. */
  canWrite(repository: Repository, person: Person): Promise<boolean>;
  /** Which of these people set GitHub's "Busy" status. */
  busy(repository: Repository, logins: readonly string[]): Promise<ReadonlySet<string>>;
  settings(repository: Repository): Promise<Settings>;
  contributingUrl(repository: Repository): Promise<string | null>;
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

/** Which repositories Belay serves, and how far it has read their past. */
export interface Installations {
  /** Adds or updates; a repository that comes back starts to read its history anew. */
  addRepositories(repositories: readonly Repository[], at: Instant): Promise<void>;
  updateRepository(repository: Repository): Promise<void>;
  /** Everything known about these repositories goes; an empty list means all of the installation's. */
  removeRepositories(installationId: number, repositories: readonly RepositoryId[]): Promise<void>;
  suspend(installationId: number, isSuspended: boolean): Promise<void>;
  historyProgress(repository: RepositoryId): Promise<HistoryProgress | null>;
  /** Keeps one page of history and how far it reached, together. */
  keepHistoryPage(repository: RepositoryId, page: HistoryPage): Promise<void>;
}

export interface HistoryProgress {
  /** GitHub's cursor after the last kept page; null at the beginning. */
  readonly cursor: string | null;
  readonly isComplete: boolean;
}

export interface HistoryPage extends HistoryProgress {
  readonly contributions: readonly Contribution[];
  readonly people: readonly Person[];
}

/** What GitHub says about installations and repositories. */
export interface InstallationSource {
  repositories(installationId: number): Promise<Repository[]>;
  /** As it is called now; null if Belay may not see it any more. */
  repository(id: RepositoryId, installationId: number): Promise<Repository | null>;
  /** Forgets what was cached about a repository. */
  forget(repository: RepositoryId): void;
}

export interface HistorySource {
  /** From a cursor (null: the beginning) to the end; each page with the cursor after it. */
  pages(repository: Repository, from: string | null): AsyncIterable<HistoryPage>;
}
