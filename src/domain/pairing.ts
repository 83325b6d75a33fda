// A newcomer and the person who may help: what states a pairing has, and every way from one to the next.
import type { PersonKey } from './contribution.ts';
import type { Person } from './person.ts';
import type { ThreadRef } from './repository.ts';
import type { Instant } from './time.ts';

/** What set the search going. */
export type PairingReason = 'asked-for' | 'unanswered' | 'opened';

export type PairingEnd = 'completed' | 'released' | 'expired';

export type PairingState =
  /** A mentor is wanted and nobody is being asked: nobody fits, or nobody is free. */
  | { readonly is: 'wanted' }
  /** One person is thinking about it, until `expiresAt`. */
  | { readonly is: 'asked'; readonly whom: Person; readonly since: Instant; readonly expiresAt: Instant }
  /** Somebody accepted. */
  | { readonly is: 'active'; readonly mentor: Person; readonly since: Instant }
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
  /** How many people were asked, the one being asked included. */
  readonly asked: number;
  /** Counts the changes of this pairing; two deciders cannot both change the same version. */
  readonly version: number;
}

/** A pairing that has not ended. */
export function isOpen(pairing: Pairing): boolean {
  return pairing.state.is !== 'ended';
}

export function wanted(
  of: Pick<Pairing, 'thread' | 'ownerId' | 'newcomer' | 'reason' | 'topic'>,
  ordinal: number,
  tried: readonly PersonKey[],
  now: Instant,
): Pairing {
  return {
    ...of,
    id: `${of.thread.repository}:${of.newcomer.key}:${ordinal}`,
    wantedAt: now,
    state: { is: 'wanted' },
    tried,
    asked: 0,
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

/** asked → active: only by the person who was asked. */
export function accept(pairing: Pairing, now: Instant): Pairing {
  if (pairing.state.is !== 'asked') return pairing;
  return { ...pairing, state: { is: 'active', mentor: pairing.state.whom, since: now } };
}

/** any open state → ended. */
export function end(pairing: Pairing, because: PairingEnd, now: Instant): Pairing {
  if (pairing.state.is === 'ended') return pairing;
  return { ...pairing, state: { is: 'ended', because, at: now } };
}
