// What to think about again, and when. A reminder whose time has come becomes a job.
import type { Happening } from '../domain/happening.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { Enqueue, Job } from '../flow/jobs.ts';
import type { Reminder } from '../flow/ports.ts';
import { groupOf } from './happening-group.ts';
import type { Database } from './open.ts';
import { iso, lastOfEach, toJson } from './rows.ts';
import { execute, query, runnerOf, transact, type Transaction } from './transact.ts';

// What a decision concerns may lie in other repositories of the same owner, and such a one may be gone by now. Its row is locked
// as every reference locks it, so that it does not go before this is kept.
const UPSERT = `
  WITH given AS (
    SELECT r.key, r.at, r.happening, coalesce((r.happening #>> '{thread,repository}')::bigint, $1::bigint) AS repository
    FROM jsonb_to_recordset($2::jsonb) AS r(key text, at timestamptz, happening jsonb)
  ), there AS (
    SELECT id FROM repository WHERE id IN (SELECT repository FROM given) ORDER BY id FOR KEY SHARE
  )
  INSERT INTO reminder (key, repository, at, happening)
  SELECT g.key, g.repository, g.at, g.happening FROM given g JOIN there t ON t.id = g.repository
  ORDER BY g.key
  ON CONFLICT (key) DO UPDATE SET repository = excluded.repository, at = excluded.at, happening = excluded.happening`;

/** Forgets first: a reminder that is set in the same breath stands. */
export async function keepReminders(
  transaction: Transaction,
  repository: RepositoryId,
  reminders: readonly Reminder[],
  forgotten: readonly string[],
): Promise<void> {
  if (forgotten.length > 0) {
    await execute(transaction, `DELETE FROM reminder WHERE key = ANY ($1::text[])`, [...forgotten]);
  }
  if (reminders.length === 0) return;
  const rows = lastOfEach(reminders, (reminder) => reminder.key);
  await execute(
    transaction,
    UPSERT,
    repository,
    toJson(rows.map(({ key, at, happening }) => ({ key, at: iso(at), happening }))),
  );
}

/**
 * Moves reminders that are due at `now` into jobs, the earliest first, at most `limit`. Gives how many. Whoever asks while
 * somebody else is moving them waits, so that 0 means that all of them are jobs by now. In a repository that is put aside,
 * nothing is due before it comes back.
 */
export function dueReminders(
  { prisma }: Pick<Database, 'prisma'>,
  enqueue: Enqueue,
  now: Instant,
  limit = 100,
): Promise<number> {
  return transact(prisma, async (transaction) => {
    const due = await query<{ at: Date; happening: Happening }>(
      transaction,
      `DELETE FROM reminder WHERE key IN (
         SELECT key FROM reminder m WHERE at <= $1::timestamptz
           AND NOT EXISTS (SELECT 1 FROM repository r WHERE r.id = m.repository AND r.removed_at IS NOT NULL)
         ORDER BY at LIMIT $2::int FOR UPDATE
       ) RETURNING at, happening`,
      iso(now),
      limit,
    );
    due.sort((a, b) => a.at.getTime() - b.at.getTime());
    const jobs = due.map(({ happening }): Job => ({
      name: 'reminder',
      happening,
      group: groupOf(happening),
    }));
    if (jobs.length > 0) await enqueue(runnerOf(transaction), jobs);
    return jobs.length;
  });
}
