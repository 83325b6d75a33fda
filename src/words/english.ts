// Every sentence Belay says on GitHub, in English. Read them aloud before changing them: whoever reads them is nervous.
import type { AskToMentor, Mentorship, NobodyFree, Welcome } from '../domain/message.ts';
import type { ThreadKind } from '../domain/thread.ts';
import type { Catalogue } from './catalogue.ts';
import { count, duration, list, paragraphs, sentences } from './phrases.ts';
import { reasonInWords } from './reasons.ts';
import { inlineCode, safeUrl } from './safe.ts';

export const english: Catalogue = { welcome, askToMentor, mentorship, nobodyFree };

function welcome({ person, opened, contributingUrl, usualAnswerHours, mentors }: Welcome): string {
  const isPull = opened === 'pull-request';
  const guide = contributingUrl === null ? null : safeUrl(contributingUrl);
  return paragraphs(
    `Hello @${person.login}, and welcome! Thank you for opening your first ${thread(opened)} here.`,
    sentences(
      guide && `How we work is written in the [contributing guide](${guide}).`,
      isPull &&
        'The automatic checks may wait until a maintainer allows them to run; that is normal the first time.',
      usualAnswerHours !== null && `A first answer usually takes ${duration(usualAnswerHours)} here.`,
      'Silence is not a no: after a week, a friendly reminder is welcome. Simple English is fine.',
    ),
    mentors &&
      'If you would like a person to turn to, comment `/mentor wanted` and I will look for a mentor.',
  );
}

function askToMentor(message: AskToMentor): string {
  const { whom, newcomer, where, reasons, replyWithinWorkingDays, because, topic } = message;
  const why = {
    'asked-for': `They would like somebody to turn to${topic === null ? '' : ` about ${inlineCode(topic)}`}.`,
    unanswered: 'It is their first one here, and nobody has answered yet.',
    opened: 'It is their first one here.',
  }[because];
  return paragraphs(
    `@${whom.login}, would you mentor **${newcomer.login}** on this ${thread(where)}? ${why}`,
    reasons.length > 0 && `Why you: ${list(reasons.map((reason) => reasonInWords(reason, 'you')))}.`,
    `Comment \`/mentor accept\` if you would like to, or \`/mentor pass\` if not now; no reason needed. ` +
      `After ${count(replyWithinWorkingDays, 'working day')} without an answer I will ask somebody else.`,
  );
}

function mentorship({ mentor, newcomer, where, phase }: Mentorship): string {
  if (phase !== 'active') return lastWord(mentor.login, newcomer.login, where, phase);
  return paragraphs(
    `@${mentor.login} is the mentor of @${newcomer.login} on this ${thread(where)}. Thank you both.`,
    'What you can count on:',
    [
      `- ${newcomer.login} brings the question, in three parts: what I aim for, what I tried, where I am stuck.`,
      '- You agree where and how often to talk. This thread is a fine place to start.',
      '- What is said in confidence stays between you.',
      '- Both of you will learn something, and either of you may stop at any time without a reason.',
    ].join('\n'),
    `**Next step:** ${newcomer.login}, write a sentence or two about where you are and what you would like to look at first.`,
  );
}

function lastWord(mentor: string, newcomer: string, where: ThreadKind, phase: 'landed' | 'closed'): string {
  const news =
    phase === 'landed'
      ? `This pull request has landed: well done, ${newcomer}, and thank you, ${mentor}, for being there.`
      : `This ${thread(where)} is closed. ${newcomer}, what you learned on the way is yours, and your next try is welcome; thank you, ${mentor}, for being there.`;
  return paragraphs(
    `${mentor} was the mentor of ${newcomer} here.`,
    `${news} If you would like to go on, just do; otherwise this ends quietly in two weeks.`,
  );
}

function nobodyFree({ where, someWereAsked }: NobodyFree): string {
  return paragraphs(
    someWereAsked
      ? 'I asked around for a mentor, and nobody is free just now. That says nothing about your work.'
      : 'I looked for a mentor, and nobody who knows this part is free just now. That says nothing about your work.',
    'Meanwhile: ask small, concrete questions right here, so that anybody passing by can answer one. ' +
      `Your ${thread(where)} stays in line for the maintainers. You can look again any time with \`/mentor wanted\`.`,
  );
}

function thread(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'pull request' : 'issue';
}
