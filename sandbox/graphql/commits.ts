// The default branch and its commits in the GraphQL API.
import type { Caller } from '../rest/auth.ts';
import { type Core, iso } from '../state/core.ts';
import type { Account, Commit, Repository, Thread } from '../state/types.ts';
import { repositoryPage } from '../shapes/repository.ts';
import { connection } from './connection.ts';
import { typed } from './cost.ts';
import { type Args, type Node, node, textArg } from './nodes.ts';
import { actorNode } from './people.ts';

type ThreadWriter = (thread: Thread) => Node;

interface Branch {
  readonly core: Core;
  readonly repository: Repository;
  readonly write: ThreadWriter;
}

export function branchNode(core: Core, caller: Caller, repository: Repository, write: ThreadWriter): Node {
  const branch: Branch = { core, repository, write };
  return node('Ref', {
    id: () => `REF_kwS${String(repository.id)}`,
    name: () => repository.defaultBranch,
    prefix: () => 'refs/heads/',
    target: () => {
      checkReadable(caller, repository);
      const newest = newestFirst(repository).at(0);
      return newest === undefined ? null : commitNode(branch, newest);
    },
  });
}

// What is public can be read without asking; the contents of a private repository need the permission.
function checkReadable(caller: Caller, repository: Repository): void {
  const isRefused =
    repository.isPrivate && caller.kind === 'installation' && !('contents' in caller.permissions);
  if (isRefused) throw typed('FORBIDDEN', 'Resource not accessible by integration');
}

const sorted = new WeakMap<Repository, { readonly revision: number; readonly commits: readonly Commit[] }>();

function newestFirst(repository: Repository): readonly Commit[] {
  const known = sorted.get(repository);
  if (known?.revision === repository.revision) return known.commits;
  // Of two at the same instant the one told later is the newer.
  const commits = [...repository.commits].reverse().sort((a, b) => b.committedAt - a.committedAt);
  sorted.set(repository, { revision: repository.revision, commits });
  return commits;
}

function commitNode(branch: Branch, commit: Commit): Node {
  const { core, repository } = branch;
  const [headline = '', ...body] = commit.message.split('\n');
  return node('Commit', {
    id: () => `C_kwS${commit.oid}`,
    oid: () => commit.oid,
    abbreviatedOid: () => commit.oid.slice(0, 7),
    url: () => `${repositoryPage(core, repository)}/commit/${commit.oid}`,
    message: () => commit.message,
    messageHeadline: () => headline,
    messageBody: () => body.join('\n').trim(),
    authoredDate: () => iso(commit.committedAt),
    committedDate: () => iso(commit.committedAt),
    changedFilesIfAvailable: () => commit.files.length,
    author: () => gitActor(core, commit.author, commit.committedAt),
    committer: () => gitActor(core, commit.committer, commit.committedAt),
    // One line of commits: merges are played as squashes.
    parents: (args) => commits(branch, olderThan(repository, commit).slice(0, 1), 'Commit', args),
    history: (args) =>
      commits(branch, within([commit, ...olderThan(repository, commit)], args), 'CommitHistory', args),
    associatedPullRequests: (args) => {
      const items = commit.thread === null ? [] : [commit.thread];
      return connection({ of: 'PullRequest', items, write: branch.write, key: (one) => one.number }, args);
    },
  });
}

function gitActor(core: Core, account: Account, at: number): Node {
  return node('GitActor', {
    name: () => account.name ?? account.login,
    email: () => `${String(account.id)}+${account.login}@users.noreply.github.com`,
    date: () => iso(at),
    user: () => (account.type === 'User' ? actorNode(core, account) : null),
  });
}

function olderThan(repository: Repository, commit: Commit): readonly Commit[] {
  const all = newestFirst(repository);
  return all.slice(all.indexOf(commit) + 1);
}

function within(all: readonly Commit[], args: Args): readonly Commit[] {
  const since = Date.parse(textArg(args, 'since') ?? '');
  const until = Date.parse(textArg(args, 'until') ?? '');
  const isBounded = !Number.isNaN(since) || !Number.isNaN(until);
  if (!isBounded) return all;
  return all.filter((one) => !(one.committedAt < since) && !(one.committedAt > until));
}

function commits(branch: Branch, items: readonly Commit[], of: string, args: Args): Node {
  return connection({ of, items, write: (one) => commitNode(branch, one), key: (one) => one.oid }, args);
}
