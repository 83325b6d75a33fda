// A pairing from its beginning to its end: who may start it, answer it and leave it. The order of questions is the order of
// the story; anybody who is not entitled gets a quiet reaction and nothing else.
import {
  answerDueKey,
  askKey,
  mentorshipKey,
  nobodyFreeKey,
  pairingOverKey,
  replyDueKey,
} from '../comment-key.ts';
import type { Effect, Reaction } from '../effect.ts';
import { accept, end, setAside, wanted, type Pairing, type PairingReason } from '../pairing.ts';
import type {
  ClosedSituation,
  CommandSituation,
  OverSituation,
  SilentSituation,
  UnansweredSituation,
  VanishedSituation,
} from '../situation.ts';
import { sameThread, type ThreadRef } from '../repository.ts';
import type { ThreadKind } from '../thread.ts';
import { DAY } from '../time.ts';
import { search } from './search.ts';

const LONGEST_PAIRING = 90 * DAY;
const REST_AFTER_CLOSING = 14 * DAY;

/** A first-timer's pull request has waited its time. If a human has answered, all is well. */
export function pairUnanswered(situation: UnansweredSituation): Effect[] {
  const { thread, settings, pairing, author } = situation;
  const isWaiting = thread.state === 'open' && !thread.isLocked && thread.answeredAt === null;
  const maySearch = settings.mentors.enabled && settings.mentors.ask !== 'wanted';
  if (!isWaiting || !maySearch) return [];
  if (pairing.open)
    return pairing.open.state.is === 'wanted' ? search(situation, movedHere(pairing.open, thread)) : [];
  if (author.standing !== 'first-time' || pairing.count > 0) return [];
  const reason: PairingReason = settings.mentors.ask === 'always' ? 'opened' : 'unanswered';
  return search(situation, begin(situation, reason, null));
}

export function pairByCommand(situation: CommandSituation): Effect[] {
  const { command, settings } = situation;
  if (command.line.is === 'not-understood' || !settings.mentors.enabled)
    return [react(situation, 'confused')];
  switch (command.line.command.verb) {
    case 'mentor wanted':
      return want(situation, command.line.command.topic);
    case 'mentor accept':
      return acceptAsk(situation);
    case 'mentor pass':
      return passAsk(situation);
  }
}

/** Whoever was asked has not replied in time: the next person is asked, and nobody is told why. */
export function handOverSilently(situation: SilentSituation): Effect[] {
  const { expired, now, pairing } = situation;
  const open = pairing.open;
  const isThisAsk =
    open?.state.is === 'asked' && open.id === expired.pairing && open.asked === expired.ordinal;
  if (!isThisAsk || now < open.state.expiresAt) return [];
  return handOver(situation, open);
}

/** The thread is over: a pending ask is taken back, a pairing gets its last word and a rest. */
export function pairingOfClosed(situation: ClosedSituation): Effect[] {
  const { thread, pairing, now, settings, landed } = situation;
  const forget: Effect = { do: 'forget-reminder', key: answerDueKey(thread) };
  const open = pairing.open;
  if (!open) return [forget];
  if (open.state.is === 'active') {
    return [
      forget,
      sayMentorship(open, thread.kind, landed ? 'landed' : 'closed'),
      ...remindOver(open, Math.min(now + REST_AFTER_CLOSING, open.state.since + LONGEST_PAIRING)),
    ];
  }
  return [
    forget,
    { do: 'unsay', thread, key: askKey(open) },
    { do: 'forget-reminder', key: replyDueKey(open) },
    { do: 'unlabel', thread, label: settings.labels.mentorWanted },
    ...finish(open, situation, 'released'),
  ];
}

/** The rest after closing, or the longest time of a pairing, has passed. */
export function endPairing(situation: OverSituation): Effect[] {
  const { pairing, over, now, thread, settings } = situation;
  const open = pairing.open;
  if (open?.id !== over.pairing || open.state.is !== 'active') return [];
  const isOver = thread.state === 'landed' || thread.state === 'closed';
  const isTooLong = now >= open.state.since + LONGEST_PAIRING;
  // Reopened since: the pairing goes on, and its longest time is what remains to be watched.
  if (!isOver && !isTooLong) return remindOver(open, open.state.since + LONGEST_PAIRING);
  return [
    { do: 'unlabel', thread, label: settings.labels.hasMentor },
    ...finish(open, situation, isOver ? 'completed' : 'expired'),
  ];
}

/** Where the thread is gone, so is the pairing: whoever was asked is free again. */
export function letGo(situation: VanishedSituation): Effect[] {
  const { thread, pairing } = situation;
  const open = pairing.open;
  if (!open) return [];
  const reminders = [answerDueKey(thread), replyDueKey(open), pairingOverKey(open)];
  return [
    ...reminders.map((key): Effect => ({ do: 'forget-reminder', key })),
    ...finish(open, situation, 'released'),
  ];
}

