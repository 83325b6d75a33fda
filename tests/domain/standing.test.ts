// Every rule of standing, and each boundary exactly.
import { describe, expect, it } from 'vitest';
import type { TrackRecord } from '../../src/domain/history.ts';
import { assess, type MaintainerRule } from '../../src/domain/standing.ts';
import { DAY } from '../../src/domain/time.ts';
import { ana, at } from './builders.ts';

const now = at('2025-05-14T12:00:00Z');
const daysAgo = (...days: number[]) => days.map((day) => now - day * DAY);
const record = (landed: readonly number[], helped: readonly number[] = []): TrackRecord => ({
  key: ana.key,
  landed,
  helped,
});
const helped: MaintainerRule = { by: 'having-helped' };
const standing = (
  landed: readonly number[],
  helpedAt: readonly number[] = [],
  rule: MaintainerRule = helped,
) => assess(record(landed, helpedAt), now, rule).standing;

describe('with nothing landed', () => {
  it('somebody is first-time', () => {
    expect(standing([])).toBe('first-time');
  });

  it('what lands now or later does not count yet', () => {
    expect(standing([now, now + 1])).toBe('first-time');
  });

  it('what landed a millisecond ago does', () => {
    expect(standing([now - 1])).toBe('newcomer');
  });
});

describe('a maintainer', () => {
  it('helped somebody in the last 365 days, to the millisecond', () => {
    expect(standing([], daysAgo(365))).toBe('maintainer');
    expect(standing([], [now - 365 * DAY - 1])).toBe('first-time');
    expect(standing([], [now - 1])).toBe('maintainer');
    expect(standing([], [now])).toBe('first-time');
  });

  it('comes before every other standing', () => {
    expect(standing(daysAgo(400), daysAgo(3))).toBe('maintainer');
  });

  it('may write, where GitHub can be asked, whatever they did', () => {
    expect(standing([], [], { by: 'write-access', canWrite: true })).toBe('maintainer');
  });

  it('is nobody without write access there, however much they helped', () => {
    expect(standing(daysAgo(10), daysAgo(3, 4, 5), { by: 'write-access', canWrite: false })).toBe('newcomer');
  });
});

describe('somebody returning', () => {
  it('has been away for more than 180 days, to the millisecond', () => {
    expect(standing(daysAgo(180))).toBe('newcomer');
    expect(standing([now - 180 * DAY - 1])).toBe('returning');
  });

  it('is not regular, however busy they were before', () => {
    expect(standing(daysAgo(190, 200, 230, 260, 300))).toBe('returning');
  });

  it('is measured by the last change, in whatever order they are listed', () => {
    expect(standing(daysAgo(20, 300))).toBe(standing(daysAgo(300, 20)));
  });
});

describe('a regular', () => {
  it('landed 3 changes in 3 months', () => {
    expect(standing([at('2025-03-31T23:59:59Z'), at('2025-04-30'), at('2025-05-01')])).toBe('regular');
  });

  it('needs 3 months, whatever they landed in two', () => {
    expect(standing([at('2025-04-01'), at('2025-04-30'), at('2025-05-01'), at('2025-05-02')])).toBe(
      'occasional',
    );
  });

  it('is told by UTC months across the end of a year', () => {
    const wintry = [at('2024-12-31T23:59:59Z'), at('2025-01-01T00:00:00Z'), at('2025-02-01')];
    expect(standing(wintry)).toBe('regular');
    const inJanuary = [at('2025-01-01T00:00:00Z'), at('2025-01-31T23:59:59Z'), at('2025-02-01')];
    expect(standing(inJanuary)).toBe('occasional');
  });

  it('counts the same month of two years as two', () => {
    const lateMay = at('2025-05-31T12:00:00Z');
    const landed = [lateMay - 365 * DAY, at('2025-04-01'), at('2025-05-20')];
    expect(assess(record(landed), lateMay, helped).evidence.activeMonthsLastYear).toBe(3);
    expect(assess(record(landed), lateMay, helped).standing).toBe('regular');
  });

  it('loses a change when it is older than 365 days, to the millisecond', () => {
    expect(standing(daysAgo(365, 100, 40))).toBe('regular');
    expect(standing([now - 365 * DAY - 1, ...daysAgo(100, 40)])).toBe('occasional');
  });
});

describe('a newcomer', () => {
  it('landed one or two changes in all', () => {
    expect(standing(daysAgo(10))).toBe('newcomer');
    expect(standing(daysAgo(10, 40))).toBe('newcomer');
  });

  it('becomes occasional with the third, however old the first ones are', () => {
    expect(standing(daysAgo(10, 11, 12))).toBe('occasional');
    expect(standing(daysAgo(10, 900, 1000))).toBe('occasional');
  });
});

it('comes with the facts it rests on', () => {
  const landed = [...daysAgo(10, 365, 366), now];
  expect(assess(record(landed, daysAgo(1, 2, 400)), now, helped)).toEqual({
    standing: 'maintainer',
    evidence: {
      landed: 3,
      landedLastYear: 2,
      activeMonthsLastYear: 2,
      firstAt: now - 366 * DAY,
      lastAt: now - 10 * DAY,
      helpedLastYear: 2,
    },
  });
});
