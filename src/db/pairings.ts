// Pairings as they are asked for.
import type { PersonKey } from '../domain/contribution.ts';
import type { Pairing } from '../domain/pairing.ts';
import type { RepositoryId, ThreadRef } from '../domain/repository.ts';
import type { PairingSoFar, TakesPart } from '../domain/situation.ts';
import type { Pairing as Row, PrismaClient } from './generated/client.ts';
import { toPairing, toThread } from './pairing-rows.ts';
import { readApart } from './partings.ts';
import { loginless, readPeople } from './people.ts';

export async function readPairingSoFar(
  prisma: PrismaClient,
  repository: RepositoryId,
  newcomer: PersonKey,
): Promise<PairingSoFar> {
  const [rows, apart] = await Promise.all([
    prisma.pairing.findMany({ where: { repositoryId: repository, newcomer }, orderBy: { wantedAt: 'asc' } }),
    readApart(prisma, newcomer),
  ]);
  const open = rows.find((row) => row.state !== 'ended');
  return {
    open: open ? await withPeople(prisma, open) : null,
    count: rows.length,
    tried: [...new Set(rows.flatMap((row) => row.tried))],
    apart,
    previous: latestEnded(rows),
  };
}

export async function readPairingOfThread(
  prisma: PrismaClient,
  { repository, number }: ThreadRef,
): Promise<PairingSoFar> {
  const open = await prisma.pairing.findFirst({
    where: { repositoryId: repository, number, state: { not: 'ended' } },
    select: { newcomer: true },
  });
  if (!open) return { open: null, count: 0, tried: [], apart: [], previous: null };
  return readPairingSoFar(prisma, repository, open.newcomer);
}

const TAKES_PART: readonly string[] = ['asked', 'active', 'paused'] satisfies TakesPart['is'][];

export async function readTakesPart(
  prisma: PrismaClient,
  ownerId: number,
  mentor: PersonKey,
): Promise<TakesPart[]> {
  const rows = await prisma.pairing.findMany({
    where: { ownerId, mentor, state: { in: [...TAKES_PART] } },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({ thread: toThread(row), pairing: row.id, is: row.state as TakesPart['is'] }));
}

function latestEnded(rows: readonly Row[]): PairingSoFar['previous'] {
  const ended = rows.filter((row) => row.state === 'ended');
  const [last] = ended.sort((a, b) => ordinalOf(b) - ordinalOf(a));
  return last ? { id: last.id, thread: toThread(last) } : null;
}

/** The last part of `repository:newcomer:ordinal`. */
const ordinalOf = ({ id }: Row): number => Number(id.split(':').at(-1));

async function withPeople(prisma: PrismaClient, row: Row): Promise<Pairing> {
  const keys = row.mentor === null ? [row.newcomer] : [row.newcomer, row.mentor];
  const people = await readPeople(prisma, keys);
  return toPairing(row, (key) => people.get(key) ?? loginless(key));
}
