// Forgets repositories that are put aside: every row about them, and everybody who is known from nowhere else.
import type { Instant } from '../domain/time.ts';
import type { Database } from './open.ts';
import { lockPeople } from './forgotten.ts';
import { SERVER_WIDE } from './mentor-loads.ts';
import { iso } from './rows.ts';
import { execute, query, transact } from './transact.ts';

/** Those that were put aside before an instant. */
export async function removeRepositories(
  { prisma }: Pick<Database, 'prisma'>,
  before: Instant,
): Promise<void> {
  await transact(prisma, async (transaction) => {
    await lockPeople(transaction, 'shared');
    const rows = await query<{ id: bigint }>(
      transaction,
      `SELECT id FROM repository WHERE removed_at < $1::timestamptz ORDER BY id FOR UPDATE`,
      iso(before),
    );
    if (rows.length === 0) return;
    const ids = rows.map((row) => row.id);
    const seen = await query<{ person: string }>(transaction, SEEN_THERE, ids);
    // Everything else about a repository goes with its row.
    await execute(transaction, `DELETE FROM repository WHERE id = ANY ($1::bigint[])`, ids);
    await execute(transaction, EMPTY_DELIVERIES, ids);
    await execute(transaction, FORGET_LOADS);
    await execute(transaction, FORGET_PREFERENCES);
    const people = seen.map((row) => row.person);
    for (const statement of FORGET_PEOPLE) await execute(transaction, statement, people);
  });
}

const SEEN_THERE = `
  SELECT author AS person FROM contribution WHERE repository = ANY ($1::bigint[])
  UNION SELECT unnest(reviewers || merged_by) FROM contribution WHERE repository = ANY ($1::bigint[])
  UNION SELECT helper FROM help WHERE repository = ANY ($1::bigint[])
  UNION SELECT author FROM thread WHERE repository = ANY ($1::bigint[])
  UNION SELECT person FROM milestone WHERE repository = ANY ($1::bigint[])
  UNION SELECT newcomer FROM pairing WHERE repository = ANY ($1::bigint[])
  UNION SELECT mentor FROM pairing WHERE repository = ANY ($1::bigint[]) AND mentor IS NOT NULL
  UNION SELECT unnest(tried || accepted_by) FROM pairing WHERE repository = ANY ($1::bigint[])
  UNION SELECT unnest(mentions || names) FROM deed WHERE repository = ANY ($1::bigint[])
  UNION SELECT person FROM offer WHERE repository = ANY ($1::bigint[])
  UNION SELECT person FROM private_word WHERE repository = ANY ($1::bigint[])
  UNION SELECT p.person FROM preference p JOIN repository r ON r.owner_id = p.owner_id WHERE r.id = ANY ($1::bigint[])
  UNION SELECT person FROM log_note WHERE repository = ANY ($1::bigint[]) AND person IS NOT NULL`;

/** The ids stay, so that a redelivery is still recognised; what was in them goes. */
const EMPTY_DELIVERIES = `
  UPDATE delivery SET happenings = '[]'::jsonb, repositories = '{}' WHERE repositories && $1::bigint[]`;

const FORGET_LOADS = `
  DELETE FROM mentor_load l WHERE NOT EXISTS (SELECT 1 FROM repository r WHERE r.owner_id = l.owner_id)`;

const FORGET_PREFERENCES = `
  DELETE FROM preference p WHERE p.owner_id <> ${String(SERVER_WIDE)}
    AND NOT EXISTS (SELECT 1 FROM repository r WHERE r.owner_id = p.owner_id)`;

const IS_UNKNOWN = (key: string): string => `
  ${key} = ANY ($1::text[]) AND NOT EXISTS (SELECT 1 FROM person known WHERE known.key = ${key})`;

// What holds on this whole server holds for as long as somebody is known anywhere on it.
const FORGET_PEOPLE = [
  `DELETE FROM person p WHERE p.key = ANY ($1::text[])
     AND NOT EXISTS (SELECT 1 FROM contribution c WHERE c.author = p.key)
     AND NOT EXISTS (SELECT 1 FROM help h WHERE h.helper = p.key)
     AND NOT EXISTS (SELECT 1 FROM thread t WHERE t.author = p.key)
     AND NOT EXISTS (SELECT 1 FROM milestone m WHERE m.person = p.key)
     AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.person = p.key)
     AND NOT EXISTS (SELECT 1 FROM preference s WHERE s.person = p.key AND s.owner_id <> ${String(SERVER_WIDE)})
     AND NOT EXISTS (SELECT 1 FROM pairing a WHERE a.newcomer = p.key OR a.mentor = p.key)`,
  `DELETE FROM preference WHERE ${IS_UNKNOWN('person')}`,
  `DELETE FROM apart WHERE ${IS_UNKNOWN('newcomer')} OR ${IS_UNKNOWN('mentor')}`,
];
