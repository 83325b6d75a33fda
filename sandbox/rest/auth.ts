// Who is asking: the App by its JWT, an installation or a person by a token, or nobody.
import { createVerify, randomBytes } from 'node:crypto';

import { covers, hasAtLeast } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { Token } from '../state/store.ts';
import type { Account, Installation, PermissionLevel, Permissions, Repository } from '../state/types.ts';
import { badCredentials, notAccessible, notFound, Refusal, suspended } from './answers.ts';

export type Caller = { readonly kind: 'app' } | { readonly kind: 'nobody' } | Token;

/** GitHub refuses a JWT that lives longer than ten minutes; a little is allowed for clocks that disagree. */
const JWT_LIFE_SECONDS = 600;
const SKEW_SECONDS = 60;
const TOKEN_LIFE_MS = 3_600_000;

export function identify(core: Core, authorization: string | undefined): Caller {
  if (authorization === undefined || authorization === '') return { kind: 'nobody' };
  const [scheme = '', credential = ''] = authorization.trim().split(/\s+/, 2);
  if (!/^(?:bearer|token)$/i.test(scheme)) throw badCredentials();
  if (credential.split('.').length === 3) {
    checkJwt(core, credential);
    return { kind: 'app' };
  }
  const token = core.store.tokens.get(credential);
  if (token === undefined) throw badCredentials();
  if (token.kind === 'user') return token;
  const isGone = !core.store.installations.has(token.installation.id) || token.expiresAt <= Date.now();
  if (isGone) throw badCredentials();
  if (token.installation.suspendedAt !== null) throw suspended();
  return token;
}

function checkJwt(core: Core, jwt: string): void {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const isSigned = createVerify('RSA-SHA256')
    .update(`${header}.${payload}`)
    .verify(core.app.publicKey, Buffer.from(signature, 'base64url'));
  const { alg } = claims(header);
  if (!isSigned || alg !== 'RS256') throw new Refusal(401, 'A JSON web token could not be decoded');
  const { iss, iat, exp } = claims(payload);
  const isOurs = String(iss) === String(core.app.id) || iss === core.app.clientId;
  if (!isOurs) throw new Refusal(404, 'Integration not found');
  const now = Math.floor(Date.now() / 1000);
  if (typeof exp !== 'number' || exp <= now) {
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > now + JWT_LIFE_SECONDS + SKEW_SECONDS) {
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  if (typeof iat !== 'number' || iat > now + SKEW_SECONDS) {
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
}

function claims(part: string): Readonly<Partial<Record<string, unknown>>> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** A new token for an installation, with the wall clock's hour to live. */
export function issueToken(
  core: Core,
  installation: Installation,
  scope: { readonly repositories: ReadonlySet<Repository> | null; readonly permissions: Permissions },
): { readonly token: string; readonly expiresAt: number } {
  const token = `ghs_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
  const expiresAt = Date.now() + TOKEN_LIFE_MS;
  core.store.tokens.set(token, { kind: 'installation', installation, ...scope, expiresAt });
  return { token, expiresAt };
}

/** The account that does what the caller does. */
export function actorOf(core: Core, caller: Caller): Account {
  if (caller.kind === 'installation') return core.app.bot;
  if (caller.kind === 'user') return caller.account;
  throw new Refusal(401, 'Requires authentication');
}

/** The name under which the caller's requests are counted. */
export function meterOf(caller: Caller): string {
  if (caller.kind === 'installation') return `installation ID ${String(caller.installation.id)}`;
  if (caller.kind === 'user') return `user ID ${String(caller.account.id)}`;
  return caller.kind;
}

export function reaches(caller: Caller, repository: Repository): boolean {
  if (caller.kind !== 'installation') return false;
  const isInScope = caller.repositories === null || caller.repositories.has(repository);
  return isInScope && covers(caller.installation, repository);
}

/** Refuses with 404 where the caller may not even know that the repository exists. */
export function checkVisible(caller: Caller, repository: Repository): void {
  if (!repository.isPrivate) return;
  const isVisible =
    caller.kind === 'user' ? hasAtLeast(caller.account, repository, 'read') : reaches(caller, repository);
  if (!isVisible) throw notFound();
}

/** Any one of the permissions is enough. For people, `write` here means that they may read, which is all that talking takes. */
export function checkPermission(
  caller: Caller,
  repository: Repository,
  anyOf: readonly string[],
  level: PermissionLevel,
): void {
  checkVisible(caller, repository);
  if (caller.kind === 'app') throw notAccessible();
  if (caller.kind === 'nobody' && level === 'write') throw new Refusal(401, 'Requires authentication');
  if (caller.kind !== 'installation') return;
  if (!reaches(caller, repository)) {
    if (level === 'read') return;
    throw notAccessible();
  }
  const isGiven = anyOf.some((name) => allows(caller.permissions[name], level));
  if (!isGiven) throw notAccessible();
}

function allows(given: PermissionLevel | undefined, wanted: PermissionLevel): boolean {
  return given === 'write' || given === wanted;
}
