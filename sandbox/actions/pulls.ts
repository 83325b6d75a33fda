// What can be done to pull requests alone.
import type { Core } from '../state/core.ts';
import type { Account, Review, ReviewState, Thread } from '../state/types.ts';
import { closeByMerge } from './closing.ts';
import { landMerged } from './commits.ts';
import { record } from './events.ts';
import { propose } from './proposals.ts';
import { closeThread, touch } from './threads.ts';

export function readyForReview(core: Core, thread: Thread, actor: Account): void {
  const { pull } = thread;
  if (pull?.isDraft !== true) return;
  pull.isDraft = false;
  touch(core, thread);
  core.fire({ about: 'thread', action: 'ready_for_review', thread, actor });
}

export function pushTo(core: Core, thread: Thread, actor: Account, files: readonly string[]): void {
  const { pull, title: message } = thread;
  if (pull === null) throw new Error(`#${String(thread.number)} is no pull request.`);
  const before = pull.headSha;
  propose(pull, { author: actor, at: core.clock.now(), message, files });
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
    updatedAt: core.clock.now(),
  };
  thread.pull.reviews.push(review);
  touch(core, thread);
  core.fire({ about: 'review', action: 'submitted', thread, review, actor: author });
  return review;
}

export function editReview(core: Core, thread: Thread, review: Review, actor: Account, body: string): void {
  const changes = { body: review.body };
  review.body = body;
  review.updatedAt = core.clock.now();
  touch(core, thread);
  core.fire({ about: 'review', action: 'edited', thread, review, actor, changes });
}

export function dismissReview(core: Core, thread: Thread, review: Review, actor: Account): void {
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED')
    throw new Error('Only an approval or a request for changes can be dismissed.');
  review.state = 'DISMISSED';
  review.updatedAt = core.clock.now();
  touch(core, thread);
  core.fire({ about: 'review', action: 'dismissed', thread, review, actor });
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
  record(core, thread, { kind: 'merged', actor, stateReason: null, cause: commit });
  closeThread(core, thread, actor);
  closeByMerge(core, thread, actor);
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
