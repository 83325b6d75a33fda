// The one lasting comment of a mentorship, in Portuguese.
import { nextStepOf, type Agreement } from '../../domain/agreement.ts';
import type { ConcernRoute, Mentorship, MentorshipPhase } from '../../domain/message.ts';
import type { Person } from '../../domain/person.ts';
import type { ThreadKind } from '../../domain/thread.ts';
import { listUnder, named, paragraphs, plan, REPORT_ABUSE, sentences, wholeLine } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { day, inThisThread, often } from './phrases.ts';

const GOAL = '**Objetivo:** ';

export function mentorship(message: Mentorship): string {
  const { mentor, newcomer, where, phase, agreement, concern, mentioned } = message;
  const call = (person: Person) => named(person, mentioned);
  switch (phase.is) {
    case 'active':
      return paragraphs(
        `${call(mentor)} acompanha ${call(newcomer)} ${inThisThread(where)}. Valeu pela parceria.`,
        plan(GOAL, agreement),
        expectations(newcomer, agreement),
        nextStep(newcomer, agreement),
        concernLine(concern),
        'O que funciona aqui, cada coisa em uma linha separada: `/mentor goal …`, `/mentor milestone …`, `/mentor tick 1`, ' +
          '`/mentor every 2 weeks`, `/mentor pause`, `/mentor done`.',
      );
    case 'paused':
      return paragraphs(
        `${mentor.login} acompanha ${newcomer.login} ${inThisThread(where)}. No momento, estão fazendo uma pausa.`,
        plan(GOAL, agreement),
        'Enquanto isso, ninguém precisa fazer nada, e estes dias não contam. Tudo continua quando alguém da dupla comentar `/mentor resume`.',
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
  return listUnder('O que cada pessoa da dupla pode esperar da outra:', [
    `${login} traz a pergunta, em três partes: o objetivo, o que já tentou, onde está travando.`,
    `Vocês combinam onde e com que frequência conversar; para começar, por exemplo, ${often(everyDays)}. Esta página é pública, e é um bom lugar para isso.`,
    'O que vocês contarem em confiança fica entre vocês. Em geral, os dois lados aprendem alguma coisa.',
    'Qualquer pessoa da dupla pode parar a qualquer momento, sem motivo: `/mentor leave`. Com `/mentor change`, eu procuro outra pessoa.',
  ]);
}

function nextStep({ login }: Person, agreement: Agreement): string {
  const step = nextStepOf(agreement);
  if (step) return `**Próximo passo:** ${wholeLine(step.text)}`;
  if (agreement.steps.length > 0)
    return '**Próximo passo:** está tudo marcado. O que valeria a pena fazer agora?';
  return `**Próximo passo:** ${login}, escreva uma ou duas frases sobre até onde você chegou e o que gostaria de ver primeiro.`;
}

function concernLine({ contact, url }: ConcernRoute): string {
  const opening = 'Alguma coisa não parece certa?';
  const closing = 'Não precisa ter certeza.';
  if (contact === null)
    return `${opening} Fale com uma pessoa da equipe em quem você confia, ou com o ${safeLink('GitHub', REPORT_ABUSE)}. ${closing}`;
  const name = inlineCode(contact);
  if (url === null) return `${opening} É para isso que ${name} está aqui. ${closing}`;
  return `${opening} ${safeLink('Escreva em particular', url)} para ${name}. ${closing}`;
}

function lastWord(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { is, until }: Extract<MentorshipPhase, { is: 'landed' | 'closed' }>,
): string {
  const closed = where === 'pull-request' ? 'Este pull request foi fechado.' : 'Esta issue foi fechada.';
  const landed = `${where === 'pull-request' ? 'Este pull request' : 'Esta issue'} entrou no projeto.`;
  return paragraphs(
    `${mentor} acompanha ${newcomer}.`,
    sentences(
      is === 'landed' ? landed : closed,
      is === 'landed' && `Parabéns, ${newcomer}, e valeu pela ajuda, ${mentor}.`,
      is === 'closed' &&
        where === 'pull-request' &&
        `O que você aprendeu no caminho é seu, ${newcomer}, e a sua próxima tentativa é bem-vinda. Valeu, ${mentor}.`,
      is === 'closed' && where === 'issue' && 'Valeu pela parceria.',
      `A mentoria fica aberta até ${day(until)}. Se quiserem continuar depois disso, comentem \`/mentor resume\` até lá.`,
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
      `${mentor} acompanhou ${newcomer} ${inThisThread(where)}.`,
      because === 'completed'
        ? 'A mentoria chegou ao fim. Agradecemos pelas perguntas, e pelo tempo dedicado.'
        : 'A mentoria chegou ao fim, como acontece um dia com todas. Agradecemos por tudo o que vocês deram de si.',
    ),
    because === 'expired' &&
      `${newcomer}, se quiser continuar, com ${mentor} ou com outra pessoa, comente \`/mentor wanted\`.`,
    questionsUrl !== null &&
      `Há duas perguntas curtas para cada pessoa, para responder ${safeLink('em particular', questionsUrl)}, se quiserem.`,
  );
}
