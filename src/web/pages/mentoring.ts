// How somebody mentors in the repositories of one owner: what they said, and the forms to say something else.
import { html } from 'hono/html';
import { localDay } from '../../domain/local-day.ts';
import type { Availability } from '../../domain/preference.ts';
import { parseInstant, type Instant } from '../../domain/time.ts';
import type { MyRepository, WithOwner } from '../../flow/pages-ports.ts';
import { count, list, wholeDay } from '../../words/phrases.ts';
import type { FormKeys } from '../form.ts';
import { checkbox, dayField, hidden, numberField, sayForm, selectField, textField } from './forms.ts';
import { name, type Markup } from './markup.ts';

/** As much as the parser takes; it has the last word. */
const LONGEST_TOPICS = 518;
const MOST_MENTEES = 20;
const MOST_DAYS = 365;
/** Those where they gave most; elsewhere, a comment does it. */
const MOST_REPOSITORIES = 10;
const HERE = '/me';

export interface When {
  readonly now: Instant;
  /** Where their days begin and end. */
  readonly zone: string | null;
}

export function mentoringInFull(mine: WithOwner, keys: FormKeys, when: When): Markup {
  return html`<section>
    <h2>Mentoring at ${mine.owner}</h2>
    <p>${saidSoFar(mine, when)}</p>
    ${mine.repositories.slice(0, MOST_REPOSITORIES).map((repository) => offerLine(repository, mine))}
    ${offer(mine, keys)} ${availability(mine, keys, when)} ${limits(mine, keys)}
  </section>`;
}

/** A line, where there are too many to show each in full. */
export function mentoringInShort({ owner }: WithOwner): Markup {
  return html`<li><a href="/me/owners/${encodeURIComponent(owner)}">Mentoring at ${owner}</a></li>`;
}

function saidSoFar({ said }: WithOwner, when: When): Markup {
  const { capacity, intervalDays, topics } = said;
  const most = capacity === null ? '' : ` You take at most ${count(capacity, 'newcomer')} at once.`;
  const between =
    intervalDays === null ? '' : ` You want ${count(intervalDays, 'day')} between two newcomers.`;
  const known = topics.length === 0 ? '' : html` You know about ${name(list(topics))}.`;
  return html`${presence(said.availability, when)}${most}${between}${known}`;
}

function presence(availability: Availability, { now, zone }: When): string {
  switch (availability.is) {
    case 'available':
      return 'You can be asked.';
    case 'stopped':
      return 'You have stopped mentoring.';
    case 'away': {
      if (availability.until <= now) return 'You can be asked.';
      const last = parseInstant(localDay(availability.until - 1, zone ?? 'UTC')) ?? availability.until;
      const how = availability.keepsMentees ? ', and look after the newcomers you have' : '';
      return `You are away until ${wholeDay(last)}${how}.`;
    }
  }
}

function offerLine({ name: repo, offer }: MyRepository, { owner }: WithOwner): Markup | '' {
  if (offer === null) return '';
  const state = offer === 'confirmed' ? 'holds' : 'waits for a maintainer’s yes';
  return html`<p>Your offer for ${owner}/${repo} ${state}.</p>`;
}

function offer({ owner, said, repositories }: WithOwner, keys: FormKeys): Markup {
  const topics = { id: `topics-${owner}`, name: 'topics', label: 'What you know about, with commas' };
  const where = { id: `where-${owner}`, name: 'repository', label: 'Where' };
  const [first, ...others] = repositories
    .slice(0, MOST_REPOSITORIES)
    .map(({ id, name: text }) => ({ value: id, text }));
  if (!first) return html``;
  return sayForm(
    HERE,
    keys,
    'mentor offer',
    'Offer to mentor',
    html`${textField({ ...topics, value: said.topics.join(', ') }, LONGEST_TOPICS, false)}${selectField(
      where,
      [first, ...others],
    )}`,
  );
}

function availability(mine: WithOwner, keys: FormKeys, { now, zone }: When): Markup {
  const { owner, said } = mine;
  const isBack = said.availability.is === 'available';
  const until = { id: `until-${owner}`, name: 'until', label: 'Away until the end of' };
  const keeps = { id: `keeps-${owner}`, name: 'keeps', label: 'I still look after the newcomers I have' };
  const where = whereOf(mine);
  return html`${isBack ? '' : sayForm(HERE, keys, 'mentor back', 'I am back', where)}
  ${sayForm(
    HERE,
    keys,
    'mentor away',
    'I am away',
    html`${where}${dayField(until, localDay(now, zone ?? 'UTC'))}${checkbox(keeps)}`,
  )}
  ${said.availability.is === 'stopped' ? '' : sayForm(HERE, keys, 'mentor stop', 'Stop mentoring', where)}`;
}

function limits(mine: WithOwner, keys: FormKeys): Markup {
  const { owner, said } = mine;
  const capacity = {
    id: `capacity-${owner}`,
    name: 'mentees',
    label: 'Newcomers at once',
    value: said.capacity,
  };
  const interval = {
    id: `interval-${owner}`,
    name: 'days',
    label: 'Days between two newcomers',
    value: said.intervalDays,
  };
  const where = whereOf(mine);
  const atOnce = html`${where}${numberField(capacity, 0, MOST_MENTEES)}`;
  const between = html`${where}${numberField(interval, 0, MOST_DAYS)}`;
  return html`${sayForm(HERE, keys, 'mentor capacity', 'Set how many', atOnce)}
  ${sayForm(HERE, keys, 'mentor interval', 'Set how often', between)}`;
}

/** It holds for all of the owner's repositories; it is said where they gave most. */
function whereOf({ repositories }: WithOwner): Markup | '' {
  const [first] = repositories;
  return first ? hidden('repository', first.id) : '';
}
