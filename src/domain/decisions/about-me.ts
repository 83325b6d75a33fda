// Commands about oneself: why Belay thinks what it thinks of me, where I live, what I speak, leave me alone, forget me.
import { helpKey, whyKey } from '../comment-key.ts';
import type { Choice, Effect } from '../effect.ts';
import type { Preference } from '../preference.ts';
import type { AboutMeSituation } from '../situation.ts';
import { react } from './react.ts';

/** Nobody needs to ask more often, in all threads together. */
const ANSWERS_A_DAY = 5;

export function tellAboutMe(situation: AboutMeSituation): Effect[] {
  const { command } = situation;
  switch (command.verb) {
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
    case 'belay zone':
      return prefer(situation, { about: 'zone', zone: command.zone });
    case 'belay speaks':
      return prefer(situation, { about: 'languages', languages: command.languages });
  }
}

/** Whoever was forgotten has no standing here, and an answer would keep what they wanted gone. */
function why(situation: AboutMeSituation): Effect[] {
  const { thread, speaker, choice } = situation;
  if (choice === 'forget' || !thread || !maySpeak(situation)) return [react(situation, 'confused')];
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
  if (choice === 'forget' || !thread || !maySpeak(situation)) return [react(situation, 'confused')];
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

/** Nothing is kept of people who wanted to be forgotten, not even what they prefer. */
function prefer(situation: AboutMeSituation, preference: Preference): Effect[] {
  const { speaker, repository, at, choice } = situation;
  if (choice === 'forget') return [react(situation, 'confused')];
  const { ownerId } = repository;
  return [react(situation, '+1'), { do: 'prefer', ownerId, person: speaker.person.key, preference, at }];
}

function choose(situation: AboutMeSituation, choice: Choice): Effect[] {
  const { speaker, thread, at } = situation;
  const chosen: Effect = { do: 'choose', person: speaker.person.key, choice, at };
  const note = choice === 'opt-out' ? 'opted-out' : 'opted-in';
  const isNoted = choice !== 'forget' && thread !== null;
  return [
    react(situation, '+1'),
    chosen,
    ...(isNoted ? [{ do: 'note', thread, person: null, note } as const] : []),
  ];
}
