// What a request is for, in GitHub's words, so that requests can be counted by kind.
import { namedPath, routeOf } from './rest/routes.ts';
import type { Core } from './state/core.ts';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
}

export function isGraphql({ method, url }: Pick<Asked, 'method' | 'url'>): boolean {
  return method === 'POST' && /^\/(?:api\/)?graphql$/.test(url.pathname);
}

/** `GET /repos/{owner}/{repo}`, `graphql Threads`, or null where it is neither API. */
export function operationOf(core: Core, asked: Asked): string | null {
  if (isGraphql(asked)) return `graphql ${queryName(asked.body) ?? '(unnamed)'}`;
  return routeOf(asked.method, namedPath(core, asked.url.pathname))?.operation ?? null;
}

function queryName(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if ('operationName' in body && typeof body.operationName === 'string') return body.operationName;
  const query = 'query' in body && typeof body.query === 'string' ? body.query : '';
  return /^\s*(?:query|mutation)\s+(\w+)/m.exec(query)?.[1];
}
