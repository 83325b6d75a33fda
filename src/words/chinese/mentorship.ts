// The one lasting comment of a mentorship, in Chinese.
import { nextStepOf, type Agreement } from '../../domain/agreement.ts';
import type { ConcernRoute, Mentorship, MentorshipPhase } from '../../domain/message.ts';
import type { Person } from '../../domain/person.ts';
import type { ThreadKind } from '../../domain/thread.ts';
import { listUnder, named, paragraphs, plan, REPORT_ABUSE, unspaced, wholeLine } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { day, often, threadWord } from './phrases.ts';

const GOAL = '**目标**：';
const NEXT_STEP = '**下一步**：';

export function mentorship(message: Mentorship): string {
  const { mentor, newcomer, where, phase, agreement, concern, mentioned } = message;
  const call = (person: Person) => named(person, mentioned);
  switch (phase.is) {
    case 'active':
      return paragraphs(
        `在这个 ${threadWord(where)} 上，${call(mentor)} 是 ${call(newcomer)} 的导师。谢谢你们两位。`,
        plan(GOAL, agreement),
        expectations(newcomer, agreement),
        nextStep(newcomer, agreement),
        concernLine(concern),
        '这里可以用的命令，每个单独一行：`/mentor goal …`、`/mentor milestone …`、`/mentor tick 1`、' +
          '`/mentor every 2 weeks`、`/mentor pause`、`/mentor done`。',
      );
    case 'paused':
      return paragraphs(
        `在这个 ${threadWord(where)} 上，${mentor.login} 是 ${newcomer.login} 的导师。两位正在休息一段时间。`,
        plan(GOAL, agreement),
        '这段时间谁都不用做什么，这些天也不计算在内。任何一方评论 `/mentor resume`，就会继续。',
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
  return listUnder('你们可以这样彼此配合：', [
    `${login} 带来问题，分三部分：想做到什么、试过什么、卡在哪里。`,
    `你们商量在哪里聊、多久聊一次，可以先从${often(everyDays)}开始。这个页面是公开的，在这里聊就很好。`,
    '你们私下说的话，只留在你们之间。一般来说，两个人都会有收获。',
    '任何一方随时都可以停下，不需要理由：`/mentor leave`。想换一个人的话，用 `/mentor change`，我来找。',
  ]);
}

function nextStep({ login }: Person, agreement: Agreement): string {
  const step = nextStepOf(agreement);
  if (step) return `${NEXT_STEP}${wholeLine(step.text)}`;
  if (agreement.steps.length > 0) return `${NEXT_STEP}全部都打勾了。接下来做什么好呢？`;
  return `${NEXT_STEP}${login}，请用一两句话写下你做到了哪里，想先看什么。`;
}

function concernLine({ contact, url }: ConcernRoute): string {
  const opening = '觉得有什么不对劲吗？';
  const closing = '不确定也没关系。';
  if (contact === null)
    return `${opening}可以告诉一位你信任的维护者，或者告诉 ${safeLink('GitHub', REPORT_ABUSE)}。${closing}`;
  const name = inlineCode(contact);
  if (url === null) return `${opening}可以找 ${name}。${closing}`;
  return `${opening}可以${safeLink('私下写信', url)}给 ${name}。${closing}`;
}

function lastWord(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { is, until }: Extract<MentorshipPhase, { is: 'landed' | 'closed' }>,
): string {
  return paragraphs(
    `${mentor} 是 ${newcomer} 的导师。`,
    unspaced(
      `这个 ${threadWord(where)} ${is === 'landed' ? '已经合入项目' : '已经关闭'}。`,
      is === 'landed' && `${newcomer}，做得好；${mentor}，谢谢你。`,
      is === 'closed' &&
        where === 'pull-request' &&
        `${newcomer}，一路上学到的东西都是你的，欢迎你再试一次。${mentor}，谢谢你。`,
      is === 'closed' && where === 'issue' && '谢谢你们两位。',
      `这段指导会保留到${day(until)}。如果你们想一起继续，请在那之前评论 \`/mentor resume\`。`,
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
    unspaced(
      `在这个 ${threadWord(where)} 上，${mentor} 曾是 ${newcomer} 的导师。`,
      because === 'completed'
        ? '这段指导到这里就结束了。谢谢你们两位：谢谢提问，也谢谢付出的时间。'
        : '这段指导到这里就结束了，每一段指导都会有这一天。谢谢你们两位的付出。',
    ),
    because === 'expired' &&
      `${newcomer}，如果你想继续，无论是和 ${mentor}，还是和别人，请评论 \`/mentor wanted\`。`,
    questionsUrl !== null &&
      `有两个简短的问题想问你们每一位，愿意的话，可以${safeLink('私下回答', questionsUrl)}。`,
  );
}
