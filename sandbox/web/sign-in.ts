// Signing in with GitHub (the web flow with a code), which on the sandbox is choosing who to be.
// https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app
import { createHash, randomBytes } from 'node:crypto';

import type { Answer } from '../rest/answers.ts';
import type { Core, SignIn } from '../state/core.ts';
import { USER_TOKEN } from '../state/store.ts';
import type { Account } from '../state/types.ts';
import { escaped, htmlPage } from './html.ts';

const CODE_LIFE_MS = 10 * 60_000;
const TOKEN_LIFE_SECONDS = 8 * 3600;

/** `login` in the query chooses at once, which GitHub only takes as a suggestion; without it there is a page to choose on. */
export function authorize(core: Core, query: URLSearchParams): Answer {
  const redirectUri = query.get('redirect_uri');
  if (query.get('client_id') !== core.app.clientId || redirectUri === null) {
    return htmlPage(
      404,
      'Not found',
      '<p>No App has this client id, or the address to return to is missing.</p>',
    );
  }
  const login = query.get('login');
  const account = login === null ? undefined : core.store.accountByLogin(login);
  if (account?.type !== 'User' || account.isDeleted) return choice(core, query);
  const code = randomBytes(10).toString('hex');
  core.signIns.set(code, {
    account,
    redirectUri,
    challenge: query.get('code_challenge'),
    endsAt: Date.now() + CODE_LIFE_MS,
  });
  const target = new URL(redirectUri);
  target.searchParams.set('code', code);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return { status: 302, headers: { location: target.href } };
}

function choice(core: Core, query: URLSearchParams): Answer {
  const people = [...core.store.accounts.values()].filter((one) => one.type === 'User' && !one.isDeleted);
  const link = (account: Account) => {
    const next = new URLSearchParams(query);
    next.set('login', account.login);
    return `<li><a href="?${escaped(next.toString())}">${escaped(account.login)}</a></li>`;
  };
  return htmlPage(200, 'Who are you?', `<ul>${people.slice(0, 200).map(link).join('')}</ul>`);
}

/** Like GitHub, answers mistakes with status 200 and says in the body what was wrong. */
export function exchange(core: Core, body: unknown): Answer {
  const given = fieldsOf(body);
  const isOurs =
    given.get('client_id') === core.app.clientId && given.get('client_secret') === core.app.clientSecret;
  if (!isOurs)
    return mistake(
      'incorrect_client_credentials',
      'The client_id and/or client_secret passed are incorrect.',
    );
  const code = given.get('code') ?? '';
  const signIn = core.signIns.get(code);
  core.signIns.delete(code);
  if (signIn === undefined || signIn.endsAt < Date.now() || !isProven(signIn, given.get('code_verifier'))) {
    return mistake('bad_verification_code', 'The code passed is incorrect or expired.');
  }
  const redirectUri = given.get('redirect_uri');
  if (redirectUri !== null && redirectUri !== signIn.redirectUri) {
    return mistake(
      'redirect_uri_mismatch',
      'The redirect_uri MUST match the registered callback URL for this application.',
    );
  }
  const token = `${USER_TOKEN}${randomBytes(18).toString('hex')}`;
  core.store.tokens.set(token, { kind: 'user', account: signIn.account });
  const refresh = {
    refresh_token: `ghr_${randomBytes(38).toString('hex')}`,
    refresh_token_expires_in: 15_897_600,
  };
  return {
    status: 200,
    body: {
      access_token: token,
      token_type: 'bearer',
      scope: '',
      expires_in: TOKEN_LIFE_SECONDS,
      ...refresh,
    },
  };
}

function mistake(error: string, description: string): Answer {
  return { status: 200, body: { error, error_description: description } };
}

function isProven({ challenge }: SignIn, verifier: string | null): boolean {
  if (challenge === null) return true;
  return (
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') === challenge
  );
}

// As JSON or as a form: GitHub reads both.
function fieldsOf(body: unknown): URLSearchParams {
  if (typeof body === 'string') return new URLSearchParams(body);
  const fields = new URLSearchParams();
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, value] of Object.entries(body)) if (typeof value === 'string') fields.set(name, value);
  return fields;
}
