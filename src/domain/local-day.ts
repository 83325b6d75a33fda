// Calendar days as people mean them: in their own time zone, with daylight saving.
import { DAY, HOUR, parseInstant, type Instant } from './time.ts';

/** `2026-05-12`, a day that exists. */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseInstant(text) !== undefined;
}

/** An IANA time zone that is known here, such as `Europe/Berlin`. */
export function isZone(text: string): boolean {
  try {
    return /^[A-Za-z]/.test(text) && new Intl.DateTimeFormat('en-US', { timeZone: text }).format(0) !== '';
  } catch {
    return false;
  }
}

/** The first moment of the day after: whoever is away until a day is back then. `day` is a calendar day. */
export function endOfDay(day: string, zone: string): Instant {
  const next = (parseInstant(day) ?? 0) + DAY;
  // Where the clock jumps over midnight, the day begins an hour later.
  for (let later = 0; later <= 3; later++) {
    const instant = next + later * HOUR - offsetAt(next + later * HOUR, zone);
    if (localDay(instant, zone) === localDay(next, 'UTC')) return earliest(instant, zone);
  }
  return next;
}

/** The calendar day it is there at that moment. */
export function localDay(instant: Instant, zone: string): string {
  const { year = '', month = '', day = '' } = partsAt(instant, zone);
  return `${year}-${month}-${day}`;
}

/** Where an hour is lived through twice, its first half. */
function earliest(instant: Instant, zone: string): Instant {
  const before = instant - HOUR;
  return localDay(before, zone) === localDay(instant, zone) ? before : instant;
}

/** How far the clocks there are ahead of UTC, in milliseconds, when they show this time. */
function offsetAt(local: Instant, zone: string): number {
  const guess = offsetOf(local, zone);
  return offsetOf(local - guess, zone);
}

function offsetOf(instant: Instant, zone: string): number {
  const { year, month, day, hour, minute, second } = partsAt(instant, zone);
  const shown = Date.parse(
    `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`,
  );
  return shown - (instant - (instant % 1000));
}

function partsAt(instant: Instant, zone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}
