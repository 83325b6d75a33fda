// The question to one person, what is said when nobody can, and the thanks for an offer, in Portuguese.
import type { AskToMentor, NobodyFree, OfferMade } from '../../domain/message.ts';
import { paragraphs, sentences } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { count, inThisThread, list, yourThread } from './phrases.ts';
import { reasonsToYou } from './reasons.ts';

export function askToMentor(message: AskToMentor): string {
  const { whom, newcomer, where, reasons, replyWithinWorkingDays, isFull, answerUrl } = message;
  const workingDays = count(replyWithinWorkingDays, { one: 'um dia útil', other: '# dias úteis' });
  return paragraphs(
    `@${whom.login}, você toparia fazer a mentoria de **${newcomer.login}** ${inThisThread(where)}? ${occasion(message)}`,
    sentences(
      reasonsToYou(reasons),
      isFull && 'Você já chegou ao seu limite, então dizer não é tão natural quanto dizer sim.',
    ),
    sentences(
      'Comente `/mentor accept` se quiser, ou `/mentor pass` se agora não der; não precisa de motivo.',
      answerUrl !== null && `Ou ${safeLink('responda em particular', answerUrl)}.`,
      `Depois de ${workingDays} sem resposta, eu procuro outra pessoa.`,
    ),
  );
}

function occasion({ because, topic, newcomer }: AskToMentor): string {
  const about = topic === null ? '' : ` sobre ${inlineCode(topic)}`;
  switch (because) {
    case 'asked-for':
      return `${newcomer.login} pediu mentoria${about}.`;
    case 'assigned':
      return 'A equipe está procurando alguém para acompanhar essa pessoa.';
    case 'unanswered':
      return 'Parece ser o primeiro pull request dessa pessoa por aqui, e até agora ninguém respondeu.';
    case 'new':
      return 'Parece ser o primeiro pull request dessa pessoa por aqui.';
  }
}

export function nobodyFree({ where, someWereAsked }: NobodyFree): string {
  return paragraphs(
    sentences(
      someWereAsked
        ? 'Perguntei se alguém podia acompanhar você, e no momento ninguém tem tempo.'
        : 'Procurei alguém para acompanhar você, e no momento ninguém tem tempo.',
      `Isso não diz nada sobre o seu trabalho. A equipe continua vendo ${yourThread(where)}.`,
    ),
    'O que ajuda enquanto isso: faça uma pergunta pequena e concreta, aqui mesmo. ' +
      'Daqui a alguns dias, comente `/mentor wanted` e eu procuro de novo.',
  );
}

export function offerMade({ person, topics }: OfferMade): string {
  const about = topics.length > 0 ? ` com ${list(topics.map((topic) => inlineCode(topic)))}` : '';
  return paragraphs(
    `Que gentileza, ${person.login}, se oferecer para ajudar${about} quem está chegando aqui.`,
    sentences(
      `Alguém da equipe pode dizer sim com um 👍 neste comentário, ou com \`/mentor confirm @${person.login}\`.`,
      'A partir daí, talvez eu pergunte a você, sobre uma pessoa de cada vez, e você sempre pode dizer não.',
      'Com `/mentor capacity 1`, `/mentor away until 2026-08-31` e `/mentor stop`, você diz quanto está bom.',
    ),
  );
}
