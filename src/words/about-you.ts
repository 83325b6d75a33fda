// The answers to people who ask Belay about themselves, or about what it can do.
import type { Why } from '../domain/message.ts';
import type { Evidence, Standing } from '../domain/standing.ts';
import { count, wholeDay } from './phrases.ts';
import { listUnder, paragraphs } from './pieces.ts';

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
    'These work in a comment, each alone on a line.',
    listOf('If you are new', [
      '`/mentor wanted`: I look for one person who can help you here. `/mentor wanted docs` names a topic.',
      '`/mentor change`, `/mentor no thanks`: somebody else, or nobody. No reason is needed.',
    ]),
    listOf('If I asked you, or you would like to be asked', [
      '`/mentor accept`, `/mentor pass`',
      '`/mentor offer docs, tests` · `/mentor stop` · `/mentor away until 2026-08-31` · `/mentor back` · `/mentor capacity 1` · `/mentor interval 30 days`',
    ]),
    listOf('If you are a pair', [
      '`/mentor goal …` · `/mentor milestone …` · `/mentor tick 1` · `/mentor every 2 weeks` · `/mentor pause` · `/mentor resume` · `/mentor leave` · `/mentor done`',
    ]),
    listOf('About yourself', [
      '`/belay why`: what I know about you here, and what I make of it.',
      '`/belay zone Europe/Lisbon`, `/belay speaks pt en`: so that days and people fit.',
      '`/belay opt out`: I leave you alone, in every project that I look after; `/belay opt in` takes that back.',
      '`/belay forget me`: I erase what I know about you. Only a code stays that nobody can read back, so that I do not start again.',
    ]),
    listOf('If you are a maintainer', [
      '`/mentor me` · `/mentor assign @somebody` · `/mentor confirm @somebody` · `/belay pause` · `/belay resume`',
    ]),
    'I answer with 👍 when it is done, and with 😕 when I did not understand or may not do it for you.',
  );
}

function listOf(who: string, lines: readonly string[]): string {
  return listUnder(`${who}:`, lines);
}
