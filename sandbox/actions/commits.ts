// Commits on the default branch: what pull requests leave there, and what is pushed without one.
import type { Core } from '../state/core.ts';
import { sha } from '../state/store.ts';
import type { Account, Commit, Repository, Thread } from '../state/types.ts';

/** Files a commit, without a word to anybody; it makes its author a CONTRIBUTOR. */
export function land(
  repository: Repository,
  commit: Omit<Commit, 'oid' | 'committer'> & { readonly committer?: Account | null },
): Commit {
  const oid = commit.thread?.pull?.headSha ?? sha(repository.id, 'commit', repository.commits.length);
  const whole: Commit = { ...commit, oid, committer: commit.committer ?? commit.author };
  const { id } = commit.author;
  repository.commits.push(whole);
  repository.revision += 1;
  repository.landed.set(id, (repository.landed.get(id) ?? 0) + 1);
  return whole;
}

export interface Push {
  readonly author: Account;
  readonly message: string;
  readonly added?: readonly string[];
  readonly modified?: readonly string[];
  readonly removed?: readonly string[];
  readonly at?: number | undefined;
}

/** A push of one commit to the default branch, without a pull request. */
export function push(core: Core, repository: Repository, pushed: Push): Commit {
  const { author, message, added = [], modified = [], removed = [] } = pushed;
  const committedAt = pushed.at ?? core.clock.now();
  const files = [...added, ...modified, ...removed];
  const commit = land(repository, { author, committedAt, message, files, thread: null });
  core.fire({ about: 'push', repository, actor: author, commit, added, modified, removed });
  return commit;
}

/** What merging leaves on the default branch. */
export function landMerged(
  repository: Repository,
  thread: Thread,
  committedAt: number,
  by: Account | null,
): Commit {
  const message = `${thread.title} (#${String(thread.number)})`;
  const files = thread.pull?.files.map((file) => file.path) ?? [];
  return land(repository, { author: thread.author, committer: by, committedAt, message, files, thread });
}
