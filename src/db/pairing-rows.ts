// Between pairings and their rows.
import type { Agreement } from '../domain/agreement.ts';
import type { PersonKey } from '../domain/contribution.ts';
import {
  isBond,
  type CheckIns,
  type Pairing,
  type PairingEnd,
  type PairingReason,
  type PairingState,
} from '../domain/pairing.ts';
import type { Person } from '../domain/person.ts';
import type { ThreadRef } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { Pairing as Row } from './generated/client.ts';
import { iso, isoOrNull, toInstant, toInstantOrNull, toNumber } from './rows.ts';
import { toSteps } from './shapes.ts';

export function toPairing(row: Row, person: (key: PersonKey) => Person): Pairing {
  return {
    id: row.id,
    thread: toThread(row),
    ownerId: toNumber(row.ownerId),
    newcomer: person(row.newcomer),
    reason: row.reason as PairingReason,
    topic: row.topic,
    wantedAt: toInstant(row.wantedAt),
    state: toState(row, person),
    tried: row.tried,
    asked: row.asked,
    agreement: toAgreement(row),
    checkIns: { count: row.checkIns, lastAt: toInstantOrNull(row.lastCheckInAt) },
    introducedAt: toInstantOrNull(row.introducedAt),
    version: row.version,
  };
}

export function toThread({ repositoryId, number }: Pick<Row, 'repositoryId' | 'number'>): ThreadRef {
  return { repository: toNumber(repositoryId), number };
}

function toState(row: Row, person: (key: PersonKey) => Person): PairingState {
  const { state, mentor, since, expiresAt, pausedAt, endedBecause, endedAt } = row;
  if (state === 'wanted') return { is: 'wanted' };
  if (state === 'asked' && mentor !== null && since && expiresAt) {
    return { is: 'asked', whom: person(mentor), since: toInstant(since), expiresAt: toInstant(expiresAt) };
  }
  if (state === 'active' && mentor !== null && since) {
    return { is: 'active', mentor: person(mentor), since: toInstant(since) };
  }
  if (state === 'paused' && mentor !== null && since && pausedAt) {
    return { is: 'paused', mentor: person(mentor), since: toInstant(since), pausedAt: toInstant(pausedAt) };
  }
  if (state === 'ended' && endedBecause !== null && endedAt) {
    return { is: 'ended', because: endedBecause as PairingEnd, at: toInstant(endedAt) };
  }
  throw new Error(`The pairing ${row.id} is kept in a state that does not exist: ${state}`);
}

function toAgreement({ goal, steps, everyDays, pausedMs, goesOn }: Row): Agreement {
  return { goal, steps: toSteps(steps), everyDays, pausedMs: toNumber(pausedMs), goesOn };
}

/** Whoever takes part in a pairing just now. */
export function peopleIn(pairing: Pairing): Person[] {
  const { newcomer, state } = pairing;
  if (state.is === 'asked') return [newcomer, state.whom];
  return isBond(pairing) ? [newcomer, pairing.state.mentor] : [newcomer];
}

/** Who is asked, or mentors; null while nobody does. */
export function mentorIn(pairing: Pairing): PersonKey | null {
  const [, mentor] = peopleIn(pairing);
  return mentor?.key ?? null;
}

/** A pairing as columns, at the version it will have. */
export function toColumns(pairing: Pairing): object {
  const { id, thread, ownerId, newcomer, reason, topic, wantedAt, state, tried, asked, version } = pairing;
  const accepted = isBond(pairing) ? pairing.state : null;
  return {
    id,
    repository: thread.repository,
    number: thread.number,
    owner_id: ownerId,
    newcomer: newcomer.key,
    reason,
    topic,
    wanted_at: iso(wantedAt),
    ...stateColumns(state),
    mentor: mentorIn(pairing),
    accepted_by: accepted?.mentor.key ?? null,
    accepted_at: isoOrNull(accepted?.since ?? null),
    tried,
    asked,
    ...agreementColumns(pairing.agreement),
    ...checkInColumns(pairing.checkIns),
    introduced_at: isoOrNull(pairing.introducedAt),
    version: version + 1,
  };
}

function stateColumns(state: PairingState): object {
  const ended = state.is === 'ended' ? state : null;
  return {
    state: state.is,
    since: isoOrNull(sinceOf(state)),
    expires_at: isoOrNull(state.is === 'asked' ? state.expiresAt : null),
    paused_at: isoOrNull(state.is === 'paused' ? state.pausedAt : null),
    ended_because: ended?.because ?? null,
    ended_at: isoOrNull(ended?.at ?? null),
  };
}

function sinceOf(state: PairingState): Instant | null {
  return state.is === 'wanted' || state.is === 'ended' ? null : state.since;
}

function agreementColumns({ goal, steps, everyDays, pausedMs, goesOn }: Agreement): object {
  return { goal, steps, every_days: everyDays, paused_ms: pausedMs, goes_on: goesOn };
}

function checkInColumns({ count, lastAt }: CheckIns): object {
  return { check_ins: count, last_check_in_at: isoOrNull(lastAt) };
}
