// Reactions: who gave which, in both APIs, and that nobody is told.
import { beforeAll, describe, expect, it } from 'vitest';

import { githubSchema } from '../../sandbox/graphql/schema.ts';
import { asInstallation, graphql, openSandbox, refusal, REPO, ROPE } from './setup.ts';

// A second for the schema, which no test should be timed by.
beforeAll(githubSchema);

async function withComment() {
  const sandbox = await openSandbox();
  const { world } = sandbox;
  const octokit = asInstallation(sandbox, world.install('acme'));
  const number = world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
  const comment = world.comment(REPO, number, 'mara', 'Shall we pair?');
  return { sandbox, world, octokit, number, comment };
}

describe('reactions', () => {
  it('are given, taken back, and told to nobody', async () => {
    const { sandbox, world, comment, number } = await withComment();
    await sandbox.idle();
    const before = sandbox.deliveries().length;
    const first = world.react({ comment }, 'nina', '+1');
    expect(world.react({ comment }, 'nina', '+1')).toBe(first);
    world.react({ comment }, 'nina', 'heart');
    world.react({ repo: REPO, number }, 'mara', 'eyes');
    world.unreact({ comment }, 'nina', '+1');
    await sandbox.idle();
    expect(world.reactionsOf(comment)).toEqual([{ login: 'nina', content: 'heart' }]);
    expect(world.thread(REPO, number).reactions).toMatchObject([{ content: 'eyes' }]);
    expect(() => world.unreact({ comment }, 'nina', '+1')).toThrow('nina did not react with +1.');
    expect(sandbox.deliveries()).toHaveLength(before);
  });

  it('to a comment are listed in pages, and by content', async () => {
    const { sandbox, world, octokit, comment } = await withComment();
    const logins = ['ada', 'ben', 'cleo', 'dan', 'eve'];
    for (const login of logins) {
      world.addUser({ login });
      world.react({ comment }, login, '+1');
    }
    world.react({ comment }, 'nina', '-1');
    const list = { ...ROPE, comment_id: comment, per_page: 2 };
    const all = await octokit.paginate(octokit.reactions.listForIssueComment, list);
    expect(all.map((one) => [one.user?.login, one.content])).toEqual([
      ...logins.map((login) => [login, '+1']),
      ['nina', '-1'],
    ]);
    const { data } = await octokit.reactions.listForIssueComment({ ...list, content: '-1' });
    expect(data.map((one) => one.user?.id)).toEqual([world.user('nina').id]);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('of others cannot be taken away by the App', async () => {
    const { world, octokit, comment } = await withComment();
    const reaction_id = world.react({ comment }, 'nina', '+1');
    const removal = octokit.reactions.deleteForIssueComment({ ...ROPE, comment_id: comment, reaction_id });
    expect(await refusal(removal)).toMatchObject({ status: 404 });
    expect(world.reactionsOf(comment)).toHaveLength(1);
  });

  it('are counted in groups in GraphQL, those that nobody chose as well', async () => {
    const { sandbox, world, number, comment } = await withComment();
    world.react({ comment }, 'nina', '+1');
    world.react({ comment }, 'mara', '+1');
    const { data, errors } = await graphql(
      sandbox,
      `{ repository(owner: "acme", name: "rope") { issue(number: ${String(number)}) { comments(last: 1) { nodes {
        reactions(first: 1, content: THUMBS_UP) { totalCount nodes { content user { login } } }
        reactionGroups { content reactors(last: 1) { totalCount nodes { __typename ... on User { login } } } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    const none = { totalCount: 0, nodes: [] };
    const contents = ['THUMBS_DOWN', 'LAUGH', 'HOORAY', 'CONFUSED', 'HEART', 'ROCKET', 'EYES'];
    const reactors = { totalCount: 2, nodes: [{ __typename: 'User', login: 'mara' }] };
    const reactions = { totalCount: 2, nodes: [{ content: 'THUMBS_UP', user: { login: 'nina' } }] };
    const reactionGroups = [
      { content: 'THUMBS_UP', reactors },
      ...contents.map((content) => ({ content, reactors: none })),
    ];
    const comments = { nodes: [{ reactions, reactionGroups }] };
    expect(data).toEqual({ repository: { issue: { comments } } });
    expect(sandbox.journal.violations).toEqual([]);
  });
});
