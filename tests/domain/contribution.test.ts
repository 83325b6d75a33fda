// The same deed has one name, whichever way the news of it comes.
import { describe, expect, it } from 'vitest';
import { helpersOf } from '../../src/domain/contribution.ts';
import {
  answered,
  commitId,
  issueOpened,
  landedId,
  reviewed,
} from '../../src/domain/thread-contributions.ts';
import { ana, ben, change, cleo, now, person, thread } from './builders.ts';

const issue = thread({ kind: 'issue', number: 9, title: 'A knot slips' });

describe('a deed', () => {
  it.each([
    [issueOpened(issue, ana), 'issue-opened', 'issue-9', ana],
    [answered(issue, ben, now + 1), 'issue-answered', 'answer-9-12', ben],
    [reviewed(issue, ben, now + 1), 'reviewed', 'review-9-12', ben],
  ])('%# has its kind, its place and its author', (deed, kind, id, by) => {
    expect(deed).toEqual({
      kind,
      id,
      at: by === ana ? now : now + 1,
      author: by.key,
      authorName: by.login,
      number: 9,
      title: 'A knot slips',
    });
  });

  it('has the same id under a new login, a new title and at a later time', () => {
    const renamed = person('ben-the-great', ben.key);
    expect(reviewed({ ...issue, title: 'X' }, renamed, now + 7).id).toBe(reviewed(issue, ben, now).id);
  });

  it('has an id of its own for each person, place and kind', () => {
    const elsewhere = { ...issue, number: 91 };
    const ids = [issue, elsewhere].flatMap((place) =>
      [ana, ben].flatMap((by) => [reviewed(place, by, now).id, answered(place, by, now).id]),
    );
    ids.push(
      issueOpened(issue, ana).id,
      issueOpened(elsewhere, ana).id,
      landedId(9),
      commitId('9'.repeat(40)),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

it('a change is named by its pull request, or by its commit', () => {
  expect(landedId(5)).toBe('pr-5');
  expect(commitId('0123456789abcdef0123456789abcdef01234567')).toBe('commit-0123456789ab');
});

it('whoever reviewed or merged helped, each once, never the author', () => {
  const reviewers = [ben.key, ana.key, cleo.key, ben.key];
  expect(helpersOf(change({ reviewers, mergedBy: ben.key }))).toEqual([ben.key, cleo.key]);
  expect(helpersOf(change({ mergedBy: ana.key }))).toEqual([]);
});