function want(situation: CommandSituation, topic: string | null): Effect[] {
  const { command, thread, author, pairing } = situation;
  const isOwnThread = author !== null && author.person.key === command.by.key;
  const isNew = author?.standing === 'first-time' || author?.standing === 'newcomer';
  const isOver = thread.state === 'landed' || thread.state === 'closed';
  if (!isOwnThread || !isNew || isOver) return [react(situation, 'confused')];
  const done = react(situation, '+1');
  if (!pairing.open) return [done, ...search(situation, begin(situation, 'asked-for', topic))];
  // Asked or active already: the one pairing goes on. Wanted: it moves here, and the search goes on.
  if (pairing.open.state.is !== 'wanted') return [done];
  return [done, ...search(situation, { ...movedHere(pairing.open, thread), topic })];
}

/** A pairing follows its newcomer: the search goes on where they wait now. */
function movedHere(pairing: Pairing, { repository, number }: ThreadRef): Pairing {
  return { ...pairing, thread: { repository, number } };
}

function acceptAsk(situation: CommandSituation): Effect[] {
  const { thread, settings, now } = situation;
  const open = askedOfSpeaker(situation);
  if (!open) return [react(situation, 'confused')];
  const active = accept(open, now);
  return [
    react(situation, '+1'),
    { do: 'keep-pairing', pairing: active, claim: null },
    { do: 'unsay', thread, key: askKey(open) },
    { do: 'unsay', thread, key: nobodyFreeKey(open) },
    sayMentorship(active, thread.kind, 'active'),
    { do: 'unlabel', thread, label: settings.labels.mentorWanted },
    { do: 'label', thread, label: settings.labels.hasMentor },
    { do: 'forget-reminder', key: replyDueKey(open) },
    ...remindOver(active, now + LONGEST_PAIRING),
    { do: 'note', thread, person: open.newcomer, note: 'mentor-accepted' },
  ];
}

function passAsk(situation: CommandSituation): Effect[] {
  const open = askedOfSpeaker(situation);
  if (!open) return [react(situation, 'confused')];
  return [react(situation, '+1'), ...handOver(situation, open)];
}

/** The open pairing, if it is the person speaking who is being asked in it, here: the newcomer may have other threads. */
function askedOfSpeaker({ pairing, command, thread }: CommandSituation): Pairing | null {
  const open = pairing.open;
  const isAsked = open?.state.is === 'asked' && open.state.whom.key === command.by.key;
  return isAsked && sameThread(open.thread, thread) ? open : null;
}

function handOver(situation: CommandSituation | SilentSituation, open: Pairing): Effect[] {
  const { thread } = situation;
  return [
    { do: 'unsay', thread, key: askKey(open) },
    { do: 'forget-reminder', key: replyDueKey(open) },
    { do: 'note', thread, person: open.newcomer, note: 'mentor-handed-over' },
    ...search(situation, setAside(open)),
  ];
}

function begin(
  { thread, repository, author, pairing, now }: CommandSituation | UnansweredSituation,
  reason: PairingReason,
  topic: string | null,
): Pairing {
  if (!author) throw new Error('A pairing needs a newcomer; the callers have looked for one.');
  const of = {
    thread: { repository: thread.repository, number: thread.number },
    ownerId: repository.ownerId,
    newcomer: author.person,
    reason,
    topic,
  };
  return wanted(of, pairing.count + 1, pairing.tried, now);
}

function sayMentorship(pairing: Pairing, where: ThreadKind, phase: 'active' | 'landed' | 'closed'): Effect {
  if (pairing.state.is !== 'active') throw new Error('Nobody is named as mentor before accepting.');
  return {
    do: 'say',
    thread: pairing.thread,
    key: mentorshipKey(pairing),
    message: { about: 'mentorship', mentor: pairing.state.mentor, newcomer: pairing.newcomer, where, phase },
    mentions: [pairing.newcomer.key, pairing.state.mentor.key],
  };
}

function remindOver(pairing: Pairing, at: number): Effect[] {
  const happening = { kind: 'pairing-over', thread: pairing.thread, pairing: pairing.id } as const;
  return [{ do: 'remind', key: pairingOverKey(pairing), at, happening }];
}

function finish(
  pairing: Pairing,
  { now, thread }: Pick<VanishedSituation, 'now' | 'thread'>,
  because: 'completed' | 'released' | 'expired',
): Effect[] {
  return [
    { do: 'keep-pairing', pairing: end(pairing, because, now), claim: null },
    { do: 'note', thread, person: pairing.newcomer, note: 'pairing-ended' },
  ];
}

function react({ command, thread }: CommandSituation, reaction: Reaction): Effect {
  return { do: 'react', thread, comment: command.comment, reaction };
}
