// What Belay says to people about their own way in the project, in Chinese.
import type { BecameRegular, FirstAttemptClosed, FirstLanding, WelcomeBack } from '../../domain/message.ts';
import { issueLines, paragraphs, unspaced } from '../pieces.ts';
import { safeUrl } from '../safe.ts';
import { threadWord } from './phrases.ts';

const OPEN_FOR_HELP = '下面是维护者希望有人帮忙的 issue：';

export function welcomeBack({ person, opened }: WelcomeBack): string {
  return unspaced(
    `欢迎回来，${person.login}。很高兴又在这里见到你，谢谢你的这个 ${threadWord(opened)}。`,
    '如果有什么和你记得的不一样，直接在这里问就好。',
  );
}

export function firstLanding({ person, nextSteps }: FirstLanding): string {
  return paragraphs(
    `恭喜你，${person.login}：你的第一个改动已经成为这个项目的一部分。谢谢你为它花的时间。`,
    nextSteps.length > 0 && `如果你想继续，${OPEN_FOR_HELP}`,
    nextSteps.length > 0 && issueLines(nextSteps, '：'),
    nextSteps.length > 0 && '不用着急。先在那里提一个问题，也是很好的开始。',
  );
}

export function becameRegular({ person, mentors }: BecameRegular): string {
  return paragraphs(
    unspaced(
      `${person.login}，加上这次改动，过去一年里，你已经在三个或更多的月份有改动合入这里。`,
      '一个项目靠的就是愿意再来的人。谢谢你是其中一位。',
    ),
    mentors &&
      '你愿意帮助刚来的人吗？一次只带一个人。评论 `/mentor offer`，再由一位维护者确认即可。愿意的时候再说，不勉强。',
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
    unspaced(
      `谢谢你提交这个 pull request，${person.login}。`,
      '它没有合并就关闭了。这种事很常见，有经验的人也会遇到，并不说明你有什么不好。',
    ),
    unspaced('如果原因不清楚，欢迎在这里问。', guide && `一个改动怎样合入这个项目，见[贡献指南](${guide})。`),
    nextSteps.length > 0 && `如果你想试试别的，${OPEN_FOR_HELP}`,
    nextSteps.length > 0 && issueLines(nextSteps, '：'),
    mentors &&
      '**下一次想找个人帮你吗**？在你的下一个 pull request 的评论里，单独一行写上 `/mentor wanted`，我会帮你找一位导师。',
  );
}
