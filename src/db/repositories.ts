// Repositories as rows.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { KnownRepository } from '../flow/ports.ts';
import type { PrismaClient, Repository as Row } from './generated/client.ts';
import { toNumber } from './rows.ts';

export async function readRepository(
  prisma: PrismaClient,
  id: RepositoryId,
): Promise<KnownRepository | null> {
  const row = await prisma.repository.findUnique({ where: { id } });
  return row && { ...toRepository(row), isHistoryKnown: row.historyComplete, isSuspended: row.isSuspended };
}

export function toRepository(row: Row): Repository {
  return {
    id: toNumber(row.id),
    ownerId: toNumber(row.ownerId),
    owner: row.owner,
    name: row.name,
    installationId: toNumber(row.installationId),
    isPrivate: row.isPrivate,
    isArchived: row.isArchived,
  };
}
