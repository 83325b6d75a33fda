// Every sentence Belay says on GitHub, in Portuguese as in Brazil. Read them aloud before changing them: whoever reads them is nervous.
import type { Welcome } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';
import { paragraphs, sentences } from '../pieces.ts';
import { safeUrl } from '../safe.ts';
import { help, why } from './about-you.ts';
import { askToMentor, nobodyFree, offerMade } from './asking.ts';
import { checkIn, mentorshipOver } from './check-in.ts';
import { mentorship } from './mentorship.ts';
import { duration, thisThread } from './phrases.ts';
import { becameRegular, firstAttemptClosed, firstLanding, welcomeBack } from './recognition.ts';

export const portuguese: Catalogue = {
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
    `Olá, ${name}, que bom ter você aqui! Agradecemos por abrir ${thisThread(opened)}. Sou o Belay, um bot deste projeto.`,
    sentences(
      '**O que acontece agora:** alguém da equipe vai olhar assim que puder.',
      opened === 'pull-request' && 'Os testes automáticos talvez esperem uma aprovação.',
      usualAnswerHours !== null &&
        `Por aqui, a primeira resposta costuma levar ${duration(usualAnswerHours)}.`,
      'Silêncio não quer dizer não: depois de uma semana, pode deixar aqui um lembrete gentil.',
      'Palavras simples bastam.',
      guide && `O [guia de contribuição](${guide}) explica como o projeto funciona.`,
    ),
    mentors &&
      '**Quer a ajuda de uma pessoa?** Comente `/mentor wanted`, em uma linha separada, e eu procuro alguém para acompanhar você.',
  );
}
