// Everybody's own page: what waits for an answer, whom they are paired with, how they mentor, what holds for them everywhere.
import { html } from 'hono/html';
import type { MyPairing, PersonalRecord } from '../../flow/pages-ports.ts';
import type { Visitor } from '../visitor.ts';
import { aboutMe, leaveMeAlone } from './about-me.ts';
import type { Desk } from './bond.ts';
import { page } from './layout.ts';
import type { Markup } from './markup.ts';
import { mentoringInFull, mentoringInShort, type When } from './mentoring.ts';
import { headingOf, pairingInFull, pairingInShort } from './pairing.ts';

export interface MyPage {
  readonly visitor: Visitor;
  readonly record: PersonalRecord;
  readonly now: When['now'];
  readonly githubUrl: string;
  readonly saying: string | null;
  /** Where the two questions about a pairing that is over can be answered, by its id. */
  readonly questions: ReadonlyMap<string, string>;
}

/** More would be a page that nobody reads on a telephone: then each has a page of its own. */
const MOST_PAIRINGS = 2;
const MOST_OWNERS = 1;
const MOST_LINES = 20;

export function myPage(mine: MyPage): Markup {
  const { visitor, record, saying } = mine;
  return page(
    { title: `Hello, ${visitor.person.login}`, visitor, saying },
    html`<p>
        Only you see this page. What you can do here, you can also say in a comment, such as
        <code>/mentor stop</code>.
      </p>
      ${pairings(mine)} ${mentoring(mine)} ${past(mine)} ${aboutMe(record, visitor)}
      ${leaveMeAlone(record, visitor)}`,
  );
}

function pairings({ record, visitor, githubUrl }: MyPage): Markup {
  const open = record.pairings.filter(({ is }) => is !== 'ended');
  const desk: Desk = { ...visitor, githubUrl };
  // What waits for an answer comes first.
  const [inFull, inShort] = parted(
    [...open.filter(isAsk), ...open.filter((one) => !isAsk(one))],
    MOST_PAIRINGS,
  );
  return html`<section>
    <h2>Your mentorships</h2>
    ${open.length === 0 ? html`<p>There is none just now.</p>` : ''}
    ${inFull.map((one) => pairingInFull(one, desk))} ${lines(inShort.map(pairingInShort))}
  </section>`;
}

function isAsk({ is }: MyPairing): boolean {
  return is === 'asked';
}

function mentoring({ record, visitor, now }: MyPage): Markup {
  const [inFull, inShort] = parted(record.owners, MOST_OWNERS);
  const when: When = { now, zone: record.zone };
  return html`${inFull.map((one) => mentoringInFull(one, visitor, when))}
  ${lines(inShort.map(mentoringInShort))}`;
}

function past({ record, questions }: MyPage): Markup {
  const ended = record.pairings.filter(({ is }) => is === 'ended');
  if (ended.length === 0) return html``;
  const line = (one: MyPairing): Markup => {
    const address = questions.get(one.id);
    const more = address === undefined ? '' : html` <a href="${address}">Two questions about it</a>`;
    return html`<li>${headingOf(one)}.${more}</li>`;
  };
  return html`<section>
    <h2>Lately over</h2>
    ${lines(ended.map(line))}
  </section>`;
}

function lines(items: readonly Markup[]): Markup | '' {
  if (items.length === 0) return '';
  return html`<ul>
    ${items.slice(0, MOST_LINES)}
  </ul>`;
}

function parted<T>(all: readonly T[], most: number): [readonly T[], readonly T[]] {
  return [all.slice(0, most), all.slice(most)];
}
