// The ledger as a whole: written out, filled from elsewhere, and rid of somebody who wants to be forgotten.
import type { PersonKey } from '../domain/contribution.ts';
import type { LedgerFacts } from '../domain/effect.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { Enqueue } from '../flow/jobs.ts';
import type { Ledger } from '../flow/ledger-ports.ts';
import { readContributions } from './contributions.ts';
import { keepFacts } from './facts.ts';
import { forgetPeople, isKnown } from './forget.ts';
import { forgottenAmong, lockPeople, type HashOf } from './forgotten.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Database } from './open.ts';
import { readPersonByLogin } from './people.ts';
import { lockRepository, readRepositoryByName } from './repositories.ts';
import { readPulls } from './threads.ts';
import { runnerOf, transact } from './transact.ts';
import { factsWithout, keysInFacts } from './without-forgotten.ts';

export interface LedgerMeans {
  /** Puts the jobs that withdraw comments into the transaction of the forgetting. */
  readonly enqueue: Enqueue;
  readonly hashOf: HashOf;
}

export function createLedger({ prisma }: Pick<Database, 'prisma'>, means: LedgerMeans): Ledger {
  return {
    repositoryByName: (owner, name) => readRepositoryByName(prisma, owner, name),
    contributions: (repository) => readContributions(prisma, repository),
    pullsOf: (repository, numbers) => readPulls(prisma, repository, numbers),
    keep: (repository, facts) => keep(prisma, repository, facts, means.hashOf),
    forget: (key, at) => forget(prisma, key, at, means),
    personByLogin: (login) => readPersonByLogin(prisma, login),
  };
}

async function keep(
  prisma: PrismaClient,
  repository: RepositoryId,
  facts: LedgerFacts,
  hashOf: HashOf,
): Promise<void> {
  await transact(prisma, async (transaction) => {
    await lockPeople(transaction, 'shared');
    if (!(await lockRepository(transaction, repository))) return;
    const forgotten = await forgottenAmong(transaction, keysInFacts(facts), hashOf);
    await keepFacts(transaction, repository, [factsWithout(facts, forgotten)]);
  });
}

/** The hash of somebody whom nobody here ever met is kept all the same, so that no file brings them in later. */
async function forget(
  prisma: PrismaClient,
  key: PersonKey,
  at: Instant,
  { enqueue, hashOf }: LedgerMeans,
): Promise<boolean> {
  return transact(prisma, async (transaction) => {
    await lockPeople(transaction, 'alone');
    const wasKnown = await isKnown(transaction, key);
    const jobs = await forgetPeople(transaction, [key], at, hashOf);
    if (jobs.length > 0) await enqueue(runnerOf(transaction), jobs);
    return wasKnown;
  });
}
