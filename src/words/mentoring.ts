// What Belay says from the question to one person to the last thanks of a mentorship, in English.
import { nextStepOf, type Agreement } from '../domain/agreement.ts';
import type {
  AskToMentor,
  CheckIn,
  ConcernRoute,
  Mentorship,
  MentorshipOver,
  MentorshipPhase,
  NobodyFree,
  OfferMade,
} from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import type { ThreadKind } from '../domain/thread.ts';
import { count, day, list, often, threadWord } from './phrases.ts';
import { named, paragraphs, plan, REPORT_ABUSE, sentences, wholeLine } from './pieces.ts';
import { reasonsToYou } from './reasons.ts';
import { inlineCode, safeLink } from './safe.ts';

export function askToMentor(message: AskToMentor): string {
  const { whom, newcomer, where, reasons, replyWithinWorkingDays, because, topic, isFull, answerUrl } =
    message;
  const about = topic === null ? '' : `, about ${inlineCode(topic)}`;
  const why = {
    'asked-for': `They asked for a mentor${about}.`,
    assigned: 'A maintainer is looking for a mentor for them.',
    unanswered: 'This looks like their first pull request here, and nobody has answered so far.',
    new: 'This looks like their first pull request here.',
  }[because];
  return paragraphs(
    `@${whom.login}, would you mentor **${newcomer.login}** on this ${threadWord(where)}? ${why}`,
    sentences(reasonsToYou(reasons), isFull && 'That is your limit, so a no is as fine as a yes.'),
    sentences(
      'Comment `/mentor accept` if you would like to, or `/mentor pass` if not now; no reason needed.',
      answerUrl !== null && `Or ${safeLink('answer in private', answerUrl)}.`,
      `After ${count(replyWithinWorkingDays, 'working day')} without an answer I will look for somebody else.`,
    ),
  );
}

export function mentorship(message: Mentorship): string {
  const { mentor, newcomer, where, phase, agreement, concern, mentioned } = message;
  const call = (person: Person) => named(person, mentioned);
  switch (phase.is) {
    case 'active':
      return paragraphs(
        `${call(mentor)} is the mentor of ${call(newcomer)} on this ${threadWord(where)}. Thank you both.`,
        plan('**Goal:** ', agreement),
        expectations(newcomer, agreement),
        nextStep(newcomer, agreement),
        concernLine(concern),
        'What works here, each alone on a line: `/mentor goal …`, `/mentor milestone …`, `/mentor tick 1`, ' +
          '`/mentor every 2 weeks`, `/mentor pause`, `/mentor done`.',
      );
    case 'paused':
      return paragraphs(
        `${mentor.login} is the mentor of ${newcomer.login} on this ${threadWord(where)}. They are taking a break.`,
        plan('**Goal:** ', agreement),
        'Nobody needs to do anything meanwhile, and these days do not count. It goes on when one of you comments `/mentor resume`.',
        concernLine(concern),
      );
    case 'landed':
    case 'closed':
      return paragraphs(lastWord(mentor.login, newcomer.login, where, phase), concernLine(concern));
    case 'ended':
      return paragraphs(ended(mentor.login, newcomer.login, where, phase), concernLine(concern));
  }
}

function expectations({ login }: Person, { everyDays }: Agreement): string {
  return [
    'What you can expect of each other:',
    '',
    `- ${login} brings the question, in three parts: the aim, what was tried, where it is stuck.`,
    `- You agree where and how often to talk; ${often(everyDays)} is a start. This thread is public, and a fine place for it.`,
    '- What you tell each other in confidence stays between you. Mentoring usually teaches both sides something.',
    '- Either of you may stop at any time, without a reason: `/mentor leave`. `/mentor change` finds somebody else.',
  ].join('\n');
}

function nextStep({ login }: Person, agreement: Agreement): string {
  const step = nextStepOf(agreement);
  if (step) return `**Next step:** ${wholeLine(step.text)}`;
  if (agreement.steps.length > 0) return '**Next step:** all is ticked. What would be worth doing now?';
  return `**Next step:** ${login}, write a sentence or two about how far you are and what you would like to look at first.`;
}

