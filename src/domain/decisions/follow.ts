// A pairing that began on an issue goes along to the pull request by which its newcomer closes that issue, instead of starting again.
import { mentorshipKey, nobodyFreeKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import { isBond, lastsUntil, type Bond, type Pairing } from '../pairing.ts';
import type { LinkedSituation, OpenedSituation } from '../situation.ts';
import { isOver } from '../thread.ts';
import { DAY, MINUTE } from '../time.ts';
import { remindAssignment } from './bond.ts';
import { takeBackCheckIn } from './finish.ts';
import { sayMentorship } from './lasting-comment.ts';
import { remindCheckIn, remindOver, remindSearch } from './watch-pairing.ts';

export function follow(situation: OpenedSituation | LinkedSituation): Effect[] {
  const { thread, pairing, closes } = situation;
  const open = pairing.open;
  const isTheirs = open !== null && thread.author?.key === open.newcomer.key;
  const isClosing =
    open !== null && closes.includes(open.thread.number) && open.thread.number !== thread.number;
  if (!isTheirs || !isClosing || thread.kind !== 'pull-request' || isOver(thread)) return [];
  const moved = {
    ...open,
    thread: { repository: thread.repository, number: thread.number },
    // That they went on without the thread before says nothing about this one.
    agreement: { ...open.agreement, goesOn: false },
  };
  const note: Effect = { do: 'note', thread, person: open.newcomer, note: 'pairing-moved' };
  if (isBond(open) && isBond(moved)) return [...moveBond(situation, open, moved), note];
  // Whoever is being asked has the question where it was asked, and is asked once.
  return open.state.is === 'wanted' ? [...moveSearch(situation, open, moved), note] : [];
}

function moveBond(situation: OpenedSituation | LinkedSituation, open: Bond, moved: Bond): Effect[] {
  const { settings, thread, now } = situation;
  const label = settings.labels.hasMentor;
  const isKnown = open.introducedAt !== null;
  const everyMs = moved.agreement.everyDays * DAY;
  return [
    { do: 'keep-pairing', pairing: moved, claim: null },
    { do: 'unsay', thread: open.thread, key: mentorshipKey(open) },
    ...takeBackCheckIn(open),
    ...(isKnown ? [sayMentorship(moved, situation, { is: moved.state.is })] : []),
    { do: 'unlabel', thread: open.thread, label },
    // Before the introduction, it is looked there whether it can take place.
    isKnown ? { do: 'label', thread, label } : remindAssignment(moved, now + MINUTE),
    remindOver(moved, lastsUntil(moved, now)),
    ...(moved.state.is === 'active' ? [remindCheckIn(moved, now + everyMs)] : []),
    ...moveAssignment(situation, open, moved),
  ];
}

function moveAssignment({ settings }: OpenedSituation | LinkedSituation, open: Bond, moved: Bond): Effect[] {
  if (!settings.mentors.assign) return [];
  const person = open.state.mentor;
  return [
    { do: 'assign', thread: open.thread, person, isAssigned: false },
    { do: 'assign', thread: moved.thread, person, isAssigned: true },
  ];
}

function moveSearch(
  { settings, thread, now }: OpenedSituation | LinkedSituation,
  open: Pairing,
  moved: Pairing,
): Effect[] {
  const label = settings.labels.mentorWanted;
  return [
    { do: 'keep-pairing', pairing: moved, claim: null },
    { do: 'unsay', thread: open.thread, key: nobodyFreeKey(open) },
    { do: 'unlabel', thread: open.thread, label },
    { do: 'label', thread, label },
    // What it touches is known now, and so may be who could help.
    remindSearch(moved, now),
  ];
}
