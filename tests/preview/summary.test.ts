// What a preview comes to.
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/time.ts';
import type { Line } from '../../src/preview/lines.ts';
import type { Scene } from '../../src/preview/live-through.ts';
import { Tally } from '../../src/preview/summary.ts';
import { day } from './told.ts';

const thread: Scene['thread'] = {
  number: 1,
  id: 'a1',
  kind: 'pull-request',
  author: 'ana',
  title: '',
  files: [],
  openedAt: day(0),
};
const welcome: Line = { kind: 'welcome', person: 'ana', text: '' };
const label: Line = { kind: 'label', person: 'ana', label: 'x' };
const asked = (mentor: string): Line => ({
  kind: 'mentor-asked',
  person: 'ana',
  mentor,
  reasons: [],
  text: '',
});

/** Each line on a day of its own, from the first Monday to a last day. */
function tally(last: Instant, ...written: readonly (readonly [day: number, ...lines: Line[]])[]) {
  const all = new Tally();
  all.lived(day(0));
  for (const [on, ...lines] of written)
    all.add({ at: day(on), thread, lines, isHeldBack: lines.length === 0 });
  all.lived(last);
  return all.summary();
}

describe('a week', () => {
  it('begins on Monday, and counts though nothing was said in it', () => {
    const { perWeek } = tally(day(34), [6.9, welcome], [7, welcome], [8, welcome]);
    expect(perWeek).toEqual({ weeks: 5, median: 0, worst: { begins: day(7), comments: 2 } });
  });

  it('has a median between the two in the middle', () => {
    expect(tally(day(13), [0, welcome], [7, welcome, welcome]).perWeek.median).toBe(1.5);
    expect(tally(day(20), [0, welcome], [7, welcome, welcome]).perWeek.median).toBe(1);
  });

  it('is the earliest of several that are the worst', () => {
    expect(tally(day(20), [8, welcome], [1, welcome]).perWeek.worst?.begins).toBe(day(0));
  });

  it('is no worse for its labels', () => {
    const { perWeek, comments, kinds } = tally(day(6), [0, label], [1, label, welcome]);
    expect(perWeek.worst?.comments).toBe(1);
    expect(comments).toBe(1);
    expect([...kinds]).toEqual([
      ['label', 2],
      ['welcome', 1],
    ]);
  });
});

describe('people who were asked', () => {
  it('are counted once each, and the one most often asked is named', () => {
    const all = tally(day(6), [0, asked('ben')], [1, asked('cleo')], [2, asked('cleo')]);
    expect(all).toMatchObject({ peopleAsked: 2, mostAsked: { mentor: 'cleo', asks: 2 } });
  });

  it('are named by key, where several were asked as often', () => {
    expect(tally(day(6), [0, asked('cleo')], [1, asked('ben')]).mostAsked?.mentor).toBe('ben');
  });
});

it('counts how often a budget held something back', () => {
  expect(tally(day(6), [0], [1, welcome], [2]).heldBack).toBe(2);
});

it('of nothing is nothing', () => {
  expect(new Tally().summary()).toEqual({
    kinds: new Map(),
    comments: 0,
    perWeek: { weeks: 0, median: 0, worst: null },
    heldBack: 0,
    peopleAsked: 0,
    mostAsked: null,
  });
});
