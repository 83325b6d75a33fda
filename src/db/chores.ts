// What must be done now and then by one of all processes that share the database.
import type { Instant } from '../domain/time.ts';
import type { Database } from './open.ts';
import { iso, toInstantOrNull } from './rows.ts';
import { query } from './transact.ts';

/** True for exactly one caller in each interval, however many ask at the same moment. */
export async function takeTurn(
  { prisma }: Pick<Database, 'prisma'>,
  name: string,
  everyMs: number,
  now: Instant,
): Promise<boolean> {
  const turns = await query(
    prisma,
    `INSERT INTO chore (name, last_at) VALUES ($1::text, $2::timestamptz)
     ON CONFLICT (name) DO UPDATE SET last_at = excluded.last_at WHERE chore.last_at <= $3::timestamptz
     RETURNING name`,
    name,
    iso(now),
    iso(now - everyMs),
  );
  return turns.length > 0;
}

/** When somebody took it on last; null if nobody ever did. */
export async function lastTurn({ prisma }: Pick<Database, 'prisma'>, name: string): Promise<Instant | null> {
  const row = await prisma.chore.findUnique({ where: { name } });
  return toInstantOrNull(row?.lastAt ?? null);
}
