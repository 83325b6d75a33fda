// The one comment that stays with a pairing from acceptance on, and the moments at which the pairing is looked at again.
import { mentorshipKey, pairingOverKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import type { Mentorship } from '../message.ts';
import { end, type Pairing, type PairingEnd } from '../pairing.ts';
import type { ThreadRef } from '../repository.ts';
import type { ThreadKind } from '../thread.ts';
import { DAY, type Instant } from '../time.ts';

export const LONGEST_PAIRING = 90 * DAY;

export function sayMentorship(pairing: Pairing, where: ThreadKind, phase: Mentorship['phase']): Effect {
  if (pairing.state.is !== 'active') throw new Error('Nobody is named as mentor before accepting.');
  return {
    do: 'say',
    thread: pairing.thread,
    key: mentorshipKey(pairing),
    message: { about: 'mentorship', mentor: pairing.state.mentor, newcomer: pairing.newcomer, where, phase },
    mentions: [pairing.newcomer.key, pairing.state.mentor.key],
  };
}

export function remindOver(pairing: Pairing, at: Instant): Effect {
  const happening = { kind: 'pairing-over', thread: pairing.thread, pairing: pairing.id } as const;
  return { do: 'remind', key: pairingOverKey(pairing), at, happening };
}

export function finish(pairing: Pairing, thread: ThreadRef, because: PairingEnd, now: Instant): Effect[] {
  return [
    { do: 'keep-pairing', pairing: end(pairing, because, now), claim: null },
    { do: 'note', thread, person: pairing.newcomer, note: 'pairing-ended' },
  ];
}
