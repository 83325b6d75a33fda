// The GraphQL API: what it tells, its pages, its limits, and how it refuses.
import { getOperationAST, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { costOf } from '../../sandbox/graphql/cost.ts';
import { githubSchema } from '../../sandbox/graphql/schema.ts';
import { asInstallation, graphql, openSandbox, REPO } from './setup.ts';

// A second for the schema, which no test should be timed by.
beforeAll(githubSchema);

const ISSUES = z.object({
  repository: z.object({
    issues: z.object({
      nodes: z.array(z.object({ title: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
    }),
  }),
});

const inRope = (selection: string) => `{ repository(owner: "acme", name: "rope") { ${selection} } }`;

describe('a pull request', () => {
  it('tells what became of it', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    const issue = world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const body = `Fixes #${String(issue)}`;
    const number = world.openPullRequest({
      repo: REPO,
      author: 'nina',
      title: 'Fix',
      body,
      files: ['a.ts', 'b.ts'],
    });
    world.review(REPO, number, 'mara', 'APPROVED');
    world.comment(REPO, number, 'mara', 'Thanks');
    world.label(REPO, number, 'bug', 'mara');
    world.merge(REPO, number, 'mara');
    const { data } = await graphql(
      sandbox,
      inRope(`pullRequest(number: ${String(number)}) {
        state merged mergedAt author { __typename login ... on User { databaseId } } mergedBy { login } reviewDecision
        reviews(first: 5) { totalCount nodes { state author { login } } }
        comments(last: 5) { nodes { body author { login } } }
        files(first: 5) { totalCount nodes { path } }
        labels(first: 5) { nodes { name } }
        closingIssuesReferences(first: 5) { nodes { number state } }
      }`),
    );
    const pullRequest = {
      state: 'MERGED',
      merged: true,
      mergedAt: '2026-04-01T12:00:00Z',
      author: { __typename: 'User', login: 'nina', databaseId: world.user('nina').id },
      mergedBy: { login: 'mara' },
      reviewDecision: 'APPROVED',
      reviews: { totalCount: 1, nodes: [{ state: 'APPROVED', author: { login: 'mara' } }] },
      comments: { nodes: [{ body: 'Thanks', author: { login: 'mara' } }] },
      files: { totalCount: 2, nodes: [{ path: 'a.ts' }, { path: 'b.ts' }] },
      labels: { nodes: [{ name: 'bug' }] },
      closingIssuesReferences: { nodes: [{ number: issue, state: 'CLOSED' }] },
    };
    expect(data).toEqual({ repository: { pullRequest } });
  });

  it('by a bot or by nobody any more says so', async () => {
    const sandbox = await openSandbox();
    sandbox.world.addUser({ login: 'helper[bot]' });
    sandbox.world.openPullRequest({ repo: REPO, author: 'helper[bot]', title: 'Update' });
    sandbox.world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });
    sandbox.world.deleteUser('nina');
    const { data } = await graphql(
      sandbox,
      inRope('pullRequests(first: 9) { nodes { author { __typename login } } }'),
    );
    const nodes = [{ author: { __typename: 'Bot', login: 'helper' } }, { author: null }];
    expect(data).toEqual({ repository: { pullRequests: { nodes } } });
  });
});

describe('pages', () => {
  it('lead through everything once, also while more is opened', async () => {
    const sandbox = await openSandbox();
    const open = (count: number) =>
      sandbox.world.openIssue({ repo: REPO, author: 'nina', title: String(count) });
    for (let count = 1; count <= 25; count += 1) open(count);
    const query = `query ($after: String) { repository(owner: "acme", name: "rope") {
      issues(first: 10, after: $after) { totalCount nodes { title } pageInfo { hasNextPage endCursor } } } }`;
    const titles: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await graphql(sandbox, query, { after });
      const { issues } = ISSUES.parse(data).repository;
      titles.push(...issues.nodes.map((one) => one.title));
      after = issues.pageInfo.hasNextPage ? issues.pageInfo.endCursor : null;
      if (titles.length === 10) open(26);
    } while (after !== null);
    expect(titles).toEqual(Array.from({ length: 26 }, (_, index) => String(index + 1)));
  });

  it('go backwards and by the order asked for', async () => {
    const sandbox = await openSandbox();
    for (const title of ['one', 'two', 'three']) {
      sandbox.clock.advance(1000);
      sandbox.world.openIssue({ repo: REPO, author: 'nina', title });
    }
    const { data } = await graphql(
      sandbox,
      inRope(`late: issues(last: 2) { nodes { title } }
        down: issues(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { title } }`),
    );
    const late = { nodes: [{ title: 'two' }, { title: 'three' }] };
    expect(data).toEqual({ repository: { late, down: { nodes: [{ title: 'three' }] } } });
  });

  it.each([
    ['issues { totalCount }', 'MISSING_PAGINATION_BOUNDARIES'],
    ['issues(first: 101) { totalCount }', 'EXCESSIVE_PAGINATION'],
    ['issues(first: 5, after: "nonsense") { totalCount }', 'INVALID_CURSOR_ARGUMENTS'],
    [
      'issues(first: 100) { nodes { comments(first: 100) { nodes { reactions(first: 51) { totalCount } } } } }',
      'MAX_NODE_LIMIT_EXCEEDED',
    ],
  ])('out of bounds are refused: %s', async (selection, type) => {
    const { status, errors } = await graphql(await openSandbox(), inRope(selection));
    expect(status).toBe(200);
    expect(errors).toMatchObject([{ type }]);
  });
});

