// The default branch: who signed what lands there, by which way it came, and how to find one's way in a long history.
import { beforeAll, describe, expect, it } from 'vitest';

import type { Sandbox } from '../../sandbox/index.ts';
import { githubSchema } from '../../sandbox/graphql/schema.ts';
import { asInstallation, openSandbox, receiver, REPO, history } from './setup.ts';

// A second for the schema, which no test should be timed by.
beforeAll(githubSchema);

const headlines = async (sandbox: Sandbox, args: string) =>
  (await history(sandbox, args)).nodes.map((one) => one.messageHeadline);

describe('a commit', () => {
  it('says all that GitHub says of it', async () => {
    const sandbox = await openSandbox();
    const { world, clock } = sandbox;
    world.commit({ repo: REPO, author: 'mara', message: 'Begin' });
    clock.advance(60_000);
    const message = 'Tie it\n\nTwice.';
    const oid = world.commit({ repo: REPO, author: 'nina', committer: 'mara', message, files: ['a', 'b'] });
    const { nodes } = await history(
      sandbox,
      'first: 1',
      `oid message committedDate authoredDate parents(first: 1) { totalCount } changedFilesIfAvailable
      author { name user { databaseId login __typename id } } authors(first: 9) { nodes { name user { login } } }
      committer { name user { login } } associatedPullRequests(first: 1) { nodes { number } }`,
    );
    const nina = (
      await asInstallation(sandbox, world.install('acme')).users.getByUsername({ username: 'nina' })
    ).data;
    const user = { databaseId: nina.id, login: 'nina', __typename: 'User', id: nina.node_id };
    expect(nodes).toEqual([
      {
        messageHeadline: 'Tie it',
        oid,
        message,
        committedDate: '2026-04-01T12:01:00Z',
        authoredDate: '2026-04-01T12:01:00Z',
        parents: { totalCount: 1 },
        changedFilesIfAvailable: 2,
        author: { name: 'Nina', user },
        authors: { nodes: [{ name: 'Nina', user: { login: 'nina' } }] },
        committer: { name: 'mara', user: { login: 'mara' } },
        associatedPullRequests: { nodes: [] },
      },
    ]);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('by somebody without an account leads to nobody, and the push says their name', async () => {
    const { url, received } = await receiver();
    const sandbox = await openSandbox({ webhookUrl: url });
    sandbox.world.install('acme');
    sandbox.world.commit({ repo: REPO, authorName: 'Old Ana', committer: 'mara', message: 'Mend' });
    await sandbox.idle();
    const { nodes } = await history(
      sandbox,
      'first: 9',
      'author { name user { login } } committer { user { login } }',
    );
    const committer = { user: { login: 'mara' } };
    expect(nodes).toEqual([{ messageHeadline: 'Mend', author: { name: 'Old Ana', user: null }, committer }]);
    const push = JSON.parse(received.at(-1)!.body) as { head_commit: object; pusher: object };
    expect(push).toMatchObject({ head_commit: { author: { name: 'Old Ana' } }, pusher: { name: 'mara' } });
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('whose message says so closes issues', async () => {
    const sandbox = await openSandbox();
    const issue = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    sandbox.world.commit({ repo: REPO, author: 'mara', message: `Mend\n\nFixes #${String(issue)}` });
    expect(sandbox.world.thread(REPO, issue)).toMatchObject({ state: 'closed', closedBy: { login: 'mara' } });
  });
});

describe('the history', () => {
  it('is filtered by time, author, address and path', async () => {
    const sandbox = await openSandbox();
    const { world, clock } = sandbox;
    for (const [author, message] of [
      ['mara', 'one'],
      ['nina', 'two'],
      ['mara', 'three'],
    ] as const) {
      world.commit({ repo: REPO, author, message, files: [`${author}/a.ts`] });
      clock.advance(1000);
    }
    expect(await headlines(sandbox, 'first: 9')).toEqual(['three', 'two', 'one']);
    expect(await headlines(sandbox, 'first: 9, since: "2026-04-01T12:00:01Z"')).toEqual(['three', 'two']);
    expect(await headlines(sandbox, 'first: 9, until: "2026-04-01T12:00:01Z"')).toEqual(['two', 'one']);
    const octokit = asInstallation(sandbox, world.install('acme'));
    const { node_id: id } = (await octokit.users.getByUsername({ username: 'mara' })).data;
    expect(await headlines(sandbox, `first: 9, author: { id: "${id}" }`)).toEqual(['three', 'one']);
    const email = `${String(world.user('nina').id)}+nina@users.noreply.github.com`;
    expect(await headlines(sandbox, `first: 9, author: { emails: ["${email}"] }`)).toEqual(['two']);
    expect(await headlines(sandbox, 'first: 9, path: "mara"')).toEqual(['three', 'one']);
    world.commit({ repo: REPO, author: 'mara', message: 'four' });
    expect(await headlines(sandbox, `first: 9, author: { id: "${id}" }`)).toEqual(['four', 'three', 'one']);
  });

  it('of 30,000 commits is read in pages, newest first', async () => {
    const sandbox = await openSandbox();
    for (let count = 1; count <= 30_000; count += 1) {
      sandbox.clock.advance(1000);
      sandbox.world.commit({ repo: REPO, author: 'nina', message: String(count), files: ['a.ts'] });
    }
    const fields =
      'parents(first: 1) { totalCount } author { user { login } } associatedPullRequests(first: 1) { nodes { number } }';
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const read = await history(sandbox, 'first: 100, after: $after', fields, { after });
      expect(read.totalCount).toBe(30_000);
      expect(read.nodes[0]?.messageHeadline).toBe(String(30_000 - page * 100));
      after = read.pageInfo.endCursor;
    }
  });
});
