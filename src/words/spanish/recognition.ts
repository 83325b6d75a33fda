// What Belay says to people about their own way in the project, in Spanish.
import type { BecameRegular, FirstAttemptClosed, FirstLanding, WelcomeBack } from '../../domain/message.ts';
import type { OpenIssue } from '../../domain/next-steps.ts';
import { issueLines, paragraphs, sentences } from '../pieces.ts';
import { safeUrl } from '../safe.ts';
import { threadWord } from './phrases.ts';

export function welcomeBack({ person, opened }: WelcomeBack): string {
  return sentences(
    `Qué bueno verte de nuevo por aquí, ${person.login}, y gracias por este ${threadWord(opened)}.`,
    'Si algo ya no funciona como lo recuerdas, pregunta aquí con confianza.',
  );
}

export function firstLanding({ person, nextSteps }: FirstLanding): string {
  return paragraphs(
    `Felicidades, ${person.login}: tu primer cambio ya forma parte de este proyecto. Gracias por el tiempo que le dedicaste.`,
    nextSteps.length > 0 && `Si quieres seguir, ${openForHelp(nextSteps)}:`,
    nextSteps.length > 0 && issueLines(nextSteps),
    nextSteps.length > 0 && 'No hay prisa. Hacer una pregunta ahí también es un buen comienzo.',
  );
}

export function becameRegular({ person, mentors }: BecameRegular): string {
  return paragraphs(
    sentences(
      `Con este cambio, ${person.login}, tu trabajo ha llegado al proyecto en tres o más meses del último año.`,
      'Un proyecto vive de las personas que vuelven. Gracias por ser una de ellas.',
    ),
    mentors &&
      '¿Te gustaría ayudar a gente nueva, una persona a la vez? Comenta `/mentor offer`, y solo faltará el sí de alguien del equipo. Sin compromiso.',
  );
}

export function firstAttemptClosed({
  person,
  contributingUrl,
  nextSteps,
  mentors,
}: FirstAttemptClosed): string {
  const guide = contributingUrl === null ? null : safeUrl(contributingUrl);
  return paragraphs(
    sentences(
      `Gracias por este pull request, ${person.login}.`,
      'Se cerró sin incorporarse al proyecto. Eso pasa mucho, también a gente con experiencia, y no dice nada de ti.',
    ),
    sentences(
      'Si no te queda claro el motivo, puedes preguntar aquí.',
      guide && `La [guía para contribuir](${guide}) explica cómo llega un cambio a este proyecto.`,
    ),
    nextSteps.length > 0 && `Si quieres probar con otra cosa, ${openForHelp(nextSteps)}:`,
    nextSteps.length > 0 && issueLines(nextSteps),
    mentors &&
      '**¿Te gustaría que una persona te ayudara la próxima vez?** Comenta `/mentor wanted` en tu próximo pull request, en una línea aparte, y buscaré a alguien para acompañarte.',
  );
}

function openForHelp(issues: readonly OpenIssue[]): string {
  return issues.length === 1
    ? 'en este issue el equipo agradece cualquier ayuda'
    : 'en estos issues el equipo agradece cualquier ayuda';
}
