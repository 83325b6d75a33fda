// Who is never paired again, anywhere on this server.
import type { PersonKey } from '../domain/contribution.ts';
import type { Commit } from '../flow/ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { toDate } from './rows.ts';
import type { Transaction } from './transact.ts';

/** All mentors who are apart from a newcomer, in the order in which they parted. */
export async function readApart(
  prisma: Pick<PrismaClient, 'apart'>,
  newcomer: PersonKey,
): Promise<PersonKey[]> {
  const rows = await prisma.apart.findMany({
    where: { newcomer },
    select: { mentor: true },
    orderBy: [{ at: 'asc' }, { mentor: 'asc' }],
  });
  return rows.map(({ mentor }) => mentor);
}

export async function keepPartings(
  transaction: Transaction,
  { partings, at }: Pick<Commit, 'partings' | 'at'>,
): Promise<void> {
  if (partings.length === 0) return;
  await transaction.apart.createMany({
    data: partings.map(({ newcomer, mentor }) => ({ newcomer, mentor, at: toDate(at) })),
    skipDuplicates: true,
  });
}
