// Signing in, and the pages that links lead to.
import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Sandbox } from '../../sandbox/index.ts';
import { openSandbox, REPO } from './setup.ts';

const VERIFIER = 'a-verifier-that-is-long-enough-for-pkce-0123456789';

async function codeFor(sandbox: Sandbox, login: string): Promise<string> {
  const url = new URL(`${sandbox.url}/login/oauth/authorize`);
  url.searchParams.set('client_id', sandbox.clientId);
  url.searchParams.set('redirect_uri', 'http://localhost/back');
  url.searchParams.set('state', 'xyz');
  url.searchParams.set('code_challenge', createHash('sha256').update(VERIFIER).digest('base64url'));
  url.searchParams.set('code_challenge_method', 'S256');
  url.searchParams.set('login', login);
  const answer = await fetch(url, { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? 'http://nowhere/');
  expect(back.searchParams.get('state')).toBe('xyz');
  return back.searchParams.get('code') ?? '';
}

interface Exchanged {
  readonly access_token?: string;
  readonly error?: string;
}

async function exchanged(sandbox: Sandbox, more: Record<string, string>): Promise<Exchanged> {
  const { clientId, clientSecret, url } = sandbox;
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...more });
  const headers = { accept: 'application/json' };
  const answer = await fetch(`${url}/login/oauth/access_token`, { method: 'POST', headers, body });
  return (await answer.json()) as Exchanged;
}

describe('signing in', () => {
  it('ends with a token that is that person, once', async () => {
    const sandbox = await openSandbox();
    const code = await codeFor(sandbox, 'nina');
    const { access_token: token } = await exchanged(sandbox, { code, code_verifier: VERIFIER });
    const me = await fetch(`${sandbox.url}/user`, { headers: { authorization: `Bearer ${token ?? ''}` } });
    expect(await me.json()).toMatchObject({ login: 'nina', id: sandbox.world.user('nina').id });
    const again = await exchanged(sandbox, { code, code_verifier: VERIFIER });
    expect(again).toMatchObject({ error: 'bad_verification_code' });
  });

  it('can be taken back: the token ends, and a token of the person’s own does not', async () => {
    const sandbox = await openSandbox();
    const code = await codeFor(sandbox, 'nina');
    const { access_token: token = '' } = await exchanged(sandbox, { code, code_verifier: VERIFIER });
    const own = sandbox.world.addToken('nina');
    sandbox.world.revokeAuthorization('nina');
    const status = async (shown: string) =>
      (await fetch(`${sandbox.url}/user`, { headers: { authorization: `Bearer ${shown}` } })).status;
    expect([await status(token), await status(own)]).toEqual([401, 200]);
  });

  it('is refused with the wrong secret or without the proof', async () => {
    const sandbox = await openSandbox();
    const wrong = { code: await codeFor(sandbox, 'nina'), code_verifier: VERIFIER, client_secret: 'guess' };
    expect(await exchanged(sandbox, wrong)).toMatchObject({ error: 'incorrect_client_credentials' });
    const unproven = { code: await codeFor(sandbox, 'nina'), code_verifier: 'another' };
    expect(await exchanged(sandbox, unproven)).toMatchObject({ error: 'bad_verification_code' });
  });
});

describe('pages', () => {
  it('show a thread as it was written, and never as code', async () => {
    const sandbox = await openSandbox();
    const number = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: '<b>Help</b>' });
    sandbox.world.comment(REPO, number, 'mara', '<script>alert(1)</script>');
    const page = await (await fetch(`${sandbox.url}/acme/rope/issues/${String(number)}`)).text();
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toContain('<script>');
    expect(await (await fetch(`${sandbox.url}/acme/rope`)).text()).toContain('&lt;b&gt;Help&lt;/b&gt;');
  });
});
