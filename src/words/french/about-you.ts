// The answers to people who ask Belay about themselves, or about what it can do, in French.
import type { Why } from '../../domain/message.ts';
import type { Evidence, Standing } from '../../domain/standing.ts';
import { listUnder, paragraphs } from '../pieces.ts';
import { count, number, wholeDay } from './phrases.ts';

const MEANING: Readonly<Record<Standing, string>> = {
  maintainer: 'tu peux écrire dans ce dépôt, donc pour moi tu fais partie de l’**équipe**',
  'first-time':
    'aucune de tes modifications n’est encore arrivée ici, donc, pour ce qui est de saluer les gens, tu es là pour moi **pour la première fois**',
  newcomer: 'une ou deux de tes modifications sont arrivées ici, donc pour moi tu **débutes ici**',
  occasional:
    'l’une de tes modifications arrive ici de temps en temps, donc pour moi tu contribues **à l’occasion**',
  returning:
    'ta dernière modification est arrivée il y a plus de 180 jours, donc pour moi tu es **de retour**',
  regular:
    'au moins trois de tes modifications sont arrivées au cours de l’année écoulée, pendant trois mois différents, donc pour moi tu contribues **régulièrement**',
};

export function why({ person, standing, evidence }: Why): string {
  const { helpedLastYear } = evidence;
  return paragraphs(
    listUnder(`${person.login}, ${MEANING[standing]}. Voici sur quoi je m’appuie :`, [
      ...landedLines(evidence),
      `Modifications d’autres personnes que tu as relues ou fusionnées ces 365 derniers jours : ${number(helpedLastYear)}.`,
    ]),
    'Cela m’aide seulement à savoir qui saluer et à qui faire appel. Cela ne dit rien de la qualité de ton travail. ' +
      'Si tu n’en veux pas, `/belay opt out` et `/belay forget me` sont là pour toi.',
  );
}

function landedLines({ landed, landedLastYear, activeMonthsLastYear, firstAt, lastAt }: Evidence): string[] {
  const what = 'Tes modifications arrivées dans le projet :';
  if (firstAt === null || lastAt === null) return [`${what} aucune pour l’instant.`];
  if (landed === 1) return [`${what} une, le ${wholeDay(firstAt)}.`];
  const months = count(activeMonthsLastYear, { one: 'un mois', other: '# mois différents' });
  const lately =
    landedLastYear === 0
      ? 'aucune ces 365 derniers jours'
      : `dont ${number(landedLastYear)} ces 365 derniers jours, sur ${months}`;
  return [
    `${what} ${number(landed)}, ${lately}.`,
    `La première est arrivée le ${wholeDay(firstAt)}, la dernière le ${wholeDay(lastAt)}.`,
  ];
}

export function help(): string {
  return paragraphs(
    'Ces commandes marchent dans un commentaire, chacune seule sur une ligne.',
    listUnder('Si tu débutes ici :', [
      '`/mentor wanted` : je cherche une personne qui puisse t’aider ici. `/mentor wanted docs` indique un sujet.',
      '`/mentor change`, `/mentor no thanks` : quelqu’un d’autre, ou personne. Pas besoin de donner une raison.',
    ]),
    listUnder('Si j’ai fait appel à toi, ou si tu veux bien que je le fasse :', [
      '`/mentor accept`, `/mentor pass`',
      '`/mentor offer docs, tests` · `/mentor stop` · `/mentor away until 2026-08-31` · `/mentor back` · `/mentor capacity 1` · `/mentor interval 30 days`',
    ]),
    listUnder('Si vous êtes deux :', [
      '`/mentor goal …` · `/mentor milestone …` · `/mentor tick 1` · `/mentor every 2 weeks` · `/mentor pause` · `/mentor resume` · `/mentor leave` · `/mentor done`',
    ]),
    listUnder('À ton sujet :', [
      '`/belay why` : ce que je sais de toi ici, et ce que j’en déduis.',
      '`/belay zone Europe/Lisbon`, `/belay speaks pt en` : pour que les jours et les gens aillent ensemble.',
      '`/belay opt out` : je te laisse tranquille, dans tous les projets dont je m’occupe ; `/belay opt in` annule ce choix.',
      '`/belay forget me` : j’efface ce que je sais de toi. Il reste seulement un code que personne ne peut déchiffrer, pour que je ne recommence pas.',
    ]),
    listUnder('Si tu fais partie de l’équipe :', [
      '`/mentor me` · `/mentor assign @somebody` · `/mentor confirm @somebody` · `/belay pause` · `/belay resume`',
    ]),
    'Je réponds par 👍 quand c’est fait, et par 😕 quand je n’ai pas compris ou que je ne peux pas le faire pour toi.',
  );
}
