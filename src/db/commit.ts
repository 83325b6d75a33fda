// Keeps all that one decision changes, in one transaction, or nothing.
import type { Enqueue } from '../flow/jobs.ts';
import type { Commit, CommitResult } from '../flow/ports.ts';
import { keepContributions } from './contributions.ts';
import type { PrismaClient } from './generated/client.ts';
import { keepPairings } from './keep-pairings.ts';
import { keepPeople } from './people.ts';
import { keepReminders } from './reminders.ts';
import { toDate, toJson, iso } from './rows.ts';
import { insist, Undone } from './stale.ts';
import { execute, query, runnerOf, transact, type Transaction } from './transact.ts';
import { keepWishes } from './wishes.ts';

export async function keepCommit(
  prisma: PrismaClient,
  enqueue: Enqueue,
  commit: Commit,
): Promise<CommitResult> {
  try {
    await transact(prisma, (transaction) => keepAll(transaction, enqueue, commit));
    return 'committed';
  } catch (error) {
    if (error instanceof Undone) return error.result;
    throw error;
  }
}

// The order is the same for everybody, so that two commits rather wait for each other than block each other.
async function keepAll(transaction: Transaction, enqueue: Enqueue, commit: Commit): Promise<void> {
  const { repository, at } = commit;
  await insistOnRepository(transaction, commit);
  await keepOnce(transaction, commit);
  await keepMarks(transaction, commit);
  await keepPairings(transaction, commit.pairings);
  await keepContributions(transaction, repository, commit.contributions);
  const jobs = await keepWishes(transaction, repository, commit.wishes, at);
  await keepReminders(transaction, repository, commit.reminders, commit.forgottenReminders);
  await keepPeople(transaction, commit.people);
  await keepNotes(transaction, commit);
  if (jobs.length > 0) await enqueue(runnerOf(transaction), jobs);
}

/** Nothing is kept about a repository that was removed meanwhile; whoever looks again sees that it is gone. */
async function insistOnRepository(transaction: Transaction, { repository }: Commit): Promise<void> {
  const rows = await query(
    transaction,
    `SELECT 1 FROM repository WHERE id = $1::bigint FOR KEY SHARE`,
    repository,
  );
  insist(rows.length, 1);
}

async function keepOnce(transaction: Transaction, { repository, once, at }: Commit): Promise<void> {
  if (once === null) return;
  const { count } = await transaction.once.createMany({
    data: { key: once, repositoryId: repository, at: toDate(at) },
    skipDuplicates: true,
  });
  insist(count, 1, 'already-done');
}

async function keepMarks(transaction: Transaction, { repository, marks, at }: Commit): Promise<void> {
  if (marks.length === 0) return;
  const { count } = await transaction.milestone.createMany({
    data: marks.map((mark) => ({ ...mark, repositoryId: repository, at: toDate(at) })),
    skipDuplicates: true,
  });
  insist(count, marks.length);
}

async function keepNotes(transaction: Transaction, { notes, at }: Commit): Promise<void> {
  if (notes.length === 0) return;
  const rows = notes.map(({ thread, person, note }) => ({ ...thread, person, note }));
  await execute(
    transaction,
    `INSERT INTO log_note (repository, number, person, note, at)
     SELECT n.*, $2::timestamptz
     FROM jsonb_to_recordset($1::jsonb) AS n(repository bigint, number int, person text, note text)`,
    toJson(rows),
    iso(at),
  );
}
