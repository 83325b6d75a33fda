// Every sentence Belay says on GitHub, in English. Read them aloud before changing them: whoever reads them is nervous.
import type { AskToMentor, Mentorship, NobodyFree, Welcome } from '../domain/message.ts';
import type { ThreadKind } from '../domain/thread.ts';
import type { Catalogue } from './catalogue.ts';
import { help, why } from './about-you.ts';
import { count, day, duration, paragraphs, sentences, threadWord } from './phrases.ts';
import { reasonsToYou } from './reasons.ts';
import { becameRegular, firstAttemptClosed, firstLanding, welcomeBack } from './recognition.ts';
import { inlineCode, safeUrl } from './safe.ts';

export const english: Catalogue = {
  welcome,
  welcomeBack,
  firstLanding,
  becameRegular,
  firstAttemptClosed,
  askToMentor,
  mentorship,
  nobodyFree,
  why,
  help,
};

function welcome({ person, opened, contributingUrl, usualAnswerHours, mentors }: Welcome): string {
  const guide = contributingUrl === null ? null : safeUrl(contributingUrl);
  return paragraphs(
    `Hello @${person.login}, and welcome! Thank you for opening this ${threadWord(opened)}. I am Belay, a bot of this project.`,
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

function askToMentor(message: AskToMentor): string {
  const { whom, newcomer, where, reasons, replyWithinWorkingDays, because, topic } = message;
  const why = {
    'asked-for': `They asked for a mentor${topic === null ? '' : `, about ${inlineCode(topic)}`}.`,
    unanswered: 'This looks like their first pull request here, and nobody has answered so far.',
    new: 'This looks like their first pull request here.',
  }[because];
  return paragraphs(
    `@${whom.login}, would you mentor **${newcomer.login}** on this ${threadWord(where)}? ${why}`,
    reasonsToYou(reasons),
    `Comment \`/mentor accept\` if you would like to, or \`/mentor pass\` if not now; no reason needed. ` +
      `After ${count(replyWithinWorkingDays, 'working day')} without an answer I will look for somebody else.`,
  );
}

function mentorship({ mentor, newcomer, where, phase }: Mentorship): string {
  if (phase.is !== 'active') return lastWord(mentor.login, newcomer.login, where, phase);
  return paragraphs(
    `@${mentor.login} is the mentor of @${newcomer.login} on this ${threadWord(where)}. Thank you both.`,
    'What you can expect of each other:',
    [
      `- ${newcomer.login} brings the question, in three parts: the aim, what was tried, what does not work yet.`,
      '- You agree where and how often to talk. This thread is public, and a fine place to start.',
      '- What you tell each other in confidence stays between you.',
      '- Mentoring usually teaches both sides something. Either of you may stop at any time, without a reason: just say so here.',
    ].join('\n'),
    `**Next step:** ${newcomer.login}, write a sentence or two about how far you are and what you would like to look at first.`,
  );
}

function lastWord(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { is, until }: Exclude<Mentorship['phase'], { is: 'active' }>,
): string {
  return paragraphs(
    `${mentor} is the mentor of ${newcomer}.`,
    sentences(
      `This ${threadWord(where)} ${is === 'landed' ? 'has landed' : 'is closed'}.`,
      is === 'landed' && `Well done, ${newcomer}, and thank you, ${mentor}.`,
      is === 'closed' &&
        where === 'pull-request' &&
        `What you learned on the way is yours, ${newcomer}, and your next try is welcome. Thank you, ${mentor}.`,
      is === 'closed' && where === 'issue' && 'Thank you both.',
      `The mentorship stays open until ${day(until)}; after that, talk as you like, without me.`,
    ),
  );
}

function nobodyFree({ where, someWereAsked }: NobodyFree): string {
  return paragraphs(
    sentences(
      someWereAsked
        ? 'I have asked for a mentor, and nobody is free just now.'
        : 'I looked for a mentor, and found nobody who is free just now.',
      `This says nothing about your work. The maintainers can still see your ${threadWord(where)}.`,
    ),
    'What helps meanwhile: ask one small, concrete question right here. ' +
      'In a few days, comment `/mentor wanted` and I will look again.',
  );
}
