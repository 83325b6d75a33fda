// A repository's past, read a page at a time: kept with its bookmark, never at the cost of live work.
import { describe, expect, it } from 'vitest';
import type { HistoryPage, HistoryProgress, HistoryStart, RateBudget } from '../../src/flow/ledger-ports.ts';
import { readHistory, type Reading } from '../../src/flow/read-history.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { now, settings } from '../domain/builders.ts';
import { known } from './world.ts';

const wall = now + 7 * HOUR;
const begun: HistoryProgress = { bookmark: null, isComplete: false, readUntil: null };
const complete: HistoryProgress = { bookmark: null, isComplete: true, readUntil: now - HOUR };
const page = (bookmark: string | null, budget: Partial<RateBudget> | null = null): HistoryPage => ({
  facts: { threads: [], contributions: [], people: [], seenAt: now },
  bookmark,
  readUntil: bookmark === null ? now : null,
  budget: budget && { limit: 5000, remaining: 4000, resetAt: wall + HOUR, cost: 6, ...budget },
  progress: { phase: 'issues', done: 1, total: 3 },
});

interface Circumstances {
  readonly progress?: HistoryProgress | null;
  readonly pages?: readonly HistoryPage[];
  readonly repository?: typeof known | null;
  /** How long each page takes. */
  readonly pageMs?: number;
  readonly turnMs?: number;
}

function reading({
  progress = begun,
  pages = [page('a'), page('b'), page(null)],
  repository = known,
  pageMs = 0,
  turnMs,
}: Circumstances = {}) {
  const starts: HistoryStart[] = [];
  const kept: (string | null)[] = [];
  const seen: HistoryPage[] = [];
  let time = wall;
  const desk: Reading = {
    clock: { now: () => now },
    wallClock: () => time,
    memory: { repository: () => Promise.resolve(repository) },
    installations: {
      historyProgress: () => Promise.resolve(progress),
      keepHistoryPage: (_, { bookmark }) => Promise.resolve(void kept.push(bookmark)),
    },
    ledger: { pullsOf: (id, numbers) => Promise.resolve(new Map(numbers.map((n) => [n, pullOf(id)]))) },
    source: {
      async *pages(_, start) {
        starts.push(start);
        for (const next of pages) {
          time += pageMs;
          yield await Promise.resolve(next);
        }
      },
    },
    github: { settings: () => Promise.resolve(settings({ bots: ['knots-bot'] })) },
    onPage: (next) => seen.push(next),
    ...(turnMs !== undefined && { turnMs }),
  };
  return { desk, starts, kept, seen };
}
const pullOf = (id: number) => ({
  author: '11',
  authorName: `of ${id}`,
  title: '',
  openedAt: now,
  isMerged: false,
});

describe('the past', () => {
  it('is read from its beginning, and every page is kept and told of', async () => {
    const { desk, starts, kept, seen } = reading();
    expect(await readHistory(7, desk)).toBe(true);
    expect(starts).toMatchObject([{ bookmark: null, since: null, now, bots: ['knots-bot'] }]);
    expect(kept).toEqual(['a', 'b', null]);
    expect(seen).toHaveLength(3);
  });

  it('is read on from the bookmark', async () => {
    const { desk, starts } = reading({ progress: { ...begun, bookmark: 'half-way' } });
    await readHistory(7, desk);
    expect(starts).toMatchObject([{ bookmark: 'half-way', since: null }]);
  });

  it('is read with the pull requests of this repository at hand', async () => {
    const { desk, starts } = reading();
    await readHistory(7, desk);
    expect((await starts[0]?.pullsOf([3]))?.get(3)?.authorName).toBe('of 7');
  });

  it.each<[string, Circumstances]>([
    ['a repository that nobody knows', { repository: null }],
    ['a repository whose history nobody keeps', { progress: null }],
    ['a suspended one', { repository: { ...known, isSuspended: true } }],
    ['what was read within ten minutes', { progress: { ...complete, readUntil: now - 10 * MINUTE + 1 } }],
  ])('is left alone: %s', async (_, circumstances) => {
    const { desk, starts } = reading(circumstances);
    expect(await readHistory(7, desk)).toBe(true);
    expect(starts).toEqual([]);
  });

  it.each<[string, HistoryProgress]>([
    ['ten minutes ago', { ...complete, readUntil: now - 10 * MINUTE }],
    ['an hour ago', complete],
  ])('is read on since then, where it was read to its end %s', async (_, progress) => {
    const { desk, starts } = reading({ progress, pages: [page(null)] });
    expect(await readHistory(7, desk)).toBe(true);
    expect(starts).toMatchObject([{ bookmark: null, since: progress.readUntil }]);
  });

  it('is read on where reading what was new was interrupted, however fresh the rest is', async () => {
    const { desk, starts } = reading({ progress: { ...complete, readUntil: now, bookmark: 'new' } });
    await readHistory(7, desk);
    expect(starts).toMatchObject([{ bookmark: 'new', since: now }]);
  });
});

describe('a turn', () => {
  it('is over after twenty seconds; what was read is kept', async () => {
    const { desk, kept } = reading({ pageMs: 10 * SECOND + 1 });
    expect(await readHistory(7, desk)).toBe(false);
    expect(kept).toEqual(['a', 'b']);
  });

  it('that ends with the last page was the last', async () => {
    const { desk } = reading({ pages: [page(null)], pageMs: HOUR });
    expect(await readHistory(7, desk)).toBe(true);
  });

  it('never ends for whoever reads alone', async () => {
    const { desk, kept } = reading({ pageMs: HOUR, turnMs: Infinity });
    expect(await readHistory(7, desk)).toBe(true);
    expect(kept).toHaveLength(3);
  });
});

describe('GitHub’s budget', () => {
  const spent = (
    differs: Partial<RateBudget>,
    pages = [page('a', { remaining: 999, ...differs }), page(null)],
  ) => reading({ pages });

  it('is left to live work below a fifth, until it is renewed; the page is kept', async () => {
    const { desk, kept } = spent({ resetAt: wall + 25 * MINUTE });
    await expect(readHistory(7, desk)).rejects.toMatchObject({ name: 'NotYet', retryAfterMs: 25 * MINUTE });
    expect(kept).toEqual(['a']);
  });

  it.each([
    ['at least a second, where it should be renewed already', wall - HOUR, SECOND],
    ['at most an hour, whatever GitHub’s clock says', wall + 30 * HOUR, HOUR],
  ])('is waited for %s', async (_, resetAt, retryAfterMs) => {
    await expect(readHistory(7, spent({ resetAt }).desk)).rejects.toMatchObject({ retryAfterMs });
  });

  it.each<[string, HistoryPage[]]>([
    ['at a fifth', [page('a', { remaining: 1000 }), page(null)]],
    ['where GitHub does not say', [page('a'), page(null)]],
    ['once everything is read', [page(null, { remaining: 0 })]],
  ])('is nothing to wait for %s', async (_, pages) => {
    expect(await readHistory(7, reading({ pages }).desk)).toBe(true);
  });
});
