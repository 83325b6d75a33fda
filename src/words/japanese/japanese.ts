// Every sentence Belay says on GitHub, in Japanese. Read them aloud before changing them: whoever reads them is nervous.
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

export const japanese: Catalogue = {
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
    `${name} さん、ようこそ。${threadWord(opened)}をありがとうございます。プロジェクトのボット、Belay です。`,
    unspaced(
      '**これから**：手の空いたメンテナーが見ます。',
      opened === 'pull-request' && '自動チェックは承認待ちかもしれません。',
      usualAnswerHours !== null && `最初の返事はふだん${duration(usualAnswerHours)}です。`,
      '返事がなくてもお断りではないので、1週間後に気軽に声をかけてください。',
      '簡単な言葉で大丈夫です。',
      guide && `進め方は[貢献ガイド](${guide})へ。`,
    ),
    mentors &&
      '**誰かの手伝いがほしいときは**、`/mentor wanted` だけの行をコメントすると、メンターを探します。',
  );
}
