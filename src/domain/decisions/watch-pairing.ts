// The moments at which a pairing is looked at again. Each has one reminder, set anew and never twice.
import {
  answerDueKey,
  assignmentDueKey,
  checkInDueKey,
  pairingOverKey,
  replyDueKey,
  searchDueKey,
} from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import type { Pairing } from '../pairing.ts';
import type { Instant } from '../time.ts';

export function remindOver(pairing: Pairing, at: Instant): Effect {
  const happening = { kind: 'pairing-over', thread: pairing.thread, pairing: pairing.id } as const;
  return { do: 'remind', key: pairingOverKey(pairing), at, happening };
}

export function remindCheckIn(pairing: Pairing, at: Instant): Effect {
  const happening = { kind: 'check-in-due', thread: pairing.thread, pairing: pairing.id } as const;
  return { do: 'remind', key: checkInDueKey(pairing), at, happening };
}

export function remindSearch(pairing: Pairing, at: Instant): Effect {
  const happening = { kind: 'search-due', thread: pairing.thread, pairing: pairing.id } as const;
  return { do: 'remind', key: searchDueKey(pairing), at, happening };
}

/** Nothing is due for this pairing any more. */
export function forgetReminders(pairing: Pairing): Effect[] {
  const keys = [
    answerDueKey(pairing.thread),
    replyDueKey(pairing),
    searchDueKey(pairing),
    pairingOverKey(pairing),
    checkInDueKey(pairing),
    assignmentDueKey(pairing),
  ];
  return keys.map((key) => ({ do: 'forget-reminder', key }));
}
