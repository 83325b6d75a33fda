// The ledger and how it is filled: installations, GitHub's history, what GitHub could not deliver. Adapters answer; nothing here
// knows how.
import type { Contribution, PersonKey } from '../domain/contribution.ts';
import type { LedgerFacts } from '../domain/effect.ts';
import type { Person } from '../domain/person.ts';
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { KnownRepository } from './ports.ts';

/** Which repositories Belay serves, and how far it has read their past. */
export interface Installations {
  /**
   * Makes what is known of an installation what GitHub says of it: adds and updates repositories, and puts aside those that
   * are not listed any more. Gives those whose past has to be read. A repository that was put aside and comes back within
   * twelve hours is as it was.
   */
  keep(installationId: number, found: FoundInstallation | null, at: Instant): Promise<RepositoryId[]>;
  updateRepository(repository: Repository): Promise<void>;
  /**
   * It is gone from this installation: nothing is done there any more, and within a day everything about it goes. If it
   * belongs to another installation meanwhile, nothing happens.
   */
  putAside(repository: RepositoryId, installationId: number, at: Instant): Promise<void>;
  /** All installations that have repositories here. */
  known(): Promise<number[]>;
  historyProgress(repository: RepositoryId): Promise<HistoryProgress | null>;
  /** Keeps one page of history and how far it reached, together. */
  keepHistoryPage(repository: RepositoryId, page: HistoryPage): Promise<void>;
}

export interface FoundInstallation {
  readonly isSuspended: boolean;
  /** null where GitHub does not list them, as while it is suspended. */
  readonly repositories: readonly Repository[] | null;
}

export interface HistoryProgress {
  /** Where the reading that is under way goes on; null if none is. Only whoever reads history can read this. */
  readonly bookmark: string | null;
  /** Whether the past was read to its end at least once. */
  readonly isComplete: boolean;
  /** Everything that changed before this is known; null before the first complete reading. */
  readonly readUntil: Instant | null;
}

export interface HistoryPage {
  readonly facts: LedgerFacts;
  /** Where the next page begins; null after the last one. */
  readonly bookmark: string | null;
  /** With the last page: everything that changed before this is known now. */
  readonly readUntil: Instant | null;
  readonly budget: RateBudget | null;
  /** For whoever watches: what is being read, and how many of how many are done. */
  readonly progress: HistoryStep;
}

export type HistoryPhase = 'pull requests' | 'issues' | 'commits';

export interface HistoryStep {
  readonly phase: HistoryPhase;
  /** Read in this phase so far. */
  readonly done: number;
  /** null where GitHub did not say. */
  readonly total: number | null;
  /** True where GitHub shows nothing, as the commits of a private repository whose contents may not be read. */
  readonly isWithheld?: boolean;
}

/** What GitHub still allows within its hour, in points. */
export interface RateBudget {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Instant;
  /** What this question cost. */
  readonly cost: number;
}

/** What GitHub says about installations and repositories. */
export interface InstallationSource {
  /** null: it is not installed there any more. */
  installation(id: number): Promise<FoundInstallation | null>;
  /** Where the App is installed, by GitHub's own list. */
  all(): Promise<number[]>;
  /** As it is called now; null if Belay may not see it any more. */
  repository(id: RepositoryId, installationId: number): Promise<Repository | null>;
  /** Forgets what was cached about a repository. */
  forget(repository: RepositoryId): void;
  /** Forgets who may write, everywhere. */
  forgetPermissions(): void;
}

export interface HistorySource {
  /**
   * From a bookmark (null: the beginning) to the end; each page with the bookmark after it. With `since`, only what changed
   * since then. What a commit means depends on pull requests that were read before: `pullsOf` remembers them.
   */
  pages(repository: Repository, from: HistoryStart): AsyncIterable<HistoryPage>;
}

export interface HistoryStart {
  readonly bookmark: string | null;
  readonly since: Instant | null;
  readonly now: Instant;
  /** Logins that are nobody here, although GitHub thinks they are people. */
  readonly bots: readonly string[];
  /** Those of these numbers that are pull requests, with their author and whether they were merged. */
  readonly pullsOf: (numbers: readonly number[]) => Promise<ReadonlyMap<number, KnownPull>>;
}

export interface KnownPull {
  readonly author: PersonKey;
  readonly authorName: string;
  readonly title: string;
  readonly openedAt: Instant;
  readonly isMerged: boolean;
}

/** The ledger as it stands: to be written to a file, or filled from one. */
export interface Ledger {
  repositoryByName(owner: string, name: string): Promise<KnownRepository | null>;
  /** Every contribution of a repository, by time, then by id by code point. */
  contributions(repository: RepositoryId): AsyncIterable<Contribution>;
  /** Those of these numbers that are pull requests. */
  pullsOf(repository: RepositoryId, numbers: readonly number[]): Promise<Map<number, KnownPull>>;
  keep(repository: RepositoryId, facts: LedgerFacts): Promise<void>;
  /** Erases a person on this whole server; gives false if nobody here ever met them. */
  forget(key: PersonKey, at: Instant): Promise<boolean>;
  personByLogin(login: string): Promise<Person | null>;
}

/** What GitHub tried to tell this App, and whether it arrived. */
export interface DeliveryLog {
  /** Attempts since an instant, latest first. */
  since(from: Instant): AsyncIterable<DeliveryAttempt>;
  /** Asks GitHub to send it once more. */
  redeliver(attempt: DeliveryAttempt): Promise<void>;
}

export interface DeliveryAttempt {
  readonly id: number;
  /** The same for every attempt of one delivery. */
  readonly guid: string;
  readonly at: Instant;
  /** `refused`: this server heard it and will never take it. `failed`: it may take it another time. */
  readonly outcome: 'ok' | 'refused' | 'failed';
}
