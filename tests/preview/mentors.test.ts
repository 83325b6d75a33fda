// Who would have been asked to mentor in a past, and for whom.
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../src/domain/contribution.ts';
import { HOUR } from '../../src/domain/time.ts';
import { settings } from '../domain/builders.ts';
import { byCleo, day, labels, pull, scenes, times, told } from './told.ts';

const asks = async (history: readonly Contribution[], differs: Parameters<typeof settings>[0] = {}) =>
  (await told([byCleo, ...history], settings(differs))).filter(
    (line) => line.includes('asked') || line.includes('nobody-free'),
  );
const askedFor = async (...given: Parameters<typeof asks>) =>
  (await asks(...given)).filter((line) => line.includes('asked'));

describe('somebody is asked', () => {
  it('when a first change is opened, without waiting, with reasons', async () => {
    const history = [byCleo, pull('a1', 'ana', [3, 9])];
    expect(await askedFor(history.slice(1))).toEqual(['a1: ben asked for ana']);
    expect((await times(history)).filter((line) => line.endsWith('asked'))).toEqual([
      '2025-03-06T00:00:00Z mentor-asked',
    ]);
    const lines = (await scenes(history)).flatMap((scene) => scene.lines);
    expect(lines.find(({ kind }) => kind === 'mentor-asked')).toMatchObject({
      person: 'ana',
      mentor: 'ben',
      reasons: ['helped a newcomer to land a change in the past year', 'mentors 0 newcomers just now'],
    });
    expect(await labels(history)).toContain('a1: mentor wanted');
  });

  it.each(['always', 'unanswered'] as const)('at once, if the settings say %s', async (ask) => {
    expect(await askedFor([pull('a1', 'ana', [3, 9])], { mentors: { ask } })).toHaveLength(1);
  });

  it('once for each newcomer', async () => {
    expect(await askedFor([pull('a1', 'ana', [3, 9]), pull('a2', 'ana', [4, 8])])).toHaveLength(1);
  });

  it('for whoever has nothing landed, and for nobody else', async () => {
    expect(await askedFor([pull('c1', 'cleo', [3, 9])])).toEqual([]);
  });

  it.each([
    { mentors: { ask: 'wanted' as const } },
    { mentors: { enabled: false } },
    { mentors: { capacity: 0 } },
    { quiet: true },
  ])('never, with %j', async (differs) => {
    expect(await askedFor([pull('a1', 'ana', [3, 9])], differs)).toEqual([]);
  });
});

describe('whoever is asked', () => {
  it('reviewed or merged something of somebody else before, within a year', async () => {
    const late = (opened: number) => askedFor([pull('a1', 'ana', [opened, 900])]);
    expect(await late(366)).toEqual(['a1: ben asked for ana']);
    expect(await late(367)).toEqual([]);
  });

  it('is not known by what lands at that very moment, or later', async () => {
    const asksAt = (opened: number) => askedFor([pull('a1', 'ana', [opened, 9])]);
    expect(await asksAt(1)).toEqual([]);
    expect(await asksAt(1.5)).toEqual(['a1: ben asked for ana']);
  });

  it('is not somebody who only writes', async () => {
    const writes = Array.from({ length: 6 }, (_, i) => pull(`d${i}`, 'dara', [i, i + 0.5]));
    const words = await told([...writes, pull('a1', 'ana', [8, 9])]);
    expect(words).toContain('a1: nobody-free ana');
  });

  it('is no machine, and no deleted account', async () => {
    const helped = pull('d1', 'dara', [0, 1], { reviewers: ['tidy[bot]', 'our-robot'], mergedBy: 'ghost' });
    const words = await told([helped, pull('a1', 'ana', [3, 9])], settings({ bots: ['our-robot'] }));
    expect(words).toContain('a1: nobody-free ana');
  });

  it('is never the newcomer', async () => {
    const words = await told([pull('d1', 'dara', [0, 1], { reviewers: ['ana'] }), pull('a1', 'ana', [3, 9])]);
    expect(words).toContain('a1: nobody-free ana');
  });
});

