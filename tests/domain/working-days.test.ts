// Days on which somebody may fairly be expected to answer.
import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../src/domain/time.ts';
import { afterWorkingDays } from '../../src/domain/working-days.ts';
import { at } from './builders.ts';

const after = (from: string, days: number, zone = 'UTC') =>
  formatInstant(afterWorkingDays(at(from), days, zone));

describe('three working days', () => {
  it.each([
    ['Monday', '2025-05-12T09:30:00Z', '2025-05-15T09:30:00Z'],
    ['Wednesday', '2025-05-14T09:30:00Z', '2025-05-19T09:30:00Z'],
    ['Friday', '2025-05-16T09:30:00Z', '2025-05-21T09:30:00Z'],
    ['Saturday', '2025-05-17T09:30:00Z', '2025-05-21T09:30:00Z'],
    ['Sunday', '2025-05-18T09:30:00Z', '2025-05-21T09:30:00Z'],
  ])('from a %s leave out the weekend', (_, from, until) => {
    expect(after(from, 3)).toBe(until);
  });

  it('begin and end where the person lives', () => {
    // Late on Thursday in UTC is already Friday in Auckland, so the next day there is a Saturday.
    expect(after('2025-05-15T22:00:00Z', 1, 'Pacific/Auckland')).toBe('2025-05-18T22:00:00Z');
    expect(after('2025-05-15T22:00:00Z', 1)).toBe('2025-05-16T22:00:00Z');
  });
});

it('no working days are no time at all', () => {
  expect(after('2025-05-17T09:30:00Z', 0)).toBe('2025-05-17T09:30:00Z');
});
