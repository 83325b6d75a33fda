// Where queries and mutations begin.
import { actorOf, type Caller, meterOf } from '../rest/auth.ts';
import { covers } from '../state/access.ts';
import { type Core, iso } from '../state/core.ts';
import type { Thread } from '../state/types.ts';
import { readNodeId } from '../shapes/nodes.ts';
import { type Cost, typed } from './cost.ts';
import { type Args, type Fields, type Node, node, textArg, textsArg } from './nodes.ts';
import { actorNode } from './people.ts';
import { allow, isVisible, reachOf, repositoryNode } from './repository.ts';
import { commentNode, threadNode } from './threads.ts';

export function rootNode(core: Core, caller: Caller, cost: Cost): Node {
  return node('Query', {
    rateLimit: () => rateLimit(core, caller, cost),
    viewer: () => actorNode(core, actorOf(core, caller)),
    node: (args) => found(core, caller, textArg(args, 'id') ?? ''),
    nodes: (args) => (textsArg(args, 'ids') ?? []).map((id) => found(core, caller, id)),
    user: (args) => user(core, textArg(args, 'login') ?? ''),
    repository: (args) => {
      const [owner, name] = [textArg(args, 'owner') ?? '', textArg(args, 'name') ?? ''];
      const repository = core.store.repositoryByName(owner, name);
      if (repository === undefined || !isVisible(caller, repository)) {
        throw typed('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return repositoryNode(core, caller, repository);
    },
    ...mutations(core, caller),
  });
}

function rateLimit(core: Core, caller: Caller, cost: Cost): Node {
  const budget = core.limits.budget(meterOf(caller), 'graphql');
  return node('RateLimit', {
    cost: () => cost.points,
    limit: () => budget.limit,
    used: () => budget.used,
    remaining: () => budget.remaining,
    nodeCount: () => cost.nodes,
    resetAt: () => iso(budget.reset * 1000),
  });
}

function user(core: Core, login: string): Node | null {
  const account = core.store.accountByLogin(login);
  if (account?.type !== 'User' || account.isDeleted) {
    throw typed('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
  }
  return actorNode(core, account);
}

function found(core: Core, caller: Caller, id: string): Node | null {
  const read = readNodeId(id);
  const missing = typed('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  if (read === undefined) throw missing;
  const account = core.store.accounts.get(read.id);
  const isAccount = read.kind === 'user' || read.kind === 'bot' || read.kind === 'organization';
  if (isAccount && account !== undefined) return actorNode(core, account);
  const repository = core.store.repositories.get(read.id);
  if (read.kind === 'repository' && repository !== undefined && isVisible(caller, repository)) {
    return repositoryNode(core, caller, repository);
  }
  const thread = threadById(core, read);
  const comment = read.kind === 'comment' ? core.store.comments.get(read.id) : undefined;
  const place = thread ?? comment?.thread;
  if (place === undefined || !isVisible(caller, place.repository)) throw missing;
  allow(caller, place.repository, place.pull === null ? 'issue' : 'pull');
  if (comment !== undefined) return commentNode(core, comment);
  return threadNode(core, place, reachOf(core, caller));
}

function threadById(core: Core, read: { readonly kind: string; readonly id: number }): Thread | undefined {
  if (read.kind === 'issue') return core.store.threadsById.get(read.id);
  if (read.kind !== 'pull') return undefined;
  for (const thread of core.store.threadsById.values()) if (thread.pull?.id === read.id) return thread;
  return undefined;
}

/** GitHub pins no more than three issues of a repository. */
const MOST_PINNED = 3;

function mutations(core: Core, caller: Caller): Fields {
  const pin = (args: Args, isPinned: boolean) => {
    const { thread, input } = writable(core, caller, args);
    const pinned = [...thread.repository.threads.values()].filter((one) => one.isPinned && one !== thread);
    if (isPinned && pinned.length >= MOST_PINNED) {
      throw typed('UNPROCESSABLE', 'Maximum 3 pinned issues per repository');
    }
    thread.isPinned = isPinned;
    const issue = () => threadNode(core, thread, reachOf(core, caller));
    const clientMutationId = () => textArg(input, 'clientMutationId') ?? null;
    return node(isPinned ? 'PinIssuePayload' : 'UnpinIssuePayload', { issue, clientMutationId });
  };
  return { pinIssue: (args) => pin(args, true), unpinIssue: (args) => pin(args, false) };
}

function writable(core: Core, caller: Caller, args: Args): { readonly thread: Thread; readonly input: Args } {
  const given = args['input'];
  const input: Args = typeof given === 'object' && given !== null ? { ...given } : {};
  const id = textArg(input, 'issueId') ?? '';
  const read = readNodeId(id);
  const thread = read?.kind === 'issue' ? core.store.threadsById.get(read.id) : undefined;
  if (thread === undefined)
    throw typed('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  const isAllowed =
    caller.kind === 'user' ||
    (caller.kind === 'installation' &&
      covers(caller.installation, thread.repository) &&
      caller.permissions['issues'] === 'write');
  if (!isAllowed) throw typed('FORBIDDEN', 'Resource not accessible by integration');
  return { thread, input };
}