describe('room', () => {
  const [ana, edda, finn] = [
    pull('a1', 'ana', [3, 60]),
    pull('e1', 'edda', [20, 61]),
    pull('f1', 'finn', [40, 62]),
  ];

  it('is for two newcomers at once, because each ask counts as accepted', async () => {
    expect(await asks([ana, edda, finn])).toEqual([
      'c0: nobody-free cleo',
      'a1: ben asked for ana',
      'e1: ben asked for edda',
      'f1: nobody-free finn',
    ]);
  });

  it('is there again when a change has landed', async () => {
    const landed = pull('a1', 'ana', [3, 30]);
    expect(await askedFor([landed, edda, finn])).toContain('f1: ben asked for finn');
  });

  it('is not there yet at the very moment it lands', async () => {
    const landing = pull('a1', 'ana', [3, 40]);
    expect(await askedFor([landing, edda, finn])).not.toContain('f1: ben asked for finn');
  });

  it('is as large as the settings say', async () => {
    expect(await askedFor([ana, edda, finn], { mentors: { capacity: 1 } })).toHaveLength(1);
    expect(await askedFor([ana, edda, finn], { mentors: { capacity: 3 } })).toHaveLength(3);
  });

  it('takes 14 days from one newcomer to the next, or as many as the settings say', async () => {
    const next = (opened: number) => [pull('a1', 'ana', [3, 4]), pull('e1', 'edda', [opened, 61])];
    expect(await askedFor(next(16.9))).toHaveLength(1);
    expect(await askedFor(next(17))).toHaveLength(2);
    expect(await askedFor(next(5), { mentors: { intervalDays: 2 } })).toHaveLength(2);
  });

  it('is told to the person who is asked', async () => {
    const all = await scenes([byCleo, ana, edda]);
    const reasons = all.flatMap(({ lines }) =>
      lines.flatMap((line) => (line.kind === 'mentor-asked' ? [line.reasons.at(-1)] : [])),
    );
    expect(reasons).toEqual(['mentors 0 newcomers just now', 'mentors one newcomer just now']);
  });

  it('is looked for at others, once somebody has none', async () => {
    const byDara = pull('g1', 'gil', [0, 1], { reviewers: ['dara'] });
    expect(await askedFor([byDara, ana, pull('e1', 'edda', [4, 61])])).toEqual([
      'a1: ben asked for ana',
      'e1: dara asked for edda',
    ]);
  });
});

describe('budgets', () => {
  it('of mentions hold a person’s week', async () => {
    const often = { capacity: 20, intervalDays: 0 };
    const crowd = Array.from({ length: 5 }, (_, i) => pull(`p${i}`, `newcomer-${i}`, [3 + i / 2, 30]));
    expect(await askedFor(crowd, { mentors: often })).toHaveLength(3);
    const later = pull('later', 'latecomer', [12, 30]);
    expect(await askedFor([...crowd, later], { mentors: often })).toHaveLength(4);
  });

  it('of a day hold everything but the welcome, and what they hold back is not made up for', async () => {
    const tight = settings({ budgets: { commentsADay: 1 } });
    const history = [byCleo, pull('a1', 'ana', [3, 5])];
    expect(await told(history, tight)).toEqual(['c0: welcome cleo', 'a1: welcome ana', 'a1: thanks ana']);
    const held = (await scenes(history, tight)).filter(({ isHeldBack }) => isHeldBack);
    expect(held.map(({ at, thread }) => [at, thread.id])).toEqual([
      [day(0), 'c0'],
      [day(1), 'c0'],
      [day(3), 'a1'],
    ]);
  });

  it('of a thread hold the thanks', async () => {
    const words = await told(
      [byCleo, pull('a1', 'ana', [3, 5])],
      settings({ budgets: { commentsAThread: 2 } }),
    );
    expect(words.slice(2)).toEqual(['a1: welcome ana', 'a1: ben asked for ana']);
  });

  it('count from one hour to the same one a day later', async () => {
    const tight = settings({ budgets: { commentsADay: 1 }, mentors: { enabled: false } });
    const soon = pull('a1', 'ana', [3, 4]);
    const later = pull('a1', 'ana', [3, 4], { at: day(4) + HOUR });
    expect(await told([soon], tight)).toEqual(['a1: welcome ana']);
    expect(await told([later], tight)).toEqual(['a1: welcome ana', 'a1: thanks ana']);
  });
});
