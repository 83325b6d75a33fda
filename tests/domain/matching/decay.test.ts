// Counts that fade.
import { describe, expect, it } from 'vitest';
import { DecayingCounts } from '../../../src/domain/matching/decay.ts';
import { DAY } from '../../../src/domain/time.ts';
import { ben, cleo, now } from '../builders.ts';

const walls = new Map([['walls', 1]]);
const sharesOf = (counts: DecayingCounts, at = now, prior = 0, topics = walls) =>
  Object.fromEntries(counts.shares(topics, at, prior));

function countsOf(...added: [topic: string, who: string, weight: number, daysAgo: number][]): DecayingCounts {
  const counts = new DecayingCounts(30);
  for (const [topic, who, weight, daysAgo] of added) counts.add(topic, who, weight, now - daysAgo * DAY);
  return counts;
}

describe('a share', () => {
  it('is that of what was done in the topic', () => {
    const counts = countsOf(['walls', ben.key, 3, 0], ['walls', cleo.key, 1, 0], ['ropes', cleo.key, 9, 0]);
    expect(sharesOf(counts)).toEqual({ [ben.key]: 0.75, [cleo.key]: 0.25 });
  });

  it('halves against the new in one half-life', () => {
    const counts = countsOf(['walls', ben.key, 1, 30], ['walls', cleo.key, 1, 0]);
    expect(sharesOf(counts)[ben.key]).toBeCloseTo(1 / 3);
  });

  it('of one person alone is whole, however old', () => {
    expect(sharesOf(countsOf(['walls', ben.key, 1, 200]))).toEqual({ [ben.key]: 1 });
  });

  it('is small where little is known', () => {
    expect(sharesOf(countsOf(['walls', ben.key, 1, 0]), now, 1)).toEqual({ [ben.key]: 0.5 });
  });

  it('is averaged over topics by their weights', () => {
    const counts = countsOf(['walls', ben.key, 1, 0], ['ropes', cleo.key, 1, 0]);
    const both = new Map([
      ['walls', 3],
      ['ropes', 1],
    ]);
    expect(sharesOf(counts, now, 0, both)).toEqual({ [ben.key]: 0.75, [cleo.key]: 0.25 });
  });

  it('is nothing in a topic that nobody knows, or once it is as good as forgotten', () => {
    expect(sharesOf(countsOf(['ropes', ben.key, 1, 0]))).toEqual({});
    expect(sharesOf(countsOf(['walls', ben.key, 1, 30 * 14]))).toEqual({});
    expect(sharesOf(new DecayingCounts(30), now, 0, new Map())).toEqual({});
  });
});

describe('adding', () => {
  it('lets the older part fade first', () => {
    const twice = countsOf(['walls', ben.key, 1, 30], ['walls', ben.key, 1, 0], ['walls', cleo.key, 1.5, 0]);
    expect(sharesOf(twice)[ben.key]).toBeCloseTo(0.5);
  });

  it('takes what comes late as if it had come with the latest', () => {
    const late = countsOf(['walls', ben.key, 1, 0], ['walls', ben.key, 1, 1], ['walls', cleo.key, 2, 0]);
    expect(sharesOf(late)[ben.key]).toBeCloseTo(0.5);
  });
});
