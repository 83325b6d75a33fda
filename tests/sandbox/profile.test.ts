// What people and repositories say of themselves: busy or not, who may do what, and what is asked of those who come.
import { beforeAll, describe, expect, it } from 'vitest';

import type { Role, Sandbox } from '../../sandbox/index.ts';
import { githubSchema } from '../../sandbox/graphql/schema.ts';
import { asInstallation, graphql, NOW, openSandbox, REPO, ROPE } from './setup.ts';

// A second for the schema, which no test should be timed by.
beforeAll(githubSchema);

describe('people', () => {
  const query = '{ user(login: "mara") { status { indicatesLimitedAvailability expiresAt } } }';
  const status = async (sandbox: Sandbox) => (await graphql(sandbox, query)).data;

  it('can be busy', async () => {
    const sandbox = await openSandbox();
    expect(await status(sandbox)).toEqual({ user: { status: null } });
    sandbox.world.setBusy('mara');
    const busy = { indicatesLimitedAvailability: true, expiresAt: null };
    expect(await status(sandbox)).toEqual({ user: { status: busy } });
    sandbox.world.setBusy('mara', false);
    expect(await status(sandbox)).toEqual({ user: { status: null } });
  });

  it('can be busy until an instant, and then have no status', async () => {
    const sandbox = await openSandbox();
    sandbox.world.setBusy('mara', true, NOW + 60_000);
    const busy = { indicatesLimitedAvailability: true, expiresAt: '2026-04-01T12:01:00Z' };
    expect(await status(sandbox)).toEqual({ user: { status: busy } });
    sandbox.clock.advance(60_000);
    expect(await status(sandbox)).toEqual({ user: { status: null } });
    expect(sandbox.journal.violations).toEqual([]);
  });

  it.each([
    ['admin', 'admin', true],
    ['maintain', 'write', true],
    ['write', 'write', true],
    ['triage', 'read', false],
    ['read', 'read', false],
    // Anyone can read what is public.
    ['none', 'read', false],
  ] as const)('with the role %s have the permission %s', async (role: Role, permission, push) => {
    const sandbox = await openSandbox();
    const octokit = asInstallation(sandbox, sandbox.world.install('acme'));
    sandbox.world.setPermission(REPO, 'nina', 'maintain');
    sandbox.world.setPermission(REPO, 'nina', role);
    const { data } = await octokit.repos.getCollaboratorPermissionLevel({ ...ROPE, username: 'nina' });
    const role_name = role === 'none' ? 'read' : role;
    expect(data).toMatchObject({ permission, role_name, user: { permissions: { push } } });
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('without a role have no permission where the repository is private', async () => {
    const sandbox = await openSandbox();
    const octokit = asInstallation(sandbox, sandbox.world.install('acme'));
    sandbox.world.privatize(REPO);
    const { data } = await octokit.repos.getCollaboratorPermissionLevel({ ...ROPE, username: 'nina' });
    expect(data).toMatchObject({ permission: 'none', role_name: 'none' });
    expect(sandbox.journal.violations).toEqual([]);
  });
});

describe('a repository', () => {
  const conduct = async (sandbox: Sandbox, name: string) => {
    const { data } = await graphql(
      sandbox,
      `{ repository(owner: "acme", name: "${name}") { codeOfConduct { url name key } } }`,
    );
    return data;
  };

  it('says where its code of conduct is, if it has one', async () => {
    const sandbox = await openSandbox();
    const url = 'https://acme.example/conduct';
    sandbox.world.addRepository({ owner: 'acme', name: 'knot', codeOfConductUrl: url });
    const codeOfConduct = { url, name: 'Contributor Covenant', key: 'contributor_covenant' };
    expect(await conduct(sandbox, 'knot')).toEqual({ repository: { codeOfConduct } });
    expect(await conduct(sandbox, 'rope')).toEqual({ repository: { codeOfConduct: null } });
    sandbox.world.putFile(REPO, 'docs/CODE_OF_CONDUCT.md', 'Be kind.');
    const own = {
      url: `${sandbox.url}/acme/rope/blob/main/docs/CODE_OF_CONDUCT.md`,
      name: 'Other',
      key: 'other',
    };
    expect(await conduct(sandbox, 'rope')).toEqual({ repository: { codeOfConduct: own } });
    expect(sandbox.journal.violations).toEqual([]);
  });
});
