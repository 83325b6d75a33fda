// How a pairing rests, goes on and ends: when its thread closes, opens again or vanishes, and when its time is over.
import { answerDueKey, checkInDueKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import { isBond, lastsUntil } from '../pairing.ts';
import { sameThread } from '../repository.ts';
import type { ClosedSituation, OpenedSituation, OverSituation, VanishedSituation } from '../situation.ts';
import { isOver } from '../thread.ts';
import { DAY } from '../time.ts';
import { dissolve, finishBond, release, takeBackCheckIn } from './finish.ts';
import { editMentorship, sayMentorship } from './lasting-comment.ts';
import { remindCheckIn, remindOver } from './watch-pairing.ts';

const REST_AFTER_CLOSING = 14 * DAY;

/** The thread is over: a pending ask is taken back, a pairing gets its last word and a rest. */
export function rest(situation: ClosedSituation): Effect[] {
  const { thread, pairing, facts, now, landed, isLater } = situation;
  // The last word was said at the closing; only a landing that was found since is news.
  if (isLater && !landed) return [];
  const open = pairing.open;
  if (!open) return [{ do: 'forget-reminder', key: answerDueKey(thread) }];
  if (!isBond(open)) return release(situation, open);
  if (open.agreement.goesOn) return [];
  // However late the news of it is, and whatever was found since: it rests from the closing on.
  const closedAt = Math.min(now, facts.closing?.at ?? now);
  const until = Math.min(closedAt + REST_AFTER_CLOSING, lastsUntil(open, now));
  const phase = { is: landed ? 'landed' : 'closed', until } as const;
  return [
    ...(open.introducedAt === null ? [] : [sayMentorship(open, situation, phase)]),
    ...takeBackCheckIn(open),
    { do: 'forget-reminder', key: checkInDueKey(open) },
    remindOver(open, until),
  ];
}

/** A thread with a mentor was opened again: they go on, and the comment says so. */
export function goOn(situation: OpenedSituation): Effect[] {
  const { thread, pairing, now } = situation;
  const open = pairing.open;
  if (!open || !isBond(open) || !sameThread(open.thread, thread)) return [];
  return [
    ...editMentorship(open, situation),
    remindOver(open, lastsUntil(open, now)),
    ...(open.state.is === 'active' ? [remindCheckIn(open, now + open.agreement.everyDays * DAY)] : []),
  ];
}

/** The rest after closing, or the longest time of a pairing, has passed. */
export function endPairing(situation: OverSituation): Effect[] {
  const { pairing, over, now, thread } = situation;
  const open = pairing.open;
  if (open?.id !== over.pairing || !isBond(open)) return [];
  const until = lastsUntil(open, now);
  const isTooLong = now >= until;
  const isRested = isOver(thread) && !open.agreement.goesOn;
  // Opened again since, or paused: the pairing goes on, and its longest time is what remains to be watched. While a pause moves
  // its end along, once a day is enough.
  const isMoving = open.state.is === 'paused';
  if (!isRested && !isTooLong) return [remindOver(open, isMoving ? Math.max(until, now + DAY) : until)];
  return finishBond(situation, open, isRested ? 'completed' : 'expired');
}

/** Where the thread is gone, so is the pairing: whoever was asked is free again. */
export function letGo({ pairing, now }: VanishedSituation): Effect[] {
  return pairing.open ? dissolve(pairing.open, 'released', now) : [];
}
