// The question to one person, what is said when nobody can, and the thanks for an offer, in French.
import type { AskToMentor, NobodyFree, OfferMade } from '../../domain/message.ts';
import { paragraphs, sentences } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { count, list, threadWord, yourThread } from './phrases.ts';
import { reasonsToYou } from './reasons.ts';

export function askToMentor(message: AskToMentor): string {
  const { whom, newcomer, where, reasons, replyWithinWorkingDays, isFull, answerUrl } = message;
  const workingDays = count(replyWithinWorkingDays, { one: 'un jour ouvré', other: '# jours ouvrés' });
  return paragraphs(
    `@${whom.login}, voudrais-tu accompagner **${newcomer.login}**, en mentorat, sur cette ${threadWord(where)} ? ${occasion(message)}`,
    sentences(
      reasonsToYou(reasons),
      isFull && 'Tu as déjà atteint ta limite ; un non convient donc aussi bien qu’un oui.',
    ),
    sentences(
      'Écris `/mentor accept` en commentaire si tu en as envie, ou `/mentor pass` si ce n’est pas le moment ; pas besoin de donner une raison.',
      answerUrl !== null && `Ou ${safeLink('réponds en privé', answerUrl)}.`,
      `Sans réponse après ${workingDays}, je chercherai quelqu’un d’autre.`,
    ),
  );
}

function occasion({ because, topic, newcomer }: AskToMentor): string {
  const about = topic === null ? '' : `, à propos de ${inlineCode(topic)}`;
  switch (because) {
    case 'asked-for':
      return `${newcomer.login} en a fait la demande${about}.`;
    case 'assigned':
      return 'L’équipe cherche quelqu’un pour accompagner cette personne.';
    case 'unanswered':
      return 'C’est, semble-t-il, sa première pull request ici, et personne n’a encore répondu.';
    case 'new':
      return 'C’est, semble-t-il, sa première pull request ici.';
  }
}

export function nobodyFree({ where, someWereAsked }: NobodyFree): string {
  return paragraphs(
    sentences(
      someWereAsked
        ? 'J’ai demandé si quelqu’un pouvait t’accompagner, et personne n’est disponible en ce moment.'
        : 'J’ai cherché quelqu’un pour t’accompagner, et personne n’est disponible en ce moment.',
      `Cela ne dit rien de ton travail. L’équipe voit toujours ${yourThread(where)}.`,
    ),
    'Ce qui aide en attendant : pose une petite question concrète, ici même. ' +
      'Dans quelques jours, écris `/mentor wanted` en commentaire et je chercherai de nouveau.',
  );
}

export function offerMade({ person, topics }: OfferMade): string {
  const about = topics.length > 0 ? ` sur ${list(topics.map((topic) => inlineCode(topic)))}` : '';
  return paragraphs(
    `Merci, ${person.login}, de proposer ton aide${about} à celles et ceux qui débutent ici.`,
    sentences(
      `Quelqu’un de l’équipe peut dire oui avec un 👍 sur ce commentaire, ou avec \`/mentor confirm @${person.login}\`.`,
      'Ensuite, je ferai peut-être appel à toi, pour une seule personne à la fois, et tu pourras toujours dire non.',
      'Avec `/mentor capacity 1`, `/mentor away until 2026-08-31` et `/mentor stop`, tu dis ce qui te convient.',
    ),
  );
}
