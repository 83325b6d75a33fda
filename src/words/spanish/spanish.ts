// Every sentence Belay says on GitHub, in Spanish. Read them aloud before changing them: whoever reads them is nervous.
import type { Welcome } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';
import { paragraphs, sentences } from '../pieces.ts';
import { safeUrl } from '../safe.ts';
import { help, why } from './about-you.ts';
import { askToMentor, nobodyFree, offerMade } from './asking.ts';
import { checkIn, mentorshipOver } from './check-in.ts';
import { mentorship } from './mentorship.ts';
import { duration, threadWord } from './phrases.ts';
import { becameRegular, firstAttemptClosed, firstLanding, welcomeBack } from './recognition.ts';

export const spanish: Catalogue = {
  welcome,
  welcomeBack,
  firstLanding,
  becameRegular,
  firstAttemptClosed,
  askToMentor,
  mentorship,
  nobodyFree,
  checkIn,
  mentorshipOver,
  offerMade,
  why,
  help,
};

function welcome({ opened, contributingUrl, usualAnswerHours, mentors }: Welcome, name: string): string {
  const guide = contributingUrl === null ? null : safeUrl(contributingUrl);
  return paragraphs(
    `Hola, ${name}: te damos la bienvenida. Gracias por abrir este ${threadWord(opened)}. Soy Belay, un bot de este proyecto.`,
    sentences(
      '**Qué pasa ahora:** alguien del equipo lo mirará cuando tenga un momento.',
      opened === 'pull-request' && 'Quizá las pruebas automáticas esperen su aprobación.',
      usualAnswerHours !== null && `Aquí, la primera respuesta suele tardar ${duration(usualAnswerHours)}.`,
      'El silencio no es un no: pasada una semana, puedes dejar aquí un recordatorio amable.',
      'Basta con palabras sencillas.',
      guide && `La [guía para contribuir](${guide}) explica cómo funciona el proyecto.`,
    ),
    mentors &&
      '**¿Te gustaría que una persona te ayudara?** Comenta `/mentor wanted`, en una línea aparte, y buscaré a alguien para acompañarte.',
  );
}
