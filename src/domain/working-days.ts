// Days on which people may fairly be expected to answer.
import { DAY, type Instant } from './time.ts';

/**
 * The same time of day, so many working days (Monday to Friday in that IANA time zone) later. A weekend in
 * between does not count, so an ask on Friday that may wait three working days expires on Wednesday.
 */
export function afterWorkingDays(from: Instant, days: number, zone: string): Instant {
  let instant = from;
  let left = days;
  while (left > 0) {
    instant += DAY;
    if (isWorkingDay(instant, zone)) left--;
  }
  return instant;
}

function isWorkingDay(instant: Instant, zone: string): boolean {
  const weekday = weekdaysIn(zone).format(instant);
  return weekday !== 'Sat' && weekday !== 'Sun';
}

/** Making one costs more than all the rest of a decision. There are as many as there are zones. */
const weekdays = new Map<string, Intl.DateTimeFormat>();

function weekdaysIn(zone: string): Intl.DateTimeFormat {
  const known = weekdays.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short' });
  weekdays.set(zone, known);
  return known;
}
