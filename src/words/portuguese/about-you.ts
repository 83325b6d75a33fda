// The answers to people who ask Belay about themselves, or about what it can do, in Portuguese.
import type { Why } from '../../domain/message.ts';
import type { Evidence, Standing } from '../../domain/standing.ts';
import { listUnder, paragraphs } from '../pieces.ts';
import { count, number, wholeDay } from './phrases.ts';

const MEANING: Readonly<Record<Standing, string>> = {
  maintainer: 'você pode escrever neste repositório, então para mim você faz parte da **equipe**',
  'first-time':
    'nenhuma alteração sua chegou aqui ainda, então, na hora de dar as boas-vindas, para mim é a sua **primeira vez**',
  newcomer: 'uma ou duas alterações suas chegaram aqui, então para mim você **está chegando agora**',
  occasional:
    'de vez em quando chega aqui uma alteração sua, então para mim você contribui **de vez em quando**',
  returning: 'a sua última alteração chegou há mais de 180 dias, então para mim você está **de volta**',
  regular:
    'no último ano chegaram pelo menos três alterações suas, em três meses diferentes, então para mim você contribui **com regularidade**',
};

export function why({ person, standing, evidence }: Why): string {
  const { helpedLastYear } = evidence;
  return paragraphs(
    listUnder(`${person.login}, ${MEANING[standing]}. Eu me baseio nisto:`, [
      ...landedLines(evidence),
      `Alterações de outras pessoas que você revisou ou integrou nos últimos 365 dias: ${number(helpedLastYear)}.`,
    ]),
    'Isso só me ajuda a saber quem cumprimentar e a quem perguntar. Não diz nada sobre a qualidade do seu trabalho. ' +
      'Se você não quiser isso, `/belay opt out` e `/belay forget me` estão aí para você.',
  );
}

function landedLines({ landed, landedLastYear, activeMonthsLastYear, firstAt, lastAt }: Evidence): string[] {
  const what = 'Alterações suas que chegaram ao projeto:';
  if (firstAt === null || lastAt === null) return [`${what} nenhuma ainda.`];
  if (landed === 1) return [`${what} uma, em ${wholeDay(firstAt)}.`];
  const months = count(activeMonthsLastYear, { one: 'um mês', other: '# meses' });
  const lately =
    landedLastYear === 0
      ? 'nenhuma nos últimos 365 dias'
      : `${number(landedLastYear)} delas nos últimos 365 dias, em ${months}`;
  return [
    `${what} ${number(landed)}, ${lately}.`,
    `A primeira chegou em ${wholeDay(firstAt)}, a última em ${wholeDay(lastAt)}.`,
  ];
}

export function help(): string {
  return paragraphs(
    'Estes comandos funcionam em um comentário, cada um em uma linha separada.',
    listUnder('Se você está chegando agora:', [
      '`/mentor wanted`: eu procuro uma pessoa que possa ajudar você aqui. `/mentor wanted docs` indica um assunto.',
      '`/mentor change`, `/mentor no thanks`: outra pessoa, ou ninguém. Não precisa de motivo.',
    ]),
    listUnder('Se eu perguntei a você, ou se você quer que eu pergunte:', [
      '`/mentor accept`, `/mentor pass`',
      '`/mentor offer docs, tests` · `/mentor stop` · `/mentor away until 2026-08-31` · `/mentor back` · `/mentor capacity 1` · `/mentor interval 30 days`',
    ]),
    listUnder('Se vocês já formam uma dupla:', [
      '`/mentor goal …` · `/mentor milestone …` · `/mentor tick 1` · `/mentor every 2 weeks` · `/mentor pause` · `/mentor resume` · `/mentor leave` · `/mentor done`',
    ]),
    listUnder('Sobre você:', [
      '`/belay why`: o que eu sei sobre você aqui, e o que concluo disso.',
      '`/belay zone Europe/Lisbon`, `/belay speaks pt en`: para que os dias e as pessoas combinem.',
      '`/belay opt out`: eu deixo você em paz, em todos os projetos de que cuido; `/belay opt in` desfaz isso.',
      '`/belay forget me`: eu apago o que sei sobre você. Só fica um código que ninguém consegue decifrar, para eu não começar de novo.',
    ]),
    listUnder('Se você mantém o projeto:', [
      '`/mentor me` · `/mentor assign @somebody` · `/mentor confirm @somebody` · `/belay pause` · `/belay resume`',
    ]),
    'Eu respondo com 👍 quando está feito, e com 😕 quando não entendi ou não posso fazer isso por você.',
  );
}
