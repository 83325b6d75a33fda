// The question to one person, what is said when nobody can, and the thanks for an offer, in Japanese.
import type { AskToMentor, NobodyFree, OfferMade } from '../../domain/message.ts';
import { paragraphs, unspaced } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { count, list, threadWord } from './phrases.ts';
import { reasonsToYou } from './reasons.ts';

export function askToMentor(message: AskToMentor): string {
  const { whom, newcomer, where, reasons, replyWithinWorkingDays, isFull, answerUrl } = message;
  const workingDays = count(replyWithinWorkingDays, { other: '#営業日' });
  return paragraphs(
    `@${whom.login} さん、この${threadWord(where)}で **${newcomer.login}** さんのメンターになっていただけますか？${occasion(message)}`,
    unspaced(
      reasonsToYou(reasons),
      isFull && 'すでにご希望の上限の人数なので、断っていただいてもまったく構いません。',
    ),
    unspaced(
      'よろしければ `/mentor accept`、今は難しければ `/mentor pass` とコメントしてください。理由は要りません。',
      answerUrl !== null && `${safeLink('非公開で答える', answerUrl)}こともできます。`,
      `${workingDays}お返事がなければ、ほかの人を探します。`,
    ),
  );
}

function occasion({ because, topic, newcomer }: AskToMentor): string {
  const about = topic === null ? '' : `（テーマ：${inlineCode(topic)}）`;
  switch (because) {
    case 'asked-for':
      return `${newcomer.login} さんがメンターを希望しています${about}。`;
    case 'assigned':
      return 'メンテナーが、この方のメンターを探しています。';
    case 'unanswered':
      return 'ここでの最初のプルリクエストのようで、まだ誰も返事をしていません。';
    case 'new':
      return 'ここでの最初のプルリクエストのようです。';
  }
}

export function nobodyFree({ where, someWereAsked }: NobodyFree): string {
  return paragraphs(
    unspaced(
      someWereAsked
        ? 'メンターをお願いしてみましたが、いま手の空いている人がいません。'
        : 'メンターを探しましたが、いま手の空いている人が見つかりません。',
      `これは、変更の良し悪しとは関係ありません。この${threadWord(where)}は、引き続きメンテナーにも見えています。`,
    ),
    'それまでの間は、ここで小さく具体的な質問を一つしてみるのがおすすめです。' +
      '数日たって `/mentor wanted` とコメントしていただければ、もう一度探します。',
  );
}

export function offerMade({ person, topics }: OfferMade): string {
  const about = topics.length > 0 ? `（${list(topics.map((topic) => inlineCode(topic)))}）` : '';
  return paragraphs(
    `${person.login} さん、新しい人を手伝うと申し出てくださり${about}、ありがとうございます。`,
    unspaced(
      `メンテナーは、このコメントに 👍 を付けるか、\`/mentor confirm @${person.login}\` とコメントすると、承認できます。`,
      'その後は、新しい人一人ずつについてお願いすることがあります。いつでも断って大丈夫です。',
      '`/mentor capacity 1`、`/mentor away until 2026-08-31`、`/mentor stop` で、無理のない量を伝えられます。',
    ),
  );
}
