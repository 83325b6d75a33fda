// Every sentence Belay says on GitHub, in German. Read them aloud before changing them: whoever reads them is nervous.
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

export const german: Catalogue = {
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
    `Hallo ${name}, und herzlich willkommen! Danke für ${thisThread(opened)}. Ich bin Belay, ein Bot dieses Projekts.`,
    sentences(
      '**Wie es weitergeht:** Jemand aus dem Team schaut sich das an, sobald Zeit ist.',
      opened === 'pull-request' && 'Die automatischen Prüfungen warten vielleicht noch auf eine Freigabe.',
      usualAnswerHours !== null && `Eine erste Antwort dauert hier meist ${duration(usualAnswerHours)}.`,
      'Keine Antwort heißt nicht Nein: Nach einer Woche darfst du hier gern freundlich nachfragen.',
      'Einfache Worte genügen.',
      guide && `Wie das Projekt arbeitet, steht in der [Anleitung zum Mitmachen](${guide}).`,
    ),
    mentors &&
      '**Hättest du gern eine Person, die dir hilft?** Kommentiere `/mentor wanted`, allein in einer Zeile, und ich suche jemanden fürs Mentoring.',
  );
}
