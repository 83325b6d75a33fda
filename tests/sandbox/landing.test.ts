// How pull requests end: merged, closed, or landed by hand, and what their timelines keep of it.
import { beforeAll, describe, expect, it } from 'vitest';

import { githubSchema } from '../../sandbox/graphql/schema.ts';
import { asInstallation, graphql, history, openSandbox, receiver, REPO, ROPE } from './setup.ts';

// A second for the schema, which no test should be timed by.
beforeAll(githubSchema);

const TIMELINE = `timelineItems(last: 9, itemTypes: [CLOSED_EVENT]) { totalCount nodes { __typename ... on ClosedEvent {
  createdAt actor { login ... on User { databaseId } } stateReason
  closer { __typename ... on Commit { oid } ... on PullRequest { number merged } } } } }`;

describe('a pull request landed by hand', () => {
  it('is closed unmerged by the commit, which knows nothing of it', async () => {
    const { url, received } = await receiver();
    const sandbox = await openSandbox({ webhookUrl: url });
    const { world, clock } = sandbox;
    world.install('acme');
    const number = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix', files: ['a.ts'] });
    clock.advance(60_000);
    const oid = world.landByHand(REPO, number, 'mara');
    await sandbox.idle();
    expect(received.slice(-2).map((one) => one.headers['x-github-event'])).toEqual(['push', 'pull_request']);
    const { nodes } = await history(
      sandbox,
      'first: 9',
      'oid authoredDate author { user { login } } committer { user { login } } associatedPullRequests(first: 1) { nodes { number } }',
    );
    const people = { author: { user: { login: 'nina' } }, committer: { user: { login: 'mara' } } };
    const associatedPullRequests = { nodes: [] };
    const authoredDate = '2026-04-01T12:00:00Z';
    const messageHeadline = `Fix (#${String(number)})`;
    expect(nodes).toEqual([{ messageHeadline, oid, authoredDate, ...people, associatedPullRequests }]);
    const { data } = await graphql(
      sandbox,
      `{ repository(owner: "acme", name: "rope") { pullRequest(number: ${String(number)}) { merged state ${TIMELINE} } } }`,
    );
    const closing = {
      __typename: 'ClosedEvent',
      createdAt: '2026-04-01T12:01:00Z',
      actor: { login: 'mara', databaseId: world.user('mara').id },
      stateReason: null,
      closer: { __typename: 'Commit', oid },
    };
    const timelineItems = { totalCount: 1, nodes: [closing] };
    expect(data).toEqual({ repository: { pullRequest: { merged: false, state: 'CLOSED', timelineItems } } });
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('may be signed by somebody else and left open', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    world.addUser({ login: 'merge[bot]' });
    const number = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });
    world.landByHand(REPO, number, 'merge[bot]', { message: 'Land it', author: 'mara', close: false });
    expect(world.thread(REPO, number).state).toBe('open');
    const { nodes } = await history(
      sandbox,
      'first: 1',
      'author { user { login } } committer { name user { login } }',
    );
    const committer = { name: 'merge[bot]', user: null };
    expect(nodes).toEqual([{ messageHeadline: 'Land it', author: { user: { login: 'mara' } }, committer }]);
  });
});

describe('the timeline', () => {
  it('keeps closings, reopenings and merges, and what caused them', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    const issue = world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    world.close(REPO, issue, 'nina');
    world.reopen(REPO, issue, 'nina');
    const pull = world.openPullRequest({
      repo: REPO,
      author: 'nina',
      title: 'Fix',
      body: `Fixes #${String(issue)}`,
    });
    world.merge(REPO, pull, 'mara');
    const { data } = await graphql(
      sandbox,
      `{ repository(owner: "acme", name: "rope") {
        issue(number: ${String(issue)}) { all: timelineItems(first: 9) { totalCount nodes { __typename } } ${TIMELINE} }
        pullRequest(number: ${String(pull)}) { timelineItems(first: 9) { totalCount filteredCount nodes { __typename
          ... on MergedEvent { actor { login } commit { associatedPullRequests(first: 1) { nodes { number } } } } } } } } }`,
    );
    const types = ['ClosedEvent', 'ReopenedEvent', 'ClosedEvent'].map((__typename) => ({ __typename }));
    const closings = [
      { actor: { login: 'nina' }, stateReason: 'COMPLETED', closer: null },
      { actor: { login: 'mara' }, closer: { __typename: 'PullRequest', number: pull, merged: true } },
    ];
    const commit = { associatedPullRequests: { nodes: [{ number: pull }] } };
    const merging = [
      { __typename: 'MergedEvent', actor: { login: 'mara' }, commit },
      { __typename: 'ClosedEvent' },
    ];
    expect(data).toMatchObject({
      repository: {
        issue: { all: { totalCount: 3, nodes: types }, timelineItems: { totalCount: 2, nodes: closings } },
        pullRequest: { timelineItems: { totalCount: 2, filteredCount: 2, nodes: merging } },
      },
    });
  });

  it('is told of what the App closes, too', async () => {
    const sandbox = await openSandbox();
    const issue_number = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const octokit = asInstallation(sandbox, sandbox.world.install('acme'));
    await octokit.issues.update({ ...ROPE, issue_number, state: 'closed', state_reason: 'not_planned' });
    const { events } = sandbox.world.thread(REPO, issue_number);
    expect(events).toMatchObject([
      { kind: 'closed', actor: { login: 'belay[bot]' }, stateReason: 'not_planned' },
    ]);
  });
});
