// What was said in a thread, read from its end: the latest comments and reviews, who is assigned, and what the reading costs.
import { getOperationAST, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import type { Sandbox } from '../../sandbox/index.ts';
import { costOf } from '../../sandbox/graphql/cost.ts';
import { githubSchema } from '../../sandbox/graphql/schema.ts';
import { graphql, openSandbox, REPO } from './setup.ts';

// A second for the schema, which no test should be timed by.
beforeAll(githubSchema);

const PAGE = z.object({
  repository: z.object({
    pullRequest: z.object({
      comments: z.object({
        nodes: z.array(z.object({ body: z.string() })),
        pageInfo: z.object({ startCursor: z.string(), hasPreviousPage: z.boolean() }),
      }),
    }),
  }),
});

const inThread = (number: number, selection: string) =>
  `{ repository(owner: "acme", name: "rope") { pullRequest(number: ${String(number)}) { ${selection} } } }`;

async function reviewed(): Promise<{ sandbox: Sandbox; number: number }> {
  const sandbox = await openSandbox();
  const { world, clock } = sandbox;
  const number = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });
  for (const [login, state] of [
    ['mara', 'CHANGES_REQUESTED'],
    ['nina', 'COMMENTED'],
    ['mara', 'APPROVED'],
  ] as const) {
    clock.advance(1000);
    world.comment(REPO, number, login, `Before ${state}`);
    world.review(REPO, number, login, state, state);
  }
  return { sandbox, number };
}

describe('the end of a conversation', () => {
  it('is read in the order in which it was said, and says how much came before', async () => {
    const { sandbox, number } = await reviewed();
    sandbox.world.assign(REPO, number, 'nina');
    sandbox.world.assign(REPO, number, 'mara');
    const { data } = await graphql(
      sandbox,
      inThread(
        number,
        `comments(last: 2) { totalCount nodes { body } pageInfo { hasPreviousPage hasNextPage } }
        reviews(last: 2) { totalCount nodes { body submittedAt author { login } } }
        assignees(first: 9) { totalCount nodes { login databaseId } }`,
      ),
    );
    const { world } = sandbox;
    const pullRequest = {
      comments: {
        totalCount: 3,
        nodes: [{ body: 'Before COMMENTED' }, { body: 'Before APPROVED' }],
        pageInfo: { hasPreviousPage: true, hasNextPage: false },
      },
      reviews: {
        totalCount: 3,
        nodes: [
          { body: 'COMMENTED', submittedAt: '2026-04-01T12:00:02Z', author: { login: 'nina' } },
          { body: 'APPROVED', submittedAt: '2026-04-01T12:00:03Z', author: { login: 'mara' } },
        ],
      },
      assignees: {
        totalCount: 2,
        nodes: ['nina', 'mara'].map((login) => ({ login, databaseId: world.user(login).id })),
      },
    };
    expect(data).toEqual({ repository: { pullRequest } });
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('can be filtered and turned round', async () => {
    const { sandbox, number } = await reviewed();
    const [first] = sandbox.world.commentsOf(REPO, number);
    sandbox.clock.advance(1000);
    sandbox.world.editComment(first!.id, 'Said anew');
    const { data } = await graphql(
      sandbox,
      inThread(
        number,
        `verdicts: reviews(last: 9, author: "Mara", states: [APPROVED, DISMISSED]) { totalCount nodes { state } }
        latest: comments(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { body } }`,
      ),
    );
    const verdicts = { totalCount: 1, nodes: [{ state: 'APPROVED' }] };
    const latest = { nodes: [{ body: 'Said anew' }] };
    expect(data).toEqual({ repository: { pullRequest: { verdicts, latest } } });
  });

  it('goes on backwards from a cursor', async () => {
    const { sandbox, number } = await reviewed();
    const page = 'nodes { body } pageInfo { startCursor hasPreviousPage }';
    const query = `query ($before: String) ${inThread(number, `comments(last: 1, before: $before) { ${page} }`)}`;
    const bodies: string[] = [];
    let before: string | null = null;
    do {
      const { data } = await graphql(sandbox, query, { before });
      const { nodes, pageInfo } = PAGE.parse(data).repository.pullRequest.comments;
      bodies.push(...nodes.map((one) => one.body));
      before = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
    } while (before !== null);
    expect(bodies).toEqual(['Before APPROVED', 'Before COMMENTED', 'Before CHANGES_REQUESTED']);
  });

  it('costs what its beginning costs, and cannot be read from both ends', async () => {
    const cost = async (end: string, variables: Readonly<Record<string, unknown>>) => {
      const document = parse(
        `query ($n: Int) { repository(owner: "acme", name: "rope") { pullRequests(${end}: $n) { nodes {
          comments(${end}: 30) { nodes { reactions(${end}: 3) { totalCount } } } commits(${end}: 1) { nodes { id } } } } } }`,
      );
      return costOf({ schema: await githubSchema(), document, variables }, getOperationAST(document)!);
    };
    expect(await cost('last', { n: 50 })).toEqual({ nodes: 50 + 1500 + 4500 + 50, points: 16 });
    expect(await cost('last', { n: 50 })).toEqual(await cost('first', { n: 50 }));
    const sandbox = await openSandbox();
    const said = async (args: string) =>
      (await graphql(sandbox, inThread(1, `comments(${args}) { totalCount }`))).errors;
    expect(await said('last: 101')).toMatchObject([{ type: 'EXCESSIVE_PAGINATION' }]);
    expect(await said('first: 1, last: 1')).toMatchObject([
      { message: 'Passing both `first` and `last` to paginate the `comments` connection is not supported.' },
    ]);
  });
});
