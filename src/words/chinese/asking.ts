// The question to one person, what is said when nobody can, and the thanks for an offer, in Chinese.
import type { AskToMentor, NobodyFree, OfferMade } from '../../domain/message.ts';
import { paragraphs, unspaced } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { count, list, threadWord } from './phrases.ts';
import { reasonsToYou } from './reasons.ts';

export function askToMentor(message: AskToMentor): string {
  const { whom, newcomer, where, reasons, replyWithinWorkingDays, isFull, answerUrl } = message;
  const workingDays = count(replyWithinWorkingDays, { other: '# 个工作日' });
  return paragraphs(
    `@${whom.login}，你愿意在这个 ${threadWord(where)} 上担任 **${newcomer.login}** 的导师吗？${occasion(message)}`,
    unspaced(reasonsToYou(reasons), isFull && '你已经到了自己定的上限，所以答应或谢绝都一样可以。'),
    unspaced(
      '愿意的话，请评论 `/mentor accept`；现在不方便的话，请评论 `/mentor pass`，不需要理由。',
      answerUrl !== null && `也可以${safeLink('私下答复', answerUrl)}。`,
      `如果 ${workingDays}内没有答复，我会去找别人。`,
    ),
  );
}

function occasion({ because, topic, newcomer }: AskToMentor): string {
  const about = topic === null ? '' : `，主题是 ${inlineCode(topic)}`;
  switch (because) {
    case 'asked-for':
      return `${newcomer.login} 想找一位导师${about}。`;
    case 'assigned':
      return '有一位维护者正在为对方找导师。';
    case 'unanswered':
      return '这似乎是对方在这里的第一个 pull request，到现在还没有人回复。';
    case 'new':
      return '这似乎是对方在这里的第一个 pull request。';
  }
}

export function nobodyFree({ where, someWereAsked }: NobodyFree): string {
  return paragraphs(
    unspaced(
      someWereAsked ? '我问过了，但现在没有人有空担任导师。' : '我找过了，但现在没有找到有空的导师。',
      `这并不说明你的工作有什么不好。维护者仍然能看到你的 ${threadWord(where)}。`,
    ),
    '在这期间，有一个办法会有帮助：就在这里提一个小而具体的问题。过几天再评论 `/mentor wanted`，我会再找一次。',
  );
}

export function offerMade({ person, topics }: OfferMade): string {
  const about = topics.length > 0 ? `，主题是 ${list(topics.map((topic) => inlineCode(topic)))}` : '';
  return paragraphs(
    `谢谢你，${person.login}，愿意在这里帮助刚来的人${about}。`,
    unspaced(
      `维护者可以给这条评论点一个 👍，或者评论 \`/mentor confirm @${person.login}\`，表示同意。`,
      '从那以后我可能会来问你，每次只为一位新人，你随时都可以谢绝。',
      '用 `/mentor capacity 1`、`/mentor away until 2026-08-31` 和 `/mentor stop` 可以告诉我多少才合适。',
    ),
  );
}
