// A newcomer and the person who may help: what states a pairing has, and every way from one to the next.
import { noAgreement, type Agreement } from './agreement.ts';
import type { PersonKey } from './contribution.ts';
import type { Person } from './person.ts';
import type { ThreadRef } from './repository.ts';
import { DAY, type Instant } from './time.ts';

/** What set the search going. */
export type PairingReason = 'asked-for' | 'unanswered' | 'opened' | 'assigned';

/** `completed`: they were done. `released`: somebody wished it, or its thread went. `expired`: its time was over. */
export type PairingEnd = 'completed' | 'released' | 'expired';

export type PairingState =
  /** A mentor is wanted and nobody is being asked: nobody fits, or nobody is free. */
  | { readonly is: 'wanted' }
  /** One person is thinking about it, until `expiresAt`. */
  | { readonly is: 'asked'; readonly whom: Person; readonly since: Instant; readonly expiresAt: Instant }
  /** Somebody accepted, then. */
  | { readonly is: 'active'; readonly mentor: Person; readonly since: Instant }
  /** Both know that nothing happens for a while; those days do not count. */
  | {
      readonly is: 'paused';
      readonly mentor: Person;
      readonly since: Instant;
      readonly pausedAt: Instant;
    }
  | { readonly is: 'ended'; readonly because: PairingEnd; readonly at: Instant };

export interface Pairing {
  /** `repository:newcomer:ordinal`: somebody may be paired again, later. */
  readonly id: string;
  readonly thread: ThreadRef;
  readonly ownerId: number;
  readonly newcomer: Person;
  readonly reason: PairingReason;
  readonly topic: string | null;
  readonly wantedAt: Instant;
  readonly state: PairingState;
  /** Everybody who was asked and did not accept. Kept so that they are not asked again for this newcomer; shown to nobody. */
  readonly tried: readonly PersonKey[];
  /** How many people Belay asked by itself, the one being asked included. */
  readonly asked: number;
  readonly agreement: Agreement;
  readonly checkIns: CheckIns;
  /** When the lasting comment first named the mentor; null before. */
  readonly introducedAt: Instant | null;
  /** Counts the changes of this pairing; two deciders cannot both change the same version. */
  readonly version: number;
}

/** How often Belay asked how it is going, and when it did so last. */
export interface CheckIns {
  readonly count: number;
  readonly lastAt: Instant | null;
}

/** A pairing with a mentor who accepted. */
export type Bond = Pairing & { readonly state: Extract<PairingState, { is: 'active' | 'paused' }> };

/** Somebody mentors, or will again after a pause. */
export function isBond(pairing: Pairing): pairing is Bond {
  return pairing.state.is === 'active' || pairing.state.is === 'paused';
}

/** However well it goes, a pairing ends after this; both may begin anew. */
export const LONGEST_PAIRING = 90 * DAY;

/** When its time is over; a pause that is under way goes on adding to it. */
export function lastsUntil({ state, agreement }: Bond, now: Instant): Instant {
  const pausing = state.is === 'paused' ? now - state.pausedAt : 0;
  return state.since + LONGEST_PAIRING + agreement.pausedMs + pausing;
}

export function pairingId({ repository }: ThreadRef, newcomer: PersonKey, ordinal: number): string {
  return `${repository}:${newcomer}:${ordinal}`;
}

export function wanted(
  of: Pick<Pairing, 'thread' | 'ownerId' | 'newcomer' | 'reason' | 'topic'>,
  ordinal: number,
  tried: readonly PersonKey[],
  now: Instant,
): Pairing {
  return {
    ...of,
    id: pairingId(of.thread, of.newcomer.key, ordinal),
    wantedAt: now,
    state: { is: 'wanted' },
    tried,
    asked: 0,
    agreement: noAgreement,
    checkIns: { count: 0, lastAt: null },
    introducedAt: null,
    version: 0,
  };
}

/** wanted → asked: one person, until the reply is due. */
export function ask(pairing: Pairing, whom: Person, now: Instant, expiresAt: Instant): Pairing {
  return { ...pairing, state: { is: 'asked', whom, since: now, expiresAt }, asked: pairing.asked + 1 };
}

/** asked → wanted: whoever was asked passed or stayed silent, and is not asked for this newcomer again. */
export function setAside(pairing: Pairing): Pairing {
  if (pairing.state.is !== 'asked') return pairing;
  return { ...pairing, state: { is: 'wanted' }, tried: [...pairing.tried, pairing.state.whom.key] };
}

/** asked → wanted: the question is taken back, and nobody has passed. */
export function withdraw(pairing: Pairing): Pairing {
  return pairing.state.is === 'asked' ? { ...pairing, state: { is: 'wanted' } } : pairing;
}

/** asked → active: only by the person who was asked. wanted → active: a maintainer takes it. */
export function bind(pairing: Pairing, mentor: Person, everyDays: number, now: Instant): Bond {
  return {
    ...pairing,
    state: { is: 'active', mentor, since: now },
    agreement: { ...pairing.agreement, everyDays },
  };
}

/** active → paused. */
export function pause(pairing: Bond, now: Instant): Bond {
  if (pairing.state.is === 'paused') return pairing;
  return { ...pairing, state: { ...pairing.state, is: 'paused', pausedAt: now } };
}

/** paused → active; the time in between does not count. */
export function resume(pairing: Bond, now: Instant): Bond {
  if (pairing.state.is === 'active') return pairing;
  const { mentor, since, pausedAt } = pairing.state;
  const pausedMs = pairing.agreement.pausedMs + Math.max(0, now - pausedAt);
  return {
    ...pairing,
    state: { is: 'active', mentor, since },
    agreement: { ...pairing.agreement, pausedMs },
  };
}

/** any open state → ended. */
export function end(pairing: Pairing, because: PairingEnd, now: Instant): Pairing {
  if (pairing.state.is === 'ended') return pairing;
  return { ...pairing, state: { is: 'ended', because, at: now } };
}
