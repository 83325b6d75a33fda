// What holds for somebody on this whole server: where they live, what they speak, whether they want to hear of Belay at all.
import { html } from 'hono/html';
import type { PersonalRecord } from '../../flow/pages-ports.ts';
import { list } from '../../words/phrases.ts';
import type { Visitor } from '../visitor.ts';
import { hidden, hiddenKeys, sayForm, textField } from './forms.ts';
import { page } from './layout.ts';
import { name, type Markup } from './markup.ts';

/** As much as the parser takes; it has the last word. */
const LONGEST_ZONE = 50;
const LONGEST_LANGUAGES = 100;
const HERE = '/me';

export function aboutMe({ zone, languages, choice, home }: PersonalRecord, visitor: Visitor): Markup {
  // Nothing is kept of whoever was forgotten, not even this.
  if (home === null || choice === 'forget') return html``;
  const where = hidden('repository', home);
  const place = { id: 'zone', name: 'zone', label: 'Your time zone, such as Europe/Berlin', value: zone };
  const spoken = {
    id: 'languages',
    name: 'languages',
    label: 'What you speak, such as en, pt-BR',
    value: languages.join(', '),
  };
  return html`<section>
    <h2>About you</h2>
    <p>
      ${zone === null ? 'I do not know your time zone.' : html`Your days are those of ${name(zone)}.`}
      ${languages.length === 0 ? 'I do not know what you speak.' : html`You speak ${name(list(languages))}.`}
    </p>
    ${sayForm(HERE, visitor, 'belay zone', 'Set the time zone', html`${where}${textField(place, LONGEST_ZONE)}`)}
    ${sayForm(
      HERE,
      visitor,
      'belay speaks',
      'Set the languages',
      html`${where}${textField(spoken, LONGEST_LANGUAGES)}`,
    )}
  </section>`;
}

export function leaveMeAlone({ choice, home }: PersonalRecord, visitor: Visitor): Markup {
  if (home === null) return html``;
  return html`<section>
    <h2>You and me</h2>
    ${choicesOf(choice, visitor, hidden('repository', home))}
  </section>`;
}

function choicesOf(choice: PersonalRecord['choice'], visitor: Visitor, where: Markup): Markup {
  const forget = html`<p><a href="/me/forget">Forget me</a></p>`;
  switch (choice) {
    case 'forget':
      // Whoever comes back is remembered where they say so: that is better said in that project.
      return html`<p>
        You asked to be forgotten, and you are. To be remembered, comment <code>/belay opt in</code> in the
        project.
      </p>`;
    case 'opt-out':
      return html`<p>I leave you alone, in every project here.</p>
        ${sayForm(HERE, visitor, 'belay opt in', 'Know me again', where)} ${forget}`;
    case null:
      return html`<p>If you opt out, I say nothing to you or about you, in any project here.</p>
        ${sayForm(HERE, visitor, 'belay opt out', 'Leave me alone', where)} ${forget}`;
  }
}

/** Asked once more, because it cannot be taken back. */
export function forgetMe({ home }: PersonalRecord, visitor: Visitor): Markup {
  const form = html`<form method="post" action="${HERE}">
    ${hiddenKeys(visitor)}${hidden('verb', 'belay forget me')}${hidden('repository', home ?? 0)}
    <button>Forget me</button>
  </form>`;
  return page(
    { title: 'Forget me?', visitor },
    html`<p>
        I erase everything I know about you, in all projects here, and take back my comments that name you.
        Mentorships you are in end.
      </p>
      <p>Only a code stays that nobody can read back, so that I do not start again. This cannot be undone.</p>
      ${home === null ? html`<p>I know no project, and nobody.</p>` : form}
      <p><a href="/me">No, back to my page</a></p>`,
  );
}
