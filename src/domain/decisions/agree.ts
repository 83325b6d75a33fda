// What the two in a pairing agree on, each with a word of their own: what for, in which steps, how often; and a pause.
import { withStep, withTick, type Agreement } from '../agreement.ts';
import { checkInDueKey } from '../comment-key.ts';
import type { PairCommand } from '../command.ts';
import type { Effect } from '../effect.ts';
import { lastsUntil, pause, resume, type Bond } from '../pairing.ts';
import type { CommandSituation } from '../situation.ts';
import { isOver, type Thread } from '../thread.ts';
import { DAY } from '../time.ts';
import { takeBackCheckIn } from './finish.ts';
import { editMentorship } from './lasting-comment.ts';
import { react } from './react.ts';
import { remindCheckIn, remindOver } from './watch-pairing.ts';

type Agreeing = Exclude<PairCommand, { verb: 'mentor leave' | 'mentor done' }>;

/** The speaker is one of the two. */
export function agree(situation: CommandSituation, bond: Bond, command: Agreeing): Effect[] {
  switch (command.verb) {
    case 'mentor pause':
      return bond.state.is === 'paused' ? noted(situation) : pauseBond(situation, bond);
    case 'mentor resume':
      return resumeBond(situation, bond);
    default: {
      const agreement = agreed(bond.agreement, command);
      return agreement ? keep(situation, { ...bond, agreement }) : [react(situation, 'confused')];
    }
  }
}

function agreed(
  agreement: Agreement,
  command: Exclude<Agreeing, { verb: 'mentor pause' | 'mentor resume' }>,
): Agreement | null {
  switch (command.verb) {
    case 'mentor goal':
      return { ...agreement, goal: command.text };
    case 'mentor milestone':
      return withStep(agreement, command.text);
    case 'mentor tick':
      return withTick(agreement, command.ordinal);
    case 'mentor every':
      return { ...agreement, everyDays: command.days };
  }
}

/**
 * Whoever agrees on something has spoken: nobody is asked how it is going before a whole interval later. And whoever agrees on
 * something after the thread was over goes on.
 */
function keep(situation: CommandSituation, agreed: Bond): Effect[] {
  const { now, thread } = situation;
  const bond = goingOn(agreed, thread);
  return [
    react(situation, '+1'),
    { do: 'keep-pairing', pairing: bond, claim: null },
    ...takeBackCheckIn(bond),
    ...editMentorship(bond, situation),
    ...(bond.agreement.goesOn ? [remindOver(bond, lastsUntil(bond, now))] : []),
    ...(bond.state.is === 'active' ? [remindCheckIn(bond, now + bond.agreement.everyDays * DAY)] : []),
  ];
}

function goingOn(bond: Bond, thread: Thread): Bond {
  const goesOn = bond.agreement.goesOn || isOver(thread);
  return { ...bond, agreement: { ...bond.agreement, goesOn } };
}

function pauseBond(situation: CommandSituation, bond: Bond): Effect[] {
  const { command, thread, now } = situation;
  // From when they said so: the news of it may come late.
  const paused = pause(goingOn(bond, thread), command.at);
  return [
    react(situation, '+1'),
    { do: 'keep-pairing', pairing: paused, claim: null },
    ...takeBackCheckIn(bond),
    { do: 'forget-reminder', key: checkInDueKey(bond) },
    ...editMentorship(paused, situation),
    ...(paused.agreement.goesOn ? [remindOver(paused, lastsUntil(paused, now))] : []),
  ];
}

/** After a pause; or after the thread was over, which means that they go on without it. */
function resumeBond(situation: CommandSituation, bond: Bond): Effect[] {
  const { now, thread, command } = situation;
  const going = goingOn(bond, thread);
  const isNews = going.agreement.goesOn !== bond.agreement.goesOn;
  if (bond.state.is === 'active' && !isNews) return noted(situation);
  const resumed = resume(going, command.at);
  return [
    react(situation, '+1'),
    { do: 'keep-pairing', pairing: resumed, claim: null },
    ...editMentorship(resumed, situation),
    remindOver(resumed, lastsUntil(resumed, now)),
    remindCheckIn(resumed, now + resumed.agreement.everyDays * DAY),
  ];
}

/** It is so already. */
const noted = (situation: CommandSituation): Effect[] => [react(situation, '+1')];
