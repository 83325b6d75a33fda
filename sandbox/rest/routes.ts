// From a method and a path to the operation of GitHub's description that it means.
import type { Operation } from '../descriptions/operations.ts';
import type { Core } from '../state/core.ts';
import { fullName } from '../state/store.ts';
import { appHandlers } from './handlers/app.ts';
import { collaboratorHandlers } from './handlers/collaborators.ts';
import { commentHandlers } from './handlers/comments.ts';
import { deliveryHandlers } from './handlers/deliveries.ts';
import { issueHandlers } from './handlers/issues.ts';
import { labelHandlers } from './handlers/labels.ts';
import { pullHandlers } from './handlers/pulls.ts';
import { reactionHandlers } from './handlers/reactions.ts';
import { repositoryHandlers } from './handlers/repositories.ts';
import { userHandlers } from './handlers/users.ts';
import { OPERATIONS } from '../descriptions/operations.ts';
import type { Handler, Handlers } from './call.ts';

const HANDLERS: Handlers = {
  ...appHandlers,
  ...deliveryHandlers,
  ...repositoryHandlers,
  ...collaboratorHandlers,
  ...labelHandlers,
  ...issueHandlers,
  ...commentHandlers,
  ...reactionHandlers,
  ...pullHandlers,
  ...userHandlers,
};

export interface Route {
  readonly operation: Operation;
  readonly handler: Handler;
  readonly params: Readonly<Record<string, string>>;
}

const PATTERNS = OPERATIONS.flatMap((operation) => {
  const handler = HANDLERS[operation];
  const [method = '', path = ''] = operation.split(' ');
  return handler === undefined ? [] : [{ operation, handler, method, pattern: patternOf(path) }];
});

// `{path}` alone goes on over slashes: it is a file's.
function patternOf(path: string): RegExp {
  const source = path
    .replaceAll('.', '\\.')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'path' ? '(?<path>.+)' : `(?<${name}>[^/]+)`));
  return new RegExp(`^${source}$`);
}

export function routeOf(method: string, path: string): Route | undefined {
  for (const { operation, handler, method: wanted, pattern } of PATTERNS) {
    if (wanted !== method) continue;
    const match = pattern.exec(path);
    if (match !== null) return { operation, handler, params: decoded(match.groups ?? {}) };
  }
  return undefined;
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** `/repositories/ID/…` is another name of `/repos/OWNER/NAME/…`. */
export function namedPath(core: Core, path: string): string {
  const match = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
  const repository = core.store.repositories.get(Number(match?.[1]));
  return repository === undefined ? path : `/repos/${fullName(repository)}${match?.[2] ?? ''}`;
}

/** Where a renamed or transferred repository is to be found, or undefined where the path already says so. */
export function movedTo(core: Core, path: string): string | undefined {
  const match = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path);
  const [owner = '', name = '', rest = ''] = match?.slice(1) ?? [];
  const repository = core.store.repositoryByName(owner, name);
  const isFormerName =
    repository !== undefined && fullName(repository).toLowerCase() !== `${owner}/${name}`.toLowerCase();
  return isFormerName ? `${core.url}/repositories/${String(repository.id)}${rest}` : undefined;
}
