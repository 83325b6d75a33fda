// Small pieces of Spanish that several messages are made of.
import type { ThreadKind } from '../../domain/thread.ts';
import { inLanguage, type Forms } from '../intl.ts';
import { inWholeWeeks, roughly, type Unit } from '../spans.ts';

export const { count, number, day, wholeDay, list } = inLanguage('es');

/** Both are masculine: "este issue", "tu pull request". */
export function threadWord(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'pull request' : 'issue';
}

const ABOUT: Readonly<Record<Unit, Forms>> = {
  hour: { one: 'cerca de una hora', other: 'unas # horas' },
  day: { one: 'cerca de un día', other: 'unos # días' },
  week: { one: 'cerca de una semana', other: 'unas # semanas' },
};

export function duration(hours: number): string {
  const { n, unit } = roughly(hours);
  return count(n, ABOUT[unit]);
}

const EVERY: Readonly<Record<Unit, Forms>> = {
  hour: { one: 'cada hora', other: 'cada # horas' },
  day: { one: 'cada día', other: 'cada # días' },
  week: { one: 'cada semana', other: 'cada # semanas' },
};

/** "cada 2 semanas" */
export function often(days: number): string {
  const { n, unit } = inWholeWeeks(days);
  return count(n, EVERY[unit]);
}
