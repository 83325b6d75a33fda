// A repository's past, read from a GitHub of a few invented pull requests, issues and commits.
import { GraphqlResponseError } from '@octokit/graphql';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryPage, HistoryStart, KnownPull } from '../../src/flow/ledger-ports.ts';
import type { Send } from '../../src/github/graphql.ts';
import { HistoryReader } from '../../src/github/history.ts';
import { HOUR, type Instant } from '../../src/domain/time.ts';
import { ana, at, ben, now, repository } from '../domain/builders.ts';
import { ANA, BEN, benWrote, commit, issue, KNOTS, merged, nodes, pull, ROBOT, spoke } from './shapes.ts';

type Phase = 'pulls' | 'issues' | 'commits';
interface Asked {
  readonly phase: Phase;
  readonly size: number;
  readonly cursor: string | null;
  readonly since: string | null;
}

interface Variables extends Omit<Asked, 'phase' | 'since'> {
  readonly since?: string | null;
  readonly order?: { readonly field: string; readonly direction: string };
}

interface Dated {
  readonly number?: number;
  readonly author?: unknown;
  readonly updatedAt?: string;
  readonly committedDate?: string;
}

const budget = { cost: 6, limit: 5000, remaining: 4000, resetAt: '2025-05-14T13:00:00Z' };

function refused(
  type: string,
  data: object = { repository: null },
  message = 'no',
): GraphqlResponseError<unknown> {
  const errors = [{ type, message }] as never;
  const request = { method: 'POST', url: '/graphql', headers: {}, baseUrl: '' } as never;
  return new GraphqlResponseError(request, {}, { data, errors });
}

/** Gives pages as GitHub does, in the order that is asked for, and fails as GitHub does. */
class Hub {
  readonly asked: Asked[] = [];
  readonly lists: Record<Phase, readonly Dated[]>;
  /** GitHub may give less than was asked for. */
  pageSize = 100;
  /** More than this it does not manage in time. */
  manages = 100;
  /** Instead of an answer in some phase. */
  refuses: Partial<Record<Phase, Error>> = {};
  isGone = false;
  /** The repository that has the name now. */
  id = repository.id;
  /** Cursors of before a force-push, which it does not know any more. */
  readonly lostCursors = new Set<string>();
  /** Whether it shows the commits. */
  hasBranch = true;

  constructor(lists: Partial<Record<Phase, readonly Dated[]>> = {}) {
    this.lists = { pulls: [], issues: [], commits: [], ...lists };
  }

  readonly send: Send = (query, variables) => {
    const phase = query.includes('pullRequests(')
      ? 'pulls'
      : query.includes('issues(')
        ? 'issues'
        : 'commits';
    const { size, cursor, since = null, order } = variables as unknown as Variables;
    this.asked.push({ phase, size, cursor, since });
    const trouble = this.refuses[phase];
    if (trouble) return Promise.reject(trouble);
    if (this.isGone) return Promise.resolve({ rateLimit: budget, repository: null });
    if (cursor !== null && this.lostCursors.delete(cursor)) {
      const message = `\`${cursor}\` does not appear to be a valid cursor.`;
      return Promise.reject(refused('INVALID_CURSOR_ARGUMENTS', { repository: null }, message));
    }
    if (size > this.manages) return Promise.reject(new Error('502 Bad Gateway'));
    const list = ordered(this.lists[phase], order?.direction ?? 'DESC', since);
    const begin = Number(cursor ?? 0);
    const end = Math.min(list.length, begin + Math.min(size, this.pageSize));
    const page = {
      totalCount: list.length,
      pageInfo: { endCursor: String(end), hasNextPage: end < list.length },
      nodes: list.slice(begin, end),
    };
    const found = {
      pulls: { pullRequests: page },
      issues: { issues: page },
      commits: { defaultBranchRef: this.hasBranch ? { target: { history: page } } : null },
    }[phase];
    return Promise.resolve({ rateLimit: budget, repository: { databaseId: this.id, ...found } });
  };

  sizesOf(phase: Phase): number[] {
    return this.asked.filter((one) => one.phase === phase).map(({ size }) => size);
  }
}

