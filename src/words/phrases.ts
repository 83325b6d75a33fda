// Small pieces of English that several messages are made of.
import type { PersonKey } from '../domain/contribution.ts';
import type { Person } from '../domain/person.ts';
import type { ThreadKind } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';

export function count(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? `one ${one}` : `${n} ${many}`;
}

export function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  if (parts.length <= 1) return last;
  const comma = parts.length > 2 ? ',' : '';
  return `${parts.slice(0, -1).join(', ')}${comma} and ${last}`;
}

/** "28 April", in UTC. */
export function day(instant: Instant): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(instant);
}

/** "28 April 2026", in UTC. */
export function wholeDay(instant: Instant): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(instant);
}

export function threadWord(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'pull request' : 'issue';
}

/** Calls somebody where that is wished, and names them where it is not. */
export function named({ key, login }: Person, mentioned: readonly PersonKey[]): string {
  return mentioned.includes(key) ? `@${login}` : login;
}

/** "every 2 weeks" */
export function often(days: number): string {
  if (days % 7 === 0) return days === 7 ? 'every week' : `every ${days / 7} weeks`;
  return days === 1 ? 'every day' : `every ${days} days`;
}

/** Roughly, as one would say it. */
export function duration(hours: number): string {
  if (hours < 1.5) return 'about an hour';
  if (hours < 20) return `about ${Math.round(hours)} hours`;
  const days = Math.round(hours / 24);
  if (days <= 1) return 'about a day';
  return days < 14 ? `about ${days} days` : `about ${Math.round(days / 7)} weeks`;
}

export function sentences(...parts: readonly (string | false | null)[]): string {
  return parts.filter(Boolean).join(' ');
}

export function paragraphs(...parts: readonly (string | false | null)[]): string {
  return parts.filter(Boolean).join('\n\n');
}
