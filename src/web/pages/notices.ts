// Pages with one thing to say.
import { html } from 'hono/html';
import type { Visitor } from '../visitor.ts';
import { page } from './layout.ts';
import type { Markup } from './markup.ts';

/** To a stranger at the front door. */
export function front(visitor: Visitor | null, saying: string | null): Markup {
  return page(
    { title: 'Belay', visitor, saying },
    html`<p>I look for mentors for people who are new to a project.</p>
      <p>
        On my private pages you see what I keep about you, say how you would like to mentor, and answer
        unseen.
      </p>
      <p><a href="/me">${visitor ? 'To my page' : 'Sign in with GitHub'}</a></p>
      <p>GitHub tells me who you are, and nothing else. I do nothing there in your name.</p>`,
  );
}

export function notFound(visitor: Visitor | null): Markup {
  return page(
    { title: 'Nothing here', visitor },
    html`<p>There is no such page, or it is not for you.</p>
      <p><a href="/me">To my page</a></p>`,
  );
}

/** The same whoever looks, whether there is such a question or not. */
export function nothingToAnswer(visitor: Visitor): Markup {
  return page(
    { title: 'Nothing to answer', visitor },
    html`<p>There is nothing to answer here for you.</p>
      <p><a href="/me">To my page</a></p>`,
  );
}

export function outdatedForm(visitor: Visitor | null): Markup {
  return page(
    { title: 'This form is too old', visitor },
    html`<p>I could not be sure that you sent it. Nothing was changed.</p>
      <p>Please open <a href="/me">your page</a> anew and try again.</p>`,
  );
}

export function notSignedIn(): Markup {
  return page(
    { title: 'You are not signed in', visitor: null },
    html`<p>That did not work: it took too long, or was begun in another window.</p>
      <p><a href="/me">Try again</a></p>`,
  );
}

export function somethingWentWrong(isGitHub: boolean): Markup {
  return page(
    { title: isGitHub ? 'GitHub does not answer' : 'Something went wrong', visitor: null },
    html`<p>${isGitHub ? 'I could not ask GitHub just now.' : 'This is my mistake, not yours.'}</p>
      <p>Please try again in a few minutes.</p>`,
  );
}
