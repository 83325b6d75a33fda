// The answer to a command, where a reaction is enough: 👍 done, 😕 not understood or not yours to say.
import type { Effect, Reaction } from '../effect.ts';
import type { AboutMeSituation, CommandSituation } from '../situation.ts';

export function react({ command, thread }: CommandSituation | AboutMeSituation, reaction: Reaction): Effect {
  return { do: 'react', thread, comment: command.comment, reaction };
}
