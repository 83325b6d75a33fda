// Commands about oneself: why Belay thinks what it thinks of me, leave me alone, forget me.
import { helpKey, whyKey } from '../comment-key.ts';
import type { AboutMe } from '../command.ts';
import type { Choice, Effect } from '../effect.ts';
import type { AboutMeSituation } from '../situation.ts';
import { react } from './react.ts';

/** Nobody needs to ask more often, in all threads together. */
const ANSWERS_A_DAY = 5;

export function tellAboutMe(situation: AboutMeSituation, verb: AboutMe['verb']): Effect[] {
  switch (verb) {
    case 'belay why':
      return why(situation);
    case 'belay help':
      return help(situation);
    case 'belay opt out':
      return choose(situation, 'opt-out');
    case 'belay opt in':
      return choose(situation, 'opt-in');
    case 'belay forget me':
      return choose(situation, 'forget');
  }
}

/** Whoever was forgotten has no standing here, and an answer would keep what they wanted gone. */
function why(situation: AboutMeSituation): Effect[] {
  const { thread, speaker, choice } = situation;
  if (choice === 'forget' || !maySpeak(situation)) return [react(situation, 'confused')];
  const { person, standing, evidence } = speaker;
  return [
    react(situation, '+1'),
    {
      do: 'say',
      thread,
      key: whyKey(thread, person),
      message: { about: 'why', person, standing, evidence },
      mentions: [],
      names: [person.key],
    },
    { do: 'note', thread, person, note: 'explained: standing' },
  ];
}

function help(situation: AboutMeSituation): Effect[] {
  const { thread, speaker, choice } = situation;
  if (choice === 'forget' || !maySpeak(situation)) return [react(situation, 'confused')];
  return [
    react(situation, '+1'),
    {
      do: 'say',
      thread,
      key: helpKey(thread),
      message: { about: 'help' },
      mentions: [],
      names: [speaker.person.key],
    },
  ];
}

/** Answers are public, and every one of them is a notification for whoever follows the thread. */
function maySpeak({ settings, answersToday }: AboutMeSituation): boolean {
  return !settings.quiet && answersToday < ANSWERS_A_DAY;
}

function choose(situation: AboutMeSituation, choice: Choice): Effect[] {
  const { speaker, thread } = situation;
  const { at } = situation.command.comment;
  const chosen: Effect = { do: 'choose', person: speaker.person.key, choice, at };
  if (choice === 'forget') return [react(situation, '+1'), chosen];
  const note = choice === 'opt-out' ? 'opted-out' : 'opted-in';
  return [react(situation, '+1'), chosen, { do: 'note', thread, person: null, note }];
}
