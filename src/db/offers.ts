// Regulars who offer to mentor in a repository, and whether a maintainer said yes.
import type { PersonKey } from '../domain/contribution.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Offer } from '../domain/situation.ts';
import type { Commit } from '../flow/ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { loginless, readPeople } from './people.ts';
import { iso, toInstant, toJson } from './rows.ts';
import { execute, type Transaction } from './transact.ts';

export async function readOffer(
  prisma: PrismaClient,
  repository: RepositoryId,
  key: PersonKey,
): Promise<Offer | null> {
  const where = { repositoryId_person: { repositoryId: repository, person: key } };
  const [row, people] = await Promise.all([prisma.offer.findUnique({ where }), readPeople(prisma, [key])]);
  if (!row) return null;
  const person = people.get(key) ?? loginless(key);
  return { person, at: toInstant(row.at), isConfirmed: row.confirmedAt !== null };
}

export async function readConfirmedOffers(
  prisma: PrismaClient,
  repository: RepositoryId,
): Promise<ReadonlySet<PersonKey>> {
  const rows = await prisma.offer.findMany({
    where: { repositoryId: repository, confirmedAt: { not: null } },
    select: { person: true },
  });
  return new Set(rows.map(({ person }) => person));
}

const GIVEN = `jsonb_to_recordset($2::jsonb) AS g(person text, "is" text, at timestamptz)`;

/** Whoever offers again keeps the yes they have. */
const OFFER = `
  INSERT INTO offer AS o (repository, person, at)
  SELECT $1::bigint, g.person, max(g.at) FROM ${GIVEN} WHERE g."is" = 'offered' GROUP BY g.person ORDER BY g.person
  ON CONFLICT (repository, person) DO UPDATE SET at = greatest(o.at, excluded.at)`;

/** Only what somebody offered can be confirmed; the first yes counts. */
const CONFIRM = `
  UPDATE offer AS o SET confirmed_at = least(o.confirmed_at, c.at)
  FROM (SELECT g.person, min(g.at) AS at FROM ${GIVEN} WHERE g."is" = 'confirmed' GROUP BY g.person) AS c
  WHERE o.repository = $1::bigint AND o.person = c.person`;

export async function keepOffers(
  transaction: Transaction,
  { repository, offers }: Pick<Commit, 'repository' | 'offers'>,
): Promise<void> {
  if (offers.length === 0) return;
  const rows = toJson(offers.map(({ person, is, at }) => ({ person, is, at: iso(at) })));
  await execute(transaction, OFFER, repository, rows);
  await execute(transaction, CONFIRM, repository, rows);
}
