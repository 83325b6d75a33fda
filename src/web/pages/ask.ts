// The question whether somebody would mentor, to the one person who is asked.
import { html } from 'hono/html';
import type { MyAsk } from '../../flow/pages-ports.ts';
import type { Visitor } from '../visitor.ts';
import { page } from './layout.ts';
import { linkTo, name, type Markup } from './markup.ts';
import { askInFull } from './pairing.ts';

export function askPage(ask: MyAsk, visitor: Visitor, githubUrl: string): Markup {
  return page(
    { title: `Would you mentor ${ask.newcomer}?`, visitor },
    html`<p>${name(ask.newcomer)} could use your help on ${linkTo(ask, githubUrl)}.</p>
      ${askInFull(ask, visitor)}`,
  );
}
