// From a webhook to what it means for Belay, or to nothing. Pure: the door keeps the result, and nothing is decided here.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { withoutAddresses } from '../domain/addresses.ts';
import type { Happening } from '../domain/happening.ts';
import type { Person } from '../domain/person.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Thread, ThreadKind } from '../domain/thread.ts';
import { HOUR } from '../domain/time.ts';
import { commandsIn } from './commands.ts';
import {
  comment,
  installationEvent,
  permissionEvent,
  personOf,
  repositoryList,
  review,
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
    case 'pull_request_review':
      return ofReview(payload);
    case 'installation':
      return ofInstallation(payload);
    case 'installation_repositories':
      return ofRepositoryList(payload);
    case 'repository':
      return ofRepository(payload);
    // Sent only to an App that may read members; without them, what is known of permissions is at most ten minutes old.
    case 'member':
    case 'membership':
      return [
        { kind: 'permissions-changed', installationId: permissionEvent.parse(payload).installation.id },
      ];
    // Somebody took back the right to be signed in. Nothing is kept of who signed in, so there is nothing to take back.
    case 'github_app_authorization':
      return [];
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
      return [{ kind: 'thread-opened', thread: described, authorNodeId: payload.user?.node_id ?? null }];
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
    case 'edited':
      return [...linked(described), { kind: 'thread-noticed', thread: described, deed: null }];
    case 'labeled':
    case 'unlabeled':
    case 'locked':
    case 'unlocked':
    case 'converted_to_draft':
      return [{ kind: 'thread-noticed', thread: described, deed: null }];
    default:
      return [];
  }
}

/** What it says it closes may be new. */
function linked(thread: Thread): Happening[] {
  const { kind, state, author, repository, number } = thread;
  const isOpenPull = kind === 'pull-request' && (state === 'open' || state === 'draft');
  if (!isOpenPull || !author || author.isBot) return [];
  return [{ kind: 'thread-linked', thread: { repository, number }, author }];
}

function threadOf(kind: ThreadKind, payload: ThreadPayload, repositoryId: number): Thread {
  const isClosed = payload.state === 'closed';
  const mergedAt = payload.merged_at ?? payload.pull_request?.merged_at ?? null;
  const closed = payload.merged === true || mergedAt !== null ? 'landed' : 'closed';
  return {
    repository: repositoryId,
    number: payload.number,
    kind,
    state: isClosed ? closed : payload.draft === true ? 'draft' : 'open',
    isLocked: payload.locked ?? false,
    author: personOf(payload.user),
    title: withoutAddresses(payload.title),
    openedAt: payload.created_at,
    labels: (payload.labels ?? []).map(({ name }) => name),
    files: [],
    answeredAt: null,
    changedAt: payload.updated_at,
  };
}

const commentEvent = threadEvent.extend({
  issue: thread,
  comment,
  changes: z.object({ body: z.object({ from: z.string() }).optional() }).optional(),
});

function ofComment(payload: unknown): Happening[] {
  const event = commentEvent.parse(payload);
  const by = personOf(event.comment.user);
  if (!by || by.isBot) return [];
  return [...answerIn(event, by), ...commandsGiven(event, by)];
}

type CommentEvent = z.infer<typeof commentEvent>;

/** The first word of somebody else is what a newcomer waits for. */
function answerIn({ action, issue, comment: said, repository }: CommentEvent, by: Person): Happening[] {
  const isByAuthor = issue.user?.id === said.user?.id;
  if (action !== 'created' || isByAuthor) return [];
  const kind = issue.pull_request === undefined ? 'issue' : 'pull-request';
  const described = threadOf(kind, issue, repository.id);
  return [{ kind: 'thread-noticed', thread: described, deed: { did: 'answered', by, at: said.created_at } }];
}

/** A new comment says all of its lines; an edited one only what it did not say before, by its own author, soon after. */
function commandsGiven(event: CommentEvent, by: Person): Happening[] {
  const isByAuthor = event.sender?.id === event.comment.user?.id;
  if (!isByAuthor) return [];
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
      at: event.comment.created_at,
      utterance: `command:${event.comment.id}:${hashOf(text)}`,
    }));
}

const reviewEvent = threadEvent.extend({ pull_request: thread, review });

function ofReview(payload: unknown): Happening[] {
  const event = reviewEvent.parse(payload);
  const { review: given, pull_request: pull } = event;
  const by = personOf(given.user);
  const at = given.submitted_at;
  const isByAuthor = pull.user?.id === given.user?.id;
  if (event.action !== 'submitted' || !by || by.isBot || isByAuthor || !at) return [];
  const described = threadOf('pull-request', pull, event.repository.id);
  return [{ kind: 'thread-noticed', thread: described, deed: { did: 'reviewed', by, at } }];
}

function ofInstallation(payload: unknown): Happening[] {
  const event = installationEvent.extend({ repositories: repositoryList.optional() }).parse(payload);
  const repositories = (event.repositories ?? []).map(({ id }) => id);
  const came = event.action === 'created' ? repositories : [];
  return [installationChanged(event, came, [])];
}

function ofRepositoryList(payload: unknown): Happening[] {
  const event = installationEvent
    .extend({ repositories_added: repositoryList, repositories_removed: repositoryList })
    .parse(payload);
  const ids = (list: z.infer<typeof repositoryList>) => list.map(({ id }) => id);
  return [installationChanged(event, ids(event.repositories_added), ids(event.repositories_removed))];
}

function installationChanged(
  { installation }: z.infer<typeof installationEvent>,
  came: readonly RepositoryId[],
  went: readonly RepositoryId[],
): Happening {
  const { id: installationId, updated_at: at = null } = installation;
  return { kind: 'installation-changed', installationId, came, went, at };
}

/** A deleted repository, one that moved and one that was renamed are all looked at again: GitHub says which it is. */
function ofRepository(payload: unknown): Happening[] {
  const event = threadEvent.parse(payload);
  return [{ kind: 'repository-changed', repository: event.repository.id }];
}

/** What people say is not kept, only whether it was said before. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
