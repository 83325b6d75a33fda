// The one lasting comment of a mentorship, in Spanish.
import { nextStepOf, type Agreement } from '../../domain/agreement.ts';
import type { ConcernRoute, Mentorship, MentorshipPhase } from '../../domain/message.ts';
import type { Person } from '../../domain/person.ts';
import type { ThreadKind } from '../../domain/thread.ts';
import { listUnder, named, paragraphs, plan, REPORT_ABUSE, sentences, wholeLine } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { day, often, threadWord } from './phrases.ts';

const GOAL = '**Objetivo:** ';

export function mentorship(message: Mentorship): string {
  const { mentor, newcomer, where, phase, agreement, concern, mentioned } = message;
  const call = (person: Person) => named(person, mentioned);
  switch (phase.is) {
    case 'active':
      return paragraphs(
        `${call(mentor)} acompaña a ${call(newcomer)} en este ${threadWord(where)}. Gracias por hacer equipo.`,
        plan(GOAL, agreement),
        expectations(newcomer, agreement),
        nextStep(newcomer, agreement),
        concernLine(concern),
        'Lo que funciona aquí, cada cosa en una línea aparte: `/mentor goal …`, `/mentor milestone …`, `/mentor tick 1`, ' +
          '`/mentor every 2 weeks`, `/mentor pause`, `/mentor done`.',
      );
    case 'paused':
      return paragraphs(
        `${mentor.login} acompaña a ${newcomer.login} en este ${threadWord(where)}. Se están tomando un descanso.`,
        plan(GOAL, agreement),
        'Mientras tanto, nadie tiene que hacer nada, y estos días no cuentan. Se retoma cuando alguien de ustedes comente `/mentor resume`.',
        concernLine(concern),
      );
    case 'landed':
    case 'closed':
      return paragraphs(lastWord(mentor.login, newcomer.login, where, phase), concernLine(concern));
    case 'ended':
      return paragraphs(ended(mentor.login, newcomer.login, where, phase), concernLine(concern));
  }
}

function expectations({ login }: Person, { everyDays }: Agreement): string {
  return listUnder('Qué puede esperar cada quien:', [
    `${login} trae la pregunta, en tres partes: qué busca, qué ha probado y dónde se atasca.`,
    `Ustedes acuerdan dónde y cada cuánto hablar; para empezar, por ejemplo, ${often(everyDays)}. Esta página es pública y un buen lugar para hacerlo.`,
    'Lo que se cuenten en confianza queda entre ustedes. Casi siempre aprenden algo ambas partes.',
    'Cualquiera puede dejarlo en cualquier momento, sin dar motivos: `/mentor leave`. Con `/mentor change` busco a otra persona.',
  ]);
}

function nextStep({ login }: Person, agreement: Agreement): string {
  const step = nextStepOf(agreement);
  if (step) return `**Próximo paso:** ${wholeLine(step.text)}`;
  if (agreement.steps.length > 0)
    return '**Próximo paso:** todo está marcado. ¿Qué valdría la pena hacer ahora?';
  return `**Próximo paso:** ${login}, escribe una o dos frases sobre hasta dónde has llegado y qué te gustaría mirar primero.`;
}

function concernLine({ contact, url }: ConcernRoute): string {
  const opening = '¿Sientes que algo no está bien?';
  const closing = 'No hace falta que lo tengas claro.';
  if (contact === null)
    return `${opening} Cuéntaselo a alguien del equipo que te dé confianza, o a ${safeLink('GitHub', REPORT_ABUSE)}. ${closing}`;
  const name = inlineCode(contact);
  if (url === null) return `${opening} Para eso está ${name}. ${closing}`;
  return `${opening} ${safeLink('Escribe en privado', url)} a ${name}. ${closing}`;
}

function lastWord(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { is, until }: Extract<MentorshipPhase, { is: 'landed' | 'closed' }>,
): string {
  return paragraphs(
    `${mentor} acompaña a ${newcomer}.`,
    sentences(
      `Este ${threadWord(where)} ${is === 'landed' ? 'ya forma parte del proyecto' : 'está cerrado'}.`,
      is === 'landed' && `Buen trabajo, ${newcomer}, y gracias, ${mentor}.`,
      is === 'closed' &&
        where === 'pull-request' &&
        `Lo que aprendiste por el camino es tuyo, ${newcomer}, y tu próximo intento será bienvenido. Gracias, ${mentor}.`,
      is === 'closed' && where === 'issue' && 'Gracias por el tiempo compartido.',
      `La mentoría sigue abierta hasta el ${day(until)}. Si les gustaría continuar después, comenten \`/mentor resume\` antes de esa fecha.`,
    ),
  );
}

function ended(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { because, questionsUrl }: Extract<MentorshipPhase, { is: 'ended' }>,
): string {
  return paragraphs(
    sentences(
      `${mentor} acompañó a ${newcomer} en este ${threadWord(where)}.`,
      because === 'completed'
        ? 'La mentoría ha llegado a su fin. Gracias por preguntar, y gracias por el tiempo dedicado.'
        : 'La mentoría ha llegado a su fin, como todas algún día. Gracias por todo lo que pusieron de su parte.',
    ),
    because === 'expired' &&
      `${newcomer}, si quieres seguir, con ${mentor} o con otra persona, comenta \`/mentor wanted\`.`,
    questionsUrl !== null &&
      `Hay dos preguntas cortas para cada quien; si quieren, pueden responderlas ${safeLink('en privado', questionsUrl)}.`,
  );
}
