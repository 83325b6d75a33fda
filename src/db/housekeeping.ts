// What is done every hour: what nobody needs any more goes, and what was due and got lost on the way is due again.
import type { RepositoryId } from '../domain/repository.ts';
import { DAY, HOUR, type Instant } from '../domain/time.ts';
import { forgetDeliveries } from './inbox.ts';
import type { Database } from './open.ts';
import { iso, toDate, toNumber } from './rows.ts';
import { execute } from './transact.ts';

/** GitHub redelivers for three days; nothing older than this can come again. */
const KEEP_DELIVERIES = 7 * DAY;
/** A line of a comment counts within an hour of the comment; a month later, nobody can say it again. */
const KEEP_ONCE = 30 * DAY;
/** Reminders are worked on within seconds; an hour later, something went wrong with them. */
const LATE = HOUR;
const LONGEST_PAIRING = 90 * DAY;

export async function keepHouse(database: Pick<Database, 'prisma'>, now: Instant): Promise<void> {
  await forgetDeliveries(database, now - KEEP_DELIVERIES);
  await database.prisma.once.deleteMany({ where: { at: { lt: toDate(now - KEEP_ONCE) } } });
  await execute(database.prisma, LOST_ASKS, iso(now), iso(now - LATE));
  await execute(database.prisma, LOST_ENDS, iso(now), iso(now - LONGEST_PAIRING - LATE));
}

/** Repositories whose past is not known yet; reading it goes on where it stopped. */
export async function unreadRepositories({ prisma }: Pick<Database, 'prisma'>): Promise<RepositoryId[]> {
  const rows = await prisma.repository.findMany({
    where: { historyComplete: false, isSuspended: false },
    select: { id: true },
  });
  return rows.map(({ id }) => toNumber(id));
}

// Somebody who was asked and never answered must not stay "asked" for ever because one job failed too often.
const LOST_ASKS = `
  INSERT INTO reminder (key, repository, at, happening)
  SELECT 'reply-due:' || id, repository, $1::timestamptz,
         jsonb_build_object('kind', 'ask-expired', 'pairing', id, 'ordinal', asked,
                            'thread', jsonb_build_object('repository', repository, 'number', number))
  FROM pairing WHERE state = 'asked' AND expires_at < $2::timestamptz
  ON CONFLICT (key) DO NOTHING`;

const LOST_ENDS = `
  INSERT INTO reminder (key, repository, at, happening)
  SELECT 'pairing-over:' || id, repository, $1::timestamptz,
         jsonb_build_object('kind', 'pairing-over', 'pairing', id,
                            'thread', jsonb_build_object('repository', repository, 'number', number))
  FROM pairing WHERE state = 'active' AND since < $2::timestamptz
  ON CONFLICT (key) DO NOTHING`;
