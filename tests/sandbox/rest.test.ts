// The REST API as an App uses it, through GitHub's own client.
import { describe, expect, it } from 'vitest';

import type { Sandbox } from '../../sandbox/index.ts';
import { asInstallation, asPerson, NOW, openSandbox, refusal, REPO, ROPE } from './setup.ts';

function installed(sandbox: Sandbox) {
  return asInstallation(sandbox, sandbox.world.install('acme'));
}

describe('labels', () => {
  it('are made once, whatever their case', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const made = await octokit.issues.createLabel({ ...ROPE, name: 'has mentor', color: 'AABBCC' });
    expect(made.data).toMatchObject({ name: 'has mentor', color: 'aabbcc' });
    const again = await refusal(octokit.issues.createLabel({ ...ROPE, name: 'Has Mentor' }));
    expect(again).toMatchObject({
      status: 422,
      message: expect.stringContaining('already_exists') as string,
    });
    expect(sandbox.world.labelsIn(REPO).filter((one) => /has mentor/i.test(one.name))).toHaveLength(1);
  });

  it('keep to GitHub’s lengths and colours', async () => {
    const octokit = installed(await openSandbox());
    const refused = async (label: { name: string; color?: string; description?: string }) =>
      (await refusal(octokit.issues.createLabel({ ...ROPE, ...label }))).status;
    expect(await refused({ name: 'x'.repeat(51) })).toBe(422);
    expect(await refused({ name: 'x', color: '#aabbcc' })).toBe(422);
    expect(await refused({ name: 'x', description: 'x'.repeat(101) })).toBe(422);
  });

  it('come into being by being used, and are missed when they are not there', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const issue_number = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    await octokit.issues.addLabels({ ...ROPE, issue_number, labels: ['brand new'] });
    expect(sandbox.world.labelsOf(REPO, issue_number)).toEqual(['brand new']);
    await octokit.issues.removeLabel({ ...ROPE, issue_number, name: 'brand new' });
    const again = await refusal(octokit.issues.removeLabel({ ...ROPE, issue_number, name: 'brand new' }));
    expect(again).toMatchObject({
      status: 404,
      message: expect.stringContaining('Label does not exist') as string,
    });
  });
});

describe('comments', () => {
  it('come in pages with links, and since an instant', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const issue_number = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    for (let count = 0; count < 250; count += 1) {
      sandbox.clock.advance(1000);
      sandbox.world.comment(REPO, issue_number, 'mara', `Comment ${String(count)}`);
    }
    const first = await octokit.issues.listComments({ ...ROPE, issue_number, per_page: 100 });
    expect(first.headers.link).toContain('page=3>; rel="last"');
    const all = await octokit.paginate(octokit.issues.listComments, { ...ROPE, issue_number, per_page: 100 });
    expect(all.map((one) => one.body)).toEqual(
      Array.from({ length: 250 }, (_, count) => `Comment ${String(count)}`),
    );
    const since = new Date(NOW + 240_000).toISOString();
    const late = await octokit.issues.listComments({ ...ROPE, issue_number, since });
    expect(late.data).toHaveLength(11);
  });

  it('carry the App’s name where it wrote them', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const issue_number = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const { data } = await octokit.issues.createComment({ ...ROPE, issue_number, body: 'Welcome' });
    expect(data.user).toMatchObject({ login: 'belay[bot]', type: 'Bot' });
    expect(data.performed_via_github_app?.slug).toBe('belay');
    await octokit.issues.updateComment({ ...ROPE, comment_id: data.id, body: 'Welcome!' });
    expect(sandbox.world.commentsOf(REPO, issue_number).map((one) => one.body)).toEqual(['Welcome!']);
    await octokit.issues.deleteComment({ ...ROPE, comment_id: data.id });
    expect(sandbox.world.commentsOf(REPO, issue_number)).toEqual([]);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('are refused where a thread is locked, the repository archived, the text too long or empty', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const { world } = sandbox;
    const issue_number = world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const say = (body: string) => refusal(octokit.issues.createComment({ ...ROPE, issue_number, body }));
    expect(await say('x'.repeat(65_537))).toMatchObject({ status: 422 });
    expect(await say('')).toMatchObject({ status: 422 });
    world.lock(REPO, issue_number);
    const locked = 'Unable to create comment because issue is locked.';
    expect(await say('Hello')).toMatchObject({
      status: 403,
      message: expect.stringContaining(locked) as string,
    });
    world.unlock(REPO, issue_number);
    world.archive(REPO);
    expect(await say('Hello')).toMatchObject({
      status: 403,
      message: expect.stringContaining('archived so is read-only') as string,
    });
    expect(world.commentsOf(REPO, issue_number)).toEqual([]);
  });

  it('take one reaction of a kind from each', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const issue = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const comment_id = sandbox.world.comment(REPO, issue, 'nina', '/mentor wanted');
    const once = await octokit.reactions.createForIssueComment({ ...ROPE, comment_id, content: '+1' });
    const twice = await octokit.reactions.createForIssueComment({ ...ROPE, comment_id, content: '+1' });
    expect([once.status, twice.status]).toEqual([201, 200]);
    expect(sandbox.world.reactionsOf(comment_id)).toEqual([{ login: 'belay[bot]', content: '+1' }]);
  });
});

