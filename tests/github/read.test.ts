// GitHub's answers about threads, people and settings, one exchange at a time.
import type { DataMatcherMap } from 'nock';
import { describe, expect, it, vi } from 'vitest';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';
import { GitHubTrouble } from '../../src/flow/trouble.ts';
import { HistoryReader } from '../../src/github/history.ts';
import { GitHubReader } from '../../src/github/read.ts';
import { ana, at, ben, repository, settings } from '../domain/builders.ts';
import { expectEverythingAsked, github, openApp } from './app.ts';

expectEverythingAsked();

const REPO = '/repos/rope-works/carabiner';
const quiet = settings({ quiet: true });
const reader = (readSettings: (text: string) => Settings | null = () => quiet) =>
  new GitHubReader(openApp(), readSettings);
const notFound = { message: 'Not Found' };

const user = (login: string, databaseId: number) => ({ __typename: 'User', login, databaseId });
const ANA = user(ana.login, 11);
const BEN = user(ben.login, 12);
const ROBOT = { __typename: 'Bot', login: 'dependabot', databaseId: 3 };
const KNOTS = user('knots-bot', 18);
const nodes = (...list: unknown[]) => ({ nodes: list });

const issue = {
  __typename: 'Issue',
  title: 'A knot slips',
  createdAt: '2025-05-14T12:00:00Z',
  issueState: 'OPEN',
  locked: false,
  author: ANA,
  labels: nodes({ name: 'rope' }, null),
  comments: nodes(),
};
const pull = {
  ...issue,
  __typename: 'PullRequest',
  issueState: undefined,
  pullState: 'OPEN',
  isDraft: false,
  files: nodes({ path: 'wall/rope.ts' }),
  reviews: nodes(),
};
const landed = {
  number: 5,
  title: 'Add a softer rope',
  createdAt: '2025-05-10T12:00:00Z',
  mergedAt: '2025-05-14T12:00:00Z',
  changedFiles: 120,
  author: ANA,
  mergedBy: BEN,
  reviews: nodes(),
  files: nodes({ path: 'wall/rope.ts' }),
};

function answering(data: unknown, errors?: unknown): void {
  github()
    .post('/graphql')
    .reply(200, { data, ...(errors !== undefined && { errors }) } as DataMatcherMap);
}

describe('a thread', () => {
  async function threadOf(shape: object, bots: readonly string[] = []) {
    answering({ repository: { issueOrPullRequest: shape } });
    return reader().thread(repository, 5, bots);
  }

  it('is an issue', async () => {
    expect(await threadOf(issue)).toEqual({
      repository: 7,
      number: 5,
      kind: 'issue',
      state: 'open',
      isLocked: false,
      author: ana,
      title: 'A knot slips',
      openedAt: at('2025-05-14T12:00:00Z'),
      labels: ['rope'],
      files: [],
      answeredAt: null,
    });
  });

  it('is a pull request, with its files', async () => {
    expect(await threadOf(pull)).toMatchObject({
      kind: 'pull-request',
      state: 'open',
      files: ['wall/rope.ts'],
    });
  });

  it.each([
    [{ pullState: 'OPEN', isDraft: true }, 'draft'],
    [{ pullState: 'CLOSED', isDraft: true }, 'closed'],
    [{ pullState: 'MERGED' }, 'landed'],
  ])('of which %j is «%s»', async (differs, state) => {
    expect(await threadOf({ ...pull, ...differs })).toMatchObject({ state });
  });

  it.each([
    ['an account that is gone', null, null],
    ['a bot', ROBOT, { key: '3', login: 'dependabot', isBot: true }],
    ['an organisation, which has no number', { __typename: 'Organization', login: 'x' }, null],
  ])('was opened by %s', async (_, by, author) => {
    expect(await threadOf({ ...issue, author: by })).toMatchObject({ author });
  });

  it('has lists that GitHub may leave out', async () => {
    expect(await threadOf({ ...pull, labels: null, files: { nodes: null } })).toMatchObject({
      labels: [],
      files: [],
    });
  });

  describe('was answered', () => {
    const spoke = (author: unknown, createdAt: string) => ({ author, createdAt });
    const reviewed = (author: unknown, submittedAt: string | null) => ({
      author,
      submittedAt,
      state: 'COMMENTED',
    });

    it('when the first human but its author spoke or reviewed', async () => {
      const comments = nodes(spoke(ANA, '2025-05-14T12:01:00Z'), spoke(BEN, '2025-05-14T15:00:00Z'));
      const reviews = nodes(reviewed(BEN, '2025-05-14T14:00:00Z'), reviewed(BEN, null));
      expect(await threadOf({ ...pull, comments, reviews })).toMatchObject({
        answeredAt: at('2025-05-14T14:00:00Z'),
      });
    });

    it('by nobody, as long as only bots, its author and the gone spoke', async () => {
      const comments = nodes(
        spoke(ANA, '2025-05-14T12:01:00Z'),
        spoke(ROBOT, '2025-05-14T12:02:00Z'),
        spoke(KNOTS, '2025-05-14T12:03:00Z'),
        spoke(null, '2025-05-14T12:04:00Z'),
      );
      expect(await threadOf({ ...pull, comments }, ['Knots-Bot'])).toMatchObject({ answeredAt: null });
    });
  });

  it('that is gone is none', async () => {
    const errors = [{ type: 'NOT_FOUND', path: ['repository', 'issueOrPullRequest'], message: 'gone' }];
    answering({ repository: { issueOrPullRequest: null } }, errors);
    expect(await reader().thread(repository, 5, [])).toBeNull();
  });

  it('is not taken for gone where its repository is: that may have a new name', async () => {
    answering({ repository: null }, [{ type: 'NOT_FOUND', path: ['repository'], message: 'moved' }]);
    await expect(reader().thread(repository, 5, [])).rejects.toThrow('does not know rope-works/carabiner');
  });
});

