// Instants, as people write them and as Belay does.
import { describe, expect, it } from 'vitest';
import { DAY, formatInstant, HOUR, parseInstant, utcMonth } from '../../src/domain/time.ts';

describe('an instant', () => {
  it.each([
    ['2026-04-01', '2026-04-01T00:00:00Z'],
    ['2026-04-01T17:00:00Z', '2026-04-01T17:00:00Z'],
    ['2026-04-01T17:00:00.999Z', '2026-04-01T17:00:00Z'],
    ['2026-04-01T01:00:00+02:00', '2026-03-31T23:00:00Z'],
    ['2026-03-31T23:30:00-01:30', '2026-04-01T01:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('is read from «%s»', (text, written) => {
    expect(formatInstant(parseInstant(text)!)).toBe(written);
  });

  it('keeps fractions of a second, although it is written without', () => {
    expect(parseInstant('1970-01-01T00:00:00.250Z')).toBe(250);
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-04-31T10:00:00Z',
    '2026-02-30T10:00:00+02:00',
    '2026-13-01',
    '2026-00-10',
    '2026-04-01T25:00:00Z',
    '2026-04-01T17:61:00Z',
    '2026-04-01T17:00:00',
    '2026-04-01 17:00:00Z',
    '2026-4-1',
    '01.04.2026',
    '1775000000',
    'tomorrow',
    ' 2026-04-01',
    '2026-04-01\n',
    '',
  ])('is not «%s»', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('is written whole beyond the year 9999', () => {
    expect(formatInstant(parseInstant('9999-12-31T23:00:00-02:00')!)).toBe('+010000-01-01T01:00:00Z');
  });
});

describe('a UTC month', () => {
  const january = parseInstant('2026-01-01')!;

  it('is shared from its first instant to its last', () => {
    expect(utcMonth(january)).toBe(utcMonth(january + 31 * DAY - 1));
  });

  it('ends with the year', () => {
    expect(utcMonth(january) - utcMonth(january - 1)).toBe(1);
  });

  it('differs from the same month a year before', () => {
    expect(utcMonth(january) - utcMonth(january - 365 * DAY)).toBe(12);
  });

  it('does not care about local time', () => {
    const lateInMarch = parseInstant('2026-04-01T01:00:00+02:00')!;
    expect(utcMonth(lateInMarch)).toBe(utcMonth(lateInMarch - HOUR));
  });
});
