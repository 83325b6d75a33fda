// Pairings as rows, and the rule that nobody overwrites a pairing that changed since it was read.
import type { PersonKey } from '../domain/contribution.ts';
import type { PairingEnd, PairingReason, Pairing, PairingState } from '../domain/pairing.ts';
import type { Person } from '../domain/person.ts';
import type { RepositoryId, ThreadRef } from '../domain/repository.ts';
import type { PairingSoFar } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import type { Pairing as Row, PrismaClient } from './generated/client.ts';
import { readPeople } from './people.ts';
import { isoOrNull, toInstant, toNumber } from './rows.ts';

export async function readPairingSoFar(
  prisma: PrismaClient,
  repository: RepositoryId,
  newcomer: PersonKey,
): Promise<PairingSoFar> {
  const rows = await prisma.pairing.findMany({
    where: { repositoryId: repository, newcomer },
    orderBy: { wantedAt: 'asc' },
  });
  const open = rows.find((row) => row.state !== 'ended');
  return {
    open: open ? await toPairing(prisma, open) : null,
    count: rows.length,
    tried: [...new Set(rows.flatMap((row) => row.tried))],
  };
}

export async function readPairingOfThread(
  prisma: PrismaClient,
  { repository, number }: ThreadRef,
): Promise<PairingSoFar> {
  const open = await prisma.pairing.findFirst({
    where: { repositoryId: repository, number, state: { not: 'ended' } },
    orderBy: { wantedAt: 'desc' },
    select: { newcomer: true },
  });
  if (!open) return { open: null, count: 0, tried: [] };
  return readPairingSoFar(prisma, repository, open.newcomer);
}

async function toPairing(prisma: PrismaClient, row: Row): Promise<Pairing> {
  const keys = row.mentor === null ? [row.newcomer] : [row.newcomer, row.mentor];
  const people = await readPeople(prisma, keys);
  // Everybody in a pairing was met with it; the key stands in for a login only if somebody deleted the person's row.
  const person = (key: PersonKey): Person => people.get(key) ?? { key, login: key, isBot: false };
  return {
    id: row.id,
    thread: { repository: toNumber(row.repositoryId), number: row.number },
    ownerId: toNumber(row.ownerId),
    newcomer: person(row.newcomer),
    reason: row.reason as PairingReason,
    topic: row.topic,
    wantedAt: toInstant(row.wantedAt),
    state: toState(row, person),
    tried: row.tried,
    asked: row.asked,
    version: row.version,
  };
}

function toState(row: Row, person: (key: PersonKey) => Person): PairingState {
  const { state, mentor, since, expiresAt, endedBecause, endedAt } = row;
  if (state === 'wanted') return { is: 'wanted' };
  if (state === 'asked' && mentor !== null && since && expiresAt) {
    return { is: 'asked', whom: person(mentor), since: toInstant(since), expiresAt: toInstant(expiresAt) };
  }
  if (state === 'active' && mentor !== null && since) {
    return { is: 'active', mentor: person(mentor), since: toInstant(since) };
  }
  if (state === 'ended' && endedBecause !== null && endedAt) {
    return { is: 'ended', because: endedBecause as PairingEnd, at: toInstant(endedAt) };
  }
  throw new Error(`The pairing ${row.id} is kept in a state that does not exist: ${state}`);
}

/** Whoever takes part in a pairing just now. */
export function peopleIn({ newcomer, state }: Pairing): Person[] {
  if (state.is === 'asked') return [newcomer, state.whom];
  if (state.is === 'active') return [newcomer, state.mentor];
  return [newcomer];
}

/** Who is asked, or mentors; null while nobody does. */
export function mentorIn({ state }: Pairing): PersonKey | null {
  if (state.is === 'asked') return state.whom.key;
  return state.is === 'active' ? state.mentor.key : null;
}

/** A pairing as columns, at the version it will have. */
export function toColumns(pairing: Pairing): object {
  const { id, thread, ownerId, newcomer, reason, topic, wantedAt, state, tried, asked, version } = pairing;
  const accepted = state.is === 'active' ? state : null;
  const ended = state.is === 'ended' ? state : null;
  return {
    id,
    repository: thread.repository,
    number: thread.number,
    owner_id: ownerId,
    newcomer: newcomer.key,
    reason,
    topic,
    wanted_at: isoOrNull(wantedAt),
    state: state.is,
    mentor: mentorIn(pairing),
    since: isoOrNull(sinceOf(state)),
    expires_at: isoOrNull(state.is === 'asked' ? state.expiresAt : null),
    ended_because: ended?.because ?? null,
    ended_at: isoOrNull(ended?.at ?? null),
    accepted_by: accepted?.mentor.key ?? null,
    accepted_at: isoOrNull(accepted?.since ?? null),
    tried,
    asked,
    version: version + 1,
  };
}

function sinceOf(state: PairingState): Instant | null {
  return state.is === 'asked' || state.is === 'active' ? state.since : null;
}
