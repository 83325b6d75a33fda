// Repositories in the GraphQL API.
import { type Caller, checkPermission, checkVisible } from '../rest/auth.ts';
import { Refusal } from '../rest/answers.ts';
import { type Core, iso } from '../state/core.ts';
import { fullName } from '../state/store.ts';
import type { Repository, Thread } from '../state/types.ts';
import { nodeId } from '../shapes/nodes.ts';
import { repositoryPage } from '../shapes/repository.ts';
import { branchNode } from './commits.ts';
import { connection } from './connection.ts';
import { typed } from './cost.ts';
import { guideFields } from './guides.ts';
import { threadsFor } from './lists.ts';
import { type Args, type Fields, type Node, node, numberArg, textArg } from './nodes.ts';
import { actorNode } from './people.ts';
import { labelNode, labelsOf, type Reach, threadNode } from './threads.ts';

export function repositoryNode(core: Core, caller: Caller, repository: Repository): Node {
  return node('Repository', {
    ...facts(core, repository),
    ...lists(core, caller, repository),
    defaultBranchRef: () =>
      branchNode(core, caller, repository, (thread) => threadNode(core, thread, reachOf(core, caller))),
    label: (args) => {
      const label = repository.labels.get((textArg(args, 'name') ?? '').toLowerCase());
      return label === undefined ? null : labelNode(label);
    },
    labels: (args) => labelsOf([...repository.labels.values()], args),
  });
}

export function reachOf(core: Core, caller: Caller): Reach {
  return {
    repository: (repository) => repositoryNode(core, caller, repository),
    sees: (repository) => isVisible(caller, repository),
  };
}

function facts(core: Core, repository: Repository): Fields {
  return {
    id: () => nodeId('repository', repository.id),
    databaseId: () => repository.id,
    name: () => repository.name,
    nameWithOwner: () => fullName(repository),
    owner: () => actorNode(core, repository.owner),
    url: () => repositoryPage(core, repository),
    description: () => repository.description,
    isArchived: () => repository.isArchived,
    isDisabled: () => false,
    isPrivate: () => repository.isPrivate,
    isFork: () => repository.isFork,
    isTemplate: () => false,
    hasIssuesEnabled: () => repository.hasIssues,
    visibility: () => (repository.isPrivate ? 'PRIVATE' : 'PUBLIC'),
    createdAt: () => iso(repository.createdAt),
    updatedAt: () => iso(repository.createdAt),
    pushedAt: () => iso(repository.createdAt),
    defaultBranchRef: () =>
      node('Ref', { name: () => repository.defaultBranch, prefix: () => 'refs/heads/' }),
    ...guideFields(core, repository),
  };
}

function lists(core: Core, caller: Caller, repository: Repository): Fields {
  const write = (thread: Thread) => threadNode(core, thread, reachOf(core, caller));
  const list = (kind: 'issue' | 'pull', args: Args) => {
    allow(caller, repository, kind);
    const items = threadsFor(core, repository, kind, args);
    return connection(
      { of: kind === 'issue' ? 'Issue' : 'PullRequest', items, write, key: (one) => one.number },
      args,
    );
  };
  const one = (kind: 'issue' | 'pull' | 'either', args: Args) => {
    const number = numberArg(args, 'number') ?? 0;
    const thread = repository.threads.get(number);
    const isMeant = kind === 'either' || (thread?.pull === null) === (kind === 'issue');
    if (thread === undefined || !isMeant) throw unresolved(NAMES[kind], number);
    allow(caller, repository, thread.pull === null ? 'issue' : 'pull');
    return write(thread);
  };
  return {
    issues: (args) => list('issue', args),
    pullRequests: (args) => list('pull', args),
    issue: (args) => one('issue', args),
    pullRequest: (args) => one('pull', args),
    issueOrPullRequest: (args) => one('either', args),
  };
}

const NAMES = { issue: 'an Issue', pull: 'a PullRequest', either: 'an issue or pull request' };

function unresolved(what: string, number: number): Error {
  return typed('NOT_FOUND', `Could not resolve to ${what} with the number of ${String(number)}.`);
}

export function allow(caller: Caller, repository: Repository, kind: 'issue' | 'pull'): void {
  try {
    checkPermission(caller, repository, [kind === 'issue' ? 'issues' : 'pull_requests'], 'read');
  } catch (error) {
    if (error instanceof Refusal) throw typed('FORBIDDEN', error.message);
    throw error;
  }
}

export function isVisible(caller: Caller, repository: Repository): boolean {
  try {
    checkVisible(caller, repository);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
