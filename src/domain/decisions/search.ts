// Asks the next person, one at a time, or says honestly that nobody is free. Every way into a search ends here.
import { nobodyFreeKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import type { Pairing } from '../pairing.ts';
import type { Candidate, Search } from '../situation.ts';
import { DAY } from '../time.ts';
import { askOf } from './ask.ts';
import { isBudgetSpent, isSpentForGood } from './budget.ts';
import { hasRoom } from './room.ts';
import { remindSearch } from './watch-pairing.ts';

/** Goes on with a pairing in which nobody is being asked. */
export function search(situation: Search, pairing: Pairing): Effect[] {
  const { settings, thread, isSilenced, now } = situation;
  const label: Effect = { do: 'label', thread, label: settings.labels.mentorWanted };
  const keep: Effect = { do: 'keep-pairing', pairing, claim: null };
  // Silence that somebody asked for ends one day; a project that wants quiet is asked again by nobody.
  if (isSilenced) return [keep, label, remindSearch(pairing, now + DAY)];
  if (settings.quiet || thread.isLocked) return [keep, label];
  if (isBudgetSpent(situation.written, settings)) return [...putOff(situation, pairing), label];

  const mayAskMore = pairing.asked < settings.mentors.mostAsked;
  const free = mayAskMore
    ? situation.candidates.find((candidate) => isFree(candidate, pairing, situation))
    : undefined;
  return [...(free ? askOf(situation, pairing, free) : sayNobodyIsFree(situation, pairing)), label];
}

function sayNobodyIsFree({ thread }: Search, pairing: Pairing): Effect[] {
  return [
    { do: 'keep-pairing', pairing, claim: null },
    {
      do: 'say',
      thread,
      key: nobodyFreeKey(pairing),
      message: { about: 'nobody-free', where: thread.kind, someWereAsked: pairing.asked > 0 },
      mentions: [],
    },
    { do: 'note', thread, person: pairing.newcomer, note: 'nobody-free' },
  ];
}

/** A day's messages are spent: the search goes on tomorrow. A thread's are spent for good, and so is the search. */
function putOff({ thread, now, written, settings }: Search, pairing: Pairing): Effect[] {
  const note: Effect = { do: 'note', thread, person: pairing.newcomer, note: 'held-back: budget' };
  const keep: Effect = { do: 'keep-pairing', pairing, claim: null };
  if (isSpentForGood(written, settings)) return [keep, note];
  return [keep, note, remindSearch(pairing, now + DAY)];
}

/** Hard filters: no expertise outweighs them. */
function isFree(candidate: Candidate, pairing: Pairing, situation: Search): boolean {
  const { settings, now, pairing: soFar } = situation;
  const { person, load, isBusy } = candidate;
  const wasTried = pairing.tried.includes(person.key) || soFar.apart.includes(person.key);
  return isSuitable(candidate, pairing) && !isBusy && !wasTried && hasRoom(load, settings, now);
}

/** Somebody who may mentor here at all, and is not the newcomer. */
export function isSuitable({ person, canWrite, hasOffered }: Candidate, { newcomer }: Pairing): boolean {
  return (canWrite || hasOffered) && !person.isBot && person.key !== newcomer.key;
}
