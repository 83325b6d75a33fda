// GitHub's answers about threads, people and settings, one exchange at a time.
import type { DataMatcherMap } from 'nock';
import { describe, expect, it, vi } from 'vitest';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';
import { GitHubTrouble } from '../../src/flow/trouble.ts';
import { GitHubReader } from '../../src/github/read.ts';
import { ana, at, ben, facts, repository, settings, thread } from '../domain/builders.ts';
import { expectEverythingAsked, github, openApp } from './app.ts';
import { anaWrote, benWrote, commit, issue, KNOTS, nodes, pull, spoke } from './shapes.ts';

expectEverythingAsked();

const REPO = '/repos/rope-works/carabiner';
const quiet = settings({ quiet: true });
const reader = (readSettings: (text: string) => Settings | null = () => quiet) =>
  new GitHubReader(openApp(), readSettings);
const notFound = { message: 'Not Found' };

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

  it('comes with all that one look at it tells', async () => {
    expect(await threadOf(pull)).toMatchObject({
      thread: { repository: 7, number: 5, kind: 'pull-request', author: ana },
      landed: null,
      people: [ana],
      authorNodeId: 'U_11',
    });
  });

  it('is described without those who are nobody in this project', async () => {
    const comments = nodes(spoke(KNOTS, '2025-05-14T12:03:00Z'));
    expect(await threadOf({ ...pull, comments }, ['Knots-Bot'])).toMatchObject({
      thread: { answeredAt: null },
    });
    expect(await threadOf({ ...pull, comments })).toMatchObject({
      thread: { answeredAt: at('2025-05-14T12:03:00Z') },
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

describe('what landed by hand', () => {
  const ROBOT_WROTE = { name: 'rope[bot]', user: { databaseId: 3, login: 'rope[bot]' } };
  const ended = thread({
    state: 'closed',
    openedAt: at('2025-05-10'),
    files: ['wall/rope.ts', 'wall/knot.ts'],
  });
  const closing = { at: at('2025-05-15T12:00:00Z'), by: ben, speakers: [], isByCommit: false };
  const nothing = { change: null, hasCommitsSince: false };
  async function landedBy(
    lists: { readonly around?: readonly object[]; readonly theirs?: readonly object[] },
    differs: object = {},
  ) {
    const { around = [], theirs = [] } = lists;
    answering({
      repository: { defaultBranchRef: { target: { around: nodes(...around), theirs: nodes(...theirs) } } },
    });
    return reader().landedByHand(repository, facts(ended, { closing, ...differs }));
  }

  it('is the commit that names it, by its author, with the files that the pull request had', async () => {
    const named = commit({ message: 'Softer rope (#5)', authors: [anaWrote] });
    const change = {
      id: 'pr-5',
      number: 5,
      author: ana.key,
      at: at('2025-05-15T12:00:00Z'),
      openedAt: at('2025-05-10'),
      title: ended.title,
      files: ended.files,
      nFiles: 2,
    };
    expect(await landedBy({ around: [named] })).toMatchObject({ change, hasCommitsSince: true });
    expect(await landedBy({ theirs: [named] })).toMatchObject({ change, hasCommitsSince: true });
  });

  it.each([
    ['somebody else', benWrote],
    ['a machine', ROBOT_WROTE],
  ])('is a commit that names it, by its author and first by %s', async (_, first) => {
    const shared = commit({ message: 'Rope (#5)', authors: [first, anaWrote] });
    expect(await landedBy({ around: [shared] })).toMatchObject({ change: { id: 'pr-5', author: ana.key } });
  });

  it('is looked for past what others landed, and past what names another one', async () => {
    const others = commit({ message: 'Rope (#5)', authors: [benWrote] });
    const another = commit({ message: 'Rope (#6)' });
    const named = commit({ message: 'Rope (#5)' });
    expect(await landedBy({ around: [others, another], theirs: [another, named] })).toMatchObject({
      change: { id: 'pr-5' },
    });
  });

  it.each<[string, object]>([
    ['a commit of theirs that names none', commit({ message: 'Softer rope' })],
    ['a commit of theirs that lands another one', commit({ message: 'Rope (#6)' })],
    [
      'a commit of theirs that lands one elsewhere',
      commit({ message: 'Rope\n\nPR-URL: https://github.com/rope-works/harness/pull/5' }),
    ],
  ])('is not %s', async (_, found) => {
    expect(await landedBy({ around: [found] })).toEqual({ change: null, hasCommitsSince: false });
    // What GitHub lists as theirs may be the same work in another shape.
    expect(await landedBy({ theirs: [found] })).toEqual({ change: null, hasCommitsSince: true });
  });

  it.each<[string, object]>([
    ['somebody else’s commit that names it', commit({ message: 'Rope (#5)', authors: [benWrote] })],
    ['a machine’s commit that names it', commit({ message: 'Rope (#5)', authors: [ROBOT_WROTE] })],
    [
      'a commit of theirs from before',
      commit({ message: 'Rope (#5)', committedDate: '2025-05-09T23:59:59Z' }),
    ],
    ['what a merged pull request of theirs brought', commit({ message: 'Rope (#5)', isMerged: true })],
    ['a merge that names it', commit({ message: 'Rope (#5)', parents: 2 })],
  ])('is not %s, and yet it may have landed with that', async (_, found) => {
    const maybe = { change: null, hasCommitsSince: true };
    expect(await landedBy({ around: [found] })).toEqual(maybe);
    expect(await landedBy({ theirs: [found] })).toEqual(maybe);
  });

  it('may have landed with the commit that closed it, whoever wrote that', async () => {
    const byCommit = { closing: { ...closing, isByCommit: true } };
    expect(await landedBy({}, byCommit)).toEqual({ change: null, hasCommitsSince: true });
    expect(await landedBy({})).toEqual(nothing);
  });

  it('landed no later than now, whatever its date', async () => {
    const before = Date.now();
    const future = commit({ message: 'Rope (#5)', committedDate: '2199-01-01T00:00:00Z' });
    const { change } = await landedBy({ theirs: [future] });
    expect(change?.at).toBeGreaterThanOrEqual(before);
    expect(change?.at).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    ['around the closing', closing, '2025-05-15T11:00:00.000Z'],
    ['since it was opened, where nobody knows when it was closed', null, '2025-05-10T00:00:00.000Z'],
    [
      'since it was opened, where it was closed at once',
      { ...closing, at: at('2025-05-10T00:30:00Z') },
      '2025-05-10T00:00:00.000Z',
    ],
  ])('is looked for %s', async (_, when, since) => {
    const asked = (body: { variables: object }) =>
      JSON.stringify(body.variables) ===
      JSON.stringify({
        owner: 'rope-works',
        name: 'carabiner',
        author: 'U_11',
        opened: '2025-05-10T00:00:00.000Z',
        closing: since,
      });
    github()
      .post('/graphql', asked)
      .reply(200, { data: { repository: { defaultBranchRef: null } } });
    expect(await reader().landedByHand(repository, facts(ended, { closing: when }))).toEqual(nothing);
  });

  it.each([
    ['of somebody who is gone', facts(thread({ author: null }))],
    ['of somebody whose commits cannot be asked for', facts(ended, { authorNodeId: null })],
  ])('is not looked for %s', async (_, of) => {
    expect(await reader().landedByHand(repository, of)).toEqual(nothing);
  });

  it('is nothing where commits may not be read', async () => {
    answering({ repository: { defaultBranchRef: null } }, [{ type: 'FORBIDDEN', message: 'no' }]);
    expect(await reader().landedByHand(repository, facts(ended, { closing }))).toEqual(nothing);
  });
});

describe('a stranger', () => {
  const guide = { url: 'https://example.org/guide' };
  const there = { locked: false, author: { login: ana.login } };
  const told = (defaultBranchRef: unknown, issueOrPullRequest: unknown = there) => ({
    repository: { contributingGuidelines: guide, issueOrPullRequest, defaultBranchRef },
  });

  it.each([
    [0, false],
    [1, true],
    [40, true],
  ])('with %d commits here has some: %s', async (totalCount, hasCommits) => {
    answering(told({ target: { history: { totalCount } } }));
    expect(await reader().stranger(repository, thread(), 'U_11')).toEqual({
      contributingUrl: guide.url,
      hasCommits,
      isStillThere: true,
    });
  });

  it.each([
    ['where there are no commits', told(null)],
    ['where the branch shows nothing', told({ target: null })],
  ])('has none %s', async (_, data) => {
    answering(data);
    expect(await reader().stranger(repository, thread(), 'U_11')).toMatchObject({ hasCommits: false });
  });

  it('has none that Belay may see, where commits may not be read, and is told of the guide', async () => {
    answering(told({ target: null }), [{ type: 'FORBIDDEN', message: 'no' }]);
    expect(await reader().stranger(repository, thread(), 'U_11')).toEqual({
      contributingUrl: guide.url,
      hasCommits: false,
      isStillThere: true,
    });
  });

  it.each<[string, unknown, boolean | null]>([
    ['whose thread GitHub does not show', null, null],
    ['whose account is gone', { locked: false, author: null }, false],
    ['whose thread is locked', { ...there, locked: true }, false],
    ['whose thread stands', there, true],
  ])('%s: is it still there?', async (_, found, isStillThere) => {
    answering(told(null, found));
    expect(await reader().stranger(repository, thread(), 'U_11')).toMatchObject({ isStillThere });
  });

  it.each([
    ['thread', told(null, null), ['repository', 'issueOrPullRequest']],
    ['repository', { repository: null }, ['repository']],
  ])('whose %s GitHub does not know: nobody can say whether it is still there', async (_, data, path) => {
    answering(data, [{ type: 'NOT_FOUND', path, message: 'gone' }]);
    expect(await reader().stranger(repository, thread(), 'U_11')).toMatchObject({ isStillThere: null });
  });

  it('is nobody whose commits are from after the opening: that is asked of GitHub', async () => {
    const asked = (body: { variables: object }) =>
      JSON.stringify(body.variables).includes('"number":5,"opened":"2025-05-14T12:00:00.000Z"');
    github()
      .post('/graphql', asked)
      .reply(200, { data: told(null) } as DataMatcherMap);
    expect(await reader().stranger(repository, thread(), 'U_11')).toMatchObject({ hasCommits: false });
  });

  it('answers where the guide is for everybody after them', async () => {
    const here = reader();
    answering(told(null));
    await here.stranger(repository, thread(), 'U_11');
    expect(await here.contributingUrl(repository)).toBe(guide.url);
  });

  it('whose commits cannot be asked for is told of the guide', async () => {
    answering({ repository: { contributingGuidelines: guide } });
    expect(await reader().stranger(repository, thread(), null)).toEqual({
      contributingUrl: guide.url,
      hasCommits: false,
      isStillThere: true,
    });
  });
});

describe('open issues', () => {
  const open = (number: number, assigned = 0) => ({
    number,
    title: `Issue ${number}`,
    url: `https://github.com/rope-works/carabiner/issues/${number}`,
    updatedAt: '2025-05-14T12:00:00Z',
    assignees: { totalCount: assigned },
    labels: nodes({ name: 'help wanted' }),
  });

  it('are those that nobody has taken', async () => {
    answering({ repository: { issues: nodes(open(1), open(2, 1), null, open(3)) } });
    const found = await reader().openIssues(repository, ['help wanted']);
    expect(found.map(({ number }) => number)).toEqual([1, 3]);
    expect(found[0]).toEqual({
      number: 1,
      title: 'Issue 1',
      url: 'https://github.com/rope-works/carabiner/issues/1',
      labels: ['help wanted'],
      changedAt: at('2025-05-14T12:00:00Z'),
    });
  });

  it('are named without the addresses in their titles', async () => {
    const title = 'Ask gus.hale@example.org about left-pad@1.2.3';
    answering({ repository: { issues: nodes({ ...open(1), title }) } });
    expect(await reader().openIssues(repository, ['help wanted'])).toMatchObject([
      { title: 'Ask … about left-pad@1.2.3' },
    ]);
  });

  it('are none where the repository is gone', async () => {
    answering({ repository: null }, [{ type: 'NOT_FOUND', message: 'gone' }]);
    expect(await reader().openIssues(repository, ['help wanted'])).toEqual([]);
  });

  it('are not asked for without a label: that would be all of them', async () => {
    expect(await reader().openIssues(repository, [])).toEqual([]);
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

  it('is asked for anew once somebody may do more or less', async () => {
    const here = reader();
    github()
      .get(permission(ana.login))
      .reply(200, { permission: 'write', user: { id: 11 } })
      .get(permission(ana.login))
      .reply(200, { permission: 'read', user: { id: 11 } });
    expect(await here.canWrite(repository, ana)).toBe(true);
    here.forgetPermissions();
    expect(await here.canWrite(repository, ana)).toBe(false);
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
