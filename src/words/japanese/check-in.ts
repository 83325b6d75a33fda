// What Belay says when it has become quiet, and when one of the two has ended it, in Japanese.
import type { CheckIn, MentorshipOver } from '../../domain/message.ts';
import { named, paragraphs, unspaced } from '../pieces.ts';
import { day } from './phrases.ts';

const BREAK_OR_DONE =
  'お休みしたいときは `/mentor pause`、もう終わったときは `/mentor done` とコメントしてください。';

const ANOTHER =
  'ほかの人と話したいときは、このコメントに 👍 を付けるか、`/mentor change` とコメントしてください。理由は要りません。';

const WAIT_NO_LONGER = 'これ以上待たないときは、`/mentor done` とコメントすれば、ここで終わります。';

/** With a way to somebody else, where there is one. */
export function checkIn({ mentor, newcomer, because, canChange, mentioned }: CheckIn): string {
  const [them, you] = [named(mentor, mentioned), named(newcomer, mentioned)];
  switch (because.is) {
    case 'both-silent':
      return paragraphs(
        `${you} さん、${them} さん、しばらく静かですね。調子はいかがですか？一行で十分です。「あまり進んでいません」でも構いません。`,
        BREAK_OR_DONE,
        canChange && `${newcomer.login} さん、${ANOTHER}`,
      );
    case 'newcomer-silent':
      return paragraphs(
        `${you} さん、調子はいかがですか？急がなくて大丈夫です。いまどのあたりか、一行で十分です。「行き詰まっています」でも構いません。${them} さん、待ってくださり、ありがとうございます。`,
        unspaced(BREAK_OR_DONE, canChange && ANOTHER),
      );
    case 'mentor-silent':
      return paragraphs(
        `${them} さん、少し前に ${newcomer.login} さんがここに書き込みました。「来週」の一言でも、短い返事が助けになります。`,
        `${you} さん、${canChange ? ANOTHER : WAIT_NO_LONGER}`,
      );
    case 'mentor-away':
      return unspaced(
        `${you} さん、${mentor.login} さんは${day(because.until)}まで不在です。`,
        canChange && `お待ちになっても構いません。${ANOTHER}`,
      );
    case 'mentor-stopped':
      return unspaced(
        `${you} さん、${mentor.login} さんは、いまメンターをお休みしています。`,
        canChange ? ANOTHER : 'ここで終えるには、`/mentor done` とコメントしてください。',
      );
  }
}

export function mentorshipOver({ to, role, isMentioned }: MentorshipOver): string {
  const you = named(to, isMentioned ? [to.key] : []);
  const common = 'このメンタリングは終了しました。どちらからでも、いつでも、理由なしで終えられるものです。';
  return role === 'newcomer'
    ? `${you} さん、${common}これは、ご自身や取り組みへの評価ではありません。ほかの人と話してみたいときは、\`/mentor wanted\` とコメントしてください。`
    : `${you} さん、${common}時間をくださり、ありがとうございました。`;
}