describe('trouble with an answer', () => {
  const ask = () =>
    reader()
      .thread(repository, 5, [])
      .catch((error: unknown) => error);

  it('says how long to wait where the budget is spent', async () => {
    answering(undefined, [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }]);
    const trouble = await ask();
    expect(trouble).toBeInstanceOf(GitHubTrouble);
    expect(trouble).toMatchObject({ message: 'the GraphQL budget is spent', retryAfterMs: 60_000 });
  });

  it.each([
    ['errors', { repository: null }, [{ type: 'FORBIDDEN', message: 'no' }]],
    ['something missing and an error', { repository: null }, [{ type: 'NOT_FOUND' }, { type: 'INTERNAL' }]],
    ['an unknown shape', { repository: { issueOrPullRequest: { ...issue, createdAt: 'soon' } } }, undefined],
    [
      'a thread of the future',
      { repository: { issueOrPullRequest: { __typename: 'Discussion' } } },
      undefined,
    ],
  ])('is trouble: %s', async (_, data, errors) => {
    answering(data, errors);
    expect(await ask()).toBeInstanceOf(GitHubTrouble);
  });

  it('is trouble when there is none', async () => {
    github().post('/graphql').reply(502, 'Bad Gateway');
    expect(await ask()).toMatchObject({ name: 'GitHubTrouble', retryAfterMs: null });
  });
});

describe('a landed change', () => {
  const changeOf = async (differs: object = {}) => {
    answering({ repository: { pullRequest: { ...landed, ...differs } } });
    return reader().landedChange(repository, 5);
  };

  it('has its helpers, each once, and everybody’s login of today', async () => {
    const reviews = nodes(
      { state: 'APPROVED', author: BEN },
      { state: 'COMMENTED', author: BEN },
      { state: 'PENDING', author: user('gus-hale', 16) },
      { state: 'APPROVED', author: ROBOT },
      { state: 'APPROVED', author: null },
    );
    expect(await changeOf({ reviews })).toEqual({
      change: {
        kind: 'landed',
        id: 'pr-5',
        at: at('2025-05-14T12:00:00Z'),
        openedAt: at('2025-05-10T12:00:00Z'),
        author: ana.key,
        authorName: ana.login,
        reviewers: [ben.key],
        mergedBy: ben.key,
        files: ['wall/rope.ts'],
        nFiles: 120,
        number: 5,
        title: 'Add a softer rope',
      },
      people: [ana, ben],
    });
  });

  it('keeps its place in history when its author is gone', async () => {
    expect(await changeOf({ author: null })).toMatchObject({ change: { author: 'ghost' }, people: [ben] });
  });

  it('was merged by nobody, if a bot did it', async () => {
    expect(await changeOf({ mergedBy: ROBOT })).toMatchObject({ change: { mergedBy: null } });
  });

  it.each([
    ['did not land', { mergedAt: null }],
    ['is a bot’s', { author: ROBOT }],
  ])('is none if it %s', async (_, differs) => {
    expect(await changeOf(differs)).toBeNull();
  });
});

