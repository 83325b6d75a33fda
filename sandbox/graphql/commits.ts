// The default branch and its commits in the GraphQL API.
import type { Caller } from '../rest/auth.ts';
import { type Core, iso } from '../state/core.ts';
import type { Account, Commit, ProposedCommit, Repository, Stranger, Thread } from '../state/types.ts';
import { repositoryPage } from '../shapes/repository.ts';
import { historyFrom, newest, parentOf } from './branch.ts';
import { connection } from './connection.ts';
import { typed } from './cost.ts';
import { type Args, type Fields, type Node, node } from './nodes.ts';
import { actorNode, emailOf } from './people.ts';

/** Reaches a thread again without the two files needing each other. */
export type ThreadWriter = (thread: Thread) => Node;

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
      const head = newest(repository);
      return head === undefined ? null : commitNode(branch, head);
    },
  });
}

// What is public can be read without asking; the contents of a private repository need the permission.
function checkReadable(caller: Caller, repository: Repository): void {
  const isRefused =
    repository.isPrivate && caller.kind === 'installation' && !('contents' in caller.permissions);
  if (isRefused) throw typed('FORBIDDEN', 'Resource not accessible by integration');
}

export function commitNode(branch: Branch, commit: Commit): Node {
  const { core, repository, write } = branch;
  return node('Commit', {
    ...facts(core, repository, commit),
    parents: (args) => {
      const parent = parentOf(repository, commit);
      return commits(branch, parent === undefined ? [] : [parent], 'Commit', args);
    },
    history: (args) => commits(branch, historyFrom(repository, commit, args), 'CommitHistory', args),
    associatedPullRequests: (args) => pulls(commit.thread === null ? [] : [commit.thread], write, args),
  });
}

/** A commit of a pull request; whether it ever lands, and after what, is not known of it. */
export function proposedNode(core: Core, thread: Thread, commit: ProposedCommit, write: ThreadWriter): Node {
  return node('Commit', {
    ...facts(core, thread.repository, commit),
    associatedPullRequests: (args) => pulls([thread], write, args),
  });
}

function facts(core: Core, repository: Repository, commit: ProposedCommit): Fields {
  const { message } = commit;
  const page = () => `${repositoryPage(core, repository)}/commit/${commit.oid}`;
  return {
    id: () => `C_kwS${commit.oid}`,
    oid: () => commit.oid,
    abbreviatedOid: () => commit.oid.slice(0, 7),
    url: page,
    commitUrl: page,
    message: () => message,
    messageHeadline: () => message.split('\n', 1)[0] ?? '',
    messageBody: () => message.split('\n').slice(1).join('\n').trim(),
    authoredDate: () => iso(commit.authoredAt),
    committedDate: () => iso(commit.committedAt),
    // In the schema still, and told of no commit any more.
    pushedDate: () => null,
    authoredByCommitter: () => commit.author === commit.committer,
    changedFilesIfAvailable: () => commit.files.length,
    author: () => gitActor(core, commit.author, commit.authoredAt),
    // Co-authors named in a message are not read.
    authors: (args) => {
      const by = (author: Account | Stranger) => gitActor(core, author, commit.authoredAt);
      return connection({ of: 'GitActor', items: [commit.author], write: by, key: emailOf }, args);
    },
    committer: () => gitActor(core, commit.committer, commit.committedAt),
  };
}

function pulls(items: readonly Thread[], write: ThreadWriter, args: Args): Node {
  return connection({ of: 'PullRequest', items, write, key: (one) => one.number }, args);
}

/** A commit's node where a thread leads to it. */
export function causeNode(core: Core, thread: Thread, commit: Commit, write: ThreadWriter): Node {
  return commitNode({ core, repository: thread.repository, write }, commit);
}

function gitActor(core: Core, by: Account | Stranger, at: number): Node {
  return node('GitActor', {
    name: () => by.name ?? ('login' in by ? by.login : null),
    email: () => emailOf(by),
    date: () => iso(at),
    avatarUrl: () => `${core.url}/avatars/${by.type === 'Stranger' ? 'nobody' : String(by.id)}`,
    user: () => (by.type === 'User' ? actorNode(core, by) : null),
  });
}

function commits(branch: Branch, items: readonly Commit[], of: string, args: Args): Node {
  return connection({ of, items, write: (one) => commitNode(branch, one), key: (one) => one.oid }, args);
}
