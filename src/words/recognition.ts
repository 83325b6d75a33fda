// What Belay says to people about their own way in the project: back again, first change, regular now, a first try that was closed.
import type { BecameRegular, FirstAttemptClosed, FirstLanding, WelcomeBack } from '../domain/message.ts';
import type { OpenIssue } from '../domain/next-steps.ts';
import { threadWord } from './phrases.ts';
import { issueLines, paragraphs, sentences } from './pieces.ts';
import { safeUrl } from './safe.ts';

export function welcomeBack({ person, opened }: WelcomeBack): string {
  return sentences(
    `Welcome back, ${person.login}. It is good to see you here again, and thank you for this ${threadWord(opened)}.`,
    'If something works differently from how you remember it, just ask here.',
  );
}

export function firstLanding({ person, nextSteps }: FirstLanding): string {
  return paragraphs(
    `Congratulations, ${person.login}: your first change is now part of this project. Thank you for the time you gave it.`,
    nextSteps.length > 0 && `If you would like to go on, ${openForHelp(nextSteps)}:`,
    nextSteps.length > 0 && issueLines(nextSteps),
    nextSteps.length > 0 && 'No hurry. Asking a question there is a good start, too.',
  );
}

export function becameRegular({ person, mentors }: BecameRegular): string {
  return paragraphs(
    sentences(
      `With this change, ${person.login}, your work has landed here in three or more months of the past year.`,
      'People who come back are what a project lives on. Thank you for being one of them.',
    ),
    mentors &&
      'Would you like to help somebody who is new here, one person at a time? Comment `/mentor offer`, and a maintainer says yes. Only if you feel like it.',
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
      `Thank you for this pull request, ${person.login}.`,
      'It was closed without being merged. That happens often, to experienced people too, and says nothing about you.',
    ),
    sentences(
      'If the reason is not clear, you are welcome to ask here.',
      guide && `How a change gets into this project is in its [contributing guide](${guide}).`,
    ),
    nextSteps.length > 0 && `If you would like to try something else, ${openForHelp(nextSteps)}:`,
    nextSteps.length > 0 && issueLines(nextSteps),
    mentors &&
      '**Would you like help from one person next time?** Comment `/mentor wanted` on your next pull request, alone on a line, and I will look for a mentor.',
  );
}

function openForHelp(issues: readonly OpenIssue[]): string {
  return `the maintainers have marked ${issues.length === 1 ? 'this issue' : 'these issues'} as open for help`;
}
