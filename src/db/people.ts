// People as Belay last saw them.
import type { PersonKey } from '../domain/contribution.ts';
import type { Person } from '../domain/person.ts';
import type { PrismaClient } from './generated/client.ts';
import { lastOfEach, toJson } from './rows.ts';
import { execute, type Transaction } from './transact.ts';

export async function readPeople(
  prisma: Pick<PrismaClient, 'person'>,
  keys: readonly PersonKey[],
): Promise<Map<PersonKey, Person>> {
  if (keys.length === 0) return new Map();
  const rows = await prisma.person.findMany({ where: { key: { in: [...new Set(keys)] } } });
  return new Map(rows.map(({ key, login, isBot }) => [key, { key, login, isBot }]));
}

export async function keepPeople(transaction: Transaction, people: readonly Person[]): Promise<void> {
  await insert(
    transaction,
    people,
    `DO UPDATE SET login = excluded.login, is_bot = excluded.is_bot
     WHERE (person.login, person.is_bot) IS DISTINCT FROM (excluded.login, excluded.is_bot)`,
  );
}

/** Keeps those not met before; says nothing new about the others, whose login may be newer than this one. */
export async function meetPeople(transaction: Transaction, people: readonly Person[]): Promise<void> {
  await insert(transaction, people, 'DO NOTHING');
}

async function insert(transaction: Transaction, people: readonly Person[], otherwise: string): Promise<void> {
  if (people.length === 0) return;
  await execute(
    transaction,
    `INSERT INTO person (key, login, is_bot)
     SELECT key, login, "isBot" FROM jsonb_to_recordset($1::jsonb) AS p(key text, login text, "isBot" boolean)
     ORDER BY key
     ON CONFLICT (key) ${otherwise}`,
    toJson(lastOfEach(people, (person) => person.key)),
  );
}
