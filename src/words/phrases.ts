// Small pieces of English that several messages are made of.
import type { ThreadKind } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';
import { inWholeWeeks, roughly } from './spans.ts';

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

/** "every 2 weeks" */
export function often(days: number): string {
  const { n, unit } = inWholeWeeks(days);
  return n === 1 ? `every ${unit}` : `every ${n} ${unit}s`;
}

/** Roughly, as one would say it. */
export function duration(hours: number): string {
  const { n, unit } = roughly(hours);
  if (n === 1) return unit === 'hour' ? 'about an hour' : `about a ${unit}`;
  return `about ${n} ${unit}s`;
}
