// How a pairing ends: with thanks where it lasted, without a trace where it did not, and what was given goes into the ledger.
import { askKey, checkInKey, mentorshipKey, nobodyFreeKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import { end, isBond, type Bond, type Pairing, type PairingEnd } from '../pairing.ts';
import type { PairingSituation } from '../situation.ts';
import { mentored } from '../thread-contributions.ts';
import { isOver } from '../thread.ts';
import type { Instant } from '../time.ts';
import { questionsUrl, sayMentorship } from './lasting-comment.ts';
import { forgetReminders } from './watch-pairing.ts';

type Ending = Pick<PairingSituation, 'now' | 'settings' | 'thread' | 'pagesUrl'>;

/** They were done, or their time is over: the lasting comment stays, with thanks to both. */
export function finishBond(situation: Ending, bond: Bond, because: 'completed' | 'expired'): Effect[] {
  const phase = { is: 'ended', because, questionsUrl: questionsUrl(bond, situation) } as const;
  const thanks = bond.introducedAt === null ? [] : [sayMentorship(bond, situation, phase)];
  return [...thanks, ...takeBackCheckIn(bond), ...close(situation, bond, because)];
}

/** Somebody wished it, or nobody was found: what Belay said about it goes. */
export function release(situation: Ending, pairing: Pairing): Effect[] {
  const { thread } = pairing;
  const said = isBond(pairing) ? [mentorshipKey(pairing)] : [askKey(pairing), nobodyFreeKey(pairing)];
  return [
    ...said.map((key): Effect => ({ do: 'unsay', thread, key })),
    ...takeBackCheckIn(pairing),
    ...close(situation, pairing, 'released'),
  ];
}

/** Where the thread is gone, and every word with it. */
export function dissolve(pairing: Pairing, because: PairingEnd, now: Instant): Effect[] {
  return [
    ...forgetReminders(pairing),
    { do: 'keep-pairing', pairing: end(pairing, because, now), claim: null },
    { do: 'note', thread: pairing.thread, person: pairing.newcomer, note: 'pairing-ended' },
  ];
}

/** The latest question how it is going, if there was one. */
export function takeBackCheckIn(pairing: Pairing): Effect[] {
  const { thread, checkIns } = pairing;
  return checkIns.count === 0 ? [] : [{ do: 'unsay', thread, key: checkInKey(pairing) }];
}

function close(situation: Ending, pairing: Pairing, because: PairingEnd): Effect[] {
  const { labels } = situation.settings;
  const label = isBond(pairing) ? labels.hasMentor : labels.mentorWanted;
  return [
    { do: 'unlabel', thread: pairing.thread, label },
    ...unassign(situation, pairing),
    ...dissolve(pairing, because, situation.now),
    ...credit(situation, pairing),
  ];
}

/** What is over may show for ever who did it; what goes on without them must not. */
function unassign({ settings, thread }: Ending, pairing: Pairing): Effect[] {
  if (!settings.mentors.assign || !isBond(pairing) || isOver(thread)) return [];
  return [{ do: 'assign', thread: pairing.thread, person: pairing.state.mentor, isAssigned: false }];
}

/** Helping somebody counts as contributing, however it ended. */
function credit({ thread, now }: Ending, pairing: Pairing): Effect[] {
  if (!isBond(pairing)) return [];
  const { mentor } = pairing.state;
  const contribution = mentored({ ...thread, ...pairing.thread }, pairing.id, mentor, now);
  return [
    { do: 'record', facts: { threads: [], contributions: [contribution], people: [mentor], seenAt: 0 } },
  ];
}
