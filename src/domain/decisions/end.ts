// How a pairing rests, goes on and ends: when its thread closes, opens again or vanishes, and when its time is over.
import {
  answerDueKey,
  askKey,
  mentorshipKey,
  nobodyFreeKey,
  pairingOverKey,
  replyDueKey,
  searchDueKey,
} from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import type { Pairing } from '../pairing.ts';
import { sameThread } from '../repository.ts';
import type {
  ClosedSituation,
  LeftSituation,
  OpenedSituation,
  OverSituation,
  VanishedSituation,
} from '../situation.ts';
import { isOver } from '../thread.ts';
import { DAY } from '../time.ts';
import { finish, LONGEST_PAIRING, remindOver, sayMentorship } from './lasting-comment.ts';

const REST_AFTER_CLOSING = 14 * DAY;

/** The thread is over: a pending ask is taken back, a pairing gets its last word and a rest. */
export function rest(situation: ClosedSituation): Effect[] {
  const { thread, pairing, now, settings, landed, isLater } = situation;
  // The last word was said at the closing; only a landing that was found since is news.
  if (isLater && !landed) return [];
  const open = pairing.open;
  if (!open) return [{ do: 'forget-reminder', key: answerDueKey(thread) }];
  if (open.state.is === 'active') {
    const until = Math.min(now + REST_AFTER_CLOSING, open.state.since + LONGEST_PAIRING);
    return [
      sayMentorship(open, thread.kind, { is: landed ? 'landed' : 'closed', until }),
      remindOver(open, until),
    ];
  }
  return [
    { do: 'unsay', thread, key: askKey(open) },
    { do: 'unlabel', thread, label: settings.labels.mentorWanted },
    ...forgetAll(open),
    ...finish(open, thread, 'released', now),
  ];
}

/** A thread with a mentor was opened again: they go on, and the comment says so. */
export function resume({ thread, pairing }: OpenedSituation): Effect[] {
  const open = pairing.open;
  if (open?.state.is !== 'active' || !sameThread(open.thread, thread)) return [];
  return [
    sayMentorship(open, thread.kind, { is: 'active' }),
    remindOver(open, open.state.since + LONGEST_PAIRING),
  ];
}

/** The rest after closing, or the longest time of a pairing, has passed. */
export function endPairing(situation: OverSituation): Effect[] {
  const { pairing, over, now, thread, settings } = situation;
  const open = pairing.open;
  if (open?.id !== over.pairing || open.state.is !== 'active') return [];
  const isTooLong = now >= open.state.since + LONGEST_PAIRING;
  // Opened again since: the pairing goes on, and its longest time is what remains to be watched.
  if (!isOver(thread) && !isTooLong) return [remindOver(open, open.state.since + LONGEST_PAIRING)];
  return [
    { do: 'unlabel', thread, label: settings.labels.hasMentor },
    ...finish(open, thread, isOver(thread) ? 'completed' : 'expired', now),
  ];
}

/** The newcomer or the mentor wants nothing more to do with Belay: what names them goes, and the pairing with it. */
export function leavePairing({ thread, pairing, settings, now }: LeftSituation): Effect[] {
  const open = pairing.open;
  if (!open) return [];
  const said = [askKey(open), mentorshipKey(open), nobodyFreeKey(open)];
  const labels = [settings.labels.mentorWanted, settings.labels.hasMentor];
  return [
    ...said.map((key): Effect => ({ do: 'unsay', thread, key })),
    ...labels.map((label): Effect => ({ do: 'unlabel', thread, label })),
    ...forgetAll(open),
    ...finish(open, thread, 'released', now),
  ];
}

/** Where the thread is gone, so is the pairing: whoever was asked is free again. */
export function letGo({ thread, pairing, now }: VanishedSituation): Effect[] {
  const open = pairing.open;
  return open ? [...forgetAll(open), ...finish(open, thread, 'released', now)] : [];
}

function forgetAll(pairing: Pairing): Effect[] {
  const keys = [
    answerDueKey(pairing.thread),
    replyDueKey(pairing),
    searchDueKey(pairing),
    pairingOverKey(pairing),
  ];
  return keys.map((key) => ({ do: 'forget-reminder', key }));
}
