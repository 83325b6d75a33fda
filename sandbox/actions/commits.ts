// Commits on the default branch: what pull requests leave there, and what is pushed without one.
import type { Core } from '../state/core.ts';
import { sha } from '../state/store.ts';
import type { Account, Commit, Repository, Stranger, Thread } from '../state/types.ts';
import { closeByMessage } from './closing.ts';
import { closeThread } from './threads.ts';

type Landing = Pick<Commit, 'author' | 'committedAt' | 'message' | 'files' | 'thread'> & {
  readonly committer?: Account | Stranger | null | undefined;
  readonly authoredAt?: number | undefined;
};

/** Files a commit, without a word to anybody; it makes its author a CONTRIBUTOR. */
export function land(repository: Repository, landing: Landing): Commit {
  const { author, committer, authoredAt, committedAt } = landing;
  const commit: Commit = {
    ...landing,
    oid: sha(repository.id, 'commit', repository.commits.length),
    committer: committer ?? author,
    authoredAt: authoredAt ?? committedAt,
  };
  repository.commits.push(commit);
  repository.revision += 1;
  if (author.type !== 'Stranger')
    repository.landed.set(author.id, (repository.landed.get(author.id) ?? 0) + 1);
  return commit;
}

export interface Push {
  readonly author: Account | Stranger;
  readonly committer?: Account | undefined;
  /** Whoever pushes. */
  readonly actor: Account;
  readonly message: string;
  readonly added?: readonly string[];
  readonly modified?: readonly string[];
  readonly removed?: readonly string[];
  readonly at?: number | undefined;
  readonly authoredAt?: number | undefined;
}

/** A push of one commit to the default branch, without a pull request. */
export function push(core: Core, repository: Repository, pushed: Push): Commit {
  const { actor, added = [], modified = [], removed = [], at, ...told } = pushed;
  const committedAt = at ?? core.clock.now();
  const files = [...added, ...modified, ...removed];
  const commit = land(repository, { ...told, committedAt, files, thread: null });
  core.fire({ about: 'push', repository, actor, commit, added, modified, removed });
  closeByMessage(core, repository, commit, actor);
  return commit;
}

/** Lands what a pull request proposes as a commit that GitHub knows no connection of, as maintainers and merge bots do. */
export function landByHand(
  core: Core,
  thread: Thread,
  by: Account,
  landed: {
    readonly message?: string | undefined;
    readonly author?: Account | undefined;
    readonly isClosed: boolean;
  },
): Commit {
  const commit = push(core, thread.repository, {
    author: landed.author ?? thread.author,
    committer: by,
    actor: by,
    message: landed.message ?? landingMessage(thread),
    modified: thread.pull?.files.map((file) => file.path) ?? [],
    authoredAt: thread.createdAt,
  });
  if (landed.isClosed) closeThread(core, thread, by, { cause: commit });
  return commit;
}

/** What merging leaves on the default branch. */
export function landMerged(
  repository: Repository,
  thread: Thread,
  committedAt: number,
  by: Account | null,
): Commit {
  const message = landingMessage(thread);
  const files = thread.pull?.files.map((file) => file.path) ?? [];
  const { author } = thread;
  const commit = land(repository, { author, committer: by, committedAt, message, files, thread });
  if (thread.pull !== null) thread.pull.mergeSha = commit.oid;
  return commit;
}

function landingMessage(thread: Thread): string {
  return `${thread.title} (#${String(thread.number)})`;
}
