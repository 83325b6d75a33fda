// The answers to people who ask Belay about themselves, or about what it can do, in German.
import type { Why } from '../../domain/message.ts';
import type { Evidence, Standing } from '../../domain/standing.ts';
import { listUnder, paragraphs } from '../pieces.ts';
import { count, number, wholeDay } from './phrases.ts';

const MEANING: Readonly<Record<Standing, string>> = {
  maintainer: 'du darfst in dieses Repository schreiben, also gehörst du für mich zum **Team**',
  'first-time':
    'von dir ist hier noch keine Änderung angekommen, also bist du für mich, wenn es ums Begrüßen geht, **zum ersten Mal dabei**',
  newcomer: 'von dir sind hier ein oder zwei Änderungen angekommen, also bist du für mich **neu hier**',
  occasional: 'von dir kommt hier ab und zu eine Änderung an, also bist du für mich **gelegentlich dabei**',
  returning:
    'deine letzte Änderung ist vor mehr als 180 Tagen angekommen, also bist du für mich **wieder da**',
  regular:
    'von dir sind im vergangenen Jahr mindestens drei Änderungen angekommen, in drei verschiedenen Monaten, also bist du für mich **regelmäßig dabei**',
};

export function why({ person, standing, evidence }: Why): string {
  const { helpedLastYear } = evidence;
  return paragraphs(
    listUnder(`${person.login}, ${MEANING[standing]}. Das schließe ich daraus:`, [
      ...landedLines(evidence),
      `Änderungen anderer, die du in den letzten 365 Tagen geprüft oder gemergt hast: ${number(helpedLastYear)}.`,
    ]),
    'Das hilft mir nur zu wissen, wen ich begrüße und wen ich frage. Es sagt nichts darüber, wie gut deine Arbeit ist. ' +
      'Wenn du das nicht möchtest: `/belay opt out` und `/belay forget me` sind für dich da.',
  );
}

function landedLines({ landed, landedLastYear, activeMonthsLastYear, firstAt, lastAt }: Evidence): string[] {
  const what = 'Änderungen von dir, die angekommen sind:';
  if (firstAt === null || lastAt === null) return [`${what} noch keine.`];
  if (landed === 1) return [`${what} eine, am ${wholeDay(firstAt)}.`];
  const months = count(activeMonthsLastYear, { one: 'einem Monat', other: '# Monaten' });
  const lately =
    landedLastYear === 0
      ? 'davon keine in den letzten 365 Tagen'
      : `davon ${number(landedLastYear)} in den letzten 365 Tagen, in ${months}`;
  return [
    `${what} ${number(landed)}, ${lately}.`,
    `Die erste kam am ${wholeDay(firstAt)} an, die letzte am ${wholeDay(lastAt)}.`,
  ];
}

export function help(): string {
  return paragraphs(
    'Diese Befehle wirken in einem Kommentar, jeder allein in einer Zeile.',
    listUnder('Wenn du neu bist:', [
      '`/mentor wanted`: Ich suche eine Person, die dir hier helfen kann. `/mentor wanted docs` nennt ein Thema.',
      '`/mentor change`, `/mentor no thanks`: jemand anderes, oder niemand. Einen Grund brauchst du nicht.',
    ]),
    listUnder('Wenn ich dich gefragt habe, oder wenn du gefragt werden möchtest:', [
      '`/mentor accept`, `/mentor pass`',
      '`/mentor offer docs, tests` · `/mentor stop` · `/mentor away until 2026-08-31` · `/mentor back` · `/mentor capacity 1` · `/mentor interval 30 days`',
    ]),
    listUnder('Wenn ihr zu zweit seid:', [
      '`/mentor goal …` · `/mentor milestone …` · `/mentor tick 1` · `/mentor every 2 weeks` · `/mentor pause` · `/mentor resume` · `/mentor leave` · `/mentor done`',
    ]),
    listUnder('Über dich selbst:', [
      '`/belay why`: was ich hier über dich weiß und was ich daraus schließe.',
      '`/belay zone Europe/Lisbon`, `/belay speaks pt en`: damit Tage und Menschen passen.',
      '`/belay opt out`: Ich lasse dich in Ruhe, in jedem Projekt, um das ich mich kümmere; `/belay opt in` nimmt das zurück.',
      '`/belay forget me`: Ich lösche, was ich über dich weiß. Nur ein Code bleibt, den niemand zurückverfolgen kann, damit ich nicht von vorn anfange.',
    ]),
    listUnder('Wenn du das Projekt betreust:', [
      '`/mentor me` · `/mentor assign @somebody` · `/mentor confirm @somebody` · `/belay pause` · `/belay resume`',
    ]),
    'Ich antworte mit 👍, wenn es erledigt ist, und mit 😕, wenn ich etwas nicht verstanden habe oder es für dich nicht tun darf.',
  );
}
