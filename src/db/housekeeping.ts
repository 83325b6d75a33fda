// What is done every hour: what nobody needs any more goes, and what was due and got lost on the way is due again.
import type { RepositoryId } from '../domain/repository.ts';
import type { Enqueue } from '../flow/jobs.ts';
import { DAY, HOUR, type Instant } from '../domain/time.ts';
import { finishErasures } from './erasures.ts';
import { forgetDeliveries } from './inbox.ts';
import { makeDueAgain } from './lost.ts';
import type { Database } from './open.ts';
import { removeRepositories } from './remove.ts';
import { iso, toDate, toNumber } from './rows.ts';
import { query } from './transact.ts';

/** GitHub redelivers for three days; nothing older than this can come again. */
const KEEP_DELIVERIES = 7 * DAY;
/** A line of a comment counts within an hour of the comment; a month later, nobody can say it again. */
const KEEP_ONCE = 30 * DAY;
/** Whoever the project named has had time to read it. */
const KEEP_PRIVATE_WORDS = 365 * DAY;
/** Long enough for a mistake to be noticed and undone, and still everything is gone within a day. */
const KEEP_ASIDE = 12 * HOUR;
/** News that was lost for good is in the history. */
const READ_AGAIN = DAY;

export async function keepHouse(
  database: Pick<Database, 'prisma'>,
  enqueue: Enqueue,
  now: Instant,
): Promise<void> {
  await removeRepositories(database, now - KEEP_ASIDE);
  await finishErasures(database, enqueue, now);
  await forgetDeliveries(database, now - KEEP_DELIVERIES);
  await database.prisma.once.deleteMany({ where: { at: { lt: toDate(now - KEEP_ONCE) } } });
  await database.prisma.privateWord.deleteMany({ where: { at: { lt: toDate(now - KEEP_PRIVATE_WORDS) } } });
  await makeDueAgain(database, now);
}

/** Whether anything is about to be erased because GitHub said that it is gone. */
export async function hasPutAside({ prisma }: Pick<Database, 'prisma'>, now: Instant): Promise<boolean> {
  const due = toDate(now - KEEP_ASIDE);
  return (await prisma.repository.count({ where: { removedAt: { lte: due } } })) > 0;
}

/** Repositories whose past, or whose last day, is not known yet; first those that were read longest ago. */
export async function unreadRepositories(
  { prisma }: Pick<Database, 'prisma'>,
  now: Instant,
): Promise<RepositoryId[]> {
  const rows = await query<{ id: bigint }>(prisma, UNREAD, iso(now - READ_AGAIN));
  return rows.map(({ id }) => toNumber(id));
}

const UNREAD = `
  SELECT id FROM repository
  WHERE removed_at IS NULL AND NOT is_suspended
    AND (NOT history_complete OR history_bookmark IS NOT NULL
         OR history_read_until IS NULL OR history_read_until < $1::timestamptz)
  ORDER BY history_read_until NULLS FIRST, id`;
