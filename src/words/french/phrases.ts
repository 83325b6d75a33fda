// Small pieces of French that several messages are made of. Before : ? ! and inside « » stands a space that does not break.
import type { ThreadKind } from '../../domain/thread.ts';
import type { Instant } from '../../domain/time.ts';
import { inLanguage, type Forms } from '../intl.ts';
import { inWholeWeeks, roughly, type Unit } from '../spans.ts';

const french = inLanguage('fr');

export const { count, number, list } = french;

/** Of all days, only the first is an ordinal, which Intl does not know. */
function withFirst(day: string): string {
  return day.replace(/^1(?= )/, '1er');
}

export function day(instant: Instant): string {
  return withFirst(french.day(instant));
}

export function wholeDay(instant: Instant): string {
  return withFirst(french.wholeDay(instant));
}

/** Both are feminine: "cette issue", "cette pull request". */
export function threadWord(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'pull request' : 'issue';
}

/** Before a vowel, "ta" becomes "ton". */
export function yourThread(kind: ThreadKind): string {
  return kind === 'pull-request' ? 'ta pull request' : 'ton issue';
}

const ABOUT: Readonly<Record<Unit, Forms>> = {
  hour: { one: 'environ une heure', other: 'environ # heures' },
  day: { one: 'environ un jour', other: 'environ # jours' },
  week: { one: 'environ une semaine', other: 'environ # semaines' },
};

export function duration(hours: number): string {
  const { n, unit } = roughly(hours);
  return count(n, ABOUT[unit]);
}

const EVERY: Readonly<Record<Unit, Forms>> = {
  hour: { one: 'toutes les heures', other: 'toutes les # heures' },
  day: { one: 'tous les jours', other: 'tous les # jours' },
  week: { one: 'toutes les semaines', other: 'toutes les # semaines' },
};

/** "toutes les 2 semaines" */
export function often(days: number): string {
  const { n, unit } = inWholeWeeks(days);
  return count(n, EVERY[unit]);
}