function ordered(list: readonly Dated[], direction: string, since: string | null): readonly Dated[] {
  const dateOf = ({ updatedAt, committedDate }: Dated) => Date.parse(updatedAt ?? committedDate ?? '');
  const wanted = list.filter((one) => since === null || dateOf(one) >= Date.parse(since));
  return direction === 'ASC' ? wanted : [...wanted].sort((a, b) => dateOf(b) - dateOf(a));
}

const start = (differs: Partial<HistoryStart> = {}): HistoryStart => ({
  bookmark: null,
  since: null,
  now,
  bots: [],
  pullsOf: () => Promise.resolve(new Map()),
  ...differs,
});

async function read(
  hub: Hub,
  differs: Partial<HistoryStart> = {},
  most = Infinity,
  of = repository,
): Promise<HistoryPage[]> {
  const pages: HistoryPage[] = [];
  const reader = new HistoryReader(() => Promise.resolve(hub.send));
  for await (const page of reader.pages(of, start(differs))) {
    pages.push(page);
    if (pages.length >= most) break;
  }
  return pages;
}

const idsIn = (pages: readonly HistoryPage[]) =>
  pages.flatMap(({ facts }) => facts.contributions.map(({ id }) => id));
const pulls = (count: number) => Array.from({ length: count }, (_, i) => ({ ...merged, number: i + 1 }));
const issues = (count: number) => Array.from({ length: count }, (_, i) => ({ ...issue, number: 1000 + i }));
const commits = (count: number) =>
  Array.from({ length: count }, (_, i) => commit({ oid: String(i).padStart(40, '0'), message: `Knot ${i}` }));
const daysLater = (days: number) => new Date(at('2025-05-01') + days * 24 * HOUR).toISOString();

describe('the whole past', () => {
  it('is read in order: pull requests, issues, commits', async () => {
    const hub = new Hub({ pulls: pulls(2), issues: issues(1), commits: commits(1) });
    const pages = await read(hub);
    expect(hub.asked).toEqual(
      (['pulls', 'issues', 'commits'] as const).map((phase) => ({
        phase,
        size: 100,
        cursor: null,
        since: null,
      })),
    );
    expect(pages.map(({ progress }) => progress)).toEqual([
      { phase: 'pull requests', done: 2, total: 2, isWithheld: false },
      { phase: 'issues', done: 1, total: 1, isWithheld: false },
      { phase: 'commits', done: 1, total: 1, isWithheld: false },
    ]);
    expect(idsIn(pages)).toEqual(['pr-1', 'pr-2', 'issue-1000', 'commit-000000000000']);
  });

  it('is known up to the moment at which the reading began, and only at the end', async () => {
    const pages = await read(new Hub({ pulls: pulls(1) }));
    expect(pages.map(({ readUntil }) => readUntil)).toEqual([null, null, now]);
    expect(pages.map(({ bookmark }) => bookmark === null)).toEqual([false, false, true]);
  });

  it('comes with what GitHub still allows', async () => {
    const [page] = await read(new Hub());
    expect(page?.budget).toEqual({ ...budget, resetAt: at('2025-05-14T13:00:00Z') });
  });

  it('tells of threads, people and gifts, all seen now', async () => {
    const helped = { ...issue, number: 1000, comments: nodes(spoke(BEN, '2025-05-14T13:00:00Z')) };
    const [ofPulls, ofIssues] = await read(new Hub({ pulls: [pull], issues: [helped] }));
    expect(ofPulls?.facts).toMatchObject({ threads: [{ number: 5 }], contributions: [], seenAt: now });
    expect(ofIssues?.facts.people).toEqual([ana, ben]);
    expect(idsIn([ofIssues!])).toEqual(['issue-1000', 'answer-1000-12']);
  });

  it('keeps no threads of machines and of those who are gone, whose landed work stays', async () => {
    const hub = new Hub({
      pulls: [
        { ...merged, number: 1, author: ROBOT },
        { ...merged, number: 2, author: KNOTS },
        { ...merged, number: 3, author: null },
        { ...merged, number: 4, author: ANA },
      ],
    });
    const [page] = await read(hub, { bots: ['knots-bot'] });
    expect(page?.facts.threads.map(({ number }) => number)).toEqual([4]);
    expect(page?.facts.contributions.map(({ id, author }) => [id, author])).toEqual([
      ['pr-3', 'ghost'],
      ['pr-4', ana.key],
    ]);
    expect(page?.progress).toEqual({ phase: 'pull requests', done: 4, total: 4, isWithheld: false });
  });

  describe.each(['pull requests', 'issues', 'commits'] as const)('is never taken for empty: %s', (phase) => {
    // As if everything before were read.
    const bookmark = JSON.stringify({ phase, cursor: null, done: 0, since: null, startedAt: now });
    const trouble = { name: 'GitHubTrouble', retryAfterMs: 60_000 };

    it('where GitHub does not show the repository', async () => {
      const hub = Object.assign(new Hub(), { isGone: true });
      await expect(read(hub, { bookmark })).rejects.toMatchObject(trouble);
      expect(hub.asked).toHaveLength(1);
    });

    it('where GitHub says that nothing has that name', async () => {
      const hub = new Hub();
      const gone = refused('NOT_FOUND');
      hub.refuses = { pulls: gone, issues: gone, commits: gone };
      await expect(read(hub, { bookmark })).rejects.toMatchObject(trouble);
    });

    it('where another repository has its name by now', async () => {
      const hub = Object.assign(new Hub({ pulls: pulls(1) }), { id: repository.id + 1 });
      await expect(read(hub, { bookmark })).rejects.toMatchObject(trouble);
    });
  });
});

