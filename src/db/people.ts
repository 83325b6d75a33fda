// People as Belay last saw them.
import type { PersonKey } from '../domain/contribution.ts';
import { byCodePoint } from '../domain/history.ts';
import type { Person } from '../domain/person.ts';
import type { Instant } from '../domain/time.ts';
import type { PrismaClient } from './generated/client.ts';
import { iso, lastOfEach, toJson } from './rows.ts';
import { execute, query, type Transaction } from './transact.ts';

export interface Sighting {
  readonly person: Person;
  readonly seenAt: Instant;
}

export async function readPeople(
  prisma: Pick<PrismaClient, 'person'>,
  keys: readonly PersonKey[],
): Promise<Map<PersonKey, Person>> {
  if (keys.length === 0) return new Map();
  const rows = await prisma.person.findMany({ where: { key: { in: [...new Set(keys)] } } });
  return new Map(rows.map(({ key, login, isBot }) => [key, { key, login, isBot }]));
}

/** Everybody whom Belay names was met before; the key stands in for a login only if somebody deleted the person's row. */
export const loginless = (key: PersonKey): Person => ({ key, login: key, isBot: false });

/** Logins change hands; whoever was seen with it last has it now. */
export async function readPersonByLogin(
  prisma: Pick<PrismaClient, '$queryRawUnsafe'>,
  login: string,
): Promise<Person | null> {
  const [person] = await query<Person>(
    prisma,
    `SELECT key, login, is_bot AS "isBot" FROM person WHERE lower(login) = lower($1::text)
     ORDER BY seen_at DESC, key COLLATE "C" LIMIT 1`,
    login,
  );
  return person ?? null;
}

/** The login that was seen last stays, whenever the news of it comes. */
export async function keepPeople(transaction: Transaction, sightings: readonly Sighting[]): Promise<void> {
  await insert(
    transaction,
    [...sightings].sort(bySeenLast),
    `DO UPDATE SET login = excluded.login, is_bot = excluded.is_bot, seen_at = excluded.seen_at
     WHERE (person.seen_at, person.login COLLATE "C", person.is_bot)
       < (excluded.seen_at, excluded.login, excluded.is_bot)`,
  );
}

/** Keeps those not met before; says nothing new about the others, whose login may be newer than this one. */
export async function meetPeople(transaction: Transaction, people: readonly Person[]): Promise<void> {
  await insert(
    transaction,
    people.map((person) => ({ person, seenAt: 0 })),
    'DO NOTHING',
  );
}

/** The order of the statement above. */
function bySeenLast(a: Sighting, b: Sighting): number {
  return (
    a.seenAt - b.seenAt ||
    byCodePoint(a.person.login, b.person.login) ||
    Number(a.person.isBot) - Number(b.person.isBot)
  );
}

async function insert(
  transaction: Transaction,
  sightings: readonly Sighting[],
  otherwise: string,
): Promise<void> {
  if (sightings.length === 0) return;
  const last = lastOfEach(sightings, ({ person }) => person.key);
  await execute(
    transaction,
    `INSERT INTO person (key, login, is_bot, seen_at)
     SELECT key, login, "isBot", seen_at
     FROM jsonb_to_recordset($1::jsonb) AS p(key text, login text, "isBot" boolean, seen_at timestamptz)
     ORDER BY key
     ON CONFLICT (key) ${otherwise}`,
    toJson(last.map(({ person, seenAt }) => ({ ...person, seen_at: iso(seenAt) }))),
  );
}
