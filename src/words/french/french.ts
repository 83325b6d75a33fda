// Every sentence Belay says on GitHub, in French. Read them aloud before changing them: whoever reads them is nervous.
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

export const french: Catalogue = {
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
    `Bonjour ${name}, et bienvenue ! Merci d’avoir ouvert cette ${threadWord(opened)}. Je suis Belay, un bot de ce projet.`,
    sentences(
      '**Et maintenant ?** Quelqu’un de l’équipe va la regarder dès que possible.',
      opened === 'pull-request' && 'Les tests automatiques attendront peut-être son accord.',
      usualAnswerHours !== null &&
        `Ici, une première réponse prend en général ${duration(usualAnswerHours)}.`,
      'L’absence de réponse ne veut pas dire non : après une semaine, un petit rappel amical est le bienvenu.',
      'Des mots simples suffisent.',
      guide && `Le [guide de contribution](${guide}) explique comment le projet fonctionne.`,
    ),
    mentors &&
      '**Tu aimerais l’aide d’une personne ?** Écris `/mentor wanted` en commentaire, seul sur une ligne, et je chercherai quelqu’un pour t’accompagner.',
  );
}