function concernLine({ contact, url }: ConcernRoute): string {
  const opening = 'Does something not feel right?';
  if (contact === null)
    return `${opening} Tell a maintainer you trust, or ${safeLink('GitHub', REPORT_ABUSE)}. You need not be sure.`;
  const name = inlineCode(contact);
  if (url === null) return `${opening} ${name} is there for that. You need not be sure.`;
  return `${opening} ${safeLink('Write in private', url)} to ${name}. You need not be sure.`;
}

function lastWord(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { is, until }: Extract<MentorshipPhase, { is: 'landed' | 'closed' }>,
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
      `The mentorship stays open until ${day(until)}. If you would like to go on together, comment \`/mentor resume\` before then.`,
    ),
  );
}

function ended(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { because, questionsUrl }: Extract<MentorshipPhase, { is: 'ended' }>,
): string {
  return paragraphs(
    sentences(
      `${mentor} was the mentor of ${newcomer} on this ${threadWord(where)}.`,
      because === 'completed'
        ? 'This mentorship has come to its end. Thank you both: for asking, and for the time you gave.'
        : 'This mentorship has come to its end, as each of them does one day. Thank you both for what you gave to it.',
    ),
    because === 'expired' &&
      `${newcomer}, if you would like to go on, with ${mentor} or with somebody else, comment \`/mentor wanted\`.`,
    questionsUrl !== null &&
      `Two short questions for each of you, to be answered ${safeLink('in private', questionsUrl)}, if you like.`,
  );
}

export function nobodyFree({ where, someWereAsked }: NobodyFree): string {
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

const GIVE_A_THUMB = 'give this comment a 👍, or comment `/mentor change`. No reason is needed.';

const WAIT_NO_LONGER = 'if you would rather not wait, comment `/mentor done`; that ends it here.';

/** With a way to somebody else, where there is one. */
export function checkIn({ mentor, newcomer, because, canChange, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  const another = canChange && `if you would rather talk to somebody else, ${GIVE_A_THUMB}`;
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} and ${them}, it has been quiet here for a while. How is it going? One line is enough, and “not much” is a fine one.`,
        'For a break, comment `/mentor pause`; if you are through, `/mentor done`.',
        another && `${newcomer.login}, ${another}`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}, how is it going? There is no hurry. One line about where you are is enough, and “I am stuck” is a fine one. ${them}, thank you for your patience.`,
        sentences(
          'For a break, comment `/mentor pause`; if you are through, `/mentor done`.',
          another && `Or, ${another}`,
        ),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}, ${newcomer.login} wrote here a while ago. A short answer helps, even “next week”.`,
        `${you}, ${another || WAIT_NO_LONGER}`,
      );
    case 'mentor-away':
      return sentences(
        `${you}, ${mentor.login} is away until ${day(because.until)}.`,
        canChange && `You can wait, or talk to somebody else: ${GIVE_A_THUMB}`,
      );
    case 'mentor-stopped':
      return sentences(
        `${you}, ${mentor.login} does not mentor anybody at present.`,
        canChange ? `To talk to somebody else, ${GIVE_A_THUMB}` : 'To end it here, comment `/mentor done`.',
      );
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common = 'this mentorship has ended. Either side may end one at any time, without a reason';
  return role === 'newcomer'
    ? `${you}, ${common}; it says nothing about you or your work. If you would like to talk to somebody else, comment \`/mentor wanted\`.`
    : `${you}, ${common}. Thank you for the time you gave.`;
}

export function offerMade({ person, topics }: OfferMade): string {
  const about = topics.length > 0 ? `, with ${list(topics.map((topic) => inlineCode(topic)))}` : '';
  return paragraphs(
    `Thank you, ${person.login}, for offering to help people who are new here${about}.`,
    sentences(
      `A maintainer can say yes with a 👍 on this comment, or with \`/mentor confirm @${person.login}\`.`,
      'From then on I may ask you, about one newcomer at a time, and you can always pass.',
      '`/mentor capacity 1`, `/mentor away until 2026-08-31` and `/mentor stop` say how much is enough.',
    ),
  );
}
