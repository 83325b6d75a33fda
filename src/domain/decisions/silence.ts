// `/belay pause` and `/belay resume`: a maintainer wants silence in this repository, and words again.
import type { Effect } from '../effect.ts';
import type { SilenceSituation } from '../situation.ts';
import { reactTo } from './react.ts';

export function keepSilence(situation: SilenceSituation): Effect[] {
  const { command, verb, speaker, thread } = situation;
  if (speaker.standing !== 'maintainer') return [reactTo(situation, command, 'confused')];
  const isSilent = verb === 'belay pause';
  return [
    { do: 'be-silent', isSilent, at: command.at },
    reactTo(situation, command, '+1'),
    { do: 'note', thread, person: speaker.person, note: isSilent ? 'silenced' : 'speaks-again' },
  ];
}
