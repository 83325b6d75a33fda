// What pull requests propose: their commits, and the issues that they say they close.
import { beforeAll, describe, expect, it } from 'vitest';

import type { Sandbox } from '../../sandbox/index.ts';
import { githubSchema } from '../../sandbox/graphql/schema.ts';
import { asInstallation, graphql, history, openSandbox, REPO, ROPE } from './setup.ts';

// A second for the schema, which no test should be timed by.
beforeAll(githubSchema);

async function asked(sandbox: Sandbox, number: number, selection: string): Promise<unknown> {
  const { data, errors } = await graphql(
    sandbox,
    `{ repository(owner: "acme", name: "rope") { issueOrPullRequest(number: ${String(number)}) { ${selection} } } }`,
  );
  if (errors !== undefined) throw new Error(errors[0]?.message);
  return data;
}

const answer = (fields: object) => ({ repository: { issueOrPullRequest: fields } });

describe('the commits of a pull request', () => {
  const LAST = `... on PullRequest { headRefOid commits(last: 1) { totalCount nodes { url commit {
    oid committedDate pushedDate author { user { databaseId } } associatedPullRequests(first: 1) { nodes { number } } } } } }`;

  it('begin with one and grow with each push, which becomes the head', async () => {
    const sandbox = await openSandbox();
    const { world, clock } = sandbox;
    const octokit = asInstallation(sandbox, world.install('acme'));
    const number = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix', files: ['a.ts'] });
    const first = world.thread(REPO, number).pull!.headSha;
    clock.advance(60_000);
    world.push(REPO, number, 'mara', ['a.ts', 'b.ts']);
    const oid = world.thread(REPO, number).pull!.headSha;
    expect(oid).not.toBe(first);
    const commit = {
      oid,
      committedDate: '2026-04-01T12:01:00Z',
      pushedDate: null,
      author: { user: { databaseId: world.user('mara').id } },
      associatedPullRequests: { nodes: [{ number }] },
    };
    const nodes = [{ commit, url: expect.stringContaining(`/pull/${String(number)}/commits/`) as string }];
    const commits = { totalCount: 2, nodes };
    expect(await asked(sandbox, number, LAST)).toEqual(answer({ headRefOid: oid, commits }));
    const { data } = await octokit.pulls.get({ ...ROPE, pull_number: number });
    expect(data).toMatchObject({ commits: 2, changed_files: 2, head: { sha: oid }, merge_commit_sha: null });
    await sandbox.idle();
    const { payload } = sandbox.deliveries().at(-1)!.request;
    expect(JSON.parse(payload)).toMatchObject({ action: 'synchronize', before: first, after: oid });
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('are not the one that merging leaves behind', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    const octokit = asInstallation(sandbox, world.install('acme'));
    const pull_number = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });
    world.merge(REPO, pull_number, 'mara');
    const { nodes } = await history(sandbox, 'first: 9', 'oid');
    const { merge_commit_sha, head } = (await octokit.pulls.get({ ...ROPE, pull_number })).data;
    expect(nodes).toMatchObject([{ oid: merge_commit_sha }]);
    expect(head.sha).not.toBe(merge_commit_sha);
  });
});

describe('the issues that a pull request closes', () => {
  const CLOSES = `... on PullRequest { closingIssuesReferences(first: 9) { totalCount nodes {
    number state repository { databaseId } author { login ... on User { databaseId } } } } }`;
  const numbers = `... on PullRequest { closingIssuesReferences(last: 9) { nodes { number } } }`;

  it('are those that its text names with a keyword', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    const issue = (title: string) => world.openIssue({ repo: REPO, author: 'nina', title });
    const words = 'close closes closed fix fixes fixed resolve resolves Resolved: sees'.split(' ');
    const issues = words.map(issue);
    const body = words.map((word, index) => `${word} #${String(issues[index])}`).join(', ');
    const number = world.openPullRequest({ repo: REPO, author: 'mara', title: 'Fix', body });
    const nodes = issues.slice(0, 9).map((one) => ({ number: one }));
    expect(await asked(sandbox, number, numbers)).toEqual(answer({ closingIssuesReferences: { nodes } }));
  });

  it('change with its text, are named once, and may be elsewhere, where whoever asks may look', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    const { id } = world.addRepository({ owner: 'greta', name: 'knot' });
    world.addRepository({ owner: 'greta', name: 'diary', private: true });
    world.openIssue({ repo: 'greta/diary', author: 'nina', title: 'Secret' });
    const there = world.openIssue({ repo: 'greta/knot', author: 'nina', title: 'Slips' });
    const number = world.openPullRequest({ repo: REPO, author: 'mara', title: 'Fix', body: 'Fixes #99' });
    expect(await asked(sandbox, number, numbers)).toEqual(answer({ closingIssuesReferences: { nodes: [] } }));
    const body = 'Fixes greta/knot#1, fixes greta/diary#1, and fixes greta/knot#1 again';
    world.editThread(REPO, number, 'mara', { body });
    const author = { login: 'nina', databaseId: world.user('nina').id };
    const issue = { number: there, state: 'OPEN', repository: { databaseId: id }, author };
    const closingIssuesReferences = { totalCount: 1, nodes: [issue] };
    expect(await asked(sandbox, number, CLOSES)).toEqual(answer({ closingIssuesReferences }));
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('are closed by merging, in another repository only by somebody with a role there', async () => {
    const { world } = await openSandbox();
    world.addRepository({ owner: 'greta', name: 'knot' });
    world.addRepository({ owner: 'greta', name: 'loop', maintainers: ['mara'] });
    for (const repo of [REPO, 'greta/knot', 'greta/loop'])
      world.openIssue({ repo, author: 'nina', title: 'Help' });
    const body = 'Fixes #1, fixes greta/knot#1, fixes greta/loop#1';
    const number = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix', body });
    world.merge(REPO, number, 'mara');
    const states = [REPO, 'greta/knot', 'greta/loop'].map((repo) => world.thread(repo, 1).state);
    expect(states).toEqual(['closed', 'open', 'closed']);
  });

  it('know of the pull requests, of closed ones only when asked', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    const issue = world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const body = `Fixes #${String(issue)}`;
    const [given, open] = ['First', 'Second'].map((title) =>
      world.openPullRequest({ repo: REPO, author: 'nina', title, body }),
    );
    world.close(REPO, given!, 'nina');
    const selection = `... on Issue { open: closedByPullRequestsReferences(first: 9) { nodes { number } }
      all: closedByPullRequestsReferences(first: 9, includeClosedPrs: true) { nodes { number } } }`;
    const all = { nodes: [{ number: given }, { number: open }] };
    expect(await asked(sandbox, issue, selection)).toEqual(
      answer({ open: { nodes: [{ number: open }] }, all }),
    );
  });
});
