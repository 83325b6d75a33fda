// Who may ask what: JWTs, installation tokens, personal tokens, and those who have none.
import { createSign, generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Sandbox } from '../../sandbox/index.ts';
import { asApp, asInstallation, asPerson, openSandbox, refusal, REPO, ROPE } from './setup.ts';

function jwt(privateKey: string, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${head}.${createSign('RSA-SHA256').update(head).sign(privateKey, 'base64url')}`;
}

async function statusWith(sandbox: Sandbox, token: string, path = '/app'): Promise<number> {
  const response = await fetch(`${sandbox.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return response.status;
}

describe('a JWT', () => {
  const seconds = () => Math.floor(Date.now() / 1000);

  it('of the App is accepted, by its id and by its client id', async () => {
    const sandbox = await openSandbox({ appId: 4711 });
    for (const iss of [4711, '4711', sandbox.clientId]) {
      const token = jwt(sandbox.privateKey, { iat: seconds() - 30, exp: seconds() + 300, iss });
      expect(await statusWith(sandbox, token)).toBe(200);
    }
  });

  it('is refused when it is over, lives too long, is not ours or was signed by somebody else', async () => {
    const sandbox = await openSandbox();
    const { privateKey: foreignKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const good = { iat: seconds() - 30, exp: seconds() + 300, iss: sandbox.appId };
    expect(await statusWith(sandbox, jwt(sandbox.privateKey, { ...good, exp: seconds() - 1 }))).toBe(401);
    expect(await statusWith(sandbox, jwt(sandbox.privateKey, { ...good, exp: seconds() + 3600 }))).toBe(401);
    expect(await statusWith(sandbox, jwt(sandbox.privateKey, { ...good, iss: 99 }))).toBe(404);
    expect(await statusWith(sandbox, jwt(foreignKey, good))).toBe(401);
    expect(await statusWith(sandbox, 'ghs_nonsense')).toBe(401);
  });
});

describe('an installation', () => {
  it('is found from the App and from a repository', async () => {
    const sandbox = await openSandbox();
    const id = sandbox.world.install('acme');
    const app = asApp(sandbox);
    expect((await app.apps.listInstallations()).data.map((one) => one.id)).toEqual([id]);
    expect((await app.apps.getRepoInstallation(ROPE)).data.id).toBe(id);
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('sees no private repository that it does not cover', async () => {
    const sandbox = await openSandbox();
    sandbox.world.addRepository({ owner: 'acme', name: 'secret', private: true });
    const id = sandbox.world.install('acme', ['rope']);
    const secret = { owner: 'acme', repo: 'secret' };
    expect(await refusal(asInstallation(sandbox, id).repos.get(secret))).toMatchObject({ status: 404 });
    const listed = await asInstallation(sandbox, id).apps.listReposAccessibleToInstallation();
    expect(listed.data.repositories.map((one) => one.name)).toEqual(['rope']);
  });

  it('is refused what its permissions do not say', async () => {
    const sandbox = await openSandbox();
    const issue = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const id = sandbox.world.install('acme', undefined, { metadata: 'read', issues: 'read' });
    const octokit = asInstallation(sandbox, id);
    const asked = octokit.issues.createComment({ ...ROPE, issue_number: issue, body: 'Hello' });
    expect(await refusal(asked)).toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration') as string,
    });
    expect((await octokit.issues.get({ ...ROPE, issue_number: issue })).status).toBe(200);
    expect(sandbox.world.commentsOf(REPO, issue)).toEqual([]);
  });

  it('needs its own permission for pull requests', async () => {
    const sandbox = await openSandbox();
    const pull = sandbox.world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });
    const id = sandbox.world.install('acme', undefined, { metadata: 'read', issues: 'write' });
    const asked = asInstallation(sandbox, id).issues.addLabels({
      ...ROPE,
      issue_number: pull,
      labels: ['bug'],
    });
    expect(await refusal(asked)).toMatchObject({ status: 403 });
  });

  it('gets a token with less than it has, and never more', async () => {
    const sandbox = await openSandbox();
    const id = sandbox.world.install('acme');
    const app = asApp(sandbox);
    const narrow = await app.apps.createInstallationAccessToken({
      installation_id: id,
      repositories: ['rope'],
      permissions: { issues: 'read' },
    });
    expect(narrow.data.token).toMatch(/^ghs_/);
    expect(narrow.data.permissions).toEqual({ metadata: 'read', issues: 'read' });
    const wide = app.apps.createInstallationAccessToken({
      installation_id: id,
      permissions: { actions: 'write' },
    });
    expect(await refusal(wide)).toMatchObject({ status: 422 });
  });

  it('that is suspended gets no token, and its old ones stop', async () => {
    const sandbox = await openSandbox();
    const id = sandbox.world.install('acme');
    const octokit = asInstallation(sandbox, id);
    await octokit.repos.get(ROPE);
    sandbox.world.suspend('acme');
    expect(await refusal(octokit.repos.get(ROPE))).toMatchObject({ status: 403 });
    sandbox.world.unsuspend('acme');
    expect((await octokit.repos.get(ROPE)).status).toBe(200);
    const { token } = (await asApp(sandbox).apps.createInstallationAccessToken({ installation_id: id })).data;
    expect(await statusWith(sandbox, token, '/repos/acme/rope')).toBe(200);
    sandbox.world.uninstall('acme');
    // Asked without the client, which would wait and ask again for as long as a token is fresh.
    expect(await statusWith(sandbox, token, '/repos/acme/rope')).toBe(401);
  });

  it('reads the one file of single_file and no other', async () => {
    const sandbox = await openSandbox();
    sandbox.world.putFile(REPO, '.github/belay.yml', 'quiet: true\n');
    const octokit = asInstallation(sandbox, sandbox.world.install('acme'));
    const found = await octokit.repos.getContent({ ...ROPE, path: '.github/belay.yml' });
    const text = 'content' in found.data ? Buffer.from(found.data.content, 'base64').toString() : '';
    expect(text).toBe('quiet: true\n');
    expect(await refusal(octokit.repos.getContent({ ...ROPE, path: 'README.md' }))).toMatchObject({
      status: 404,
    });
  });
});

describe('a person', () => {
  it('is who the token says, and comments under that name', async () => {
    const sandbox = await openSandbox();
    const issue = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const octokit = asPerson(sandbox, 'nina');
    expect((await octokit.users.getAuthenticated()).data.login).toBe('nina');
    await octokit.issues.createComment({ ...ROPE, issue_number: issue, body: 'Me too' });
    expect(sandbox.world.commentsOf(REPO, issue)[0]?.author.login).toBe('nina');
  });

  it('may not label without a role', async () => {
    const sandbox = await openSandbox();
    const issue = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    const labels = { ...ROPE, issue_number: issue, labels: ['bug'] };
    expect(await refusal(asPerson(sandbox, 'nina').issues.addLabels(labels))).toMatchObject({ status: 403 });
    expect((await asPerson(sandbox, 'mara').issues.addLabels(labels)).status).toBe(200);
  });
});
