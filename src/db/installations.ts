// Which repositories Belay serves, and how far it has read their past.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { HistoryPage, HistoryProgress, Installations } from '../flow/ledger-ports.ts';
import { keepFacts } from './facts.ts';
import { forgottenAmong, lockPeople, type HashOf } from './forgotten.ts';
import type { PrismaClient } from './generated/client.ts';
import { keepInstallation } from './keep-installation.ts';
import type { Database } from './open.ts';
import { lockRepository } from './repositories.ts';
import { toDate, toInstantOrNull, toNumber } from './rows.ts';
import { transact } from './transact.ts';
import { factsWithout, keysInFacts } from './without-forgotten.ts';

export function createInstallations(
  { prisma }: Pick<Database, 'prisma'>,
  { hashOf }: { readonly hashOf: HashOf },
): Installations {
  return {
    keep: (installationId, found, at) => keepInstallation(prisma, installationId, found, at),
    updateRepository: (repository) => update(prisma, repository),
    async putAside(id, installationId, at) {
      await prisma.repository.updateMany({
        where: { id, installationId, removedAt: null },
        data: { removedAt: toDate(at) },
      });
    },
    known: () => readKnown(prisma),
    historyProgress: (id) => readProgress(prisma, id),
    keepHistoryPage: (repository, page) => keepPage(prisma, repository, page, hashOf),
  };
}

async function update(prisma: PrismaClient, repository: Repository): Promise<void> {
  const { id, ownerId, owner, name, installationId, isPrivate, isArchived } = repository;
  await prisma.repository.updateMany({
    where: { id },
    data: { ownerId, owner, name, installationId, isPrivate, isArchived },
  });
}

/** What somebody filled by hand, with a token, belongs to no installation: GitHub would not know it. */
async function readKnown(prisma: PrismaClient): Promise<number[]> {
  const rows = await prisma.repository.findMany({
    where: { installationId: { gt: 0 } },
    distinct: ['installationId'],
    select: { installationId: true },
    orderBy: { installationId: 'asc' },
  });
  return rows.map(({ installationId }) => toNumber(installationId));
}

async function readProgress(prisma: PrismaClient, id: RepositoryId): Promise<HistoryProgress | null> {
  const row = await prisma.repository.findUnique({ where: { id, removedAt: null } });
  return (
    row && {
      bookmark: row.historyBookmark,
      isComplete: row.historyComplete,
      readUntil: toInstantOrNull(row.historyReadUntil),
    }
  );
}

/** A page of a repository that was put aside meanwhile is dropped; should it come back, it is read again. */
async function keepPage(
  prisma: PrismaClient,
  id: RepositoryId,
  page: HistoryPage,
  hashOf: HashOf,
): Promise<void> {
  await transact(prisma, async (transaction) => {
    await lockPeople(transaction, 'shared');
    if (!(await lockRepository(transaction, id))) return;
    const forgotten = await forgottenAmong(transaction, keysInFacts(page.facts), hashOf);
    await keepFacts(transaction, id, [factsWithout(page.facts, forgotten)]);
    const isLast = page.readUntil !== null && {
      historyComplete: true,
      historyReadUntil: toDate(page.readUntil),
    };
    await transaction.repository.update({
      where: { id },
      data: { historyBookmark: page.bookmark, ...isLast },
    });
  });
}
