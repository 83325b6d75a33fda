// `belay suggest`.
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { DAY } from '../../src/domain/time.ts';
import { ana, ben, change, cleo, now } from '../domain/builders.ts';
import { tools } from './tools.ts';

const history = [
  change({ author: ben.key, authorName: 'Ben Okoro', at: now - 50 * DAY, id: '0' }),
  change({ author: '99', reviewers: [cleo.key], at: now - 30 * DAY, id: '2', files: ['docs/guide.md'] }),
  change({ author: '99', reviewers: [ben.key], at: now - 40 * DAY, id: '1' }),
  change({ author: '99', reviewers: [ben.key], at: now - 20 * DAY, id: '3' }),
  change({ author: '99', reviewers: ['rope[bot]'], mergedBy: 'web-flow', at: now - 10 * DAY, id: '4' }),
  change({ author: '99', reviewers: ['15'], at: now, id: '5' }),
];
const asked = ['suggest', 'history.jsonl', '--author', ana.key, '--files', 'wall/holds.ts'];

async function suggest(...args: string[]) {
  const here = tools({ history });
  const status = await run([...asked, ...args], here);
  return { status, out: here.out(), err: here.err() };
}

interface Suggestions {
  readonly suggestions: { key: string; name: string; score: number; reasons: string[] }[];
}

describe('as JSON', () => {
  it('names people and why, best first, and nobody from later or among the bots', async () => {
    const { suggestions } = JSON.parse((await suggest('--json')).out) as Suggestions;
    expect(suggestions.map(({ score, ...rest }) => ({ ...rest, score: typeof score }))).toEqual([
      {
        key: ben.key,
        name: 'Ben Okoro',
        score: 'number',
        reasons: [
          'reviewed or merged 2 changes in `wall` in the past year',
          'helped newcomers to land 2 changes in the past year',
        ],
      },
      {
        key: cleo.key,
        name: cleo.key,
        score: 'number',
        reasons: ['helped a newcomer to land a change in the past year'],
      },
    ]);
    expect(Object.keys(suggestions[0]!)).toEqual(['key', 'name', 'score', 'reasons']);
  });

  it('knows only what landed before the instant', async () => {
    const { out } = await suggest('--json', '--at', '2025-04-10');
    expect((JSON.parse(out) as Suggestions).suggestions.map(({ key }) => key)).toEqual([ben.key]);
  });

  it('names as many as are asked for', async () => {
    expect((JSON.parse((await suggest('--json', '--top', '1')).out) as Suggestions).suggestions).toHaveLength(
      1,
    );
  });

  it('is an empty list where nobody fits', async () => {
    expect((await suggest('--json', '--at', '2020-01-01')).out).toBe('{"suggestions":[]}\n');
  });
});

describe('as text', () => {
  it('is a list with reasons', async () => {
    expect((await suggest()).out).toBe(
      '1. Ben Okoro (12): reviewed or merged 2 changes in `wall` in the past year; helped newcomers to land 2 changes in the past year\n' +
        '2. 13 (13): helped a newcomer to land a change in the past year\n',
    );
  });

  it('says that nobody fits', async () => {
    expect((await suggest('--at', '2020-01-01')).out).toMatch(/^Nobody to suggest/);
  });
});

describe('wrong input', () => {
  it.each([
    ['--files', ' , '],
    ['--top', '0'],
    ['--top', 'many'],
    ['--at', 'yesterday'],
  ])('is %s %j', async (...option) => {
    const { status, out, err } = await suggest(...option);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(JSON.stringify(option[1]));
  });
});
