// Keeps all that one decision changes, in one transaction, or nothing.
import type { PersonKey } from '../domain/contribution.ts';
import type { Enqueue, Job } from '../flow/jobs.ts';
import type { Commit, CommitResult } from '../flow/ports.ts';
import { isLeaving, keepChoices, latestChoices, takeBack } from './choices.ts';
import { keepFacts } from './facts.ts';
import { forgottenAmong, lockPeople, type HashOf } from './forgotten.ts';
import type { PrismaClient } from './generated/client.ts';
import { keepPairings } from './keep-pairings.ts';
import { keepOffers } from './offers.ts';
import { peopleIn } from './pairing-rows.ts';
import { keepPartings } from './partings.ts';
import { meetPeople } from './people.ts';
import { keepPreferences } from './preferences.ts';
import { keepReminders } from './reminders.ts';
import { keepSilence } from './repositories.ts';
import { toDate, toJson, iso } from './rows.ts';
import { insist, Undone } from './stale.ts';
import { execute, query, runnerOf, transact, type Transaction } from './transact.ts';
import { keepWishes } from './wishes.ts';
import { commitWithout, keysInCommit } from './without-forgotten.ts';

export interface CommitMeans {
  /** Puts the jobs for new wishes into the same transaction as the wishes. */
  readonly enqueue: Enqueue;
  readonly hashOf: HashOf;
}

export async function keepCommit(
  prisma: PrismaClient,
  means: CommitMeans,
  commit: Commit,
): Promise<CommitResult> {
  try {
    await transact(prisma, (transaction) => keepAll(transaction, means, commit));
    return 'committed';
  } catch (error) {
    if (error instanceof Undone) return error.result;
    throw error;
  }
}

// The order is the same for everybody, so that two commits rather wait for each other than block each other.
async function keepAll(transaction: Transaction, means: CommitMeans, whole: Commit): Promise<void> {
  const { enqueue, hashOf } = means;
  await lockPeople(transaction, isLeaving(whole) ? 'alone' : 'shared');
  await insistOnRepository(transaction, whole);
  await keepOnce(transaction, whole);
  const commit = await latestChoices(transaction, whole, hashOf);
  await takeBack(transaction, commit, hashOf);
  const forgotten = await forgottenAmong(transaction, keysInCommit(commit), hashOf);
  const jobs = await keepRest(transaction, commitWithout(commit, forgotten), forgotten);
  jobs.push(...(await keepChoices(transaction, commit, hashOf)));
  if (jobs.length > 0) await enqueue(runnerOf(transaction), jobs);
}

async function keepRest(
  transaction: Transaction,
  commit: Commit,
  forgotten: ReadonlySet<PersonKey>,
): Promise<Job[]> {
  const { repository, at, pairings } = commit;
  await keepMarks(transaction, commit);
  await keepPairings(transaction, pairings);
  await keepPartings(transaction, commit);
  await keepPreferences(transaction, commit.preferences);
  await keepOffers(transaction, commit);
  await keepSilence(transaction, commit);
  await keepFacts(transaction, repository, commit.facts);
  const jobs = await keepWishes(transaction, repository, commit.wishes, at);
  await keepReminders(transaction, repository, commit.reminders, commit.forgottenReminders);
  const met = pairings.flatMap(({ pairing }) => peopleIn(pairing));
  await meetPeople(
    transaction,
    met.filter(({ key }) => !forgotten.has(key)),
  );
  await keepNotes(transaction, commit);
  return jobs;
}

/** Nothing is kept about a repository that was put aside meanwhile; whoever looks again sees that it is gone. */
async function insistOnRepository(transaction: Transaction, { repository }: Commit): Promise<void> {
  const rows = await query(
    transaction,
    `SELECT 1 FROM repository WHERE id = $1::bigint AND removed_at IS NULL FOR KEY SHARE`,
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

async function keepMarks(
  transaction: Transaction,
  { repository, marks, unmarks, at }: Commit,
): Promise<void> {
  if (unmarks.length > 0) {
    await transaction.milestone.deleteMany({
      where: { repositoryId: repository, OR: unmarks.map((unmark) => ({ ...unmark })) },
    });
  }
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
