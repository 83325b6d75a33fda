// One pairing, as the person whose page it is sees it, with all that they can say about it.
import { html } from 'hono/html';
import type { MyAsk, MyPairing, MyPast, MyWish } from '../../flow/pages-ports.ts';
import { wholeDay } from '../../words/phrases.ts';
import type { FormKeys } from '../form.ts';
import { bondInFull, pairingPath, type Desk } from './bond.ts';
import { sayButtons } from './forms.ts';
import { linkTo, name, type Markup } from './markup.ts';

export function headingOf(pairing: MyPairing): Markup {
  if (pairing.is === 'wanted') return html`You would like a mentor`;
  if (pairing.is === 'asked') return html`Would you mentor ${name(pairing.newcomer)}?`;
  const other = pairing.other === null ? 'somebody' : name(pairing.other);
  const isOver = pairing.is === 'ended';
  if (pairing.as === 'mentor') return html`You ${isOver ? 'mentored' : 'mentor'} ${other}`;
  return html`Your mentor ${isOver ? 'was' : 'is'} ${other}`;
}

export function pairingInFull(pairing: MyPairing, desk: Desk): Markup {
  return html`<article>
    <h3>${headingOf(pairing)}</h3>
    <p>On ${linkTo(pairing, desk.githubUrl)}.</p>
    ${bodyOf(pairing, desk)}
  </article>`;
}

/** A line, where there are too many to show each in full. */
export function pairingInShort(pairing: MyPairing): Markup {
  const { owner, name: repo, thread } = pairing;
  return html`<li>
    <a href="${pairingPath(pairing)}">${headingOf(pairing)}</a> (${owner}/${repo}#${thread.number})
  </li>`;
}

function bodyOf(pairing: MyPairing, desk: Desk): Markup {
  switch (pairing.is) {
    case 'wanted':
      return wish(pairing, desk);
    case 'asked':
      return askInFull(pairing, desk);
    case 'active':
    case 'paused':
      return bondInFull(pairing, desk);
    case 'ended':
      return past(pairing);
  }
}

function wish(pairing: MyWish, desk: Desk): Markup {
  return html`<p>
      ${pairing.isAsking ? 'I am asking somebody.' : 'Nobody is free just now; I go on looking.'}
    </p>
    ${sayButtons(pairingPath(pairing), desk, [
      pairing.isAsking && ['mentor change', 'Ask somebody else'],
      ['mentor no thanks', 'No mentor, thanks'],
    ])}`;
}

/** Both answers look alike, and are sent to the same address. */
export function askInFull({ id, topic, until }: MyAsk, keys: FormKeys): Markup {
  return html`${topic === null ? '' : html`<p>They asked for help with ${name(topic)}.</p>`}
    <p>
      You have time until ${wholeDay(until)}. If you accept, a comment there names you as the mentor. If you
      pass, I ask somebody else and tell nobody; no reason is needed.
    </p>
    ${sayButtons(`/asks/${encodeURIComponent(id)}`, keys, [
      ['mentor accept', 'Accept'],
      ['mentor pass', 'Pass'],
    ])}`;
}

/** There is nothing more to say about it, but for the two questions where somebody reads the answers. */
function past({ because, at }: MyPast): Markup {
  return html`<p>${because === 'completed' ? 'You were done' : 'It ended'} on ${wholeDay(at)}.</p>`;
}
