// What a pull request proposes: its files and its commits, from its opening on.
import type { Core } from '../state/core.ts';
import { sha } from '../state/store.ts';
import type { Account, ChangedFile, ProposedCommit, Pull, Repository } from '../state/types.ts';

interface Proposal {
  readonly author: Account;
  readonly at: number;
  readonly message: string;
  readonly files: readonly string[];
}

/** Begins with one commit by whoever opens it. */
export function newPull(
  core: Core,
  repository: Repository,
  number: number,
  proposal: Proposal & { readonly nFiles?: number; readonly isDraft?: boolean },
): Pull {
  const { files, nFiles = files.length, isDraft = false } = proposal;
  const headSha = sha(repository.id, number, 0);
  return {
    id: core.store.nextId('pull'),
    files: files.map(changedFile),
    nFiles,
    reviews: [],
    commits: [proposed(headSha, proposal)],
    isDraft,
    mergedAt: null,
    mergedBy: null,
    headSha,
    mergeSha: null,
  };
}

/** Puts a commit on top. */
export function propose(pull: Pull, proposal: Proposal): void {
  const known = new Set(pull.files.map((file) => file.path));
  pull.files.push(...proposal.files.filter((path) => !known.has(path)).map(changedFile));
  pull.nFiles = pull.files.length;
  pull.headSha = sha(pull.headSha, pull.id);
  pull.commits.push(proposed(pull.headSha, proposal));
}

function proposed(oid: string, { author, at, message, files }: Proposal): ProposedCommit {
  return { oid, author, committer: author, authoredAt: at, committedAt: at, message, files };
}

// The counts are made up from the path, so that they look alive and stay the same.
function changedFile(path: string): ChangedFile {
  return { path, additions: 1 + (path.length % 17), deletions: path.length % 5 };
}
