// Brings the database's tables up to this release at start-up, and records it as Prisma would, so that Prisma's own tools
// agree. Prisma's `migrate deploy` does the same, but needs a native engine that is downloaded.
import { randomUUID } from 'node:crypto';
import type { SqlRunner } from '../flow/jobs.ts';
import { DatabaseError } from './database-error.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import type { Session } from './session.ts';

/** The number under which Prisma's tools lock migrations; theirs and ours exclude each other. */
const LOCK = 72_707_369;

// Word for word as Prisma's engine creates it.
const RECORDS = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
  )`;

/** Applies what is missing, each migration in a transaction of its own. Gives the names of those applied now. */
export async function migrate(session: Session, migrations?: readonly Migration[]): Promise<string[]> {
  const known = migrations ?? (await readMigrations());
  const applied: string[] = [];
  for (;;) {
    const name = await session.transaction((sql) => applyNext(sql, known));
    if (name === null) return applied;
    applied.push(name);
  }
}

async function applyNext(sql: SqlRunner, known: readonly Migration[]): Promise<string | null> {
  // Held until the transaction ends. Whoever waited here finds the work done.
  await sql.executeSql(`SELECT pg_advisory_xact_lock(${LOCK})::text`);
  await sql.executeSql(RECORDS);
  const done = await recorded(sql);
  refuseUnknown(done, known);
  const next = known.find((migration) => !done.has(migration.name));
  if (!next) return null;
  await sql.executeSql(next.sql);
  await record(sql, next);
  return next.name;
}

async function recorded(sql: SqlRunner): Promise<Set<string>> {
  const { rows } = await sql.executeSql(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS "isFinished"
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const records = rows as { name: string; isFinished: boolean }[];
  const failed = records.find((record) => !record.isFinished);
  if (failed) {
    throw new DatabaseError(
      `The migration ${failed.name} failed in this database. Repair it, then mark it with "prisma migrate resolve".`,
    );
  }
  return new Set(records.map((record) => record.name));
}

function refuseUnknown(done: ReadonlySet<string>, known: readonly Migration[]): void {
  const names = new Set(known.map((migration) => migration.name));
  const unknown = [...done].find((name) => !names.has(name));
  if (unknown === undefined) return;
  throw new DatabaseError(
    `The database was written by a newer Belay: it has the migration ${unknown}, which this release does not know. ` +
      'Install that release, or a later one.',
  );
}

async function record(sql: SqlRunner, { name, checksum }: Migration): Promise<void> {
  await sql.executeSql(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}
