// What becomes of whole repositories, of roles, reviews and issues, and who hears of it.
import { describe, expect, it } from 'vitest';

import type { Sandbox } from '../../sandbox/index.ts';
import { asInstallation, asPerson, graphql, openSandbox, receiver, refusal, REPO, ROPE } from './setup.ts';

interface Heard {
  readonly name: string;
  readonly installation: number | undefined;
  readonly payload: { readonly changes?: object; readonly repository?: { readonly full_name: string } };
}

/** What the App has heard since the last time it was asked. */
async function listening(): Promise<{ sandbox: Sandbox; heard: () => Promise<Heard[]> }> {
  const { url, received } = await receiver();
  const sandbox = await openSandbox({ webhookUrl: url });
  const heard = async () => {
    await sandbox.idle();
    return received.splice(0).map(({ headers, body }) => {
      const payload = JSON.parse(body) as Heard['payload'] & {
        action?: string;
        installation?: { id: number };
      };
      const name = [String(headers['x-github-event']), payload.action].filter(Boolean).join('.');
      return { name, installation: payload.installation?.id, payload };
    });
  };
  return { sandbox, heard };
}

const names = (all: readonly Heard[]) => all.map((one) => one.name);

describe('a repository', () => {
  it('that is archived, hidden and renamed says so, and each only once', async () => {
    const { sandbox, heard } = await listening();
    const { world } = sandbox;
    world.install('acme');
    await heard();
    world.archive(REPO);
    world.archive(REPO);
    world.unarchive(REPO);
    world.privatize(REPO);
    world.publicize(REPO);
    world.renameRepository(REPO, 'cord');
    const all = await heard();
    expect(names(all)).toEqual([
      'repository.archived',
      'repository.unarchived',
      'repository.privatized',
      'repository.publicized',
      'repository.renamed',
    ]);
    expect(all.at(-1)?.payload).toMatchObject({
      changes: { repository: { name: { from: 'rope' } } },
      repository: { full_name: 'acme/cord' },
    });
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('that is deleted leaves the installation', async () => {
    const { sandbox, heard } = await listening();
    sandbox.world.install('acme');
    await heard();
    sandbox.world.deleteRepository(REPO);
    expect(names(await heard())).toEqual(['repository.deleted', 'installation_repositories.removed']);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('that moves leaves one installation, enters the other, and is still found by its old name', async () => {
    const { sandbox, heard } = await listening();
    const { world } = sandbox;
    world.addUser({ login: 'other', type: 'Organization' });
    const from = world.install('acme', ['rope']);
    const to = world.install('other');
    const issue_number = world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    await heard();
    world.transferRepository(REPO, 'other');
    const all = await heard();
    expect(all.map((one) => [one.name, one.installation])).toEqual([
      ['installation_repositories.removed', from],
      ['installation_repositories.added', to],
      ['repository.transferred', to],
    ]);
    expect(all.at(-1)?.payload).toMatchObject({
      changes: { owner: { from: { organization: { login: 'acme' } } } },
      repository: { full_name: 'other/rope' },
    });
    const issue = { ...ROPE, issue_number, body: 'Hello' };
    expect((await refusal(asInstallation(sandbox, from).issues.createComment(issue))).status).toBe(403);
    const octokit = asInstallation(sandbox, to);
    expect((await octokit.repos.get(ROPE)).data.full_name).toBe('other/rope');
    const { data } = await graphql(sandbox, '{ repository(owner: "acme", name: "rope") { nameWithOwner } }');
    expect(data).toEqual({ repository: { nameWithOwner: 'other/rope' } });
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('that moves to where the App is chosen for others is told of and not covered', async () => {
    const { sandbox, heard } = await listening();
    const { world } = sandbox;
    world.addUser({ login: 'greta' });
    world.addRepository({ owner: 'greta', name: 'knot' });
    const to = world.install('greta', ['knot']);
    await heard();
    world.transferRepository('greta/knot', 'acme');
    expect(names(await heard())).toEqual(['installation_repositories.removed']);
    world.transferRepository('acme/knot', 'greta');
    expect((await heard()).map((one) => [one.name, one.installation])).toEqual([
      ['repository.transferred', to],
    ]);
    const { data } = await asInstallation(sandbox, to).apps.listReposAccessibleToInstallation();
    expect(data.total_count).toBe(0);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('cannot take a name that is in use', async () => {
    const { world } = await openSandbox();
    world.addRepository({ owner: 'acme', name: 'knot' });
    world.addRepository({ owner: 'other', name: 'rope' });
    expect(() => world.renameRepository(REPO, 'Knot')).toThrow('acme already has a repository Knot.');
    expect(() => world.transferRepository(REPO, 'other')).toThrow('other already has a repository rope.');
    expect(world.repository(REPO).owner.login).toBe('acme');
  });

  it('is found by the old name of an owner who was renamed', async () => {
    const sandbox = await openSandbox();
    sandbox.world.renameUser('acme', 'apex');
    expect((await asPerson(sandbox, 'nina').repos.get(ROPE)).data.full_name).toBe('apex/rope');
  });
});

describe('roles', () => {
  it('are told to nobody, unless the App may see members', async () => {
    const { sandbox, heard } = await listening();
    const { world } = sandbox;
    world.install('acme');
    await heard();
    world.setPermission(REPO, 'nina', 'triage');
    expect(await heard()).toEqual([]);
    world.setAppPermissions('acme', { metadata: 'read', members: 'read' });
    world.setPermission(REPO, 'nina', 'triage');
    world.setPermission(REPO, 'nina', 'maintain');
    world.setPermission(REPO, 'nina', 'none');
    world.setPermission(REPO, 'nina', 'write');
    const all = await heard();
    expect(names(all)).toEqual(['member.edited', 'member.removed', 'member.added']);
    expect(all.map((one) => one.payload.changes)).toEqual([
      { old_permission: { from: 'triage' }, permission: { from: 'triage', to: 'maintain' } },
      undefined,
      { permission: { to: 'write' }, role_name: { to: 'write' } },
    ]);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('are listed for those who may push', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    world.setPermission(REPO, 'nina', 'triage');
    const list = { ...ROPE, per_page: 1 };
    const octokit = asInstallation(sandbox, world.install('acme'));
    for (const who of [asPerson(sandbox, 'mara'), octokit]) {
      const all = await who.paginate(who.repos.listCollaborators, list);
      expect(all.map((one) => [one.login, one.role_name])).toEqual([
        ['mara', 'maintain'],
        ['nina', 'triage'],
      ]);
    }
    const pushers = await octokit.repos.listCollaborators({ ...ROPE, permission: 'push' });
    expect(pushers.data.map((one) => one.login)).toEqual(['mara']);
    expect((await octokit.repos.listCollaborators({ ...ROPE, affiliation: 'outside' })).data).toEqual([]);
    expect(await refusal(asPerson(sandbox, 'nina').repos.listCollaborators(ROPE))).toMatchObject({
      status: 403,
      message: expect.stringContaining('Must have push access to view repository collaborators.') as string,
    });
    expect(sandbox.journal.violations).toEqual([]);
  });
});

describe('what was allowed', () => {
  it('to the App by signing in can be taken back', async () => {
    const { sandbox, heard } = await listening();
    sandbox.world.revokeAuthorization('nina');
    const [told] = await heard();
    expect(told).toMatchObject({
      name: 'github_app_authorization.revoked',
      payload: { sender: { login: 'nina' } },
    });
    expect(sandbox.journal.violations).toEqual([]);
  });
});

describe('second thoughts', () => {
  it('about a review are told', async () => {
    const { sandbox, heard } = await listening();
    const { world } = sandbox;
    world.install('acme');
    const number = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });
    const review = world.review(REPO, number, 'mara', 'APPROVED', 'Good');
    await heard();
    world.editReview(REPO, number, review, 'Better');
    world.dismissReview(REPO, number, review, 'mara');
    const all = await heard();
    expect(all).toMatchObject([
      { name: 'pull_request_review.edited', payload: { changes: { body: { from: 'Good' } } } },
      { name: 'pull_request_review.dismissed', payload: { review: { state: 'dismissed' } } },
    ]);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('about an issue take it away with all that was said', async () => {
    const { sandbox, heard } = await listening();
    const { world } = sandbox;
    const octokit = asInstallation(sandbox, world.install('acme'));
    const issue_number = world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const comment_id = world.comment(REPO, issue_number, 'nina', 'Please');
    await heard();
    world.deleteIssue(REPO, issue_number, 'mara');
    expect(names(await heard())).toEqual(['issues.deleted']);
    const gone = await refusal(octokit.issues.get({ ...ROPE, issue_number }));
    expect(gone).toMatchObject({ status: 410 });
    const addition = octokit.issues.addAssignees({ ...ROPE, issue_number, assignees: ['mara'] });
    expect((await refusal(addition)).status).toBe(410);
    expect((await refusal(octokit.issues.getComment({ ...ROPE, comment_id }))).status).toBe(404);
    expect(sandbox.journal.violations).toEqual([]);
  });
});
