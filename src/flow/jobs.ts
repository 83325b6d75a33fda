// Work for later: what a job is, and how it is kept in the same transaction as what it is about. Types only.
import type { Happening } from '../domain/happening.ts';
import type { RepositoryId } from '../domain/repository.ts';

/**
 * `group` says what must not be worked on twice at the same time, and in order: a thread (`repository:number`) or a
 * repository. Groups are told apart within one name.
 */
export type Job =
  /** Think about everything in a kept delivery. */
  | { readonly name: 'delivery'; readonly id: string; readonly group: string }
  /** Think about something whose time has come. */
  | { readonly name: 'reminder'; readonly happening: Happening; readonly group: string }
  /** Carry a wish to GitHub. */
  | { readonly name: 'deed'; readonly key: string; readonly group: string }
  /** Look for surplus copies of a comment. */
  | { readonly name: 'reconcile'; readonly key: string; readonly group: string }
  /** Read the next page of a repository's history. */
  | { readonly name: 'history'; readonly repository: RepositoryId; readonly group: string };

export type JobName = Job['name'];

export type JobOf<Name extends JobName> = Extract<Job, { readonly name: Name }>;

/** A transaction, or a connection, of the database, whoever opened it. */
export interface SqlRunner {
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

/** Keeps jobs in somebody else's transaction: they exist exactly if it commits. */
export type Enqueue = (sql: SqlRunner, jobs: readonly Job[]) => Promise<void>;

/** Where the queue keeps its jobs: in this process's own database, or on a server. */
export type JobStore =
  | {
      readonly is: 'embedded';
      readonly sql: SqlRunner;
      listen(channel: string, onNotification: (payload: string) => void): Promise<() => Promise<void>>;
    }
  | { readonly is: 'server'; readonly databaseUrl: string };
