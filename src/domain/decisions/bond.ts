// How a mentorship begins, whichever way somebody came to accept: consent first, then the assignment where the project wishes it,
// and only then a name in public.
import { askKey, assignmentDueKey, mentorshipKey, nobodyFreeKey, replyDueKey } from '../comment-key.ts';
import type { PersonKey } from '../contribution.ts';
import type { Effect } from '../effect.ts';
import { bind, isBond, lastsUntil, type Bond, type Pairing } from '../pairing.ts';
import type { Person } from '../person.ts';
import { sameThread } from '../repository.ts';
import type { AssignmentSituation, MentionsThisWeek, PairingSituation } from '../situation.ts';
import type { Settings } from '../settings.ts';
import { DAY, MINUTE, type Instant } from '../time.ts';
import { sayMentorship } from './lasting-comment.ts';
import { remindCheckIn, remindOver } from './watch-pairing.ts';

type Beginning = PairingSituation & { readonly mentions: MentionsThisWeek };

/** The mentor has said yes. */
export function beginBond(situation: Beginning, pairing: Pairing, mentor: Person): Effect[] {
  const { settings, now, thread, isSilenced } = situation;
  const bond = bind(pairing, mentor, settings.mentors.checkInDays, now);
  const taken: Effect[] = [
    ...(pairing.state.is === 'asked' ? withdrawAsk(pairing) : []),
    { do: 'unsay', thread, key: nobodyFreeKey(pairing) },
    ...takeDownPrevious(situation),
    remindOver(bond, lastsUntil(bond, now)),
    { do: 'note', thread, person: bond.newcomer, note: 'mentor-accepted' },
  ];
  const { assign } = settings.mentors;
  // What is said in silence is never heard: the introduction waits for its end.
  if (!assign && !isSilenced) return [...taken, ...introduce(situation, bond)];
  return [
    ...taken,
    { do: 'keep-pairing', pairing: bond, claim: null },
    { do: 'unlabel', thread, label: settings.labels.mentorWanted },
    ...(assign ? [{ do: 'assign', thread: bond.thread, person: mentor, isAssigned: true } as const] : []),
    remindAssignment(bond, now + MINUTE),
  ];
}

/** The question goes from the thread; nothing shows that it was there. */
export function withdrawAsk(pairing: Pairing): Effect[] {
  return [
    { do: 'unsay', thread: pairing.thread, key: askKey(pairing) },
    { do: 'forget-reminder', key: replyDueKey(pairing) },
  ];
}

/**
 * GitHub shows the assignment by now, or it is looked again: the longer it takes, the less often. Where nobody is to be assigned any
 * more, there is nothing to wait for.
 */
export function confirmAssignment(situation: AssignmentSituation): Effect[] {
  const { pairing, due, now, isAssigned, isSilenced, settings, thread } = situation;
  const open = pairing.open;
  if (open?.id !== due.pairing || !isBond(open) || open.introducedAt !== null) return [];
  const isConfirmed = isAssigned || !settings.mentors.assign;
  if (isConfirmed && !isSilenced) return introduce(situation, open);
  const waited = now - open.state.since;
  const again = remindAssignment(open, now + Math.min(DAY, Math.max(MINUTE, waited)));
  const isNews = !isConfirmed && waited >= DAY && waited < 2 * DAY;
  const note: Effect = { do: 'note', thread, person: open.newcomer, note: 'assignment-unconfirmed' };
  return [again, ...(isNews ? [note] : [])];
}

function introduce(situation: Beginning, bond: Bond): Effect[] {
  const { settings, now, mentions, thread } = situation;
  const introduced: Bond = { ...bond, introducedAt: now };
  const both = [bond.newcomer.key, bond.state.mentor.key];
  return [
    { do: 'keep-pairing', pairing: introduced, claim: null },
    sayMentorship(introduced, situation, { is: bond.state.is }, mentionable(both, mentions, settings)),
    { do: 'unlabel', thread, label: settings.labels.mentorWanted },
    { do: 'label', thread, label: settings.labels.hasMentor },
    ...(bond.state.is === 'active' ? [remindCheckIn(introduced, now + bond.agreement.everyDays * DAY)] : []),
  ];
}

/** Those of these people who were not called on too often this week. */
export function mentionable(
  people: readonly PersonKey[],
  mentions: MentionsThisWeek,
  { budgets }: Settings,
): PersonKey[] {
  return people.filter((key) => (mentions.get(key) ?? 0) < budgets.mentionsAWeek);
}

/** One lasting comment a thread: that of an earlier pairing which ended here goes. */
function takeDownPrevious({ pairing, thread }: PairingSituation): Effect[] {
  const { previous } = pairing;
  if (!previous || !sameThread(previous.thread, thread)) return [];
  return [{ do: 'unsay', thread, key: mentorshipKey(previous) }];
}

export function remindAssignment(bond: Bond, at: Instant): Effect {
  const happening = { kind: 'assignment-due', thread: bond.thread, pairing: bond.id } as const;
  return { do: 'remind', key: assignmentDueKey(bond), at, happening };
}
