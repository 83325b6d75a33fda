// From a webhook to what it means for Belay, or to nothing. Pure: the door keeps the result, and nothing is decided here.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Happening } from '../domain/happening.ts';
import type { Thread, ThreadKind } from '../domain/thread.ts';
import { HOUR } from '../domain/time.ts';
import { commandsIn } from './commands.ts';
import {
  comment,
  installationEvent,
  personOf,
  repositoryList,
  thread,
  threadEvent,
  type ThreadPayload,
} from './payloads.ts';

/** A comment that is edited later than this gives no commands any more: nobody would see them coming. */
const EDITABLE_FOR = HOUR;

/**
 * What a delivery means. Unknown events and actions mean nothing; a payload that lacks what its event should have throws
 * a ZodError, which says what was missing.
 */
export function toHappenings(event: string, payload: unknown): Happening[] {
  switch (event) {
    case 'pull_request':
      return ofThread('pull-request', threadEvent.extend({ pull_request: thread }).parse(payload));
    case 'issues':
      return ofThread('issue', threadEvent.extend({ issue: thread }).parse(payload));
    case 'issue_comment':
      return ofComment(payload);
    case 'installation':
      return ofInstallation(payload);
    case 'installation_repositories':
      return ofRepositoryList(payload);
    case 'repository':
      return ofRepository(payload);
    default:
      return [];
  }
}

type ThreadEvent = z.infer<typeof threadEvent> & { pull_request?: ThreadPayload; issue?: ThreadPayload };

function ofThread(kind: ThreadKind, event: ThreadEvent): Happening[] {
  const payload = event.pull_request ?? event.issue;
  if (!payload) return [];
  const described = threadOf(kind, payload, event.repository.id);
  switch (event.action) {
    case 'opened':
      return [{ kind: 'thread-opened', thread: described }];
    case 'ready_for_review':
    case 'reopened':
      return [{ kind: 'thread-ready', thread: described, at: payload.updated_at }];
    case 'closed':
      return [
        {
          kind: 'thread-closed',
          thread: { repository: event.repository.id, number: payload.number },
          at: payload.closed_at ?? payload.updated_at,
        },
      ];
    default:
      return [];
  }
}

function threadOf(kind: ThreadKind, payload: ThreadPayload, repositoryId: number): Thread {
  const isClosed = payload.state === 'closed';
  const closed = payload.merged === true ? 'landed' : 'closed';
  return {
    repository: repositoryId,
    number: payload.number,
    kind,
    state: isClosed ? closed : payload.draft === true ? 'draft' : 'open',
    isLocked: payload.locked ?? false,
    author: personOf(payload.user),
    title: payload.title,
    openedAt: payload.created_at,
    labels: (payload.labels ?? []).map(({ name }) => name),
    files: [],
    answeredAt: null,
  };
}

const commentEvent = threadEvent.extend({
  issue: thread,
  comment,
  changes: z.object({ body: z.object({ from: z.string() }).optional() }).optional(),
});

/** A new comment says all of its lines; an edited one only what it did not say before, by its own author, soon after. */
function ofComment(payload: unknown): Happening[] {
  const event = commentEvent.parse(payload);
  const by = personOf(event.comment.user);
  const isByAuthor = event.sender?.id === event.comment.user?.id;
  if (!by || by.isBot || !isByAuthor) return [];
  const spoken = commandsIn(event.comment.body);
  const isNew = event.action === 'created';
  const before = event.changes?.body?.from;
  const isFreshEdit =
    event.action === 'edited' &&
    before !== undefined &&
    event.comment.updated_at - event.comment.created_at <= EDITABLE_FOR;
  if (!isNew && !isFreshEdit) return [];
  const saidBefore = new Set(isFreshEdit ? commandsIn(before).map(({ text }) => text) : []);
  return spoken
    .filter(({ text }) => !saidBefore.has(text))
    .map(({ text, line }) => ({
      kind: 'command-given',
      thread: { repository: event.repository.id, number: event.issue.number },
      by,
      line,
      comment: { id: event.comment.id, at: event.comment.created_at },
      utterance: `command:${event.comment.id}:${hashOf(text)}`,
    }));
}

function ofInstallation(payload: unknown): Happening[] {
  const event = installationEvent.extend({ repositories: repositoryList.optional() }).parse(payload);
  const installationId = event.installation.id;
  const repositories = (event.repositories ?? []).map(({ id }) => id);
  switch (event.action) {
    case 'created':
      return [{ kind: 'repositories-added', installationId, repositories }];
    case 'deleted':
      return [{ kind: 'repositories-removed', installationId, repositories: [] }];
    case 'suspend':
    case 'unsuspend':
      return [{ kind: 'installation-suspended', installationId, isSuspended: event.action === 'suspend' }];
    default:
      return [];
  }
}

function ofRepositoryList(payload: unknown): Happening[] {
  const event = installationEvent
    .extend({ repositories_added: repositoryList, repositories_removed: repositoryList })
    .parse(payload);
  const installationId = event.installation.id;
  const added = event.repositories_added.map(({ id }) => id);
  const removed = event.repositories_removed.map(({ id }) => id);
  return [
    ...(added.length > 0
      ? [{ kind: 'repositories-added', installationId, repositories: added } as const]
      : []),
    ...(removed.length > 0
      ? [{ kind: 'repositories-removed', installationId, repositories: removed } as const]
      : []),
  ];
}

function ofRepository(payload: unknown): Happening[] {
  const event = threadEvent.parse(payload);
  if (event.action === 'deleted') {
    return [
      {
        kind: 'repositories-removed',
        installationId: event.installation.id,
        repositories: [event.repository.id],
      },
    ];
  }
  return [{ kind: 'repository-changed', repository: event.repository.id }];
}

/** What people say is not kept, only whether it was said before. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
