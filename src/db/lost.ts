// Makes due again what was due and got lost, because one job failed too often. Whether there is anything left to do is decided anew,
// so looking once too often does no harm.
import { LONGEST_PAIRING } from '../domain/pairing.ts';
import { DAY, HOUR, type Instant } from '../domain/time.ts';
import type { Database } from './open.ts';
import { iso } from './rows.ts';
import { execute } from './transact.ts';

/** Reminders are worked on within seconds; an hour later, something went wrong with them. */
const LATE = HOUR;
/** Until then, the reminder of an assignment comes by itself. */
const ASSIGNMENT_TAKES = DAY;
/** Between these ages, a newcomer who heard nothing but the welcome may still be helped. */
const ANSWER_IS_LATE = DAY;
const ANSWER_IS_TOO_LATE = 4 * DAY;

export async function makeDueAgain({ prisma }: Pick<Database, 'prisma'>, now: Instant): Promise<void> {
  const before = (ms: number): string => iso(now - ms);
  await execute(prisma, LOST_ASKS, iso(now), before(LATE));
  await execute(prisma, LOST_ENDS, iso(now), before(LONGEST_PAIRING + LATE));
  await execute(prisma, LOST_CHECK_INS, iso(now), before(LATE));
  await execute(prisma, LOST_ASSIGNMENTS, iso(now), before(ASSIGNMENT_TAKES));
  await execute(prisma, LOST_ANSWERS, iso(now), before(ANSWER_IS_TOO_LATE), before(ANSWER_IS_LATE));
}

// Where nothing may be done, what is due waits in its job, and another one would only wait beside it.
const IS_SERVED = `r.removed_at IS NULL AND NOT r.is_archived AND NOT r.is_suspended`;

const lost = (key: string, happening: string, where: string): string => `
  INSERT INTO reminder (key, repository, at, happening)
  SELECT '${key}:' || p.id, p.repository, $1::timestamptz,
         jsonb_build_object(${happening}, 'pairing', p.id,
                            'thread', jsonb_build_object('repository', p.repository, 'number', p.number))
  FROM pairing p JOIN repository r ON r.id = p.repository AND ${IS_SERVED}
  WHERE ${where}
  ORDER BY p.id
  ON CONFLICT (key) DO NOTHING`;

// Somebody who was asked and never answered must not stay "asked" for ever.
const LOST_ASKS = lost(
  'reply-due',
  `'kind', 'ask-expired', 'ordinal', p.asked`,
  `p.state = 'asked' AND p.expires_at < $2::timestamptz`,
);

// A pause that is under way may last; whether it was too long is decided, and remembered until it is.
const LOST_ENDS = lost(
  'pairing-over',
  `'kind', 'pairing-over'`,
  `p.state IN ('active', 'paused')
   AND coalesce(p.paused_at, p.since) + p.paused_ms * interval '1 millisecond' < $2::timestamptz`,
);

// What rests since its thread was over ends by itself.
const LOST_CHECK_INS = lost(
  'check-in-due',
  `'kind', 'check-in-due'`,
  `p.state = 'active' AND p.introduced_at IS NOT NULL
   AND greatest(p.since, p.last_check_in_at) + p.every_days * interval '24 hours' < $2::timestamptz
   AND (p.goes_on OR NOT EXISTS (
     SELECT 1 FROM thread t
     WHERE t.repository = p.repository AND t.number = p.number AND t.state IN ('closed', 'landed')))`,
);

const LOST_ASSIGNMENTS = lost(
  'assignment-due',
  `'kind', 'assignment-due'`,
  `p.state = 'active' AND p.introduced_at IS NULL AND p.since < $2::timestamptz`,
);

// Mostly there is a reason why nobody was looked for, which only the decision knows: so it is asked again once a day, not every hour.
const LOST_ANSWERS = `
  WITH late AS (
    INSERT INTO once (key, repository, at)
    SELECT 'answer-late:' || t.repository || ':' || t.number || ':'
             || floor(extract(epoch FROM $1::timestamptz - t.opened_at) / 86400), t.repository, $1::timestamptz
    FROM repository r JOIN thread t ON t.repository = r.id
    WHERE ${IS_SERVED} AND t.opened_at > $2::timestamptz AND t.opened_at < $3::timestamptz
      AND t.kind = 'pull-request' AND t.state = 'open' AND t.answered_at IS NULL
      AND EXISTS (SELECT 1 FROM milestone m
                  WHERE m.repository = t.repository AND m.person = t.author AND m.milestone = 'welcomed')
      AND NOT EXISTS (SELECT 1 FROM pairing p WHERE p.repository = t.repository AND p.newcomer = t.author)
      AND NOT EXISTS (SELECT 1 FROM reminder d WHERE d.key = 'answer-due:' || t.repository || ':' || t.number)
    ORDER BY t.repository, t.number
    ON CONFLICT (key) DO NOTHING
    RETURNING repository, split_part(key, ':', 3)::int AS number
  )
  INSERT INTO reminder (key, repository, at, happening)
  SELECT 'answer-due:' || l.repository || ':' || l.number, l.repository, $1::timestamptz,
         jsonb_build_object('kind', 'answer-due',
                            'thread', jsonb_build_object('repository', l.repository, 'number', l.number))
  FROM late l
  ON CONFLICT (key) DO NOTHING`;
