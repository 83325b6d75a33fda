// Plain SQL in a transaction, on PGlite or PostgreSQL alike.
import type { SqlRunner } from '../flow/jobs.ts';

export interface Session {
  /** Commits when `work` resolves, rolls back when it rejects. A text without values may hold several statements. */
  transaction<T>(work: (sql: SqlRunner) => Promise<T>): Promise<T>;
}
