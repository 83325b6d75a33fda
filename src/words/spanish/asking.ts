// The question to one person, what is said when nobody can, and the thanks for an offer, in Spanish.
import type { AskToMentor, NobodyFree, OfferMade } from '../../domain/message.ts';
import { paragraphs, sentences } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { count, list, threadWord } from './phrases.ts';
import { reasonsToYou } from './reasons.ts';

export function askToMentor(message: AskToMentor): string {
  const { whom, newcomer, where, reasons, replyWithinWorkingDays, isFull, answerUrl } = message;
  const workingDays = count(replyWithinWorkingDays, { one: 'un día hábil', other: '# días hábiles' });
  return paragraphs(
    `@${whom.login}, ¿te gustaría ofrecer mentoría a **${newcomer.login}** en este ${threadWord(where)}? ${occasion(message)}`,
    sentences(
      reasonsToYou(reasons),
      isFull && 'Ya llegaste a tu límite, así que un no está tan bien como un sí.',
    ),
    sentences(
      'Comenta `/mentor accept` si quieres, o `/mentor pass` si ahora no puedes; no hace falta dar motivos.',
      answerUrl !== null && `O ${safeLink('responde en privado', answerUrl)}.`,
      `Si en ${workingDays} no hay respuesta, buscaré a otra persona.`,
    ),
  );
}

function occasion({ because, topic, newcomer }: AskToMentor): string {
  const about = topic === null ? '' : ` sobre ${inlineCode(topic)}`;
  switch (because) {
    case 'asked-for':
      return `${newcomer.login} pidió mentoría${about}.`;
    case 'assigned':
      return 'El equipo busca a alguien que acompañe a esta persona.';
    case 'unanswered':
      return 'Parece que es su primer pull request aquí, y por ahora nadie ha respondido.';
    case 'new':
      return 'Parece que es su primer pull request aquí.';
  }
}

export function nobodyFree({ where, someWereAsked }: NobodyFree): string {
  return paragraphs(
    sentences(
      someWereAsked
        ? 'Pregunté si alguien podía acompañarte, y ahora mismo nadie tiene tiempo.'
        : 'Busqué a alguien para acompañarte, y ahora mismo nadie tiene tiempo.',
      `Eso no dice nada de tu trabajo. El equipo sigue viendo tu ${threadWord(where)}.`,
    ),
    'Lo que ayuda mientras tanto: haz aquí mismo una pregunta pequeña y concreta. ' +
      'En unos días, comenta `/mentor wanted` y volveré a buscar.',
  );
}

export function offerMade({ person, topics }: OfferMade): string {
  const about = topics.length > 0 ? ` con ${list(topics.map((topic) => inlineCode(topic)))}` : '';
  return paragraphs(
    `Gracias, ${person.login}, por ofrecerte a ayudar${about} a quienes llegan.`,
    sentences(
      `Alguien del equipo puede decir que sí con un 👍 en este comentario, o con \`/mentor confirm @${person.login}\`.`,
      'A partir de entonces quizá te pregunte, por una sola persona nueva cada vez, y siempre puedes decir que no.',
      'Con `/mentor capacity 1`, `/mentor away until 2026-08-31` y `/mentor stop` dices cuánto te parece bien.',
    ),
  );
}
