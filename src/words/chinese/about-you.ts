// The answers to people who ask Belay about themselves, or about what it can do, in Chinese.
import type { Why } from '../../domain/message.ts';
import type { Evidence, Standing } from '../../domain/standing.ts';
import { listUnder, paragraphs } from '../pieces.ts';
import { count, number, wholeDay } from './phrases.ts';

const MEANING: Readonly<Record<Standing, string>> = {
  maintainer: '你可以写入这个仓库，所以我把你算作**维护者**',
  'first-time': '你还没有改动合入这里，所以在打招呼这件事上，我把你算作**第一次来的人**',
  newcomer: '你有一两个改动合入了这里，所以我把你算作**新人**',
  occasional: '你偶尔有改动合入这里，所以我把你算作**偶尔来的贡献者**',
  returning: '你上一个改动合入这里已经超过 180 天，所以我把你算作**回来的人**',
  regular: '过去一年里，你至少有三个改动在三个不同的月份合入了这里，所以我把你算作**常来的贡献者**',
};

export function why({ person, standing, evidence }: Why): string {
  const { helpedLastYear } = evidence;
  return paragraphs(
    listUnder(`${person.login}，${MEANING[standing]}。依据是：`, [
      ...landedLines(evidence),
      `过去 365 天里，你审查或合并的别人的改动：${number(helpedLastYear)}。`,
    ]),
    '这只是帮我知道该和谁打招呼、该去问谁，并不说明你的工作好不好。' +
      '如果你不想这样，可以用 `/belay opt out` 和 `/belay forget me`。',
  );
}

function landedLines({ landed, landedLastYear, activeMonthsLastYear, firstAt, lastAt }: Evidence): string[] {
  const what = '你合入这里的改动：';
  if (firstAt === null || lastAt === null) return [`${what}还没有。`];
  if (landed === 1) return [`${what}1 个，在${wholeDay(firstAt)}。`];
  const months = count(activeMonthsLastYear, { other: '# 个月' });
  const lately =
    landedLastYear === 0
      ? '都不在过去 365 天里'
      : `其中 ${number(landedLastYear)} 个在过去 365 天里，分布在 ${months}`;
  return [
    `${what}${number(landed)} 个，${lately}。`,
    `第一个在${wholeDay(firstAt)}，最近一个在${wholeDay(lastAt)}。`,
  ];
}

export function help(): string {
  return paragraphs(
    '这些命令写在评论里就有效，每个单独一行。',
    listUnder('如果你刚来：', [
      '`/mentor wanted`：我会找一个能在这里帮你的人。`/mentor wanted docs` 可以说明主题。',
      '`/mentor change`、`/mentor no thanks`：换一个人，或者不用了。不需要理由。',
    ]),
    listUnder('如果我来问过你，或者你愿意被问到：', [
      '`/mentor accept`、`/mentor pass`',
      '`/mentor offer docs, tests` · `/mentor stop` · `/mentor away until 2026-08-31` · `/mentor back` · `/mentor capacity 1` · `/mentor interval 30 days`',
    ]),
    listUnder('如果你们正在结对：', [
      '`/mentor goal …` · `/mentor milestone …` · `/mentor tick 1` · `/mentor every 2 weeks` · `/mentor pause` · `/mentor resume` · `/mentor leave` · `/mentor done`',
    ]),
    listUnder('关于你自己：', [
      '`/belay why`：我在这里知道你的哪些事，又由此得出了什么。',
      '`/belay zone Europe/Lisbon`、`/belay speaks pt en`：让日期和人都更合适。',
      '`/belay opt out`：在我照看的所有项目里，我都不再打扰你；`/belay opt in` 可以撤销。',
      '`/belay forget me`：我会删除我知道的关于你的一切。只留下一串谁也无法还原的字符，免得我又从头开始。',
    ]),
    listUnder('如果你是维护者：', [
      '`/mentor me` · `/mentor assign @somebody` · `/mentor confirm @somebody` · `/belay pause` · `/belay resume`',
    ]),
    '办好了，我会回 👍；没看懂，或者不能替你做，我会回 😕。',
  );
}
