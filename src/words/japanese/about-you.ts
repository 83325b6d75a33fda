// The answers to people who ask Belay about themselves, or about what it can do, in Japanese.
import type { Why } from '../../domain/message.ts';
import type { Evidence, Standing } from '../../domain/standing.ts';
import { listUnder, paragraphs } from '../pieces.ts';
import { count, number, wholeDay } from './phrases.ts';

const MEANING: Readonly<Record<Standing, string>> = {
  maintainer: 'このリポジトリに書き込めるので、**メンテナー**と考えています',
  'first-time': 'ここに取り込まれた変更がまだないので、あいさつをするときは、**初めての方**と考えています',
  newcomer: 'ここに取り込まれた変更が一つか二つなので、**来たばかりの方**と考えています',
  occasional: 'ときどき変更が取り込まれているので、**ときどき参加される方**と考えています',
  returning: '最後の変更が取り込まれてから180日以上たっているので、**戻ってこられた方**と考えています',
  regular: 'この1年に、三つの異なる月に三つ以上の変更が取り込まれたので、**常連の方**と考えています',
};

export function why({ person, standing, evidence }: Why): string {
  const { helpedLastYear } = evidence;
  return paragraphs(
    listUnder(`${person.login} さん、${MEANING[standing]}。その根拠です：`, [
      ...landedLines(evidence),
      `この365日にレビューまたはマージした、ほかの人の変更：${number(helpedLastYear)}件`,
    ]),
    'これは、誰にあいさつし、誰にお願いするかを知るためだけのものです。仕事の良し悪しとは関係ありません。' +
      'やめてほしいときは、`/belay opt out` と `/belay forget me` をお使いください。',
  );
}

function landedLines({ landed, landedLastYear, activeMonthsLastYear, firstAt, lastAt }: Evidence): string[] {
  const what = '取り込まれた変更：';
  if (firstAt === null || lastAt === null) return [`${what}まだありません`];
  if (landed === 1) return [`${what}1件（${wholeDay(firstAt)}）`];
  const months = count(activeMonthsLastYear, { other: '#か月' });
  const lately =
    landedLastYear === 0
      ? 'この365日にはありません'
      : `うち${number(landedLastYear)}件はこの365日、${months}にわたる`;
  return [
    `${what}${number(landed)}件（${lately}）`,
    `最初は${wholeDay(firstAt)}、最後は${wholeDay(lastAt)}に取り込まれました`,
  ];
}

export function help(): string {
  return paragraphs(
    'コメントで使えるコマンドです。1行に一つだけ書いてください。',
    listUnder('来たばかりの方：', [
      '`/mentor wanted`：ここで手伝ってくれる人を一人探します。`/mentor wanted docs` でテーマを伝えられます。',
      '`/mentor change`、`/mentor no thanks`：ほかの人に変えるか、やめます。理由は要りません。',
    ]),
    listUnder('お願いを受けた方、受けてもよい方：', [
      '`/mentor accept`、`/mentor pass`',
      '`/mentor offer docs, tests` · `/mentor stop` · `/mentor away until 2026-08-31` · `/mentor back` · `/mentor capacity 1` · `/mentor interval 30 days`',
    ]),
    listUnder('二人で進めている方：', [
      '`/mentor goal …` · `/mentor milestone …` · `/mentor tick 1` · `/mentor every 2 weeks` · `/mentor pause` · `/mentor resume` · `/mentor leave` · `/mentor done`',
    ]),
    listUnder('ご自身について：', [
      '`/belay why`：ここで私が知っていることと、そこから考えたこと。',
      '`/belay zone Europe/Lisbon`、`/belay speaks pt en`：日付や相手を合わせやすくします。',
      '`/belay opt out`：私が見ているすべてのプロジェクトで、そっとしておきます。`/belay opt in` で元に戻せます。',
      '`/belay forget me`：知っていることをすべて消します。また最初から始めてしまわないよう、誰にも読み戻せない符号だけが残ります。',
    ]),
    listUnder('メンテナーの方：', [
      '`/mentor me` · `/mentor assign @somebody` · `/mentor confirm @somebody` · `/belay pause` · `/belay resume`',
    ]),
    '済んだときは 👍、わからなかったときや代わりにできないときは 😕 で答えます。',
  );
}
