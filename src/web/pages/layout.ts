// The frame of every page.
import { html } from 'hono/html';
import type { Visitor } from '../visitor.ts';
import { hiddenKeys } from './forms.ts';
import { name, type Markup } from './markup.ts';

export interface Frame {
  readonly title: string;
  readonly visitor: Visitor | null;
  /** How what was done last is answered. */
  readonly saying?: string | null;
}

export const STYLESHEET = '/pages.css';

export function page({ title, visitor, saying = null }: Frame, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Belay</title>
        <link rel="stylesheet" href="${STYLESHEET}" />
      </head>
      <body>
        <header><a href="/me">Belay</a>${visitor && signOut(visitor)}</header>
        <main>
          <h1>${title}</h1>
          ${saying === null ? '' : html`<p class="saying" role="status">${saying}</p>`} ${body}
        </main>
      </body>
    </html>`;
}

function signOut(visitor: Visitor): Markup {
  return html`<form method="post" action="/sign-out">
    ${hiddenKeys(visitor)}<span>${name(visitor.person.login)}</span> <button class="quiet">Sign out</button>
  </form>`;
}