describe('issues', () => {
  it('are opened, closed and locked', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const { data } = await octokit.issues.create({
      ...ROPE,
      title: 'Meetup',
      body: 'When?',
      labels: ['meetup'],
    });
    const issue_number = data.number;
    const closed = await octokit.issues.update({
      ...ROPE,
      issue_number,
      state: 'closed',
      title: 'Meetup over',
    });
    expect(closed.data).toMatchObject({ state: 'closed', state_reason: 'completed', title: 'Meetup over' });
    await octokit.issues.lock({ ...ROPE, issue_number });
    expect(sandbox.world.thread(REPO, issue_number)).toMatchObject({ isLocked: true, state: 'closed' });
    const found = await octokit.issues.listForRepo({ ...ROPE, state: 'all', creator: 'belay[bot]' });
    expect(found.data.map((one) => one.number)).toEqual([issue_number]);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('are gone where they are switched off', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    sandbox.world.disableIssues(REPO);
    expect(await refusal(octokit.issues.create({ ...ROPE, title: 'Meetup' }))).toMatchObject({ status: 410 });
  });

  it('are assigned only to those who can be', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const issue_number = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const assignees = ['mara', 'nina', 'nobody'];
    const { status } = await octokit.issues.addAssignees({ ...ROPE, issue_number, assignees });
    expect(status).toBe(201);
    expect(sandbox.world.assigneesOf(REPO, issue_number)).toEqual(['mara']);
  });
});

describe('pull requests', () => {
  it('list their files in pages and no more than 3,000', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const files = Array.from({ length: 3050 }, (_, count) => `src/${String(count)}.ts`);
    const pull_number = sandbox.world.openPullRequest({
      repo: REPO,
      author: 'nina',
      title: 'All of it',
      files,
    });
    const listed = await octokit.paginate(octokit.pulls.listFiles, { ...ROPE, pull_number, per_page: 100 });
    expect(listed).toHaveLength(3000);
    expect((await octokit.pulls.get({ ...ROPE, pull_number })).data.changed_files).toBe(3050);
  });

  it('are called NONE until something landed, and hide hidden members', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    const octokit = installed(sandbox);
    const association = async (pull_number: number) =>
      (await octokit.pulls.get({ ...ROPE, pull_number })).data.author_association;
    const first = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });
    const members = world.openPullRequest({ repo: REPO, author: 'mara', title: 'Fix' });
    expect(await association(first)).toBe('NONE');
    expect(await association(members)).toBe('MEMBER');
    world.merge(REPO, first, 'mara');
    world.hideMembership(REPO, 'mara');
    expect(await association(first)).toBe('CONTRIBUTOR');
    expect(await association(members)).toBe('NONE');
  });
});

describe('people', () => {
  it('have roles, and lose their name but not their words when they leave', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    const octokit = installed(sandbox);
    const permission = async (username: string) =>
      (await octokit.repos.getCollaboratorPermissionLevel({ ...ROPE, username })).data;
    expect(await permission('mara')).toMatchObject({ permission: 'write', role_name: 'maintain' });
    expect(await permission('nina')).toMatchObject({ permission: 'read', role_name: 'read' });
    const issue_number = world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const { id } = world.user('nina');
    world.renameUser('nina', 'nina-b');
    expect((await octokit.users.getByUsername({ username: 'nina-b' })).data.id).toBe(id);
    world.deleteUser('nina-b');
    expect((await octokit.issues.get({ ...ROPE, issue_number })).data.user?.login).toBe('ghost');
    expect(await refusal(octokit.users.getByUsername({ username: 'nina-b' }))).toMatchObject({ status: 404 });
  });
});

describe('the descriptions', () => {
  it('refuse a request that breaks them, and remember it', async () => {
    const sandbox = await openSandbox();
    const issue = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const headers = { authorization: `bearer ${sandbox.world.addToken('mara')}` };
    const post = async (path: string, body: string) =>
      (await fetch(`${sandbox.url}/repos/acme/rope${path}`, { method: 'POST', headers, body })).status;
    expect(await post('/issues', '{"body":"no title"}')).toBe(422);
    expect(await post(`/issues/${String(issue)}/comments`, '{"body":17}')).toBe(422);
    expect(await post('/issues', '{broken')).toBe(400);
    expect(sandbox.journal.violations.map((one) => one.where)).toEqual(['request', 'request']);
    expect(sandbox.world.threadsOf(REPO)).toHaveLength(1);
  });

  it('know a parameter that GitHub would silently ignore', async () => {
    const sandbox = await openSandbox();
    await asPerson(sandbox, 'mara').request('GET /repos/{owner}/{repo}/labels', { ...ROPE, pagesize: 3 });
    expect(sandbox.journal.violations).toMatchObject([
      { problem: expect.stringContaining('pagesize') as string },
    ]);
  });
});

describe('a renamed repository', () => {
  it('redirects from its former name', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    sandbox.world.renameRepository(REPO, 'line');
    expect((await octokit.repos.get(ROPE)).data.full_name).toBe('acme/line');
    const issue = sandbox.world.openIssue({ repo: 'acme/line', author: 'nina', title: 'Help' });
    const answer = await fetch(`${sandbox.url}/repos/acme/rope/issues/${String(issue)}/comments`, {
      method: 'POST',
      redirect: 'manual',
      body: '{"body":"Hello"}',
    });
    expect(answer.status).toBe(307);
  });
});
