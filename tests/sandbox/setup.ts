// A sandbox with one repository, one newcomer and the App installed, and somebody who listens to its webhooks.
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';

import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { afterEach } from 'vitest';
import { z } from 'zod';

import { type Sandbox, type SandboxOptions, settableClock, startSandbox } from '../../sandbox/index.ts';

export const NOW = Date.UTC(2026, 3, 1, 12);
export const ROPE = { owner: 'acme', repo: 'rope' };
export const REPO = 'acme/rope';

// Made once: a key takes longer than most tests.
const privateKey = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
}).privateKey;

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ clock: settableClock(NOW), privateKey, ...options });
  closers.push(() => sandbox.close());
  const { world } = sandbox;
  world.addRepository({
    owner: 'acme',
    name: 'rope',
    maintainers: ['mara'],
    files: { 'README.md': '# Rope' },
  });
  world.addUser({ login: 'nina', name: 'Nina' });
  return sandbox;
}

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export function asApp({ url, appId, privateKey: key }: Sandbox): Octokit {
  const auth = { appId, privateKey: key };
  return new Octokit({ baseUrl: url, authStrategy: createAppAuth, auth, log: quiet });
}

export function asInstallation({ url, appId, privateKey: key }: Sandbox, installationId: number): Octokit {
  const auth = { appId, privateKey: key, installationId };
  return new Octokit({ baseUrl: url, authStrategy: createAppAuth, auth, log: quiet });
}

export function asPerson({ url, world }: Sandbox, login: string): Octokit {
  return new Octokit({ baseUrl: url, auth: world.addToken(login), log: quiet });
}

/** What the caller was refused with, or a failure if nothing was refused. */
export async function refusal(asking: Promise<unknown>): Promise<{ status: number; message: string }> {
  try {
    await asking;
  } catch (error) {
    if (error instanceof Error && 'status' in error && typeof error.status === 'number') {
      return { status: error.status, message: error.message };
    }
    throw error;
  }
  throw new Error('Nothing was refused.');
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver of webhooks; answers with what `status` says, and never where it says 0. */
export async function receiver(
  status: () => number = () => 202,
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      if (status() > 0) response.writeHead(status()).end('heard');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The receiver has no port.');
  return { url: `http://127.0.0.1:${String(address.port)}/`, received };
}

export async function graphql(
  sandbox: Sandbox,
  query: string,
  variables: object = {},
): Promise<GraphqlAnswer> {
  const headers = { authorization: `bearer ${sandbox.world.addToken('mara')}` };
  const body = JSON.stringify({ query, variables });
  const response = await fetch(sandbox.graphqlUrl, { method: 'POST', headers, body });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) };
}

export interface GraphqlAnswer {
  readonly status: number;
  /** The query's shape, which each test knows for itself. */
  readonly data?: unknown;
  readonly errors?: readonly { readonly type?: string; readonly message: string }[];
}

const HISTORY = z.object({
  repository: z.object({
    defaultBranchRef: z.object({
      target: z.object({
        history: z.object({
          totalCount: z.number(),
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
          nodes: z.array(z.looseObject({ messageHeadline: z.string() })),
        }),
      }),
    }),
  }),
});

/** A page of rope's default branch, with these fields beside the headline. */
export async function history(sandbox: Sandbox, args: string, fields = '', variables: object = {}) {
  const declared = 'after' in variables ? 'query ($after: String)' : '';
  const { data, errors } = await graphql(
    sandbox,
    `${declared} { repository(owner: "acme", name: "rope") { defaultBranchRef { target { ... on Commit {
      history(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { messageHeadline ${fields} } } } } } } }`,
    variables,
  );
  if (errors !== undefined) throw new Error(errors[0]?.message);
  return HISTORY.parse(data).repository.defaultBranchRef.target.history;
}
