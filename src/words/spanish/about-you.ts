// The answers to people who ask Belay about themselves, or about what it can do, in Spanish.
import type { Why } from '../../domain/message.ts';
import type { Evidence, Standing } from '../../domain/standing.ts';
import { listUnder, paragraphs } from '../pieces.ts';
import { count, number, wholeDay } from './phrases.ts';

const MEANING: Readonly<Record<Standing, string>> = {
  maintainer: 'puedes escribir en este repositorio, así que te cuento como parte del **equipo**',
  'first-time':
    'aquí todavía no ha llegado ningún cambio tuyo, así que, a la hora de saludar, para mí estás aquí por **primera vez**',
  newcomer: 'aquí han llegado uno o dos cambios tuyos, así que te cuento entre la **gente nueva**',
  occasional: 'de vez en cuando llega aquí un cambio tuyo, así que para mí contribuyes **de vez en cuando**',
  returning: 'tu último cambio llegó hace más de 180 días, así que para mí estás **de vuelta**',
  regular:
    'en el último año llegaron al menos tres cambios tuyos, en tres meses distintos, así que para mí contribuyes **con regularidad**',
};

export function why({ person, standing, evidence }: Why): string {
  const { helpedLastYear } = evidence;
  return paragraphs(
    listUnder(`${person.login}, ${MEANING[standing]}. Me baso en esto:`, [
      ...landedLines(evidence),
      `Cambios de otras personas que revisaste o integraste en los últimos 365 días: ${number(helpedLastYear)}.`,
    ]),
    'Esto solo me sirve para saber a quién saludar y a quién preguntar. No dice nada sobre la calidad de tu trabajo. ' +
      'Si no lo quieres, tienes `/belay opt out` y `/belay forget me`.',
  );
}

function landedLines({ landed, landedLastYear, activeMonthsLastYear, firstAt, lastAt }: Evidence): string[] {
  const what = 'Cambios tuyos que llegaron al proyecto:';
  if (firstAt === null || lastAt === null) return [`${what} ninguno todavía.`];
  if (landed === 1) return [`${what} uno, el ${wholeDay(firstAt)}.`];
  const months = count(activeMonthsLastYear, { one: 'un mes', other: '# meses' });
  const lately =
    landedLastYear === 0
      ? 'ninguno en los últimos 365 días'
      : `${number(landedLastYear)} de ellos en los últimos 365 días, en ${months}`;
  return [
    `${what} ${number(landed)}, ${lately}.`,
    `El primero llegó el ${wholeDay(firstAt)}, el último el ${wholeDay(lastAt)}.`,
  ];
}

export function help(): string {
  return paragraphs(
    'Estos comandos funcionan en un comentario, cada uno en una línea aparte.',
    listUnder('Si acabas de llegar:', [
      '`/mentor wanted`: busco a una persona que pueda ayudarte aquí. `/mentor wanted docs` indica un tema.',
      '`/mentor change`, `/mentor no thanks`: otra persona, o nadie. No hace falta dar motivos.',
    ]),
    listUnder('Si te pregunté, o si quieres que te pregunte:', [
      '`/mentor accept`, `/mentor pass`',
      '`/mentor offer docs, tests` · `/mentor stop` · `/mentor away until 2026-08-31` · `/mentor back` · `/mentor capacity 1` · `/mentor interval 30 days`',
    ]),
    listUnder('Si ya están en una mentoría:', [
      '`/mentor goal …` · `/mentor milestone …` · `/mentor tick 1` · `/mentor every 2 weeks` · `/mentor pause` · `/mentor resume` · `/mentor leave` · `/mentor done`',
    ]),
    listUnder('Sobre ti:', [
      '`/belay why`: lo que sé de ti aquí, y qué deduzco de ello.',
      '`/belay zone Europe/Lisbon`, `/belay speaks pt en`: para que los días y las personas encajen.',
      '`/belay opt out`: te dejo en paz, en todos los proyectos de los que me ocupo; `/belay opt in` lo deshace.',
      '`/belay forget me`: borro lo que sé de ti. Solo queda un código que nadie puede descifrar, para no volver a empezar.',
    ]),
    listUnder('Si mantienes el proyecto:', [
      '`/mentor me` · `/mentor assign @somebody` · `/mentor confirm @somebody` · `/belay pause` · `/belay resume`',
    ]),
    'Respondo con 👍 cuando está hecho, y con 😕 cuando no entendí o no puedo hacerlo por ti.',
  );
}
