// How much people mentor across one owner's repositories, and the version that makes two deciders take turns.
import type { PersonKey } from '../domain/contribution.ts';
import type { MentorClaim } from '../domain/effect.ts';
import type { MentorLoad } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import type { PrismaClient } from './generated/client.ts';
import { mentionsOf } from './mentions.ts';
import { iso, lastOfEach, toInstantOrNull, toJson } from './rows.ts';
import { toPreferences } from './shapes.ts';
import { insist } from './stale.ts';
import { execute, query, type Transaction } from './transact.ts';

/** Stands for an owner where something holds on this whole server. GitHub gives nobody this number. */
export const SERVER_WIDE = 0;

export type LoadKey = Pick<MentorClaim, 'ownerId' | 'mentor'>;

interface LoadRow extends Omit<MentorLoad, 'lastAcceptedAt' | 'said'> {
  readonly lastAcceptedAt: Date | null;
  readonly said: unknown;
}

// One statement, so that the figures and their version are of the same moment.
const LOADS = `
  SELECT m.person AS mentor,
         (SELECT count(*)::int FROM pairing p
          WHERE p.owner_id = $1::bigint AND p.mentor = m.person AND p.state IN ('asked', 'active', 'paused')) AS "openPairings",
         EXISTS (SELECT 1 FROM pairing p
          WHERE p.owner_id = $1::bigint AND p.mentor = m.person AND p.state = 'asked') AS "hasOpenAsk",
         (SELECT max(p.accepted_at) FROM pairing p
          WHERE p.owner_id = $1::bigint AND p.accepted_by = m.person) AS "lastAcceptedAt",
         ${mentionsOf('m.person', '$3')} AS "mentionsThisWeek",
         (SELECT jsonb_object_agg(s.about, s.value) FROM preference s
          WHERE s.owner_id IN ($1::bigint, ${String(SERVER_WIDE)}) AND s.person = m.person) AS said,
         coalesce(l.version, 0) AS version
  FROM unnest($2::text[]) WITH ORDINALITY AS m(person, place)
  LEFT JOIN mentor_load l ON l.owner_id = $1::bigint AND l.person = m.person
  ORDER BY m.place`;

export async function readLoads(
  prisma: PrismaClient,
  ownerId: number,
  mentors: readonly PersonKey[],
  weekBefore: Instant,
): Promise<MentorLoad[]> {
  if (mentors.length === 0) return [];
  const rows = await query<LoadRow>(prisma, LOADS, ownerId, [...mentors], iso(weekBefore));
  return rows.map((row) => ({
    ...row,
    lastAcceptedAt: toInstantOrNull(row.lastAcceptedAt),
    said: toPreferences(row.said),
  }));
}

const CLAIM = `
  WITH claim AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS c("ownerId" bigint, mentor text, version int)
  ), first AS (
    INSERT INTO mentor_load (owner_id, person, version)
    SELECT "ownerId", mentor, 1 FROM claim WHERE version = 0 ORDER BY 1, 2
    ON CONFLICT DO NOTHING RETURNING 1
  ), next AS (
    UPDATE mentor_load SET version = mentor_load.version + 1 FROM claim
    WHERE claim.version > 0 AND mentor_load.owner_id = claim."ownerId" AND mentor_load.person = claim.mentor
      AND mentor_load.version = claim.version
    RETURNING 1
  )
  SELECT ((SELECT count(*) FROM first) + (SELECT count(*) FROM next))::int AS granted`;

/** Takes the place that a decision gave away, if the load is still the one it saw. */
export async function claimLoads(transaction: Transaction, claims: readonly MentorClaim[]): Promise<void> {
  if (claims.length === 0) return;
  const [row] = await query<{ granted: number }>(transaction, CLAIM, toJson(claims));
  insist(row?.granted ?? 0, claims.length);
}

/** Says that these loads changed, except where a claim has said so already. */
export async function bumpLoads(
  transaction: Transaction,
  loads: readonly LoadKey[],
  claims: readonly MentorClaim[],
): Promise<void> {
  const claimed = new Set(claims.map(nameOf));
  const changed = lastOfEach(loads, nameOf).filter((load) => !claimed.has(nameOf(load)));
  if (changed.length === 0) return;
  await execute(
    transaction,
    `INSERT INTO mentor_load (owner_id, person, version)
     SELECT "ownerId", mentor, 1 FROM jsonb_to_recordset($1::jsonb) AS c("ownerId" bigint, mentor text)
     ORDER BY 1, 2
     ON CONFLICT (owner_id, person) DO UPDATE SET version = mentor_load.version + 1`,
    toJson(changed),
  );
}

const nameOf = ({ ownerId, mentor }: LoadKey): string => `${ownerId}:${mentor}`;
