// Who would have been thanked in a past.
import { describe, expect, it } from 'vitest';
import { settings } from '../domain/builders.ts';
import { labels, pull, scenes, times, told } from './told.ts';

const alone = settings({ mentors: { enabled: false } });
const months = (n: number) =>
  Array.from({ length: n }, (_, i) => pull(`m${i + 1}`, 'ana', [31 * i, 31 * i + 1]));

describe('thanks', () => {
  it('go to whoever landed something for the first time, when it lands, without next steps', async () => {
    const history = [pull('a1', 'ana', [0, 5]), pull('a2', 'ana', [1, 6])];
    expect(await told(history, alone)).toEqual(['a1: welcome ana', 'a1: thanks ana']);
    const [, landing] = await scenes(history, alone);
    expect(landing?.lines).toEqual([
      {
        kind: 'thanks',
        person: 'ana',
        text: 'Congratulations, ana: your first change is now part of this project. Thank you for the time you gave it.',
      },
    ]);
  });

  it('go to one of two that land at the same moment', async () => {
    const history = [pull('a1', 'ana', [0, 5]), pull('a2', 'ana', [0, 5])];
    expect(await told(history, alone)).toEqual(['a1: welcome ana', 'a1: thanks ana']);
  });

  it('go to a maintainer like to anybody', async () => {
    const history = [pull('b1', 'ben', [0, 1], { reviewers: ['ana'] }), pull('a1', 'ana', [2, 3])];
    expect(await told(history, alone)).toContain('a1: thanks ana');
  });
});

describe('a regular', () => {
  it('is thanked and labelled at the landing in the third month', async () => {
    expect((await told(months(4), alone)).slice(2)).toEqual(['m3: regular ana']);
    expect((await labels(months(4), alone)).slice(1)).toEqual(['m3: regular contributor']);
    expect((await times(months(4), alone)).slice(3)).toEqual([
      '2025-05-05T00:00:00Z label',
      '2025-05-05T00:00:00Z regular',
    ]);
  });

  it('is thanked once, whatever comes later', async () => {
    const again = months(3).map((change, i) => pull(`again${i}`, 'ana', [800 + 31 * i, 801 + 31 * i], {}));
    const words = await told([...months(3), ...again], alone);
    expect(words.filter((line) => line.includes('regular'))).toEqual(['m3: regular ana']);
  });

  it('may be a maintainer', async () => {
    const helped = pull('b1', 'ben', [0, 1], { reviewers: ['ana'] });
    expect(await told([...months(3), helped], alone)).toContain('m3: regular ana');
  });
});

describe('the switches', () => {
  it('of recognition silences thanks, regulars and welcomes back', async () => {
    const history = [...months(3), pull('back', 'ana', [400, 401])];
    const off = settings({ mentors: { enabled: false }, recognition: { enabled: false } });
    expect(await told(history, off)).toEqual(['m1: welcome ana']);
  });

  it('of the welcome silences that alone', async () => {
    const off = settings({ mentors: { enabled: false }, welcome: { enabled: false } });
    expect(await told([pull('a1', 'ana', [0, 1])], off)).toEqual(['a1: thanks ana']);
    expect(await labels([pull('a1', 'ana', [0, 1])], off)).toEqual([]);
  });

  it('of quiet leaves labels alone', async () => {
    const quiet = settings({ quiet: true });
    expect(await told(months(3), quiet)).toEqual([]);
    expect(await labels(months(3), quiet)).toEqual([
      'm1: first-time contributor',
      'm1: mentor wanted',
      'm3: regular contributor',
    ]);
  });

  it('of the dry run makes no difference: a preview is one', async () => {
    expect(await told(months(3), settings({ dryRun: true }))).toEqual(await told(months(3)));
  });
});
