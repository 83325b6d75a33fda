// Every sentence Belay says on GitHub, in English. Read them aloud before changing them: whoever reads them is nervous.
import type { Welcome } from '../domain/message.ts';
import type { Catalogue } from './catalogue.ts';
import { help, why } from './about-you.ts';
import { askToMentor, checkIn, mentorship, mentorshipOver, nobodyFree, offerMade } from './mentoring.ts';
import { duration, threadWord } from './phrases.ts';
import { paragraphs, sentences } from './pieces.ts';
import { becameRegular, firstAttemptClosed, firstLanding, welcomeBack } from './recognition.ts';
import { safeUrl } from './safe.ts';

export const english: Catalogue = {
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
    `Hello ${name}, and welcome! Thank you for opening this ${threadWord(opened)}. I am Belay, a bot of this project.`,
    sentences(
      '**What happens next:** a maintainer looks at it when they find time.',
      opened === 'pull-request' && 'The automatic checks may have to wait for their approval.',
      usualAnswerHours !== null && `A first answer usually takes ${duration(usualAnswerHours)} here.`,
      'No answer is not a no: after a week, a short, friendly reminder here is welcome.',
      'Simple English is fine.',
      guide && `How the project works is in its [contributing guide](${guide}).`,
    ),
    mentors &&
      '**Would you like help from one person?** Comment `/mentor wanted`, alone on a line, and I will look for a mentor.',
  );
}
