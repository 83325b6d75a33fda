// What pull requests have beyond issues in the GraphQL API.
import { associationOf } from '../state/access.ts';
import { type Core, iso } from '../state/core.ts';
import type { ProposedCommit, Pull, Review, Thread } from '../state/types.ts';
import { nodeId } from '../shapes/nodes.ts';
import { nullable, threadPage } from '../shapes/thread.ts';
import { proposedNode, type ThreadWriter } from './commits.ts';
import { connection, none } from './connection.ts';
import { type Args, type Fields, type Node, node, textArg, textsArg } from './nodes.ts';
import { actorNode } from './people.ts';

export function pullFields(core: Core, thread: Thread, pull: Pull, write: ThreadWriter): Fields {
  const sum = (count: 'additions' | 'deletions') =>
    pull.files.reduce((total, file) => total + file[count], 0);
  return {
    id: () => nodeId('pull', pull.id),
    databaseId: () => pull.id,
    fullDatabaseId: () => String(pull.id),
    state: () => (pull.mergedAt === null ? thread.state.toUpperCase() : 'MERGED'),
    isDraft: () => pull.isDraft,
    merged: () => pull.mergedAt !== null,
    mergedAt: () => nullable(pull.mergedAt, iso),
    mergedBy: () => actorNode(core, pull.mergedBy),
    isCrossRepository: () => true,
    baseRefName: () => thread.repository.defaultBranch,
    headRefName: () => `change-${String(thread.number)}`,
    headRefOid: () => pull.headSha,
    additions: () => sum('additions'),
    deletions: () => sum('deletions'),
    changedFiles: () => pull.nFiles,
    reviewDecision: () => decisionOn(pull),
    reviews: (args) => reviewsOf(core, thread, pull, args),
    reviewRequests: none('ReviewRequest'),
    reviewThreads: none('PullRequestReviewThread'),
    files: (args) => filesOf(pull, args),
    commits: (args) => commitsOf(core, thread, pull, write, args),
  };
}

function decisionOn(pull: Pull): string | null {
  const last = pull.reviews.findLast((one) => one.state === 'APPROVED' || one.state === 'CHANGES_REQUESTED');
  return last?.state ?? null;
}

function reviewsOf(core: Core, thread: Thread, pull: Pull, args: Args): Node {
  const states = textsArg(args, 'states');
  const author = textArg(args, 'author')?.toLowerCase();
  const items = pull.reviews.filter(
    (one) =>
      (states === undefined || states.includes(one.state)) &&
      (author === undefined || one.author.login.toLowerCase() === author),
  );
  const write = (one: Review) => reviewNode(core, thread, one);
  return connection({ of: 'PullRequestReview', items, write, key: (one) => one.id }, args);
}

function commitsOf(core: Core, thread: Thread, pull: Pull, write: ThreadWriter, args: Args): Node {
  const page = (oid: string) => `${threadPage(core, thread)}/commits/${oid}`;
  const writeCommit = (commit: ProposedCommit) =>
    node('PullRequestCommit', {
      id: () => `PURC_kwS${commit.oid}`,
      commit: () => proposedNode(core, thread, commit, write),
      pullRequest: () => write(thread),
      url: () => page(commit.oid),
      resourcePath: () => new URL(page(commit.oid)).pathname,
    });
  const items = pull.commits;
  return connection({ of: 'PullRequestCommit', items, write: writeCommit, key: (one) => one.oid }, args);
}

function reviewNode(core: Core, thread: Thread, review: Review): Node {
  return node('PullRequestReview', {
    id: () => nodeId('review', review.id),
    databaseId: () => review.id,
    fullDatabaseId: () => String(review.id),
    author: () => actorNode(core, review.author),
    authorAssociation: () => associationOf(review.author, thread.repository),
    state: () => review.state,
    body: () => review.body,
    url: () => `${threadPage(core, thread)}#pullrequestreview-${String(review.id)}`,
    submittedAt: () => iso(review.submittedAt),
    createdAt: () => iso(review.submittedAt),
    updatedAt: () => iso(review.updatedAt),
    comments: none('PullRequestReviewComment'),
  });
}

/** GitHub lists no more files of one pull request than these. */
const MOST_FILES = 3000;

function filesOf(pull: Pull, args: Args): Node {
  const items = pull.files.slice(0, MOST_FILES);
  const write = (file: Pull['files'][number]) =>
    node('PullRequestChangedFile', {
      path: () => file.path,
      additions: () => file.additions,
      deletions: () => file.deletions,
      changeType: () => 'MODIFIED',
    });
  return connection(
    { of: 'PullRequestChangedFile', items, write, key: (file) => file.path, totalCount: pull.nFiles },
    args,
  );
}
