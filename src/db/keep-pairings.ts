// Keeps the new states of pairings, if nothing they rest on has changed: their versions, and the mentors' loads.
import type { Pairing } from '../domain/pairing.ts';
import type { Commit } from '../flow/ports.ts';
import { bumpLoads, claimLoads, type LoadKey } from './mentor-loads.ts';
import { mentorIn, toColumns } from './pairing-rows.ts';
import { lastOfEach, toJson } from './rows.ts';
import { insist, Undone } from './stale.ts';
import { execute, isUniqueViolation, query, type Transaction } from './transact.ts';

interface Before {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly mentor: string | null;
}

export async function keepPairings(transaction: Transaction, changes: Commit['pairings']): Promise<void> {
  if (changes.length === 0) return;
  const pairings = lastOfEach(
    changes.map((change) => change.pairing),
    (pairing) => pairing.id,
  );
  const before = await lockPairings(transaction, pairings);
  for (const pairing of pairings) refuseOutdated(pairing, before.get(pairing.id));
  const claims = changes.flatMap(({ claim }) => claim ?? []);
  await claimLoads(transaction, claims);
  await bumpLoads(transaction, concerned(pairings, before), claims);
  await upsert(transaction, pairings);
}

async function lockPairings(
  transaction: Transaction,
  pairings: readonly Pairing[],
): Promise<Map<string, Before>> {
  const rows = await query<Before>(
    transaction,
    `SELECT id, version, state, mentor FROM pairing WHERE id = ANY ($1::text[]) ORDER BY id FOR UPDATE`,
    pairings.map((pairing) => pairing.id),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function refuseOutdated(pairing: Pairing, before: Before | undefined): void {
  if (pairing.version !== (before?.version ?? 0)) throw new Undone('stale');
}

/** Mentors whose figures change because they are asked, accept, or are free again. */
function concerned(pairings: readonly Pairing[], before: ReadonlyMap<string, Before>): LoadKey[] {
  return pairings.flatMap((pairing) => {
    const old = before.get(pairing.id);
    const mentor = mentorIn(pairing);
    if (old?.mentor === mentor && old.state === pairing.state.is) return [];
    const mentors = new Set([old?.mentor, mentor].filter((key) => typeof key === 'string'));
    return [...mentors].map((person) => ({ ownerId: pairing.ownerId, mentor: person }));
  });
}

const UPSERT = `
  INSERT INTO pairing (id, repository, number, owner_id, newcomer, reason, topic, wanted_at, state, mentor, since,
                       expires_at, paused_at, ended_because, ended_at, accepted_by, accepted_at, tried, asked, goal, steps,
                       every_days, paused_ms, goes_on, check_ins, last_check_in_at, introduced_at, version)
  SELECT p.*
  FROM jsonb_to_recordset($1::jsonb) AS p(id text, repository bigint, number int, owner_id bigint, newcomer text,
    reason text, topic text, wanted_at timestamptz, state text, mentor text, since timestamptz,
    expires_at timestamptz, paused_at timestamptz, ended_because text, ended_at timestamptz, accepted_by text,
    accepted_at timestamptz, tried text[], asked int, goal text, steps jsonb, every_days int, paused_ms bigint,
    goes_on boolean, check_ins int, last_check_in_at timestamptz, introduced_at timestamptz, version int)
  -- What ends makes room for what begins: one open pairing a newcomer, and a thread.
  ORDER BY p.state <> 'ended', p.id
  ON CONFLICT (id) DO UPDATE SET
    number = excluded.number, owner_id = excluded.owner_id, reason = excluded.reason, topic = excluded.topic,
    state = excluded.state, mentor = excluded.mentor, since = excluded.since, expires_at = excluded.expires_at,
    paused_at = excluded.paused_at, ended_because = excluded.ended_because, ended_at = excluded.ended_at,
    accepted_by = coalesce(excluded.accepted_by, pairing.accepted_by),
    accepted_at = coalesce(excluded.accepted_at, pairing.accepted_at),
    tried = excluded.tried, asked = excluded.asked, goal = excluded.goal, steps = excluded.steps,
    every_days = excluded.every_days, paused_ms = excluded.paused_ms, goes_on = excluded.goes_on,
    check_ins = excluded.check_ins, last_check_in_at = excluded.last_check_in_at,
    introduced_at = excluded.introduced_at, version = excluded.version
  WHERE pairing.version = excluded.version - 1`;

// Three more rules are the database's own: one open pairing a newcomer, one a thread, one open ask a person. Breaking them means
// that somebody else was faster, so it is no error.
async function upsert(transaction: Transaction, pairings: readonly Pairing[]): Promise<void> {
  try {
    const kept = await execute(transaction, UPSERT, toJson(pairings.map(toColumns)));
    insist(kept, pairings.length);
  } catch (error) {
    throw isUniqueViolation(error) ? new Undone('stale') : error;
  }
}
