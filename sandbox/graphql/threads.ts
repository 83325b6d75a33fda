// Issues and pull requests in the GraphQL API.
import { isVisibleInLists } from '../rest/handlers/lists.ts';
import { associationOf } from '../state/access.ts';
import { type Core, iso } from '../state/core.ts';
import type { Comment, Label, Repository, Thread } from '../state/types.ts';
import { commentPage } from '../shapes/comment.ts';
import { nodeId } from '../shapes/nodes.ts';
import { nullable, threadPage } from '../shapes/thread.ts';
import type { ThreadWriter } from './commits.ts';
import { connection, none } from './connection.ts';
import { linkFields } from './links.ts';
import { type Args, type Fields, type Node, node, objectArg, textArg } from './nodes.ts';
import { actorNode } from './people.ts';
import { pullFields } from './pulls.ts';
import { reactionFields } from './reactions.ts';
import { timelineField } from './timeline.ts';

/** Where whoever asks may go from a thread, without the files needing each other. */
export interface Reach {
  readonly repository: (repository: Repository) => Node;
  readonly sees: (repository: Repository) => boolean;
}

export function threadNode(core: Core, thread: Thread, reach: Reach): Node {
  const { pull } = thread;
  const write = (one: Thread) => threadNode(core, one, reach);
  const links = linkFields(core, thread, reach.sees, write);
  const shared = { ...common(core, thread, reach, write), ...links };
  if (pull !== null) return node('PullRequest', { ...shared, ...pullFields(core, thread, pull, write) });
  return node('Issue', {
    ...shared,
    id: () => nodeId('issue', thread.id),
    databaseId: () => thread.id,
    state: () => thread.state.toUpperCase(),
    stateReason: () => thread.stateReason?.toUpperCase() ?? null,
    isPinned: () => thread.isPinned,
  });
}

function common(core: Core, thread: Thread, reach: Reach, write: ThreadWriter): Fields {
  return {
    number: () => thread.number,
    title: () => thread.title,
    body: () => thread.body,
    bodyText: () => thread.body,
    url: () => threadPage(core, thread),
    resourcePath: () => new URL(threadPage(core, thread)).pathname,
    repository: () => reach.repository(thread.repository),
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
    ...timelineField(core, thread, write),
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
  // GitHub sorts by nothing else; without an order the oldest comes first.
  const direction = textArg(objectArg(args, 'orderBy'), 'direction');
  if (direction !== undefined) items.sort((a, b) => a.updatedAt - b.updatedAt);
  if (direction === 'DESC') items.reverse();
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
