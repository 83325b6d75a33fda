// From a command to the duty it calls.
import { isAboutMe } from '../command.ts';
import type { Effect } from '../effect.ts';
import type { CommandSituation } from '../situation.ts';
import { want } from './begin.ts';
import { react } from './react.ts';
import { acceptAsk, passAsk } from './reply.ts';

export function obey(situation: CommandSituation): Effect[] {
  const { line } = situation.command;
  if (line.is === 'not-understood') return [react(situation, 'confused')];
  if (isAboutMe(line.command)) return [];
  switch (line.command.verb) {
    // Whoever was asked before mentoring was switched off may still answer; nothing new begins.
    case 'mentor wanted':
      return situation.settings.mentors.enabled
        ? want(situation, line.command.topic)
        : [react(situation, 'confused')];
    case 'mentor accept':
      return acceptAsk(situation);
    case 'mentor pass':
      return passAsk(situation);
  }
}
