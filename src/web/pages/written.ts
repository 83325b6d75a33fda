// Where people write to whoever the project trusts, and where that person reads it.
import { html } from 'hono/html';
import type { Project } from '../../flow/pages-ports.ts';
import { LONGEST_WORDS, type PrivateWord } from '../../flow/private-words.ts';
import { wholeDay } from '../../words/phrases.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenKeys, longField } from './forms.ts';
import { page } from './layout.ts';
import { name, type Markup } from './markup.ts';

/** The names under which answers are kept, and what was asked. */
export const QUESTIONS = { helped: 'What helped?', know: 'What should we know?' } as const;

interface Writing {
  readonly visitor: Visitor;
  readonly project: Project;
  readonly contact: string;
  /** Where the form is sent to. */
  readonly action: string;
  readonly saying: string | null;
}

export function concernPage({ visitor, project, contact, action, saying }: Writing): Markup {
  const field = { id: 'concern', name: 'concern', label: `What should ${contact} know?` };
  return page(
    { title: 'When something does not feel right', visitor, saying },
    html`<p>
        ${project.owner}/${project.name} chose ${name(contact)} to read this. Nobody else can read it here.
        Your name stands with it, so that you can be answered.
      </p>
      <p>
        I tell nobody that you wrote: ${name(contact)} reads it when they next look here. If it is urgent,
        turn to them directly.
      </p>
      <form method="post" action="${action}">
        ${hiddenKeys(visitor)}${longField(field, LONGEST_WORDS, true)}<button>Send</button>
      </form>`,
  );
}

export function questionsPage({ visitor, project, contact, action, saying }: Writing): Markup {
  const fields = Object.entries(QUESTIONS).map(([field, label]) =>
    longField({ id: field, name: field, label }, LONGEST_WORDS, false),
  );
  return page(
    { title: 'Two questions, if you like', visitor, saying },
    html`<p>
        Your mentorship at ${project.owner}/${project.name} is over. What you write here goes to
        ${name(contact)}, whom the project chose for it, and to nobody else. Your name stands with it.
      </p>
      <form method="post" action="${action}">${hiddenKeys(visitor)}${fields}<button>Send</button></form>`,
  );
}

export function answered(visitor: Visitor, saying: string | null): Markup {
  return page(
    { title: 'Thank you', visitor, saying },
    html`<p>You have answered the two questions.</p>
      <p><a href="/me">To my page</a></p>`,
  );
}

interface Reading {
  readonly visitor: Visitor;
  readonly project: Project;
  /** Latest first. */
  readonly words: readonly PrivateWord[];
  readonly logins: ReadonlyMap<string, string>;
  /** Where older ones are; null where there are none. */
  readonly older: string | null;
}

export function contactPage({ visitor, project, words, logins, older }: Reading): Markup {
  return page(
    { title: 'Written to you', visitor },
    html`<p>People of ${project.owner}/${project.name} trust you with this. Please keep it to yourself.</p>
      ${words.length === 0 ? html`<p>Nobody has written.</p>` : ''}
      ${words.map((word) => wordInFull(word, logins.get(word.person) ?? 'somebody'))}
      ${older === null ? '' : html`<p><a href="${older}">Older ones</a></p>`}`,
  );
}

function wordInFull({ kind, role, words, at }: PrivateWord, login: string): Markup {
  const as = role === null ? '' : `, as ${role}`;
  const what = kind === 'concern' ? 'A concern' : 'After a mentorship';
  const parts = Object.entries(words).map(
    ([asked, said]) =>
      html`${Object.hasOwn(QUESTIONS, asked) ? html`<h3>${QUESTIONS[asked as keyof typeof QUESTIONS]}</h3>` : ''}
        <blockquote>${said}</blockquote>`,
  );
  return html`<article>
    <h2>${what}</h2>
    <p>${name(login)}${as}, ${wholeDay(at)}</p>
    ${parts}
  </article>`;
}
