// The pairings that somebody is in, as they may see them: whoever is asked for a newcomer is shown to that person alone.
import type { PersonKey } from '../domain/contribution.ts';
import type { PairingEnd } from '../domain/pairing.ts';
import type { ThreadKind } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';
import type { MyBond, MyPairing, Role } from '../flow/pages-ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { iso, toInstant, toNumber } from './rows.ts';
import { toSteps } from './shapes.ts';
import { query } from './transact.ts';

interface Row {
  readonly id: string;
  readonly repository: bigint;
  readonly number: number;
  readonly owner: string;
  readonly name: string;
  readonly kind: ThreadKind | null;
  readonly title: string | null;
  readonly isThreadOver: boolean;
  readonly state: string;
  readonly isNewcomer: boolean;
  /** The newcomer to the mentor, the mentor to the newcomer. */
  readonly other: string | null;
  readonly otherKey: string | null;
  readonly isOtherLeftAlone: boolean;
  readonly topic: string | null;
  readonly since: Date | null;
  readonly expiresAt: Date | null;
  readonly because: PairingEnd | null;
  readonly endedAt: Date | null;
  readonly goal: string | null;
  readonly steps: unknown;
  readonly everyDays: number;
  readonly goesOn: boolean;
}

// What ended without a mentor was a wish, and is over. Those under way come first, then by time, latest first.
const MINE = `
  SELECT p.id, p.repository, p.number, r.owner, r.name, t.kind, t.title,
         coalesce(t.state IN ('landed', 'closed'), false) AS "isThreadOver",
         p.state, p.newcomer = $1::text AS "isNewcomer", o.key AS "otherKey", w.login AS other,
         EXISTS (SELECT 1 FROM choice c WHERE c.person = o.key) AS "isOtherLeftAlone",
         p.topic, p.since, p.expires_at AS "expiresAt", p.ended_because AS because, p.ended_at AS "endedAt",
         p.goal, p.steps, p.every_days AS "everyDays", p.goes_on AS "goesOn"
  FROM pairing p
  JOIN repository r ON r.id = p.repository AND r.removed_at IS NULL
  LEFT JOIN thread t ON t.repository = p.repository AND t.number = p.number
  CROSS JOIN LATERAL (
    SELECT CASE WHEN p.newcomer <> $1::text THEN p.newcomer
                WHEN p.state <> 'asked' THEN coalesce(p.mentor, p.accepted_by) END AS key) AS o
  LEFT JOIN person w ON w.key = o.key
  WHERE (p.newcomer = $1::text OR p.mentor = $1::text OR (p.state = 'ended' AND p.accepted_by = $1::text))
    AND (p.state <> 'ended' OR (p.accepted_by IS NOT NULL AND p.ended_at >= $2::timestamptz))
  ORDER BY p.state = 'ended', p.wanted_at DESC, p.id`;

export async function readMyPairings(
  prisma: PrismaClient,
  person: PersonKey,
  endedSince: Instant,
): Promise<MyPairing[]> {
  const rows = await query<Row>(prisma, MINE, person, iso(endedSince));
  return rows.flatMap((row) => toMyPairing(row) ?? []);
}

function toMyPairing(row: Row): MyPairing | null {
  const { state, since, expiresAt, endedAt, because } = row;
  const as: Role = row.isNewcomer ? 'newcomer' : 'mentor';
  const other = row.other ?? row.otherKey ?? '';
  switch (state) {
    case 'wanted':
      return { ...placeOf(row), is: 'wanted', isAsking: false };
    case 'asked':
      if (row.isNewcomer) return { ...placeOf(row), is: 'wanted', isAsking: true };
      if (!expiresAt) return null;
      return { ...placeOf(row), is: 'asked', newcomer: other, topic: row.topic, until: toInstant(expiresAt) };
    case 'active':
    case 'paused':
      return since && { ...placeOf(row), ...agreedIn(row), is: state, as, other, since: toInstant(since) };
    case 'ended': {
      if (!endedAt || because === null) return null;
      const shown = row.isOtherLeftAlone ? null : other;
      return { ...placeOf(row), is: 'ended', as, other: shown, because, at: toInstant(endedAt) };
    }
    default:
      return null;
  }
}

function placeOf({ id, repository, number, owner, name, kind, title }: Row) {
  const thread = { repository: toNumber(repository), number };
  return { id, thread, owner, name, kind: kind ?? 'pull-request', title };
}

function agreedIn({
  goal,
  steps,
  everyDays,
  goesOn,
  isThreadOver,
}: Row): Pick<MyBond, 'agreement' | 'isThreadOver'> {
  return { agreement: { goal, steps: toSteps(steps), everyDays, goesOn }, isThreadOver };
}