describe('the history', () => {
  const pageOf = (endCursor: string | null, hasNextPage: boolean, ...list: unknown[]) => ({
    data: {
      repository: { pullRequests: { totalCount: 9, pageInfo: { endCursor, hasNextPage }, nodes: list } },
    },
  });
  const asking = (size: number, cursor: string | null) => (body: { variables: Record<string, unknown> }) =>
    body.variables['size'] === size && body.variables['cursor'] === cursor;
  async function readAll(from: string | null = null) {
    const pages = [];
    for await (const page of new HistoryReader(openApp()).pages(repository, from)) pages.push(page);
    return pages;
  }

  it('comes page by page, each with where the next begins', async () => {
    github()
      .post('/graphql', asking(100, null))
      .reply(200, pageOf('c1', true, landed, null, { ...landed, author: ROBOT }))
      .post('/graphql', asking(100, 'c1'))
      .reply(200, pageOf('c2', false, { ...landed, number: 6 }));
    const pages = await readAll();
    expect(pages.map(({ contributions }) => contributions.map(({ id }) => id))).toEqual([['pr-5'], ['pr-6']]);
    expect(pages).toMatchObject([
      { cursor: 'c1', isComplete: false, people: [ana, ben] },
      { cursor: 'c2', isComplete: true },
    ]);
  });

  it('goes on where it stopped', async () => {
    github().post('/graphql', asking(100, 'c1')).reply(200, pageOf(null, false));
    expect(await readAll('c1')).toEqual([{ contributions: [], people: [], cursor: 'c1', isComplete: true }]);
  });

  it('is asked for in halves where GitHub cannot manage a page', async () => {
    github()
      .post('/graphql', asking(100, null))
      .reply(502)
      .post('/graphql', asking(50, null))
      .reply(502)
      .post('/graphql', asking(25, null))
      .reply(200, pageOf('c1', false, landed));
    expect(await readAll()).toHaveLength(1);
  });

  it('is trouble where GitHub cannot manage a single change', async () => {
    const scope = github();
    for (const size of [100, 50, 25, 12, 6, 3, 1]) scope.post('/graphql', asking(size, null)).reply(502);
    await expect(readAll()).rejects.toThrow(GitHubTrouble);
  });

  it('is not asked for again at once when GitHub asks for patience', async () => {
    answering(undefined, [{ type: 'RATE_LIMITED', message: 'spent' }]);
    await expect(readAll()).rejects.toMatchObject({ retryAfterMs: 60_000 });
  });

  it('is over where the repository is gone', async () => {
    answering({ repository: null }, [{ type: 'NOT_FOUND', message: 'gone' }]);
    expect(await readAll()).toMatchObject([{ contributions: [], isComplete: true }]);
  });
});

