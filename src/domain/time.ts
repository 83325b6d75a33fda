// Moments and spans of time as plain numbers, so that decisions can be handed "now" and never look at a clock.

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Reads `2026-04-01` (midnight UTC) or `2026-04-01T17:00:00Z` (or with an offset); undefined for anything else, the 30th of February included. */
export function parseInstant(text: string): Instant | undefined {
  const isDate = DATE.test(text);
  if (!isDate && !INSTANT.test(text)) return undefined;
  const instant = Date.parse(isDate ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(instant)) return undefined;
  return isRealDay(text.slice(0, 10)) ? instant : undefined;
}

/** Writes an instant as Belay writes all times: UTC, without fractions. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Counts UTC calendar months, so that two instants share a number exactly if they share a month. */
export function utcMonth(instant: Instant): number {
  const date = new Date(instant);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

// Date.parse turns the 30th of February into the 2nd of March instead of refusing it.
function isRealDay(day: string): boolean {
  return new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().slice(0, 10) === day;
}
