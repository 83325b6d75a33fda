// Asks how it is going when the two in a pairing have been silent for as long as they agreed on, three times at most; and offers the
// newcomer somebody else where the mentor is silent or away.
import { checkInKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import { dayEndingAt } from '../local-day.ts';
import type { CheckInReason } from '../message.ts';
import type { Bond } from '../pairing.ts';
import { whyAbsent } from '../preference.ts';
import type { CheckInSituation } from '../situation.ts';
import { isOver } from '../thread.ts';
import { DAY, type Instant } from '../time.ts';
import { maySearch } from './begin.ts';
import { mentionable } from './bond.ts';
import { isBudgetSpent, isSpentForGood } from './budget.ts';
import { finishBond, takeBackCheckIn } from './finish.ts';
import { lookForAnother } from './part.ts';
import { remindCheckIn } from './watch-pairing.ts';

const MOST_CHECK_INS = 3;
/** What a newcomer has just written may wait so long before Belay calls that a silence. */
const TIME_TO_ANSWER = 3 * DAY;

export function checkIn(situation: CheckInSituation): Effect[] {
  const { pairing, due, thread } = situation;
  const open = pairing.open;
  // Before the introduction, nobody is named.
  if (open?.id !== due.pairing || open.state.is !== 'active' || open.introducedAt === null) return [];
  const bond: Bond = { ...open, state: open.state };
  // What rests since its thread was over ends by itself.
  if (isOver(thread) && !bond.agreement.goesOn) return [];
  if (situation.wantsAnother && maySearch(situation)) return lookForAnother(situation, bond);
  const dueAt = nextCheckIn(situation, bond);
  return situation.now < dueAt ? wait(situation, bond, dueAt) : speakUp(situation, bond);
}

/** An interval after the mentor's last word, or after Belay asked; at once where the mentor is not there any more. */
function nextCheckIn(situation: CheckInSituation, { state, agreement, checkIns }: Bond): Instant {
  const { lastWords, now } = situation;
  const interval = agreement.everyDays * DAY;
  if (absenceOf(situation)) return checkIns.lastAt === null ? now : checkIns.lastAt + interval;
  const silence = Math.max(state.since, lastWords.mentorAt ?? 0, checkIns.lastAt ?? 0) + interval;
  return Math.max(silence, (lastWords.newcomerAt ?? 0) + Math.min(interval, TIME_TO_ANSWER));
}

/** While a check-in stands, it is looked every day whether it was answered; one that was answered goes. */
function wait(situation: CheckInSituation, bond: Bond, dueAt: Instant): Effect[] {
  const { now } = situation;
  const stands = bond.checkIns.lastAt !== null && lastWord(situation) < bond.checkIns.lastAt;
  const isAnswered = bond.checkIns.lastAt !== null && !stands;
  return [
    ...(isAnswered ? takeBackCheckIn(bond) : []),
    remindCheckIn(bond, stands ? Math.min(dueAt, now + DAY) : dueAt),
  ];
}

function speakUp(situation: CheckInSituation, bond: Bond): Effect[] {
  const { now, settings, thread, written } = situation;
  const { count } = bond.checkIns;
  const isAlive = lastWord(situation) > (bond.checkIns.lastAt ?? bond.state.since);
  if (count >= MOST_CHECK_INS) return isAlive ? [later(bond, now)] : finishBond(situation, bond, 'expired');
  if (settings.quiet || thread.isLocked || isSpentForGood(written, settings)) return [later(bond, now)];
  if (isBudgetSpent(written, settings)) return [remindCheckIn(bond, now + DAY)];
  const asked: Bond = { ...bond, checkIns: { count: count + 1, lastAt: now } };
  return [
    ...takeBackCheckIn(bond),
    { do: 'keep-pairing', pairing: asked, claim: null },
    sayCheckIn(situation, asked),
    remindCheckIn(asked, now + DAY),
    { do: 'note', thread, person: bond.newcomer, note: 'checked-in' },
  ];
}

const later = (bond: Bond, now: Instant): Effect => remindCheckIn(bond, now + bond.agreement.everyDays * DAY);

function sayCheckIn(situation: CheckInSituation, bond: Bond): Effect {
  const { settings, mentions, thread } = situation;
  const { newcomer, state } = bond;
  const because = reasonOf(situation);
  // Whoever is away has said so, and is not called.
  const called = isAbsence(because) ? [newcomer.key] : [newcomer.key, state.mentor.key];
  const mentioned = mentionable(called, mentions, settings);
  return {
    do: 'say',
    thread,
    key: checkInKey(bond),
    message: {
      about: 'check-in',
      mentor: state.mentor,
      newcomer,
      because,
      canChange: maySearch(situation),
      mentioned,
    },
    mentions: mentioned,
    names: [newcomer.key, state.mentor.key],
  };
}

function reasonOf(situation: CheckInSituation): CheckInReason {
  const absence = absenceOf(situation);
  if (absence) return absence;
  const { newcomerAt, mentorAt } = situation.lastWords;
  const spokeLast = (newcomerAt ?? 0) - (mentorAt ?? 0);
  if (spokeLast === 0) return { is: 'both-silent' };
  return spokeLast > 0 ? { is: 'mentor-silent' } : { is: 'newcomer-silent' };
}

function absenceOf({
  mentor,
  now,
}: CheckInSituation): Extract<CheckInReason, { is: `mentor-${'away' | 'stopped'}` }> | null {
  const absence = mentor && whyAbsent(mentor.said, now);
  if (!absence) return null;
  if (absence.is === 'stopped') return { is: 'mentor-stopped' };
  return { is: 'mentor-away', until: dayEndingAt(absence.until, mentor.said.zone ?? 'UTC') };
}

function isAbsence({ is }: CheckInReason): boolean {
  return is === 'mentor-away' || is === 'mentor-stopped';
}

/** When either of the two last said something; 0 where neither did. */
function lastWord({ lastWords }: CheckInSituation): Instant {
  return Math.max(lastWords.newcomerAt ?? 0, lastWords.mentorAt ?? 0);
}
