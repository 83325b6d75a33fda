// Numbers, days, lists and plurals as a language writes them, as far as JavaScript knows by itself.
import type { Instant } from '../domain/time.ts';

/** `#` is the number. Where a language has more forms than two, they have their names: `few`, `many` … */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

export function inLanguage(tag: string) {
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const days = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const wholeDays = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  return {
    /** None is not counted: it is a sentence of its own, in every language. */
    count: (n: number, forms: Forms): string =>
      (forms[rules.select(n)] ?? forms.other).replace('#', numbers.format(n)),
    number: (n: number): string => numbers.format(n),
    /** Without the year, in UTC. */
    day: (instant: Instant): string => days.format(instant),
    /** With the year, in UTC. */
    wholeDay: (instant: Instant): string => wholeDays.format(instant),
    list: (parts: readonly string[]): string => lists.format(parts),
  };
}
