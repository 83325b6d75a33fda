// What to do next about a wish, for every state it can be in.
import { describe, expect, it } from 'vitest';
import { nextStep, type Step } from '../../src/domain/converge.ts';
import type { Deed, DeedState, Wish } from '../../src/domain/deed.ts';
import { deed } from './deeds.ts';

const said: Wish = { kind: 'comment', thread: 5, body: 'Hello' };
const unsaid: Wish = { kind: 'comment', thread: 5, body: null };

const look: Step = { is: 'look' };
const rest: Step = { is: 'rest' };
const post: Step = { is: 'post', body: 'Hello' };
const edit: Step = { is: 'edit', comment: 31, body: 'Hello' };
const take: Step = { is: 'delete', comment: 31 };

describe('a comment', () => {
  it.each<[string, Wish, DeedState, Deed['remoteId'], Step]>([
    ['is posted when nothing was sent', said, 'planned', null, post],
    ['is looked for when its request is under way', said, 'sending', null, look],
    ['is looked for when nobody knows', said, 'unknown', null, look],
    ['is edited when it stands already', said, 'planned', 31, edit],
    ['is edited again when nobody knows whether it was', said, 'unknown', 31, edit],
    ['is edited again when the process that did died', said, 'sending', 31, edit],
    ['is left alone when all is well', said, 'done', 31, rest],
    ['is left alone when it was given up', said, 'abandoned', null, rest],
    ['is not sent when it is not wished any more', unsaid, 'planned', null, rest],
    ['is deleted when it stands and is not wished', unsaid, 'planned', 31, take],
    ['is deleted again when nobody knows whether it was', unsaid, 'unknown', 31, take],
    ['is looked for even if it is not wished, because it may be there', unsaid, 'unknown', null, look],
    ['is looked for even if its sender died and it is not wished', unsaid, 'sending', null, look],
  ])('%s', (_, wish, state, remoteId, step) => {
    expect(nextStep(deed({ wish, state, remoteId }))).toEqual(step);
  });
});

describe('what is a set on GitHub', () => {
  const label = (present: boolean): Wish => ({ kind: 'label', thread: 5, label: 'mentor wanted', present });
  const assignee = (present: boolean): Wish => ({
    kind: 'assignee',
    thread: 5,
    login: 'ben-okoro',
    present,
  });

  it.each<[string, Wish, Step]>([
    ['label to put on', label(true), { is: 'label', label: 'mentor wanted' }],
    ['label to take off', label(false), { is: 'unlabel', label: 'mentor wanted' }],
    ['assignment to make', assignee(true), { is: 'assign', login: 'ben-okoro' }],
    ['assignment to take back', assignee(false), { is: 'unassign', login: 'ben-okoro' }],
    [
      'reaction',
      { kind: 'reaction', thread: 5, comment: 9, reaction: 'confused' },
      { is: 'react', comment: 9, reaction: 'confused' },
    ],
  ])('is simply sent again whatever happened before: a %s', (_, wish, step) => {
    for (const state of ['planned', 'sending', 'unknown'] as const) {
      expect(nextStep(deed({ wish, state }))).toEqual(step);
    }
    for (const state of ['done', 'abandoned'] as const) expect(nextStep(deed({ wish, state }))).toEqual(rest);
  });
});