describe('a reading that stopped', () => {
  const sized = fc.record({
    pulls: fc.integer({ min: 0, max: 7 }),
    issues: fc.integer({ min: 0, max: 5 }),
    commits: fc.integer({ min: 0, max: 5 }),
    pageSize: fc.integer({ min: 1, max: 4 }),
  });
  const hubOf = (sizes: { pulls: number; issues: number; commits: number; pageSize: number }) => {
    const { pageSize } = sizes;
    const lists = {
      pulls: pulls(sizes.pulls),
      issues: issues(sizes.issues),
      commits: commits(sizes.commits),
    };
    return Object.assign(new Hub(lists), { pageSize });
  };

  it('goes on where it stopped, after whichever page, and misses and repeats nothing', async () => {
    await fc.assert(
      fc.asyncProperty(sized, fc.nat({ max: 20 }), async (sizes, stopAfter) => {
        const whole = await read(hubOf(sizes));
        const first = await read(hubOf(sizes), {}, 1 + (stopAfter % whole.length));
        const bookmark = first.at(-1)?.bookmark ?? null;
        const rest = bookmark === null ? [] : await read(hubOf(sizes), { bookmark, now: now + HOUR });
        expect(idsIn([...first, ...rest])).toEqual(idsIn(whole));
        expect([...first, ...rest].map(({ progress }) => progress)).toEqual(
          whole.map(({ progress }) => progress),
        );
        // What changed while it was interrupted is not known yet.
        expect([...first, ...rest].at(-1)?.readUntil).toBe(now);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it.each([
    ['pull requests', { pulls: pulls(5) }, '2'],
    ['issues', { issues: issues(5) }, '4'],
    ['commits', { commits: commits(5) }, '2'],
  ] as const)('begins its phase anew where GitHub lost the cursor: %s', async (phase, lists, cursor) => {
    const hub = Object.assign(new Hub({ pulls: pulls(1), ...lists }), { pageSize: 2 });
    const whole = await read(hub);
    hub.lostCursors.add(cursor);
    hub.asked.length = 0;
    const pages = await read(hub);
    expect(hub.lostCursors.size).toBe(0);
    const ids = idsIn(pages);
    expect(new Set(ids)).toEqual(new Set(idsIn(whole)));
    expect(ids.length).toBe(idsIn(whole).length + Number(cursor));
    const progress = pages.flatMap((page) => (page.progress.phase === phase ? [page.progress.done] : []));
    expect(progress).toEqual(cursor === '2' ? [2, 2, 4, 5] : [2, 4, 2, 4, 5]);
    expect(pages.at(-1)).toMatchObject({ bookmark: null, readUntil: now });
    // A page is not the smaller for it.
    expect(new Set(hub.asked.map(({ size }) => size))).toEqual(new Set([100]));
  });

  it('is trouble where GitHub speaks of cursors although none was sent', async () => {
    const hub = new Hub();
    hub.refuses = { pulls: refused('INVALID_CURSOR_ARGUMENTS', undefined, 'no valid cursor') };
    await expect(read(hub)).rejects.toMatchObject({ name: 'GitHubTrouble' });
  });

  it.each(['', 'cursor-of-another-time', '{"phase":"releases"}', '{"phase":"issues"}', 'null'])(
    'begins anew where its bookmark says nothing: %j',
    async (bookmark) => {
      const hub = new Hub({ pulls: pulls(1) });
      expect(idsIn(await read(hub, { bookmark }))).toEqual(['pr-1']);
      expect(hub.asked).toHaveLength(3);
    },
  );
});

describe('a page that GitHub cannot manage in time', () => {
  it('is asked for in halves, and larger again once that went well', async () => {
    const hub = new Hub({ pulls: pulls(120) });
    hub.manages = 60;
    expect(idsIn(await read(hub))).toHaveLength(120);
    expect(hub.sizesOf('pulls')).toEqual([100, 50, 100, 50, 100, 50]);
  });

  it('grows by no more than twice after each success', async () => {
    const hub = new Hub({ pulls: pulls(80) });
    hub.manages = 12;
    await read(hub);
    expect(hub.sizesOf('pulls').slice(0, 8)).toEqual([100, 50, 25, 12, 24, 12, 24, 12]);
  });

  it('is trouble where GitHub cannot manage a single one', async () => {
    const hub = new Hub({ pulls: pulls(1) });
    hub.manages = 0;
    await expect(read(hub)).rejects.toMatchObject({ name: 'GitHubTrouble', retryAfterMs: null });
    expect(hub.sizesOf('pulls')).toEqual([100, 50, 25, 12, 6, 3, 1]);
  });

  it('is not what it is when GitHub asks for patience: then nothing is asked again at once', async () => {
    const hub = new Hub();
    hub.refuses = { pulls: refused('RATE_LIMITED') };
    await expect(read(hub)).rejects.toMatchObject({ name: 'GitHubTrouble', retryAfterMs: 60_000 });
    expect(hub.asked).toHaveLength(1);
  });
});

describe('what changed since the last reading', () => {
  const since: Instant = at('2025-05-14T00:00:00Z');

  it('is read with an hour’s overlap, and pull requests only until they are known', async () => {
    const changed = (days: number) => ({ ...merged, number: days, updatedAt: daysLater(days) });
    // The first of May, the second, and so on; the 14th is the 13th day after the first.
    const hub = new Hub({ pulls: Array.from({ length: 20 }, (_, i) => changed(i)) });
    hub.pageSize = 4;
    const pages = await read(hub, { since });
    expect(idsIn(pages)).toEqual([19, 18, 17, 16, 15, 14, 13, 12].map((days) => `pr-${days}`));
    expect(hub.asked).toEqual([
      { phase: 'pulls', size: 100, cursor: null, since: null },
      { phase: 'pulls', size: 100, cursor: '4', since: null },
      { phase: 'issues', size: 100, cursor: null, since: '2025-05-13T23:00:00.000Z' },
      { phase: 'commits', size: 100, cursor: null, since: '2025-05-13T23:00:00.000Z' },
    ]);
  });

  it('does not leave out what changed within the overlap, to the second', async () => {
    const known = { ...merged, number: 1, updatedAt: '2025-05-13T23:00:00Z' };
    const older = { ...merged, number: 2, updatedAt: '2025-05-13T22:59:59Z' };
    const hub = new Hub({
      pulls: [older, known, { ...merged, number: 3, updatedAt: '2025-05-13T22:59:58Z' }],
    });
    hub.pageSize = 1;
    expect(idsIn(await read(hub, { since }))).toEqual(['pr-1', 'pr-2']);
  });

  it('is read on with the same beginning after it stopped', async () => {
    const changed = Array.from({ length: 6 }, (_, i) => ({
      ...merged,
      number: i,
      updatedAt: daysLater(14 + i),
    }));
    const hub = Object.assign(new Hub({ pulls: changed }), { pageSize: 2 });
    const [first] = await read(hub, { since }, 1);
    const rest = await read(hub, { since: now, bookmark: first?.bookmark ?? null });
    expect(idsIn([first!, ...rest])).toEqual([5, 4, 3, 2, 1, 0].map((number) => `pr-${number}`));
    expect(hub.asked.at(-1)).toMatchObject({ since: '2025-05-13T23:00:00.000Z' });
  });
});

describe('commits', () => {
  const byAna: KnownPull = {
    author: ana.key,
    authorName: ana.login,
    title: 'Add a softer rope',
    openedAt: at('2025-05-10'),
    isMerged: false,
  };

  it('are left out where a merged pull request explains them, and where they are merges', async () => {
    const hub = new Hub({
      commits: [
        commit({ oid: 'a'.repeat(40), isMerged: true }),
        commit({ oid: 'b'.repeat(40), parents: 2 }),
        commit({ oid: 'c'.repeat(40), message: 'Rope (#6)' }),
        commit({ oid: 'd'.repeat(40) }),
      ],
    });
    const known = new Map([[6, { ...byAna, isMerged: true }]]);
    const pages = await read(hub, { pullsOf: () => Promise.resolve(known) });
    expect(idsIn(pages)).toEqual(['commit-dddddddddddd']);
    expect(pages.at(-1)?.progress).toEqual({ phase: 'commits', done: 4, total: 4, isWithheld: false });
  });

  it('are looked up once for each pull request of this repository that they name', async () => {
    const asked: (readonly number[])[] = [];
    const hub = new Hub({
      commits: [
        commit({ oid: 'a'.repeat(40), message: 'Rope (#5)' }),
        commit({ oid: 'b'.repeat(40), message: 'Mend the rope (#5)', authors: [benWrote] }),
        commit({ oid: 'c'.repeat(40), message: 'Knot\n\nPR: https://github.com/rope-works/harness/pull/8' }),
        commit({ oid: 'd'.repeat(40), message: 'Merged (#9)', isMerged: true }),
      ],
    });
    const pullsOf = (numbers: readonly number[]) => {
      asked.push(numbers);
      return Promise.resolve(new Map([[5, byAna]]));
    };
    const pages = await read(hub, { pullsOf });
    expect(asked).toEqual([[5]]);
    expect(idsIn(pages)).toEqual(['pr-5', 'commit-bbbbbbbbbbbb', 'commit-cccccccccccc']);
  });

  it('are not looked up where none names a pull request', async () => {
    const pullsOf = () => Promise.reject(new Error('nobody should ask'));
    expect(idsIn(await read(new Hub({ commits: commits(1) }), { pullsOf }))).toHaveLength(1);
  });

  it('stay unknown where GitHub withholds them, and everything else is read', async () => {
    const hub = new Hub({ pulls: pulls(1), commits: commits(3) });
    const withheld = { repository: { databaseId: repository.id, defaultBranchRef: null } };
    hub.refuses = { commits: refused('FORBIDDEN', withheld) };
    const pages = await read(hub);
    expect(idsIn(pages)).toEqual(['pr-1']);
    expect(pages.at(-1)).toMatchObject({ bookmark: null, readUntil: now });
  });

  it.each([
    [true, false, true],
    [false, false, false],
    [true, true, false],
  ])(
    'of a private repository (%s) that are shown (%s) are withheld: %s',
    async (isPrivate, hasBranch, is) => {
      const hub = Object.assign(new Hub({ pulls: pulls(1) }), { hasBranch });
      const pages = await read(hub, {}, Infinity, { ...repository, isPrivate });
      expect(pages.map(({ progress }) => progress.isWithheld)).toEqual([false, false, is]);
      expect(pages.at(-1)?.progress).toMatchObject({ done: 0, total: hasBranch ? 0 : null });
    },
  );

  it('dated in the future landed now', async () => {
    const hub = new Hub({ commits: [commit({ committedDate: '2099-01-01T00:00:00Z' })] });
    const pages = await read(hub);
    expect(pages.at(-1)?.facts.contributions).toMatchObject([{ at: now }]);
  });

  it('are withheld by nobody else: a pull request that may not be read is trouble', async () => {
    const hub = new Hub();
    hub.refuses = { pulls: refused('FORBIDDEN') };
    await expect(read(hub)).rejects.toMatchObject({ name: 'GitHubTrouble' });
  });
});
