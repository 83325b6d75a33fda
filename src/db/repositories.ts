// Repositories as rows. Those that are put aside are not there for anybody who asks.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { Commit, KnownRepository } from '../flow/ports.ts';
import type { PrismaClient, Repository as Row } from './generated/client.ts';
import { iso, toNumber } from './rows.ts';
import { execute, query, type Transaction } from './transact.ts';

export async function readRepository(
  prisma: PrismaClient,
  id: RepositoryId,
): Promise<KnownRepository | null> {
  const row = await prisma.repository.findUnique({ where: { id, removedAt: null } });
  return (
    row && {
      ...toRepository(row),
      isHistoryKnown: row.historyComplete,
      isSuspended: row.isSuspended,
      isSilenced: isSilenced(row),
    }
  );
}

/** Of two words of the same moment, silence is the safer one. */
function isSilenced({ silencedAt, spokenAt }: Pick<Row, 'silencedAt' | 'spokenAt'>): boolean {
  return silencedAt !== null && (spokenAt === null || silencedAt >= spokenAt);
}

/** Each word is kept by its own time, so that what holds does not depend on which of them is heard of first. */
export async function keepSilence(
  transaction: Transaction,
  { repository, silence }: Pick<Commit, 'repository' | 'silence'>,
): Promise<void> {
  if (!silence) return;
  const column = silence.isSilent ? 'silenced_at' : 'spoken_at';
  await execute(
    transaction,
    `UPDATE repository SET ${column} = greatest(${column}, $2::timestamptz) WHERE id = $1::bigint`,
    repository,
    iso(silence.at),
  );
}

/** Names are free again once a repository was renamed; whichever was added last has it now. */
export async function readRepositoryByName(
  prisma: PrismaClient,
  owner: string,
  name: string,
): Promise<KnownRepository | null> {
  const [row] = await query<{ id: bigint }>(
    prisma,
    `SELECT id FROM repository
     WHERE lower(owner) = lower($1::text) AND lower(name) = lower($2::text) AND removed_at IS NULL
     ORDER BY added_at DESC, id DESC LIMIT 1`,
    owner,
    name,
  );
  return row ? readRepository(prisma, toNumber(row.id)) : null;
}

/** Gives whether it is there; then nobody else keeps anything about it meanwhile. */
export async function lockRepository(transaction: Transaction, id: RepositoryId): Promise<boolean> {
  const rows = await query(
    transaction,
    `SELECT 1 FROM repository WHERE id = $1::bigint AND removed_at IS NULL FOR UPDATE`,
    id,
  );
  return rows.length > 0;
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
