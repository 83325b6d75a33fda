// The past in the order in which it happened.
import { expect, it } from 'vitest';
import type { Contribution } from '../../src/domain/contribution.ts';
import { readPast } from '../../src/preview/past.ts';
import { lines } from '../cli/tools.ts';
import { day, pull } from './told.ts';

async function events(...history: readonly Contribution[]): Promise<string[]> {
  const past = await readPast(lines(history));
  return past.events.map((event) =>
    event.is === 'gave' ? `gave ${event.contribution.id}` : `${event.is} ${event.thread.id}`,
  );
}

const other = (kind: 'issue-opened' | 'reviewed' | 'met', id: string, on: number): Contribution => ({
  kind,
  id,
  at: day(on),
  author: 'ana',
  authorName: 'Ana',
  number: 3,
  title: 'Which rope?',
});

it('goes by time, whatever the order of the source', async () => {
  const long = pull('long', 'ana', [0, 9]);
  const short = pull('short', 'ben', [3, 4]);
  const inOrder = ['opened long', 'opened short', 'landed short', 'landed long'];
  expect(await events(short, long)).toEqual(inOrder);
  expect(await events(long, short)).toEqual(inOrder);
});

it('at the same instant, what is opened comes before what lands, and a change is opened before it lands', async () => {
  const before = pull('before', 'ana', [0, 5]);
  const commit = pull('commit', 'ben', [5, 5]);
  expect(await events(before, commit)).toEqual([
    'opened before',
    'opened commit',
    'landed before',
    'landed commit',
  ]);
});

it('knows issues as openings, and whatever else people gave', async () => {
  const history = [other('issue-opened', 'issue-3', 1), other('reviewed', 'r1', 2), other('met', 'm1', 3)];
  expect(await events(...history)).toEqual(['opened issue-3', 'gave r1', 'gave m1']);
});

it('counts threads by itself: two changes may share a number, or have none', async () => {
  const { events: both } = await readPast(
    lines([pull('a', 'ana', [0, 1], { number: 7 }), pull('b', 'ana', [0, 1], { number: 7 })]),
  );
  expect(both.map((event) => event.is !== 'gave' && event.thread.number)).toEqual([1, 2, 1, 2]);
});

it('knows the latest name of everybody who wrote something, and the key where the name is empty', async () => {
  const { names } = await readPast(
    lines([
      pull('new', 'ana', [5, 6], { authorName: 'Ana Lima' }),
      pull('old', 'ana', [0, 1], { authorName: 'A. Lima' }),
      pull('b', 'ben', [0, 1], { authorName: '' }),
    ]),
  );
  expect([...names]).toEqual([
    ['ana', 'Ana Lima'],
    ['ben', 'ben'],
  ]);
});
