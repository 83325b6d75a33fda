// Signing in with GitHub: the web flow with a code and a proof (PKCE). The token that it gives tells who somebody is, and is then
// dropped: the pages never act on GitHub in anybody's name.
// https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import type { SignIn, SignInAttempt } from '../flow/pages-ports.ts';
import { GitHubTrouble } from '../flow/trouble.ts';
import { fetchWithTimeout } from './fetch.ts';

export interface SignInOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** GitHub as browsers see it. */
  readonly githubUrl: string;
  readonly apiUrl: string;
}

export function createSignIn(options: SignInOptions): SignIn {
  return {
    addressFor: (attempt) => addressFor(attempt, options),
    async whoIs(code, attempt) {
      const token = await exchange(code, attempt, options);
      return token === null ? null : personOf(token, options);
    },
  };
}

function addressFor(
  { state, verifier, returnTo }: SignInAttempt,
  { githubUrl, clientId }: SignInOptions,
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: returnTo,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return `${githubUrl}/login/oauth/authorize?${query.toString()}`;
}

/** GitHub refuses with status 200 and an error in the body. */
const exchanged = z.union([z.object({ access_token: z.string().min(1) }), z.object({ error: z.string() })]);

/** The code is old, was used or came with another attempt; or the account is not ready yet. Anything else is the operator's. */
const NOT_THEM = new Set(['bad_verification_code', 'unverified_user_email']);

async function exchange(
  code: string,
  { verifier, returnTo }: SignInAttempt,
  { githubUrl, clientId, clientSecret }: SignInOptions,
): Promise<string | null> {
  const body = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    code,
    redirect_uri: returnTo,
    code_verifier: verifier,
  });
  const answer = await ask(
    `${githubUrl}/login/oauth/access_token`,
    { method: 'POST', headers: { accept: 'application/json' }, body },
    exchanged,
  );
  if ('access_token' in answer) return answer.access_token;
  if (NOT_THEM.has(answer.error)) return null;
  throw new GitHubTrouble(`GitHub does not let anybody sign in: ${answer.error}`);
}

const user = z.object({ id: z.number().int(), login: z.string(), type: z.string() });

/** Bots and organisations do not sign in. */
async function personOf(token: string, { apiUrl }: SignInOptions): Promise<Person | null> {
  const headers = { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` };
  const { id, login, type } = await ask(`${apiUrl}/user`, { headers }, user);
  return type === 'User' ? { key: String(id), login, isBot: false } : null;
}

/** A redirect would take the secret or the token somewhere else, so none is followed. */
async function ask<T>(url: string, init: RequestInit, shape: z.ZodType<T>): Promise<T> {
  try {
    const response = await fetchWithTimeout(url, { ...init, redirect: 'error' });
    if (!response.ok) throw new Error(`GitHub answered ${response.status}`);
    return shape.parse(await response.json());
  } catch (error) {
    throw new GitHubTrouble('GitHub could not be asked who somebody is', { cause: error });
  }
}
