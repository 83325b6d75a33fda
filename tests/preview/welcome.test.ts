// Who would have been greeted in a past, and when.
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../src/domain/contribution.ts';
import { HOUR } from '../../src/domain/time.ts';
import { settings } from '../domain/builders.ts';
import { day, labels, pull, scenes, times, told } from './told.ts';

/** Without mentors, so that only greetings are told. */
const alone = { mentors: { enabled: false } };
const greetings = (history: readonly Contribution[], differs: Parameters<typeof settings>[0] = {}) =>
  told(history, settings({ ...alone, ...differs }));

describe('a welcome', () => {
  it('goes to whoever opens something for the first time, when they open it', async () => {
    const history = [pull('a1', 'ana', [2, 6]), pull('a2', 'ana', [8, 9])];
    expect(await greetings(history)).toEqual(['welcome ana', 'thanks ana'].map((line) => `a1: ${line}`));
    expect(await times(history, settings(alone))).toEqual([
      '2025-03-05T00:00:00Z label',
      '2025-03-05T00:00:00Z welcome',
      '2025-03-09T00:00:00Z thanks',
    ]);
  });

  it('is on the first thing they opened, though another one lands first', async () => {
    const history = [pull('quick', 'ana', [2, 3]), pull('slow', 'ana', [1, 9])];
    expect(await greetings(history)).toEqual(['slow: welcome ana', 'quick: thanks ana']);
  });

  it('goes to a maintainer like to anybody: a history does not tell who may write', async () => {
    const history = [pull('a1', 'ana', [0, 1], { reviewers: ['ben'] }), pull('b1', 'ben', [2, 3])];
    expect(await greetings(history)).toContain('b1: welcome ben');
  });

  it('is not for machines, by the exact rules alone', async () => {
    const robots = ['tidy[bot]', 'dependabot', 'Our-Robot'].map((key, i) => pull(key, key, [i, i + 1]));
    const history = [...robots, pull('abbot', 'abbot', [5, 6])];
    expect(await greetings(history, { bots: ['our-robot'] })).toEqual([
      'abbot: welcome abbot',
      'abbot: thanks abbot',
    ]);
  });

  it('is not for a deleted account', async () => {
    expect(await greetings([pull('g1', 'ghost', [0, 1])])).toEqual([]);
  });

  it('names the contributing guide only where the settings do', async () => {
    const textWith = async (contributing: string | null) => {
      const [scene] = await scenes([pull('a1', 'ana', [0, 1])], settings({ welcome: { contributing } }));
      return scene?.lines.map((line) => ('text' in line ? line.text : '')).join('');
    };
    expect(await textWith('https://example.org/guide')).toContain('(https://example.org/guide)');
    expect(await textWith(null)).not.toContain('contributing guide');
  });

  it('is on an issue, where the source knows issues, and then not on the first change', async () => {
    const issue: Contribution = {
      kind: 'issue-opened',
      id: 'issue-1',
      at: day(0),
      author: 'ana',
      authorName: 'ana',
      number: 1,
      title: 'Which rope?',
    };
    expect(await greetings([issue, pull('a1', 'ana', [2, 3])])).toEqual([
      'issue-1: welcome ana',
      'a1: thanks ana',
    ]);
  });

  it('is not for whoever gave five reviews before, where the source knows reviews', async () => {
    const review = (i: number): Contribution => ({
      kind: 'reviewed',
      id: `r${i}`,
      at: day(i),
      author: 'ana',
      authorName: 'ana',
      number: i,
      title: 'Knots',
    });
    const after = async (reviews: number) =>
      greetings([...Array.from({ length: reviews }, (_, i) => review(i)), pull('a1', 'ana', [8, 9])]);
    expect(await after(4)).toContain('a1: welcome ana');
    expect(await after(5)).not.toContain('a1: welcome ana');
  });
});

describe('many newcomers within 24 hours', () => {
  const crowd = Array.from({ length: 13 }, (_, i) =>
    pull(`p${i}`, `newcomer-${i}`, [0, 40], { openedAt: day(0) + i * HOUR }),
  );
  const welcomed = async (...given: Parameters<typeof told>) =>
    (await told(...given)).filter((line) => line.includes('welcome')).length;

  it('get the label alone from the eleventh on', async () => {
    expect(await welcomed(crowd)).toBe(10);
    expect((await labels(crowd)).filter((line) => line.endsWith('first-time contributor'))).toHaveLength(13);
  });

  it('are so many as the settings say', async () => {
    expect(await welcomed(crowd, settings({ welcome: { mostADay: 3 } }))).toBe(3);
  });

  it('are words again a day after the first of them', async () => {
    const late = pull('late', 'latecomer', [0, 40], { openedAt: day(1) + 6 * HOUR });
    expect(await told([...crowd, late])).toContain('late: welcome latecomer');
  });
});

describe('a welcome back', () => {
  const away = (days: number) => [pull('a1', 'ana', [0, 1]), pull('a2', 'ana', [1 + days, 2 + days])];

  it('goes to whoever opens something after more than 180 days', async () => {
    expect(await greetings(away(181))).toContain('a2: welcome-back ana');
    expect(await greetings(away(180))).not.toContain('a2: welcome-back ana');
  });

  it('comes once an absence', async () => {
    const history = [...away(200), pull('a3', 'ana', [201, 204]), pull('a4', 'ana', [600, 601])];
    expect((await greetings(history)).filter((line) => line.includes('back'))).toEqual([
      'a2: welcome-back ana',
      'a4: welcome-back ana',
    ]);
  });

  it('is not for whoever landed more than five', async () => {
    const past = (changes: number) =>
      Array.from({ length: changes }, (_, i) => pull(`p${i}`, 'ana', [i, i + 1]));
    const back = pull('back', 'ana', [300, 301]);
    expect(await greetings([...past(5), back])).toContain('back: welcome-back ana');
    expect(await greetings([...past(6), back])).not.toContain('back: welcome-back ana');
  });

  it('is not for whoever reviewed for others meanwhile', async () => {
    const reviewed = pull('b1', 'ben', [150, 151], { reviewers: ['ana'] });
    expect(await greetings([...away(200), reviewed])).not.toContain('a2: welcome-back ana');
  });
});

it('everybody is greeted in the languages of the project', async () => {
  const [scene] = await scenes([pull('a1', 'ana', [0, 1])], settings({ ...alone, languages: ['de', 'en'] }));
  const said = scene?.lines.flatMap((line) => (line.kind === 'label' ? [] : [line.text]));
  expect(said?.[0]).toMatch(/^Hallo @ana, (.|\n)*\n\n---\n\nHello ana, /);
});
