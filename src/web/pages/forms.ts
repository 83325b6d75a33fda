// The pieces that forms are made of: every field has its label, every form the keys of its page.
import { html } from 'hono/html';
import type { SayableVerb } from '../command-line.ts';
import type { FormKeys } from '../form.ts';
import type { Markup } from './markup.ts';

export function hiddenKeys({ token, once }: FormKeys): Markup {
  return html`${hidden('token', token)}${hidden('once', once)}`;
}

export function hidden(field: string, value: string | number): Markup {
  return html`<input type="hidden" name="${field}" value="${value}" />`;
}

/** A form for one command with its fields. */
export function sayForm(
  action: string,
  keys: FormKeys,
  verb: SayableVerb,
  button: string,
  fields: Markup | '' = '',
): Markup {
  return html`<form method="post" action="${action}">
    ${hiddenKeys(keys)}${hidden('verb', verb)}${fields}<button>${button}</button>
  </form>`;
}

export type Button = readonly [verb: SayableVerb, label: string];

/** Several commands that need no words, a button each; those that do not fit now are left out. */
export function sayButtons(
  action: string,
  keys: FormKeys,
  buttons: readonly (Button | false)[],
  fields: Markup | '' = '',
): Markup {
  const fitting = buttons.filter((button) => button !== false);
  const all = fitting.map(([verb, label]) => html`<button name="verb" value="${verb}">${label}</button> `);
  return html`<form method="post" action="${action}">${hiddenKeys(keys)}${fields}${all}</form>`;
}

export interface Field {
  /** Unique on the page. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value?: string | number | null;
}

export function textField({ id, name, label, value }: Field, most: number, isNeeded = true): Markup {
  return html`<label for="${id}">${label}</label
    ><input
      id="${id}"
      name="${name}"
      value="${value ?? ''}"
      maxlength="${most}"
      ${isNeeded && 'required'}
    />`;
}

export function numberField({ id, name, label, value }: Field, least: number, most: number): Markup {
  return html`<label for="${id}">${label}</label
    ><input
      type="number"
      id="${id}"
      name="${name}"
      value="${value ?? ''}"
      min="${least}"
      max="${most}"
      required
    />`;
}

export function dayField({ id, name, label, value }: Field, earliest: string): Markup {
  return html`<label for="${id}">${label}</label
    ><input type="date" id="${id}" name="${name}" value="${value ?? ''}" min="${earliest}" required />`;
}

export function longField({ id, name, label }: Field, most: number, isNeeded: boolean): Markup {
  return html`<label for="${id}">${label}</label
    ><textarea id="${id}" name="${name}" rows="6" maxlength="${most}" ${isNeeded && 'required'}></textarea>`;
}

export function checkbox({ id, name, label }: Field): Markup {
  return html`<label for="${id}"
    ><input type="checkbox" id="${id}" name="${name}" value="yes" /> ${label}</label
  >`;
}

export interface Choice {
  readonly value: string | number;
  readonly text: string;
}

/** With one choice there is nothing to choose. */
export function selectField({ id, name, label }: Field, choices: readonly [Choice, ...Choice[]]): Markup {
  if (choices.length === 1) return hidden(name, choices[0].value);
  const options = choices.map(({ value, text }) => html`<option value="${value}">${text}</option>`);
  return html`<label for="${id}">${label}</label
    ><select id="${id}" name="${name}">
      ${options}
    </select>`;
}
