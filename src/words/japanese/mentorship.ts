// The one lasting comment of a mentorship, in Japanese.
import { nextStepOf, type Agreement } from '../../domain/agreement.ts';
import type { ConcernRoute, Mentorship, MentorshipPhase } from '../../domain/message.ts';
import type { Person } from '../../domain/person.ts';
import type { ThreadKind } from '../../domain/thread.ts';
import { listUnder, named, paragraphs, plan, REPORT_ABUSE, unspaced, wholeLine } from '../pieces.ts';
import { inlineCode, safeLink } from '../safe.ts';
import { day, often, threadWord } from './phrases.ts';

const GOAL = '**目標**：';
const NEXT_STEP = '**次の一歩**：';

export function mentorship(message: Mentorship): string {
  const { mentor, newcomer, where, phase, agreement, concern, mentioned } = message;
  const call = (person: Person) => named(person, mentioned);
  switch (phase.is) {
    case 'active':
      return paragraphs(
        `この${threadWord(where)}では、${call(mentor)} さんが ${call(newcomer)} さんのメンターです。お二人とも、ありがとうございます。`,
        plan(GOAL, agreement),
        expectations(newcomer, agreement),
        nextStep(newcomer, agreement),
        concernLine(concern),
        'ここで使えるコマンド（1行に一つだけ）：`/mentor goal …`、`/mentor milestone …`、`/mentor tick 1`、' +
          '`/mentor every 2 weeks`、`/mentor pause`、`/mentor done`',
      );
    case 'paused':
      return paragraphs(
        `この${threadWord(where)}では、${mentor.login} さんが ${newcomer.login} さんのメンターです。いまはお休み中です。`,
        plan(GOAL, agreement),
        'その間は何もしなくて大丈夫で、お休みの日数も数えません。どちらかが `/mentor resume` とコメントすれば再開します。',
        concernLine(concern),
      );
    case 'landed':
    case 'closed':
      return paragraphs(lastWord(mentor.login, newcomer.login, where, phase), concernLine(concern));
    case 'ended':
      return paragraphs(ended(mentor.login, newcomer.login, where, phase), concernLine(concern));
  }
}

function expectations({ login }: Person, { everyDays }: Agreement): string {
  return listUnder('お互いの進め方：', [
    `${login} さんは、質問を三つに分けて伝えます。目標、試したこと、つまずいているところです。`,
    `どこで、どのくらいの間隔で話すかは、お二人で決めてください。まずは${often(everyDays)}くらいから。このページは公開されていて、話す場所にもぴったりです。`,
    '打ち明けて話したことは、お二人の間だけにとどめてください。たいてい、どちらにも学びがあります。',
    'やめるときは、どちらからでも、いつでも、理由なしで `/mentor leave`。ほかの人がよければ `/mentor change` で探します。',
  ]);
}

function nextStep({ login }: Person, agreement: Agreement): string {
  const step = nextStepOf(agreement);
  if (step) return `${NEXT_STEP}${wholeLine(step.text)}`;
  if (agreement.steps.length > 0)
    return `${NEXT_STEP}すべてにチェックが付きました。次にやってみたいことはありますか？`;
  return `${NEXT_STEP}${login} さん、どこまで進んだか、まず何を見てみたいかを、一言か二言で書いてください。`;
}

function concernLine({ contact, url }: ConcernRoute): string {
  const opening = '何か気になることや、嫌だと感じることはありませんか？';
  const closing = 'はっきりしなくても構いません。';
  if (contact === null)
    return `${opening}信頼できるメンテナーか、${safeLink('GitHub', REPORT_ABUSE)} に伝えてください。${closing}`;
  const name = inlineCode(contact);
  if (url === null) return `${opening}${name} さんに伝えてください。${closing}`;
  return `${opening}${name} さんに${safeLink('非公開で書く', url)}ことができます。${closing}`;
}

function lastWord(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { is, until }: Extract<MentorshipPhase, { is: 'landed' | 'closed' }>,
): string {
  return paragraphs(
    `${mentor} さんが ${newcomer} さんのメンターです。`,
    unspaced(
      `この${threadWord(where)}は、${is === 'landed' ? '取り込まれました' : 'クローズされました'}。`,
      is === 'landed' && `${newcomer} さん、お疲れさまでした。${mentor} さん、ありがとうございました。`,
      is === 'closed' &&
        where === 'pull-request' &&
        `${newcomer} さん、ここまでに学んだことは残ります。次の挑戦もお待ちしています。${mentor} さん、ありがとうございました。`,
      is === 'closed' && where === 'issue' && 'お二人とも、ありがとうございました。',
      `メンタリングは${day(until)}まで続きます。その後もお二人で続けたいときは、それまでに \`/mentor resume\` とコメントしてください。`,
    ),
  );
}

function ended(
  mentor: string,
  newcomer: string,
  where: ThreadKind,
  { because, questionsUrl }: Extract<MentorshipPhase, { is: 'ended' }>,
): string {
  return paragraphs(
    unspaced(
      `この${threadWord(where)}では、${mentor} さんが ${newcomer} さんのメンターでした。`,
      because === 'completed'
        ? 'このメンタリングは終わりました。質問してくださったこと、時間をくださったこと、お二人ともありがとうございました。'
        : 'どのメンタリングにもいつか終わりがあり、このメンタリングも終わりました。お二人とも、ありがとうございました。',
    ),
    because === 'expired' &&
      `${newcomer} さん、${mentor} さんとでも、ほかの人とでも、続けたいときは \`/mentor wanted\` とコメントしてください。`,
    questionsUrl !== null &&
      `よろしければ、お二人それぞれへの短い質問二つに、${safeLink('非公開で', questionsUrl)}答えてください。`,
  );
}
