// What maintainers can do for a newcomer by hand: take it themselves, or ask the person they think of.
import type { Effect } from '../effect.ts';
import { isBond, withdraw, type Pairing } from '../pairing.ts';
import { sameThread } from '../repository.ts';
import type { Author, Candidate, CommandSituation } from '../situation.ts';
import { askOf } from './ask.ts';
import { begin, maySearch } from './begin.ts';
import { beginBond, withdrawAsk } from './bond.ts';
import { isBudgetSpent } from './budget.ts';
import { react } from './react.ts';
import { mayBeAsked } from './room.ts';
import { isSuitable } from './search.ts';

/** `/mentor me`: a maintainer becomes the mentor, whether or not somebody was asked. */
export function takeIt(situation: CommandSituation): Effect[] {
  const { speaker, pairing } = situation;
  const open = entrustable(situation);
  // A mentor is named, and whoever wants to be left alone is not.
  const mayMentor = open !== null && open.newcomer.key !== speaker.person.key && !speaker.isLeftAlone;
  if (!mayMentor || pairing.apart.includes(speaker.person.key)) return [react(situation, 'confused')];
  return [react(situation, '+1'), ...beginBond(situation, open, speaker.person)];
}

/** `/mentor assign @u`: asks that person, even one who passed (which nobody is told) or who is full (which they are told). */
export function assign(situation: CommandSituation): Effect[] {
  const { named, thread, settings } = situation;
  const open = entrustable(situation);
  if (!open || !named || !canBeAsked(situation, open, named)) return [react(situation, 'confused')];
  const free = withdraw(open);
  const asked = open.state.is === 'asked' ? withdrawAsk(open) : [];
  return [
    react(situation, '+1'),
    ...asked,
    ...askOf(situation, { ...free, reason: 'assigned' }, named),
    { do: 'label', thread, label: settings.labels.mentorWanted },
    { do: 'note', thread, person: open.newcomer, note: 'mentor-assigned-by-maintainer' },
  ];
}

/** The open pairing of the thread's newcomer, or a new one; null where a maintainer can entrust nobody with them. */
function entrustable(situation: CommandSituation): Pairing | null {
  const { author, speaker, thread, pairing, wantsNone } = situation;
  if (speaker.standing !== 'maintainer' || !maySearch(situation)) return null;
  const { open } = pairing;
  // On an issue, whoever is looked after need not be who opened it.
  if (open) return isBond(open) || !sameThread(open.thread, thread) ? null : open;
  return author && needsMentor(author) && !wantsNone
    ? begin(situation, author.person, 'assigned', null)
    : null;
}

function needsMentor({ standing, isLeftAlone }: Author): boolean {
  return standing !== 'maintainer' && !isLeftAlone;
}

function canBeAsked(situation: CommandSituation, open: Pairing, named: Candidate): boolean {
  const { settings, now, pairing, written, thread } = situation;
  const isApart = pairing.apart.includes(named.person.key);
  const isAskedAlready = open.state.is === 'asked' && open.state.whom.key === named.person.key;
  const isHeard = !settings.quiet && !thread.isLocked && !isBudgetSpent(written, settings);
  const mayAsk = isSuitable(named, open) && !named.isBusy && mayBeAsked(named.load, settings, now);
  return isHeard && mayAsk && !isApart && !isAskedAlready;
}