describe('the cost', () => {
  // Both from https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
  it.each([
    [
      `{ viewer { repositories(first: 50) { nodes {
        pullRequests(first: 20) { nodes { comments(first: 10) { nodes { body } } } }
        issues(first: 20) { nodes { comments(first: 10) { nodes { body } } } } } }
        followers(first: 10) { nodes { login } } } }`,
      { nodes: 22_060 },
    ],
    [
      `{ viewer { repositories(first: 100) { nodes {
        issues(first: 50) { nodes { labels(first: 60) { nodes { name } } } } } } } }`,
      { points: 51 },
    ],
  ])('is that of GitHub’s own examples', async (query, expected) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    expect(costOf({ schema: await githubSchema(), document, variables: {} }, operation!)).toMatchObject(
      expected,
    );
  });

  it('is told, and taken from what is left', async () => {
    const sandbox = await openSandbox();
    const { data } = await graphql(
      sandbox,
      `
        {
          rateLimit {
            cost
            nodeCount
            remaining
          }
          repository(owner: "acme", name: "rope") {
            issues(first: 100) {
              nodes {
                comments(first: 50) {
                  nodes {
                    reactions(first: 60) {
                      totalCount
                    }
                  }
                }
              }
            }
          }
        }
      `,
    );
    expect(data).toMatchObject({ rateLimit: { cost: 51, nodeCount: 100 + 5000 + 300_000, remaining: 4949 } });
  });

  it('that nobody can pay any more is refused with status 200', async () => {
    const sandbox = await openSandbox({ limits: { primary: 2 } });
    const ask = () => graphql(sandbox, '{ viewer { login } }');
    expect((await ask()).data).toEqual({ viewer: { login: 'mara' } });
    await ask();
    expect(await ask()).toMatchObject({ status: 200, errors: [{ type: 'RATE_LIMITED' }] });
  });
});

describe('what cannot be answered', () => {
  it('is named: a field the sandbox does not play, one that GitHub does not have, a repository that is not there', async () => {
    const sandbox = await openSandbox();
    const said = async (query: string) => (await graphql(sandbox, query)).errors?.[0]?.message;
    expect(await said(inRope('forkCount'))).toBe('The sandbox does not play Repository.forkCount.');
    expect(await said(inRope('colour'))).toContain('Cannot query field "colour"');
    expect(await said('{ repository(owner: "acme", name: "no") { id } }')).toContain(
      'Could not resolve to a Repository',
    );
    expect(sandbox.journal.violations.map((one) => one.where)).toEqual(['answer', 'request']);
  });

  it('is forbidden without the permission', async () => {
    const sandbox = await openSandbox();
    const id = sandbox.world.install('acme', undefined, { metadata: 'read', issues: 'read' });
    const octokit = asInstallation(sandbox, id);
    const asked = octokit.graphql(inRope('pullRequests(first: 1) { totalCount }'));
    await expect(asked).rejects.toMatchObject({ errors: [{ type: 'FORBIDDEN' }] });
  });
});

describe('the default branch', () => {
  const query = inRope(`defaultBranchRef { target { ... on Commit { history(first: 9) { totalCount nodes {
    messageHeadline author { user { login } } associatedPullRequests(first: 1) { nodes { number } } } } } } }`);

  it('has what was merged and what was pushed without a pull request, newest first', async () => {
    const sandbox = await openSandbox();
    const { world, clock } = sandbox;
    world.commit({ repo: REPO, author: 'mara', message: 'Begin\n\nReviewed-by: nobody', files: ['a.ts'] });
    clock.advance(1000);
    const number = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });
    world.merge(REPO, number, 'mara');
    const nodes = [
      {
        messageHeadline: `Fix (#${String(number)})`,
        author: { user: { login: 'nina' } },
        associatedPullRequests: { nodes: [{ number }] },
      },
      {
        messageHeadline: 'Begin',
        author: { user: { login: 'mara' } },
        associatedPullRequests: { nodes: [] },
      },
    ];
    const target = { history: { totalCount: 2, nodes } };
    expect((await graphql(sandbox, query)).data).toEqual({ repository: { defaultBranchRef: { target } } });
  });

  it('of a private repository needs the permission to read contents', async () => {
    const sandbox = await openSandbox();
    sandbox.world.addRepository({ owner: 'acme', name: 'secret', private: true, files: {} });
    sandbox.world.putFile('acme/secret', 'a.ts', '1');
    const octokit = asInstallation(sandbox, sandbox.world.install('acme'));
    const asked = octokit.graphql(query.replace('"rope"', '"secret"'));
    await expect(asked).rejects.toMatchObject({ errors: [{ type: 'FORBIDDEN' }] });
  });
});
