// How long and how often, in round units, roughly as one would say it. Each language has its own words for the units.

export type Unit = 'hour' | 'day' | 'week';

export interface Span {
  readonly n: number;
  readonly unit: Unit;
}

export function roughly(hours: number): Span {
  if (hours < 20) return { n: Math.max(1, Math.round(hours)), unit: 'hour' };
  const days = Math.max(1, Math.round(hours / 24));
  return days < 14 ? { n: days, unit: 'day' } : { n: Math.round(days / 7), unit: 'week' };
}

/** 14 days are 2 weeks; 10 days are 10 days. */
export function inWholeWeeks(days: number): Span {
  return days % 7 === 0 ? { n: days / 7, unit: 'week' } : { n: days, unit: 'day' };
}
