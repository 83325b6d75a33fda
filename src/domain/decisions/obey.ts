// From a command about a pairing to the duty it calls, and who may give it.
import { isOfThePair, type Command, type PairCommand } from '../command.ts';
import type { Effect } from '../effect.ts';
import { isBond, type Bond } from '../pairing.ts';
import { sameThread } from '../repository.ts';
import type { CommandSituation } from '../situation.ts';
import { agree } from './agree.ts';
import { want } from './begin.ts';
import { assign, takeIt } from './entrust.ts';
import { change, decline, done, leave } from './part.ts';
import { react } from './react.ts';
import { acceptAsk, passAsk } from './reply.ts';

export function obey(situation: CommandSituation): Effect[] {
  const { line } = situation.command;
  if (line.is === 'not-understood') return [react(situation, 'confused')];
  const { command } = line;
  if (isOfThePair(command)) return obeyPair(situation, command);
  return obeyOne(situation, command);
}

// Whoever was asked before mentoring was switched off may still answer; nothing new begins.
function obeyOne(situation: CommandSituation, command: Exclude<Command, PairCommand>): Effect[] {
  switch (command.verb) {
    case 'mentor wanted':
      return want(situation, command.topic);
    case 'mentor accept':
      return acceptAsk(situation);
    case 'mentor pass':
      return passAsk(situation);
    case 'mentor no thanks':
      return decline(situation);
    case 'mentor change':
      return change(situation);
    case 'mentor me':
      return takeIt(situation);
    case 'mentor assign':
      return assign(situation);
    default:
      // What people say about themselves or the repository is not about a pairing, and is decided elsewhere.
      return [];
  }
}

function obeyPair(situation: CommandSituation, command: PairCommand): Effect[] {
  const bond = bondOfSpeaker(situation);
  if (!bond) return [react(situation, 'confused')];
  switch (command.verb) {
    case 'mentor leave':
      return leave(situation, bond);
    case 'mentor done':
      return done(situation, bond);
    default:
      return agree(situation, bond, command);
  }
}

/** The pairing of this thread, if the person speaking is one of the two. */
function bondOfSpeaker({ pairing, command, thread }: CommandSituation): Bond | null {
  const open = pairing.open;
  if (!open || !isBond(open) || !sameThread(open.thread, thread)) return null;
  const both = [open.newcomer.key, open.state.mentor.key];
  return both.includes(command.by.key) ? open : null;
}
