// What Belay says to people about their own way in the project, in Japanese.
import type { BecameRegular, FirstAttemptClosed, FirstLanding, WelcomeBack } from '../../domain/message.ts';
import { issueLines, paragraphs, unspaced } from '../pieces.ts';
import { safeUrl } from '../safe.ts';
import { threadWord } from './phrases.ts';

const OPEN_FOR_HELP = '次のイシューで手伝いを募集しています。';

export function welcomeBack({ person, opened }: WelcomeBack): string {
  return unspaced(
    `${person.login} さん、お帰りなさい。またお会いできてうれしいです。${threadWord(opened)}をありがとうございます。`,
    '以前と違うと感じることがあれば、ここで気軽に聞いてください。',
  );
}

export function firstLanding({ person, nextSteps }: FirstLanding): string {
  return paragraphs(
    `${person.login} さん、おめでとうございます。最初の変更が、このプロジェクトの一部になりました。時間をかけてくださり、ありがとうございます。`,
    nextSteps.length > 0 && `続けてみたいときは、${OPEN_FOR_HELP}`,
    nextSteps.length > 0 && issueLines(nextSteps, '：'),
    nextSteps.length > 0 && '急がなくて大丈夫です。そこで質問してみるのも、よい始め方です。',
  );
}

export function becameRegular({ person, mentors }: BecameRegular): string {
  return paragraphs(
    unspaced(
      `${person.login} さん、今回で、この1年のうち3か月以上にわたって変更が取り込まれたことになります。`,
      'プロジェクトを支えているのは、また来てくれる人たちです。そのお一人でいてくださり、ありがとうございます。',
    ),
    mentors &&
      'ここに来たばかりの人を、一度に一人ずつ手伝ってみませんか？ `/mentor offer` とコメントし、メンテナーが承認すれば始められます。気が向いたときだけで構いません。',
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
      `${person.login} さん、プルリクエストをありがとうございました。`,
      '今回は取り込まれずにクローズされました。経験のある人にもよくあることで、ご自身への評価ではありません。',
    ),
    unspaced(
      '理由がわからないときは、ここで聞いてください。',
      guide && `変更が取り込まれるまでの流れは[貢献ガイド](${guide})にあります。`,
    ),
    nextSteps.length > 0 && `ほかのことを試してみたいときは、${OPEN_FOR_HELP}`,
    nextSteps.length > 0 && issueLines(nextSteps, '：'),
    mentors &&
      '**次は誰かに手伝ってほしいときは**、次のプルリクエストで `/mentor wanted` とだけ書いた行をコメントしてください。メンターを探します。',
  );
}
