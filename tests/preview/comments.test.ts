// What counts against a message budget.
import { expect, it } from 'vitest';
import { DAY } from '../../src/domain/time.ts';
import type { KeyedWish } from '../../src/flow/ports.ts';
import { Comments } from '../../src/preview/comments.ts';
import { now } from '../domain/builders.ts';

const wish = (key: string, differs: Partial<KeyedWish> = {}): KeyedWish => ({
  key,
  wish: { kind: 'comment', thread: 5, body: key },
  mentions: ['ben'],
  names: ['ben'],
  ...differs,
});

it('is a comment, once for each key, and no label', () => {
  const comments = new Comments();
  comments.keep(wish('ask:1'), now);
  comments.keep(wish('ask:1'), now + DAY);
  comments.keep(wish('gone', { wish: { kind: 'comment', thread: 5, body: null } }), now);
  comments.keep(wish('label', { wish: { kind: 'label', thread: 5, label: 'x', present: true } }), now);
  expect(comments.written(5, now)).toEqual({ inThread: 1, inRepositoryToday: 1 });
  expect(comments.mentionsOf('ben', now)).toBe(1);
});

it('is in the thread for good, in the repository for a day, in somebody’s week for a week', () => {
  const comments = new Comments();
  comments.keep(wish('a'), now);
  comments.keep(wish('b', { wish: { kind: 'comment', thread: 6, body: 'b' } }), now + DAY);
  expect(comments.written(5, now + 1)).toEqual({ inThread: 1, inRepositoryToday: 1 });
  expect(comments.mentionsOf('ben', now + 1)).toBe(1);
  expect(comments.mentionsOf('ana', now)).toBe(0);
});
