// How people leave: the newcomer declines or wants somebody else, either of the two ends it. No reason is asked, none is given, and
// the two are never paired again.
import { mentorshipOverKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import { isBond, setAside, type Bond, type Pairing } from '../pairing.ts';
import { sameThread } from '../repository.ts';
import type { CheckInSituation, CommandSituation, Search } from '../situation.ts';
import { begin, maySearch } from './begin.ts';
import { mentionable, withdrawAsk } from './bond.ts';
import { finishBond, release } from './finish.ts';
import { react } from './react.ts';
import { search } from './search.ts';

/** `/mentor no thanks`: nobody is looked for any more, until the newcomer asks for it. */
export function decline(situation: CommandSituation): Effect[] {
  const { command, pairing, author, wantsNone } = situation;
  const open = pairing.open;
  const isTheirs = (open?.newcomer ?? author?.person)?.key === command.by.key;
  if (!isTheirs) return [react(situation, 'confused')];
  // Whoever is looked for wants a mentor; where nobody is, it is the author who speaks, and may have said so before.
  const isSaid = open === null && wantsNone;
  return [
    react(situation, '+1'),
    ...(isSaid ? [] : [{ do: 'mark', person: command.by.key, milestone: 'wants-no-mentor' } as const]),
    ...(open ? [...partFrom(open), ...release(situation, open)] : []),
  ];
}

/** `/mentor change`: somebody else is looked for, and nobody is told why. */
export function change(situation: CommandSituation): Effect[] {
  const { pairing, command, thread } = situation;
  const open = pairing.open;
  const isHere = open !== null && sameThread(open.thread, thread);
  const isTheirs = isHere && open.newcomer.key === command.by.key;
  if (!isTheirs || !maySearch(situation)) return [react(situation, 'confused')];
  return [react(situation, '+1'), ...lookForAnother(situation, open)];
}

/** Asks anew, without whoever is asked or mentors now. */
export function lookForAnother(situation: CommandSituation | CheckInSituation, open: Pairing): Effect[] {
  const { thread } = open;
  const note: Effect = { do: 'note', thread, person: open.newcomer, note: 'pairing-changed' };
  const apart = withApart(situation, open);
  if (open.state.is === 'asked')
    return [...partFrom(open), ...withdrawAsk(open), note, ...search(apart, setAside(open))];
  if (!isBond(open)) return [note, ...search(apart, open)];
  const anew = begin(apart, open.newcomer, 'asked-for', open.topic);
  return [...partFrom(open), ...release(situation, open), note, ...search(apart, anew)];
}

/** What is decided in the same breath knows it already. */
function withApart<S extends Search>(situation: S, open: Pairing): S {
  const { pairing } = situation;
  const apart = [...pairing.apart, ...otherOf(open)];
  return { ...situation, pairing: { ...pairing, apart } };
}

/** `/mentor leave`, by either of the two; the other one hears that it is over, and nothing else. */
export function leave(situation: CommandSituation, bond: Bond): Effect[] {
  return [
    react(situation, '+1'),
    ...partFrom(bond),
    ...release(situation, bond),
    tellItIsOver(situation, bond, bond.newcomer.key === situation.command.by.key ? 'mentor' : 'newcomer'),
  ];
}

/** To the one who is left. */
export function tellItIsOver(
  { settings, mentions, thread }: Search,
  bond: Bond,
  role: 'newcomer' | 'mentor',
): Effect {
  const to = role === 'mentor' ? bond.state.mentor : bond.newcomer;
  const mentioned = mentionable([to.key], mentions, settings);
  return {
    do: 'say',
    thread,
    key: mentorshipOverKey(bond),
    message: { about: 'mentorship-over', to, role, isMentioned: mentioned.length > 0 },
    mentions: mentioned,
    names: [to.key],
  };
}

/** `/mentor done`, by either of the two: it ends with thanks. */
export function done(situation: CommandSituation, bond: Bond): Effect[] {
  return [react(situation, '+1'), ...finishBond(situation, bond, 'completed')];
}

function partFrom(pairing: Pairing): Effect[] {
  return otherOf(pairing).map((mentor) => ({ do: 'part', newcomer: pairing.newcomer.key, mentor }));
}

function otherOf({ state }: Pairing): string[] {
  if (state.is === 'asked') return [state.whom.key];
  return state.is === 'active' || state.is === 'paused' ? [state.mentor.key] : [];
}
