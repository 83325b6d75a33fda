// Every sentence Belay says on GitHub, in simplified Chinese. Read them aloud before changing them: whoever reads them is nervous.
import type { Welcome } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';
import { paragraphs, unspaced } from '../pieces.ts';
import { safeUrl } from '../safe.ts';
import { help, why } from './about-you.ts';
import { askToMentor, nobodyFree, offerMade } from './asking.ts';
import { checkIn, mentorshipOver } from './check-in.ts';
import { mentorship } from './mentorship.ts';
import { duration, threadWord } from './phrases.ts';
import { becameRegular, firstAttemptClosed, firstLanding, welcomeBack } from './recognition.ts';

export const chinese: Catalogue = {
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
    `你好，${name}，欢迎！谢谢你提交这个 ${threadWord(opened)}。我是 Belay，这个项目的机器人。`,
    unspaced(
      '**接下来**：维护者有空时会来看。',
      opened === 'pull-request' && '自动检查可能要等维护者批准。',
      usualAnswerHours !== null && `这里的首次回复通常需要${duration(usualAnswerHours)}。`,
      '没有回复不代表拒绝：一周之后，欢迎在这里友好地提醒一句。',
      '用简单的话写就好。',
      guide && `项目如何运作，见[贡献指南](${guide})。`,
    ),
    mentors && '**想找个人帮你吗**？在评论里单独一行写上 `/mentor wanted`，我会帮你找一位导师。',
  );
}
