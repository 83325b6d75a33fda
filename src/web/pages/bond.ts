// What two people who are paired can say about it: goal, steps, rhythm, a pause, the end.
import { html } from 'hono/html';
import { MOST_STEPS } from '../../domain/agreement.ts';
import type { MyBond, MyPairing } from '../../flow/pages-ports.ts';
import { count, threadWord, wholeDay } from '../../words/phrases.ts';
import type { FormKeys } from '../form.ts';
import { hidden, numberField, sayButtons, sayForm, textField } from './forms.ts';
import { name, type Markup } from './markup.ts';

/** As long as the parser takes; it has the last word. */
const LONGEST_LINE = 200;
const MOST_DAYS = 91;

export interface Desk extends FormKeys {
  readonly githubUrl: string;
}

export function pairingPath({ id }: Pick<MyPairing, 'id'>): string {
  return `/me/pairings/${encodeURIComponent(id)}`;
}

export function bondInFull(bond: MyBond, desk: Desk): Markup {
  return html`<p>Since ${wholeDay(bond.since)}. ${stateOf(bond)}</p>
    ${goal(bond, desk)}${steps(bond, desk)}${rhythm(bond, desk)}${partings(bond, desk)}
    <p class="hint">Whoever leaves is asked for no reason, and the two of you are not paired again.</p>`;
}

function stateOf(bond: MyBond): string {
  if (bond.is === 'paused') return 'You have paused: these days do not count.';
  if (!isEnding(bond)) return '';
  return `The ${threadWord(bond.kind)} is over, so this ends by itself soon, unless you go on.`;
}

function isEnding({ isThreadOver, agreement }: MyBond): boolean {
  return isThreadOver && !agreement.goesOn;
}

function goal(bond: MyBond, desk: Desk): Markup {
  const { id, agreement } = bond;
  const field = { id: `goal-${id}`, name: 'text', label: 'What you want to reach', value: agreement.goal };
  return sayForm(pairingPath(bond), desk, 'mentor goal', 'Set the goal', textField(field, LONGEST_LINE));
}

function steps(bond: MyBond, desk: Desk): Markup {
  const known = bond.agreement.steps;
  const field = { id: `step-${bond.id}`, name: 'text', label: 'A step on the way' };
  const isFull = known.length >= MOST_STEPS;
  const list = html`${hidden('verb', 'mentor tick')}
    <ol>
      ${known.map(stepLine)}
    </ol>`;
  return html`${known.length === 0 ? '' : sayButtons(pairingPath(bond), desk, [], list)}${
    isFull
      ? ''
      : sayForm(pairingPath(bond), desk, 'mentor milestone', 'Add the step', textField(field, LONGEST_LINE))
  }`;
}

function stepLine({ text, isDone }: MyBond['agreement']['steps'][number], i: number): Markup {
  const label = isDone ? 'Undo' : 'Done';
  const button = html`<button
    class="quiet"
    name="ordinal"
    value="${i + 1}"
    aria-label="${label}, step ${i + 1}"
  >
    ${label}
  </button>`;
  return html`<li>${isDone ? html`<s>${name(text)}</s>` : name(text)} ${button}</li>`;
}

function rhythm(bond: MyBond, desk: Desk): Markup {
  const { everyDays } = bond.agreement;
  const field = {
    id: `every-${bond.id}`,
    name: 'days',
    label: 'Days between two talks',
    value: everyDays,
  };
  return html`<p>When both of you are silent for ${count(everyDays, 'day')}, I ask how it is going.</p>
    ${sayForm(pairingPath(bond), desk, 'mentor every', 'Set the rhythm', numberField(field, 1, MOST_DAYS))}`;
}

function partings(bond: MyBond, desk: Desk): Markup {
  const isPaused = bond.is === 'paused';
  const isNewcomer = bond.as === 'newcomer';
  return sayButtons(pairingPath(bond), desk, [
    isPaused && ['mentor resume', 'Resume'],
    !isPaused && ['mentor pause', 'Pause'],
    !isPaused && isEnding(bond) && ['mentor resume', 'Go on together'],
    ['mentor done', 'We are done'],
    isNewcomer && ['mentor change', 'Find me somebody else'],
    isNewcomer && ['mentor no thanks', 'No mentor, thanks'],
    ['mentor leave', 'Leave'],
  ]);
}
