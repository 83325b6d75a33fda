// Who was forgotten, by keyed hash; and the lock that keeps anything about them from slipping in while they are erased.
import type { PersonKey } from '../domain/contribution.ts';
import { query, type Transaction } from './transact.ts';

/** The same for the same key as long as this server's secret stays; tells nothing to whoever does not know the key. */
export type HashOf = (key: PersonKey) => string;

type Reader = Pick<Transaction, '$queryRawUnsafe'>;

const LOCK = 72_707_370;

/**
 * Taken before any other lock by whatever tells of people. Whoever leaves waits until all others are done and is alone then:
 * a page of history that did not know of the forgetting, and was kept after it, would bring everything back.
 */
export async function lockPeople(transaction: Transaction, how: 'shared' | 'alone'): Promise<void> {
  const name = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await query(transaction, `SELECT ${name}(${LOCK})::text`);
}

/** Those of these people who were forgotten. On most servers nobody ever was, and one look tells that. */
export async function forgottenAmong(
  database: Reader,
  keys: readonly PersonKey[],
  hashOf: HashOf,
): Promise<ReadonlySet<PersonKey>> {
  if (keys.length === 0) return new Set();
  const [row] = await query<{ isEmpty: boolean }>(
    database,
    `SELECT NOT EXISTS (SELECT 1 FROM forgotten) AS "isEmpty"`,
  );
  if (row?.isEmpty) return new Set();
  const byHash = new Map([...new Set(keys)].map((key) => [hashOf(key), key]));
  const rows = await query<{ hash: string }>(
    database,
    `SELECT hash FROM forgotten WHERE hash = ANY ($1::text[])`,
    [...byHash.keys()],
  );
  return new Set(rows.flatMap(({ hash }) => byHash.get(hash) ?? []));
}
