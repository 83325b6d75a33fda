// Issues and pull requests in the GraphQL API.
import { issuesClosedBy } from '../actions/closing.ts';
import { isVisibleInLists } from '../rest/handlers/lists.ts';
import { associationOf } from '../state/access.ts';
import { type Core, iso } from '../state/core.ts';
import type { Comment, Label, Pull, Review, Thread } from '../state/types.ts';
import { commentPage } from '../shapes/comment.ts';
import { nodeId } from '../shapes/nodes.ts';
import { nullable, threadPage } from '../shapes/thread.ts';
import { connection, none } from './connection.ts';
import { type Args, type Fields, type Node, node } from './nodes.ts';
import { actorNode } from './people.ts';
import { reactionFields } from './reactions.ts';
import { timelineField } from './timeline.ts';

/** Reaches a thread's repository again without the two files needing each other. */
export type RepositoryWriter = (thread: Thread) => Node;

export function threadNode(core: Core, thread: Thread, repository: RepositoryWriter): Node {
  const { pull } = thread;
  const shared = common(core, thread, repository);
  if (pull !== null) return node('PullRequest', { ...shared, ...pullFields(core, thread, pull, repository) });
  return node('Issue', {
    ...shared,
    id: () => nodeId('issue', thread.id),
    databaseId: () => thread.id,
    state: () => thread.state.toUpperCase(),
    stateReason: () => thread.stateReason?.toUpperCase() ?? null,
    isPinned: () => thread.isPinned,
    closedByPullRequestsReferences: none('PullRequest'),
  });
}

function common(core: Core, thread: Thread, repository: RepositoryWriter): Fields {
  return {
    number: () => thread.number,
    title: () => thread.title,
    body: () => thread.body,
    bodyText: () => thread.body,
    url: () => threadPage(core, thread),
    resourcePath: () => new URL(threadPage(core, thread)).pathname,
    repository: () => repository(thread),
    author: () => actorNode(core, thread.author),
    authorAssociation: () => associationOf(thread.author, thread.repository),
    createdAt: () => iso(thread.createdAt),
    publishedAt: () => iso(thread.createdAt),
    updatedAt: () => iso(thread.updatedAt),
    closedAt: () => nullable(thread.closedAt, iso),
    closed: () => thread.state === 'closed',
    locked: () => thread.isLocked,
    activeLockReason: () => null,
    milestone: () => null,
    editor: () => null,
    lastEditedAt: () => null,
    labels: (args) => labelsOf(thread.labels, args),
    assignees: (args) =>
      connection(
        {
          of: 'User',
          items: thread.assignees.filter((one) => !one.isDeleted),
          write: (one) => actorNode(core, one) ?? node('User', {}),
          key: (one) => one.id,
        },
        args,
      ),
    comments: (args) => commentsOf(core, thread, args),
    participants: none('User'),
    ...reactionFields(core, thread),
    ...timelineField(core, thread, (one) => threadNode(core, one, repository)),
  };
}

export function labelsOf(items: readonly Label[], args: Args): Node {
  return connection({ of: 'Label', items, write: labelNode, key: (one) => one.id }, args);
}

export function labelNode(label: Label): Node {
  return node('Label', {
    id: () => nodeId('label', label.id),
    name: () => label.name,
    color: () => label.color,
    description: () => label.description,
    isDefault: () => false,
  });
}

function commentsOf(core: Core, thread: Thread, args: Args): Node {
  const items = thread.comments.filter((one) => isVisibleInLists(core, one));
  return connection(
    { of: 'IssueComment', items, write: (one) => commentNode(core, one), key: (one) => one.id },
    args,
  );
}

export function commentNode(core: Core, comment: Comment): Node {
  return node('IssueComment', {
    id: () => nodeId('comment', comment.id),
    databaseId: () => comment.id,
    fullDatabaseId: () => String(comment.id),
    url: () => commentPage(core, comment),
    author: () => actorNode(core, comment.author),
    authorAssociation: () => associationOf(comment.author, comment.thread.repository),
    body: () => comment.body,
    bodyText: () => comment.body,
    createdAt: () => iso(comment.createdAt),
    publishedAt: () => iso(comment.createdAt),
    updatedAt: () => iso(comment.updatedAt),
    isMinimized: () => false,
    viewerDidAuthor: () => comment.isByApp,
    ...reactionFields(core, comment),
  });
}

function pullFields(core: Core, thread: Thread, pull: Pull, repository: RepositoryWriter): Fields {
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
    reviews: (args) =>
      connection(
        {
          of: 'PullRequestReview',
          items: pull.reviews,
          write: (one) => reviewNode(core, thread, one),
          key: (one) => one.id,
        },
        args,
      ),
    reviewRequests: none('ReviewRequest'),
    reviewThreads: none('PullRequestReviewThread'),
    files: (args) => filesOf(pull, args),
    closingIssuesReferences: (args) =>
      connection(
        {
          of: 'Issue',
          items: issuesClosedBy(thread),
          write: (one) => threadNode(core, one, repository),
          key: (one) => one.id,
        },
        args,
      ),
  };
}

function decisionOn(pull: Pull): string | null {
  const last = pull.reviews.findLast((one) => one.state === 'APPROVED' || one.state === 'CHANGES_REQUESTED');
  return last?.state ?? null;
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
