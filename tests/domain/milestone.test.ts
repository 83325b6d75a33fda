// What a landing makes of its author.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landingMilestone } from '../../src/domain/milestone.ts';
import { assess } from '../../src/domain/standing.ts';
import { DAY, type Instant } from '../../src/domain/time.ts';
import { at } from './builders.ts';

const record = (...landed: readonly Instant[]) => ({ key: '11', landed, helped: [] });
const on = (...days: readonly string[]) => days.map((day) => at(day));

describe('a landing', () => {
  it.each<[string, readonly string[], string, string | null]>([
    ['is the first', [], '2025-05-14', 'first-landing'],
    ['is the second', ['2025-05-01'], '2025-05-14', null],
    ['is the third in a month', ['2025-05-01', '2025-05-02'], '2025-05-14', null],
    ['is in the second month', ['2025-04-01', '2025-04-02'], '2025-05-14', null],
    ['makes a regular in the third month', ['2025-03-31', '2025-04-01'], '2025-05-14', 'became-regular'],
    ['is one more of a regular', ['2025-02-01', '2025-03-01', '2025-04-01'], '2025-05-14', null],
    [
      'makes a regular where months a year ago no longer count',
      ['2024-05-01', '2025-03-31', '2025-04-01'],
      '2025-05-14',
      'became-regular',
    ],
    ['is too late for the first of three months', ['2024-05-13', '2025-04-01'], '2025-05-14', null],
    [
      'makes a regular again of who was away for more than 180 days',
      ['2024-08-01', '2024-09-01', '2024-10-01'],
      '2025-05-14',
      'became-regular',
    ],
    ['of who has not been here for years is not the first', ['2019-01-01'], '2025-05-14', null],
  ])('%s', (_, before, now, milestone) => {
    expect(landingMilestone(record(...on(...before)), at(now))).toBe(milestone);
  });

  it('is the first although it is recorded already, and others since', () => {
    const days = on('2025-05-14', '2025-05-15', '2025-06-01');
    expect(landingMilestone(record(...days), at('2025-05-14'))).toBe('first-landing');
  });
});

const landings = fc.uniqueArray(fc.integer({ min: 0, max: 700 }), { maxLength: 12 });

describe('whatever landed', () => {
  it('the record may contain the landing or not, and later ones, in any order', () => {
    fc.assert(
      fc.property(landings, landings, fc.integer({ min: 0, max: 700 }), (days, later, day) => {
        const now = at('2023-05-01') + day * DAY;
        const before = days.map((ago) => now - (ago + 1) * DAY);
        const after = later.map((ahead) => now + (ahead + 1) * DAY);
        const known = landingMilestone(record(...before), now);
        for (const others of [[now], after, [...after, now]]) {
          expect(landingMilestone(record(...others, ...before), now)).toBe(known);
          expect(landingMilestone(record(...before, ...others), now)).toBe(known);
        }
      }),
    );
  });

  it('the first is first once, and to become a regular is to be one after it and not before', () => {
    const seen = new Set<string | null>();
    fc.assert(
      fc.property(landings, (days) => {
        const all = days.map((day) => at('2023-05-01') + day * DAY);
        const found = all.map((now) => landingMilestone(record(...all), now));
        expect(found.filter((milestone) => milestone === 'first-landing')).toHaveLength(
          Math.min(1, all.length),
        );
        for (const [i, now] of all.entries()) {
          const rule = { by: 'write-access', canWrite: false } as const;
          const isRegular = (when: Instant) => assess(record(...all), when, rule).standing === 'regular';
          seen.add(found[i] ?? null);
          expect(found[i] === 'became-regular').toBe(isRegular(now + 1) && !isRegular(now));
        }
      }),
      { seed: 1 },
    );
    expect([...seen].sort()).toEqual(['became-regular', 'first-landing', null]);
  });
});
