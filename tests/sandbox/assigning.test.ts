// Who can be assigned to a thread, by whom, and how the App hears of it.
import { describe, expect, it } from 'vitest';

import type { Sandbox } from '../../sandbox/index.ts';
import { asInstallation, asPerson, openSandbox, refusal, REPO, ROPE } from './setup.ts';

function installed(sandbox: Sandbox) {
  return asInstallation(sandbox, sandbox.world.install('acme'));
}

const help = ({ world }: Sandbox) => world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
const fix = ({ world }: Sandbox) => world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });

describe('an assignee', () => {
  it.each([
    ['an issue', help],
    ['a pull request', fix],
  ])('of %s is whoever has a role or spoke there, and nobody else', async (_, open) => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    const octokit = installed(sandbox);
    const issue_number = open(sandbox);
    for (const login of ['olga', 'pia', 'quinn']) world.addUser({ login });
    world.setPermission(REPO, 'olga', 'read');
    world.comment(REPO, issue_number, 'pia', 'May I?');
    const assignees = ['mara', 'Olga', 'pia', 'quinn', 'nina', 'belay[bot]', 'nobody'];
    const { status, data } = await octokit.issues.addAssignees({ ...ROPE, issue_number, assignees });
    expect(status).toBe(201);
    expect(data.assignees?.map((one) => one.login)).toEqual(['mara', 'olga', 'pia']);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('can be found out beforehand only where a role is the reason', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    sandbox.world.comment(REPO, help(sandbox), 'nina', 'May I?');
    const check = (assignee: string) => octokit.issues.checkUserCanBeAssigned({ ...ROPE, assignee });
    expect((await check('mara')).status).toBe(204);
    expect(await refusal(check('nina'))).toMatchObject({ status: 404 });
  });

  it('is added once, taken away once, and not missed when they were none', async () => {
    const sandbox = await openSandbox();
    const octokit = installed(sandbox);
    const issue_number = help(sandbox);
    const one = { ...ROPE, issue_number, assignees: ['mara'] };
    await octokit.issues.addAssignees(one);
    await octokit.issues.addAssignees(one);
    expect(sandbox.world.assigneesOf(REPO, issue_number)).toEqual(['mara']);
    expect((await octokit.issues.removeAssignees(one)).data.assignees).toEqual([]);
    expect((await octokit.issues.removeAssignees(one)).status).toBe(200);
    await sandbox.idle();
    const told = sandbox.deliveries().filter(({ event }) => event === 'issues');
    expect(told.map(({ action }) => action)).toEqual(['opened', 'assigned', 'unassigned']);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('may be named by an object, as GitHub’s description has it', async () => {
    const sandbox = await openSandbox();
    const number = help(sandbox);
    const path = `/repos/acme/rope/issues/${String(number)}/assignees`;
    await installed(sandbox).request(`POST ${path}`, { assignees: [{ login: 'mara' }] });
    expect(sandbox.world.assigneesOf(REPO, number)).toEqual(['mara']);
  });

  it('is no business of somebody without a role, nor of an App without the permission', async () => {
    const sandbox = await openSandbox();
    const issue_number = fix(sandbox);
    const one = { ...ROPE, issue_number, assignees: ['mara'] };
    const byNina = asPerson(sandbox, 'nina').issues.addAssignees(one);
    expect(await refusal(byNina)).toMatchObject({ status: 403 });
    const octokit = installed(sandbox);
    sandbox.world.setAppPermissions('acme', { metadata: 'read', issues: 'write', pull_requests: 'read' });
    expect(await refusal(octokit.issues.removeAssignees(one))).toMatchObject({ status: 403 });
    expect(sandbox.world.assigneesOf(REPO, issue_number)).toEqual([]);
  });
});

describe('people', () => {
  it('assign each other, and the webhook says whom and who did it', async () => {
    const sandbox = await openSandbox();
    const { world } = sandbox;
    world.install('acme');
    for (const number of [help(sandbox), fix(sandbox)]) {
      world.comment(REPO, number, 'nina', 'May I?');
      world.assign(REPO, number, 'nina');
      world.unassign(REPO, number, 'nina', 'nina');
    }
    await sandbox.idle();
    const told = sandbox.deliveries().filter(({ action }) => action?.endsWith('assigned') === true);
    expect(told.map(({ event, action }) => `${event}.${String(action)}`)).toEqual([
      'issues.assigned',
      'issues.unassigned',
      'pull_request.assigned',
      'pull_request.unassigned',
    ]);
    expect(told.map(({ request }) => JSON.parse(request.payload) as object)).toMatchObject(
      ['mara', 'nina', 'mara', 'nina'].map((login) => ({ assignee: { login: 'nina' }, sender: { login } })),
    );
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('cannot assign somebody whom GitHub would not offer', async () => {
    const sandbox = await openSandbox();
    const number = help(sandbox);
    expect(() => sandbox.world.assign(REPO, number, 'nina')).toThrow('nina has no role here');
  });
});
