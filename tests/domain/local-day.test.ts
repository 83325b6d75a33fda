// Calendar days as people mean them: checked against clocks that are simply watched, minute by minute.
import { describe, expect, it } from 'vitest';
import { dayEndingAt, endOfDay, isCalendarDay, isZone, localDay } from '../../src/domain/local-day.ts';
import { DAY, formatInstant, HOUR, MINUTE, type Instant } from '../../src/domain/time.ts';
import { at } from './builders.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Lisbon',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/Asuncion',
  'America/Havana',
  'America/Scoresbysund',
  'Atlantic/Azores',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Amman',
  'Asia/Tehran',
  'Asia/Gaza',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Apia',
] as const;
const YEARS = [2012, 2017, 2024, 2026] as const;

/** A wall clock of that place, written for people: nothing that the code under test uses. */
function clockIn(zone: string): (instant: Instant) => string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => clock.format(instant).slice(0, 10);
}

/** Watches the clock from long before until it shows a later day. */
function watched(day: string, zone: string): Instant {
  const dayAt = clockIn(zone);
  let instant = at(day);
  while (dayAt(instant) > day) instant -= HOUR;
  while (dayAt(instant) <= day) instant += HOUR;
  instant -= HOUR;
  while (dayAt(instant) <= day) instant += MINUTE;
  return instant;
}

/** Every day on whose evening, or the evening before, the clocks there change; and a few others. */
function daysOf(year: number, zone: string): string[] {
  const noons = Array.from({ length: 366 }, (_, i) => at(`${year}-01-01`) + i * DAY);
  const hours = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const jumps = noons.filter((noon) => hours.format(noon) !== hours.format(noon + DAY));
  const around = jumps.flatMap((noon) => [noon - DAY, noon, noon + DAY]);
  return [...around, at(`${year}-02-28`), at(`${year}-12-31`)].map((day) => formatInstant(day).slice(0, 10));
}

describe('the end of a day', () => {
  it.each(ZONES)('is the first moment of the next, whatever the clocks do: %s', (zone) => {
    const days = YEARS.flatMap((year) => daysOf(year, zone));
    const wrong = days.filter((day) => endOfDay(day, zone) !== watched(day, zone));
    expect(wrong).toEqual([]);
  });

  it.each([
    ['2026-05-12', 'UTC', '2026-05-13T00:00:00Z'],
    ['2026-05-12', 'Europe/Berlin', '2026-05-12T22:00:00Z'],
    ['2026-12-12', 'Europe/Berlin', '2026-12-12T23:00:00Z'],
    ['2026-05-12', 'Asia/Kathmandu', '2026-05-12T18:15:00Z'],
    // These clocks jump from midnight to one o'clock: there is no midnight.
    ['2017-10-14', 'America/Sao_Paulo', '2017-10-15T03:00:00Z'],
    ['2024-04-25', 'Africa/Cairo', '2024-04-25T22:00:00Z'],
    ['2026-03-28', 'Asia/Beirut', '2026-03-28T22:00:00Z'],
    // Here midnight comes back once: the first one counts.
    ['2026-10-31', 'America/Havana', '2026-11-01T04:00:00Z'],
    // A whole day was left out, and is as good as over when the one before it is.
    ['2011-12-29', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-31T10:00:00Z'],
    ['2999-12-31', 'Pacific/Kiritimati', '2999-12-31T10:00:00Z'],
  ])('%s in %s is %s', (day, zone, end) => {
    expect(formatInstant(endOfDay(day, zone))).toBe(end);
  });

  it.each(ZONES)('tells the day that ended then: %s', (zone) => {
    for (const day of ['2026-03-28', '2026-10-24', '2026-12-31'])
      expect(dayEndingAt(endOfDay(day, zone), zone)).toBe(at(day));
  });
});

it('a day is named as people there name it', () => {
  expect(localDay(at('2026-05-12T23:30:00Z'), 'UTC')).toBe('2026-05-12');
  expect(localDay(at('2026-05-12T23:30:00Z'), 'Asia/Tokyo')).toBe('2026-05-13');
  expect(localDay(at('2026-05-12T02:00:00Z'), 'America/Bogota')).toBe('2026-05-11');
});

describe('a calendar day', () => {
  it.each(['2026-05-12', '2028-02-29', '2000-01-01', '2999-12-31'])('is %s', (text) => {
    expect(isCalendarDay(text)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-5-12',
    '12.05.2026',
    '2026-05-12T10:00:00Z',
    '0999-01-01',
    '1999-12-31',
    '9999-12-31',
    'tomorrow',
    '',
  ])('is not «%s»', (text) => {
    expect(isCalendarDay(text)).toBe(false);
  });
});

describe('a time zone', () => {
  it.each(['Europe/Berlin', 'america/sao_paulo', 'UTC', 'Asia/Kathmandu', 'America/Argentina/Ushuaia'])(
    'is %s',
    (text) => {
      expect(isZone(text)).toBe(true);
    },
  );

  it.each(['Europe/Atlantis', 'Berlin', '+02:00', '-5', '', 'Europe/Berlin ', '../../etc', 'x'.repeat(5000)])(
    'is not «%s»',
    (text) => {
      expect(isZone(text)).toBe(false);
    },
  );
});
