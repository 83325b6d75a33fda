// What Belay says to people about their own way in the project, in German.
import type { BecameRegular, FirstAttemptClosed, FirstLanding, WelcomeBack } from '../../domain/message.ts';
import type { OpenIssue } from '../../domain/next-steps.ts';
import { issueLines, paragraphs, sentences } from '../pieces.ts';
import { safeUrl } from '../safe.ts';
import { thisThread } from './phrases.ts';

export function welcomeBack({ person, opened }: WelcomeBack): string {
  return sentences(
    `Schön, dass du wieder da bist, ${person.login}, und danke für ${thisThread(opened)}.`,
    'Falls etwas anders läuft, als du es in Erinnerung hast, frag einfach hier nach.',
  );
}

export function firstLanding({ person, nextSteps }: FirstLanding): string {
  return paragraphs(
    `Glückwunsch, ${person.login}: Deine erste Änderung ist jetzt Teil dieses Projekts. Danke für die Zeit, die du dir dafür genommen hast.`,
    nextSteps.length > 0 && `Wenn du weitermachen möchtest, ${openForHelp(nextSteps)}:`,
    nextSteps.length > 0 && issueLines(nextSteps),
    nextSteps.length > 0 && 'Es eilt nicht. Auch eine Frage dort ist ein guter Anfang.',
  );
}

export function becameRegular({ person, mentors }: BecameRegular): string {
  return paragraphs(
    sentences(
      `Mit dieser Änderung, ${person.login}, ist im vergangenen Jahr in drei oder mehr Monaten etwas von dir hier angekommen.`,
      'Ein Projekt lebt von Menschen, die wiederkommen. Danke, dass du dazugehörst.',
    ),
    mentors &&
      'Möchtest du Neuen hier helfen, immer nur einer Person auf einmal? Kommentiere `/mentor offer`, und es fehlt nur noch das Ja von jemandem aus dem Team. Nur, wenn du Lust hast.',
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
      `Danke für diesen Pull Request, ${person.login}.`,
      'Er wurde geschlossen, ohne übernommen zu werden. Das passiert oft, auch Leuten mit viel Erfahrung, und sagt nichts über dich.',
    ),
    sentences(
      'Wenn der Grund nicht klar ist, frag hier gern nach.',
      guide && `Wie eine Änderung in dieses Projekt kommt, steht in der [Anleitung zum Mitmachen](${guide}).`,
    ),
    nextSteps.length > 0 && `Wenn du etwas anderes versuchen möchtest, ${openForHelp(nextSteps)}:`,
    nextSteps.length > 0 && issueLines(nextSteps),
    mentors &&
      '**Hättest du beim nächsten Mal gern eine Person, die dir hilft?** Kommentiere `/mentor wanted` in deinem nächsten Pull Request, allein in einer Zeile, und ich suche jemanden fürs Mentoring.',
  );
}

function openForHelp(issues: readonly OpenIssue[]): string {
  return issues.length === 1
    ? 'findest du hier ein Issue, bei dem sich das Team über Hilfe freut'
    : 'findest du hier Issues, bei denen sich das Team über Hilfe freut';
}
