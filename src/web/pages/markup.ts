// HTML as values: made by `html`, which escapes what it is handed.
import { html } from 'hono/html';
import type { ThreadRef } from '../../domain/repository.ts';
import type { ThreadKind } from '../../domain/thread.ts';
import { threadWord } from '../../words/phrases.ts';

export type Markup = ReturnType<typeof html>;

/** Somebody's login, title or other words: they stand apart, so that they cannot turn the text around them. */
export function name(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

interface Place {
  readonly thread: ThreadRef;
  readonly owner: string;
  readonly name: string;
  readonly kind: ThreadKind;
  readonly title: string | null;
}

const LONGEST_TITLE = 80;

/** GitHub leads from an issue's address to a pull request's where it is one. */
export function linkTo({ owner, name: repo, thread, kind, title }: Place, githubUrl: string): Markup {
  const path = [owner, repo, 'issues', thread.number].map(encodeURIComponent).join('/');
  return html`<a href="${githubUrl}/${path}">${owner}/${repo}, ${threadWord(kind)} #${thread.number}</a>${
      title === null ? '' : html` (${name(shortened(title))})`
    }`;
}

function shortened(title: string): string {
  const characters = Array.from(title);
  return characters.length <= LONGEST_TITLE ? title : `${characters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}
