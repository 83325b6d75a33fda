// Everybody's own page: what waits for an answer, whom they are paired with, how they mentor, what holds for them everywhere.
import { html } from 'hono/html';
import type { MyPairing, PersonalRecord, WithOwner } from '../../flow/pages-ports.ts';
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
const MOST_LINES = 15;
const MOST_PAST = 5;

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
  const desk: Desk = { ...visitor, githubUrl };
  const open = record.pairings.filter(({ is }) => is !== 'ended');
  const inFull = (some: readonly MyPairing[]) => some.map((one) => pairingInFull(one, desk));
  const [asks, others] = [open.filter(isAsk), open.filter((one) => !isAsk(one))];
  // What waits for an answer comes first.
  return html`<section>
    <h2>Your mentorships</h2>
    ${open.length === 0 ? html`<p>There is none just now.</p>` : ''}
    ${shown(asks, MOST_PAIRINGS, inFull, pairingInShort)}
    ${shown(others, MOST_PAIRINGS, inFull, pairingInShort)}
  </section>`;
}

function isAsk({ is }: MyPairing): boolean {
  return is === 'asked';
}

function mentoring({ record, visitor, now }: MyPage): Markup {
  const when: When = { now, zone: record.zone };
  const inFull = (some: readonly WithOwner[]) => some.map((one) => mentoringInFull(one, visitor, when));
  return html`${shown(record.owners, MOST_OWNERS, inFull, mentoringInShort)}`;
}

/** All in full, or a line for each. */
function shown<T>(
  all: readonly T[],
  most: number,
  inFull: (all: readonly T[]) => Markup[],
  inShort: (one: T) => Markup,
): Markup[] | Markup {
  return all.length <= most ? inFull(all) : lines(all.slice(0, MOST_LINES).map(inShort));
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
    ${lines(ended.slice(0, MOST_PAST).map(line))}
  </section>`;
}

function lines(items: readonly Markup[]): Markup {
  return html`<ul>
    ${items}
  </ul>`;
}
