// What Belay says when it has become quiet, and when one of the two has ended it, in Chinese.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { named, paragraphs, unspaced } from '../pieces.ts';
import { day } from './phrases.ts';

const BREAK_OR_DONE = '想休息一下，请评论 `/mentor pause`；已经做完了，请评论 `/mentor done`。';

const ANOTHER = '想换一个人聊的话，请给这条评论点一个 👍，或者评论 `/mentor change`。不需要理由。';

const WAIT_NO_LONGER = '不想再等的话，请评论 `/mentor done`，这段指导就在这里结束。';

/** With a way to somebody else, where there is one. */
export function checkIn({ mentor, newcomer, because, canChange, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} 和 ${them}，这里安静了一阵子。最近怎么样？写一行就够了，“没什么进展”也完全可以。`,
        BREAK_OR_DONE,
        canChange && `${newcomer.login}，${ANOTHER}`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you}，最近怎么样？不用着急。用一行说说到哪里了就够了，“我卡住了”也完全可以。${them}，谢谢你的耐心。`,
        unspaced(BREAK_OR_DONE, canChange && ANOTHER),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them}，${newcomer.login} 前一阵子在这里留了言。简短回一句就有帮助，哪怕是“下周”。`,
        `${you}，${canChange ? ANOTHER : WAIT_NO_LONGER}`,
      );
    case 'mentor-away':
      return unspaced(
        `${you}，${mentor.login} 到${day(because.until)}为止都不在。`,
        canChange && `你可以等一等。${ANOTHER}`,
      );
    case 'mentor-stopped':
      return unspaced(
        `${you}，${mentor.login} 目前不做导师。`,
        canChange ? ANOTHER : '想在这里结束的话，请评论 `/mentor done`。',
      );
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common = '这段指导已经结束。任何一方随时都可以结束它，不需要理由';
  return role === 'newcomer'
    ? `${you}，${common}；这并不说明你或你的工作有什么不好。如果你想和别人聊聊，请评论 \`/mentor wanted\`。`
    : `${you}，${common}。谢谢你付出的时间。`;
}
