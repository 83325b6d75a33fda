// Small pieces of German that several messages are made of.
import type { ThreadKind } from '../../domain/thread.ts';
import { inLanguage, type Forms } from '../intl.ts';
import { inWholeWeeks, roughly, type Unit } from '../spans.ts';

export const { count, number, day, wholeDay, list } = inLanguage('de');

/** After a verb: "Danke für diesen Pull Request". */
export function thisThread(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'diesen Pull Request' : 'dieses Issue';
}

export function yourThread(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'deinen Pull Request' : 'dein Issue';
}

/** "bei diesem Pull Request" */
export function atThisThread(kind: ThreadKind): string {
  return `bei diesem ${kind === 'pull-request' ? 'Pull Request' : 'Issue'}`;
}

const ABOUT: Readonly<Record<Unit, Forms>> = {
  hour: { one: 'etwa eine Stunde', other: 'etwa # Stunden' },
  day: { one: 'etwa einen Tag', other: 'etwa # Tage' },
  week: { one: 'etwa eine Woche', other: 'etwa # Wochen' },
};

export function duration(hours: number): string {
  const { n, unit } = roughly(hours);
  return count(n, ABOUT[unit]);
}

const EVERY: Readonly<Record<Unit, Forms>> = {
  hour: { one: 'jede Stunde', other: 'alle # Stunden' },
  day: { one: 'jeden Tag', other: 'alle # Tage' },
  week: { one: 'jede Woche', other: 'alle # Wochen' },
};

/** "alle 2 Wochen" */
export function often(days: number): string {
  const { n, unit } = inWholeWeeks(days);
  return count(n, EVERY[unit]);
}
