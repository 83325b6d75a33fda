// What can be done to pull requests alone.
import type { Core } from '../state/core.ts';
import { sha } from '../state/store.ts';
import type { Account, Review, ReviewState, Thread } from '../state/types.ts';
import { landMerged } from './commits.ts';
import { changedFile, closeThread, touch } from './threads.ts';

export function readyForReview(core: Core, thread: Thread, actor: Account): void {
  const { pull } = thread;
  if (pull?.isDraft !== true) return;
  pull.isDraft = false;
  touch(core, thread);
  core.fire({ about: 'thread', action: 'ready_for_review', thread, actor });
}

export function pushTo(core: Core, thread: Thread, actor: Account, files: readonly string[]): void {
  const { pull } = thread;
  if (pull === null) throw new Error(`#${String(thread.number)} is no pull request.`);
  const before = pull.headSha;
  const known = new Set(pull.files.map((file) => file.path));
  pull.files.push(...files.filter((path) => !known.has(path)).map(changedFile));
  pull.nFiles = pull.files.length;
  pull.headSha = sha(before, thread.number);
  touch(core, thread);
  core.fire({ about: 'thread', action: 'synchronize', thread, actor, before });
}

export function reviewThread(
  core: Core,
  thread: Thread,
  author: Account,
  state: ReviewState,
  body: string,
): Review {
  if (thread.pull === null) throw new Error(`#${String(thread.number)} is no pull request.`);
  const review: Review = {
    id: core.store.nextId('review'),
    author,
    state,
    body,
    submittedAt: core.clock.now(),
  };
  thread.pull.reviews.push(review);
  touch(core, thread);
  core.fire({ about: 'review', thread, review, actor: author });
  return review;
}

/** Merges, which also closes the issues that the pull request says it closes. */
export function mergeThread(core: Core, thread: Thread, actor: Account): void {
  const { pull, repository } = thread;
  if (pull === null) throw new Error(`#${String(thread.number)} is no pull request.`);
  if (thread.state === 'closed') return;
  pull.mergedAt = core.clock.now();
  pull.mergedBy = actor;
  pull.isDraft = false;
  const commit = landMerged(repository, thread, pull.mergedAt, actor);
  closeThread(core, thread, actor);
  for (const issue of issuesClosedBy(thread)) closeThread(core, issue, actor);
  core.fire({
    about: 'push',
    repository,
    commit,
    actor,
    added: [],
    modified: commit.files,
    removed: [],
  });
}

const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)\b/gi;

export function issuesClosedBy(thread: Thread): Thread[] {
  const numbers = new Set([...thread.body.matchAll(CLOSES)].map((match) => Number(match[1])));
  return [...numbers].flatMap((number) => {
    const issue = thread.repository.threads.get(number);
    return issue?.pull === null ? [issue] : [];
  });
}
