// Small pieces of Portuguese that several messages are made of.
import type { ThreadKind } from '../../domain/thread.ts';
import type { Instant } from '../../domain/time.ts';
import { inLanguage, type Forms } from '../intl.ts';
import { inWholeWeeks, roughly, type Unit } from '../spans.ts';

const portuguese = inLanguage('pt-BR');

export const { count, number, list } = portuguese;

/** Of all days, only the first is an ordinal, which Intl does not know. */
function withFirst(day: string): string {
  return day.replace(/^1(?= )/, '1º');
}

export function day(instant: Instant): string {
  return withFirst(portuguese.day(instant));
}

export function wholeDay(instant: Instant): string {
  return withFirst(portuguese.wholeDay(instant));
}

export function thisThread(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'este pull request' : 'esta issue';
}

/** "neste pull request" */
export function inThisThread(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'neste pull request' : 'nesta issue';
}

export function yourThread(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'o seu pull request' : 'a sua issue';
}

const ABOUT: Readonly<Record<Unit, Forms>> = {
  hour: { one: 'cerca de uma hora', other: 'umas # horas' },
  day: { one: 'cerca de um dia', other: 'uns # dias' },
  week: { one: 'cerca de uma semana', other: 'umas # semanas' },
};

export function duration(hours: number): string {
  const { n, unit } = roughly(hours);
  return count(n, ABOUT[unit]);
}

const EVERY: Readonly<Record<Unit, Forms>> = {
  hour: { one: 'a cada hora', other: 'a cada # horas' },
  day: { one: 'todo dia', other: 'a cada # dias' },
  week: { one: 'toda semana', other: 'a cada # semanas' },
};

/** "a cada 2 semanas" */
export function often(days: number): string {
  const { n, unit } = inWholeWeeks(days);
  return count(n, EVERY[unit]);
}
