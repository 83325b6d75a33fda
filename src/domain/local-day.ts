// Calendar days as people mean them: in their own time zone, with daylight saving.
import { DAY, HOUR, parseInstant, SECOND, type Instant } from './time.ts';

/** `2026-05-12`, a day of this millennium that exists. */
export function isCalendarDay(text: string): boolean {
  return /^2\d{3}-\d{2}-\d{2}$/.test(text) && parseInstant(text) !== undefined;
}

/** An IANA time zone that is known here, such as `Europe/Berlin`. */
export function isZone(text: string): boolean {
  try {
    return /^[A-Za-z]/.test(text) && new Intl.DateTimeFormat('en-US', { timeZone: text }).format(0) !== '';
  } catch {
    return false;
  }
}

/** The first moment after that day, wherever the clock jumps: whoever is away until a day is back then. `day` is a calendar day. */
export function endOfDay(day: string, zone: string): Instant {
  const format = formatOf(zone);
  const midnight = (parseInstant(day) ?? 0) + DAY;
  // Nowhere is the clock further from UTC than this.
  let before = midnight - 16 * HOUR;
  let after = midnight + 16 * HOUR;
  while (after - before > SECOND) {
    const between = before + Math.floor((after - before) / 2 / SECOND) * SECOND;
    if (dayIn(format, between) > day) after = between;
    else before = between;
  }
  return after;
}

/** The calendar day that ends there at that moment, as its midnight in UTC. */
export function dayEndingAt(instant: Instant, zone: string): Instant {
  return parseInstant(localDay(instant - 1, zone)) ?? instant;
}

/** The calendar day it is there at that moment. */
export function localDay(instant: Instant, zone: string): string {
  return dayIn(formatOf(zone), instant);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
}

function dayIn(format: Intl.DateTimeFormat, instant: Instant): string {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return ['year', 'month', 'day'].map((type) => parts.get(type as 'year') ?? '').join('-');
}
