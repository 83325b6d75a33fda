// A repository's people, gathered from its contributions.
import { describe, expect, it } from 'vitest';
import { helpersOf, type Contribution } from '../../src/domain/contribution.ts';
import { byCodePoint, History, withoutBots } from '../../src/domain/history.ts';
import { ana, at, ben, change, cleo } from './builders.ts';

const may = at('2025-05-01');

function historyOf(...contributions: Contribution[]): History {
  const history = new History();
  for (const contribution of contributions) history.add(contribution);
  return history;
}

const keysOf = (history: History) => history.people().map(({ key }) => key);

describe('everybody', () => {
  it('is whoever authored, reviewed or merged something', () => {
    const history = historyOf(change({ reviewers: [ben.key], mergedBy: cleo.key }));
    expect(keysOf(history)).toEqual([ana.key, ben.key, cleo.key]);
  });

  it('is not a bot, whatever it did', () => {
    const history = historyOf(
      change({ author: 'rope[bot]', reviewers: ['Dependabot', ben.key], mergedBy: 'web-flow' }),
    );
    expect(keysOf(history)).toEqual([ben.key]);
  });

  it('is not whom the project calls a bot', () => {
    const history = new History(['Rope-Robot']);
    history.add(change({ author: 'rope-robot', reviewers: [ben.key] }));
    expect(keysOf(history)).toEqual([ben.key]);
  });

  it('is not who only opened an issue', () => {
    const issue: Contribution = {
      kind: 'issue-opened',
      id: 'issue-1',
      at: may,
      author: ana.key,
      authorName: 'Ana Lima',
      number: 1,
      title: 'A knot slips',
    };
    expect(keysOf(historyOf(issue))).toEqual([]);
  });

  it('is sorted by code point, beyond the first 65,536 too', () => {
    const keys = ['a', 'Z', 'ab', '\u{1f9d7}', '\uffee', 'é', ''];
    const sorted = keysOf(historyOf(...keys.map((author) => change({ author }))));
    expect(sorted).toEqual(['', 'Z', 'a', 'ab', 'é', '\uffee', '\u{1f9d7}']);
  });
});

describe('helping', () => {
  it('is counted once a change, even for who reviewed and merged it', () => {
    expect(
      historyOf(change({ reviewers: [ben.key, ben.key], mergedBy: ben.key })).of(ben.key).helped,
    ).toEqual([change().at]);
  });

  it('is not reviewing or merging one’s own change', () => {
    expect(historyOf(change({ reviewers: [ana.key], mergedBy: ana.key })).of(ana.key)).toMatchObject({
      landed: [change().at],
      helped: [],
    });
    expect(helpersOf(change({ reviewers: [ana.key, ben.key], mergedBy: ana.key }))).toEqual([ben.key]);
  });
});

describe('a name', () => {
  it('is the latest that the person used, in whatever order the changes come', () => {
    const older = change({ at: may, authorName: 'A. Lima' });
    const newer = change({ at: may + 1, authorName: 'Ana Lima-Okoro' });
    for (const history of [historyOf(older, newer), historyOf(newer, older)]) {
      expect(history.people()[0]?.name).toBe('Ana Lima-Okoro');
    }
  });

  it('is the key of who never authored anything, or has none', () => {
    const history = historyOf(change({ reviewers: [ben.key], authorName: '' }));
    expect(history.people().map(({ name }) => name)).toEqual([ana.key, ben.key]);
  });
});

it('of somebody unknown there is an empty record', () => {
  expect(historyOf().of('nobody')).toEqual({ key: 'nobody', landed: [], helped: [] });
});

describe('a change without bots', () => {
  it('is nothing if a bot wrote it', () => {
    expect(withoutBots(change({ author: 'rope[bot]' }))).toBeNull();
    expect(withoutBots(change({ author: 'Robo' }), ['robo'])).toBeNull();
  });

  it('keeps only people as helpers', () => {
    const human = withoutBots(change({ reviewers: ['copilot', ben.key], mergedBy: 'rope[bot]' }));
    expect(human).toMatchObject({ reviewers: [ben.key], mergedBy: null });
  });
});

it('strings are ordered by code point, shorter first', () => {
  expect(byCodePoint('a', 'a')).toBe(0);
  expect(byCodePoint('a', 'ab')).toBeLessThan(0);
  expect(byCodePoint('\u{10000}', '\uffff')).toBeGreaterThan(0);
});