describe('write access', () => {
  const permission = (login: string) => `${REPO}/collaborators/${login}/permission`;

  it.each([
    ['admin', true],
    ['maintain', true],
    ['write', true],
    ['triage', false],
    ['read', false],
    ['none', false],
  ])('with the permission «%s» is %s', async (level, can) => {
    github()
      .get(permission(ana.login))
      .reply(200, { permission: level, user: { id: 11 } });
    expect(await reader().canWrite(repository, ana)).toBe(can);
  });

  it('is not for who is no user', async () => {
    github().get(permission('nobody')).reply(404, notFound);
    expect(await reader().canWrite(repository, { ...ana, login: 'nobody' })).toBe(false);
  });

  it('is not for who has a login that was somebody else’s', async () => {
    github()
      .get(permission(ana.login))
      .reply(200, { permission: 'admin', user: { id: 12 } });
    expect(await reader().canWrite(repository, ana)).toBe(false);
  });

  it('is asked for once, by many at the same time too, and again after trouble', async () => {
    const here = reader();
    github()
      .get(permission(ana.login))
      .reply(502)
      .get(permission(ana.login))
      .reply(200, { permission: 'write', user: { id: 11 } });
    const both = await Promise.allSettled([here.canWrite(repository, ana), here.canWrite(repository, ana)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await here.canWrite(repository, ana)).toBe(true);
    expect(await here.canWrite(repository, ana)).toBe(true);
  });
});

describe('who is busy', () => {
  it('is who says so', async () => {
    answering({
      user0: { login: ana.login, status: { indicatesLimitedAvailability: true } },
      user1: { login: ben.login, status: { indicatesLimitedAvailability: false } },
      user2: { login: 'cleo-marsh', status: null },
    });
    expect(await reader().busy(repository, [ana.login, ben.login, 'cleo-marsh'])).toEqual(
      new Set([ana.login]),
    );
  });

  it('is known of the others when one of them is gone', async () => {
    const busyBen = { login: ben.login, status: { indicatesLimitedAvailability: true } };
    answering({ user0: null, user1: busyBen }, [{ type: 'NOT_FOUND', path: ['user0'], message: 'gone' }]);
    expect(await reader().busy(repository, ['gone', ben.login])).toEqual(new Set([ben.login]));
  });

  it('is not asked about nobody', async () => {
    expect(await reader().busy(repository, [])).toEqual(new Set());
  });
});

describe('the settings', () => {
  const FILE = `${REPO}/contents/.github%2Fbelay.yml`;
  const OWNERS = '/repos/rope-works/.github/contents/.github%2Fbelay.yml';
  const file = (text: string) => ({
    type: 'file',
    encoding: 'base64',
    content: Buffer.from(text).toString('base64'),
  });
  const echo = (text: string) => (text === 'broken' ? null : settings({ bots: [text] }));

  it('are those of the repository', async () => {
    github().get(FILE).reply(200, file('héllo'));
    expect(await reader(echo).settings(repository)).toMatchObject({ bots: ['héllo'] });
  });

  it('are those of the owner where the repository has none', async () => {
    github().get(FILE).reply(404, notFound).get(OWNERS).reply(200, file('the owner’s'));
    expect(await reader(echo).settings(repository)).toMatchObject({ bots: ['the owner’s'] });
  });

  it.each([404, 403])('are the usual ones where neither can be read (%d)', async (status) => {
    github().get(FILE).reply(status, notFound).get(OWNERS).reply(status, notFound);
    expect(await reader(echo).settings(repository)).toEqual(defaultSettings);
  });

  it('are no folder', async () => {
    github().get(FILE).reply(200, []).get(OWNERS).reply(404, notFound);
    expect(await reader(echo).settings(repository)).toEqual(defaultSettings);
  });

  it('are read once, and again when they changed; while they are broken, the last good ones hold', async () => {
    const here = reader(echo);
    github().get(FILE).reply(200, file('good')).get(FILE).reply(200, file('broken'));
    expect(await here.settings(repository)).toMatchObject({ bots: ['good'] });
    expect(await here.settings(repository)).toMatchObject({ bots: ['good'] });
    here.forget(repository.id);
    expect(await here.settings(repository)).toMatchObject({ bots: ['good'] });
  });

  it('are, while broken, the last good ones that were kept, whoever read them', async () => {
    const texts = new Map([[repository.id, 'good']]);
    const kept = {
      keep: () => Promise.resolve(),
      last: (id: number) => Promise.resolve(texts.get(id) ?? null),
    };
    github().get(FILE).reply(200, file('broken'));
    const here = new GitHubReader(openApp(), echo, kept);
    expect(await here.settings(repository)).toMatchObject({ bots: ['good'] });
  });

  it('are kept only while they are good', async () => {
    const keep = vi.fn(() => Promise.resolve());
    const here = new GitHubReader(openApp(), echo, { keep, last: () => Promise.resolve(null) });
    github().get(FILE).reply(200, file('good')).get(FILE).reply(200, file('broken'));
    await here.settings(repository);
    here.forget(repository.id);
    await here.settings(repository);
    expect(keep.mock.calls).toEqual([[repository.id, 'good']]);
  });

  it('are the usual ones where they were never anything but broken', async () => {
    github().get(FILE).reply(200, file('broken'));
    expect(await reader(echo).settings(repository)).toEqual(defaultSettings);
  });

  it.each([
    ['its budget is spent', { 'x-ratelimit-remaining': '0' }],
    ['it wants to be left alone', { 'retry-after': '60' }],
  ])('are not guessed when GitHub answers 403 because %s', async (_, headers) => {
    github().get(FILE).reply(403, { message: 'Forbidden' }, headers);
    await expect(reader(echo).settings(repository)).rejects.toMatchObject({ retryAfterMs: 60_000 });
  });

  it('are not guessed when GitHub is away', async () => {
    github().get(FILE).reply(502);
    await expect(reader(echo).settings(repository)).rejects.toThrow(GitHubTrouble);
  });
});

describe('the contributing guide', () => {
  it.each([
    [{ url: 'https://example.org/guide' }, 'https://example.org/guide'],
    [{ url: null }, null],
    [null, null],
  ])('of which GitHub says %j is %j', async (contributingGuidelines, url) => {
    answering({ repository: { contributingGuidelines } });
    const here = reader();
    expect(await here.contributingUrl(repository)).toBe(url);
    // Once is enough, even where there is none.
    expect(await here.contributingUrl(repository)).toBe(url);
  });
});
