// The answer to a command, where a reaction is enough: 👍 done, 😕 not understood or not yours to say. What was said on a private
// page is answered there.
import type { Effect, Reaction } from '../effect.ts';
import type { CommandGiven } from '../happening.ts';
import type { CommandSituation, Common, Spoken } from '../situation.ts';

export function react(situation: CommandSituation | Spoken, reaction: Reaction): Effect {
  const { comment } = 'comment' in situation ? situation : situation.command;
  return { do: 'react', thread: situation.thread, comment, reaction };
}

export function reactTo({ thread }: Common, { comment }: CommandGiven, reaction: Reaction): Effect {
  return { do: 'react', thread, comment, reaction };
}
