// The answers to people who ask Belay about themselves, or about what it can do.
import type { Why } from '../domain/message.ts';
import type { Evidence, Standing } from '../domain/standing.ts';
import { count, paragraphs, wholeDay } from './phrases.ts';

const MEANING: Readonly<Record<Standing, string>> = {
  maintainer: 'you can write to this repository, so I count you among its **maintainers**',
  'first-time':
    'no change of yours has landed here yet, so when it comes to greeting people, you are a **first-time contributor** to me',
  newcomer: 'one or two changes of yours have landed here, so I count you as a **newcomer**',
  occasional: 'changes of yours land here now and then, so I count you as an **occasional contributor**',
  returning: 'your last change landed more than 180 days ago, so I count you as **returning**',
  regular:
    'at least three changes of yours landed in the past year, in three different months, so I count you as a **regular**',
};

export function why({ person, standing, evidence }: Why): string {
  const { helpedLastYear } = evidence;
  return paragraphs(
    `${person.login}, ${MEANING[standing]}. This rests on:`,
    [
      ...landedLines(evidence),
      `- Changes by others that you reviewed or merged in the past 365 days: ${helpedLastYear}.`,
    ].join('\n'),
    'This only helps me to know whom to greet and whom to ask. It says nothing about how good your work is. ' +
      'If you do not want it: `/belay opt out` and `/belay forget me` are there for you.',
  );
}

function landedLines({ landed, landedLastYear, activeMonthsLastYear, firstAt, lastAt }: Evidence): string[] {
  if (firstAt === null || lastAt === null) return ['- Changes of yours that landed: none yet.'];
  if (landed === 1) return [`- Changes of yours that landed: one, on ${wholeDay(firstAt)}.`];
  const lately =
    landedLastYear === 0
      ? 'none of them in the past 365 days'
      : `${landedLastYear} of them in the past 365 days, in ${count(activeMonthsLastYear, 'month')}`;
  return [
    `- Changes of yours that landed: ${landed}, ${lately}.`,
    `- The first landed on ${wholeDay(firstAt)}, the last on ${wholeDay(lastAt)}.`,
  ];
}

export function help(): string {
  return paragraphs(
    'These work in a comment, each alone on a line:',
    [
      '- `/mentor wanted`: if you are new, I look for one person who can help you here.',
      '- `/mentor accept`, `/mentor pass`: if I asked you.',
      '- `/belay why`: what I know about you here, and what I make of it.',
      '- `/belay opt out`: I leave you alone, in every project that I look after; `/belay opt in` takes that back.',
      '- `/belay forget me`: I erase what I know about you. Only a code stays that nobody can read back, so that I do not start again.',
    ].join('\n'),
    'I answer with 👍 when it is done, and with 😕 when I did not understand or may not do it for you.',
  );
}
