// What whoever is asked can do: accept, pass, or stay silent. Passing and silence lead to the same, and nobody is told which.
import { replyDueKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import { isBond, setAside, type Pairing } from '../pairing.ts';
import { sameThread } from '../repository.ts';
import type { CommandSituation, LeftSituation, Search, SilentSituation } from '../situation.ts';
import { isOver } from '../thread.ts';
import { maySearch } from './begin.ts';
import { beginBond, withdrawAsk } from './bond.ts';
import { release } from './finish.ts';
import { tellItIsOver } from './part.ts';
import { react } from './react.ts';
import { search } from './search.ts';

export function acceptAsk(situation: CommandSituation): Effect[] {
  const open = askedOfSpeaker(situation);
  if (open?.state.is !== 'asked') return [react(situation, 'confused')];
  return [react(situation, '+1'), ...beginBond(situation, open, open.state.whom)];
}

export function passAsk(situation: CommandSituation): Effect[] {
  const open = askedOfSpeaker(situation);
  if (!open) return [react(situation, 'confused')];
  return [react(situation, '+1'), ...handOver(situation, open)];
}

/** Whoever was asked has not replied in time: the next person is asked. */
export function handOverSilently(situation: SilentSituation): Effect[] {
  const { expired, now, pairing } = situation;
  const open = pairing.open;
  const isThisAsk =
    open?.state.is === 'asked' && open.id === expired.pairing && open.asked === expired.ordinal;
  if (!isThisAsk) return [];
  // Clocks differ: whoever looked at the time was ahead of us. Once more, when it is really over.
  if (now < open.state.expiresAt) {
    return [{ do: 'remind', key: replyDueKey(open), at: open.state.expiresAt, happening: expired }];
  }
  return handOver(situation, open);
}

/** Somebody in a pairing has left, or cannot be asked any more: a question goes to the next person, a pairing ends. */
export function goOnWithout(situation: LeftSituation): Effect[] {
  const open = situation.pairing.open;
  if (open?.id !== situation.left.pairing) return [];
  const wasOnlyAsked = open.state.is === 'asked' && !situation.hasNewcomerLeft;
  if (wasOnlyAsked) return handOver(situation, open);
  const left = situation.hasNewcomerLeft ? 'mentor' : 'newcomer';
  const word = isBond(open) && !isOver(situation.thread) ? [tellItIsOver(situation, open, left)] : [];
  return [...release(situation, open), ...word];
}

export function handOver(situation: Search, open: Pairing): Effect[] {
  const note: Effect = {
    do: 'note',
    thread: open.thread,
    person: open.newcomer,
    note: 'mentor-handed-over',
  };
  if (!maySearch(situation)) return [note, ...release(situation, setAside(open))];
  return [...withdrawAsk(open), note, ...search(situation, setAside(open))];
}

/** The open pairing, if it is the person speaking who is being asked in it, here: the newcomer may have other threads. */
function askedOfSpeaker({ pairing, command, thread }: CommandSituation): Pairing | null {
  const open = pairing.open;
  const isAsked = open?.state.is === 'asked' && open.state.whom.key === command.by.key;
  return isAsked && sameThread(open.thread, thread) ? open : null;
}
