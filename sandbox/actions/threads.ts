// What can be done to issues and pull requests, by people through the World and by the App through the API alike.
import type { Core } from '../state/core.ts';
import type { Account, Commit, Repository, Thread } from '../state/types.ts';
import { record } from './events.ts';
import { labelNamed } from './labels.ts';
import { newPull } from './proposals.ts';

export interface Opening {
  readonly repository: Repository;
  readonly author: Account;
  readonly title: string;
  readonly body: string;
  readonly labels?: readonly string[];
  /** There for a pull request. */
  readonly pull?: { readonly files: readonly string[]; readonly isDraft: boolean };
  readonly at?: number | undefined;
  readonly isByApp?: boolean;
}

export function openThread(core: Core, opening: Opening): Thread {
  const { repository, author } = opening;
  const at = opening.at ?? core.clock.now();
  const number = repository.nextNumber++;
  const thread: Thread = {
    id: core.store.nextId('issue'),
    number,
    repository,
    author,
    createdAt: at,
    bornAt: Date.now(),
    isByApp: opening.isByApp ?? false,
    pull:
      opening.pull === undefined
        ? null
        : newPull(core, repository, number, { ...opening.pull, author, at, message: opening.title }),
    labels: (opening.labels ?? []).map((name) => labelNamed(core, repository, name, author)),
    assignees: [],
    comments: [],
    reactions: [],
    events: [],
    title: opening.title,
    body: opening.body,
    state: 'open',
    stateReason: null,
    updatedAt: at,
    closedAt: null,
    closedBy: null,
    isLocked: false,
    isPinned: false,
  };
  keep(core, thread);
  core.fire({ about: 'thread', action: 'opened', thread, actor: author });
  // GitHub tells about each label of a new thread once more.
  for (const label of thread.labels)
    core.fire({ about: 'thread', action: 'labeled', thread, label, actor: author });
  return thread;
}

/** Files a thread that was put together elsewhere. */
export function keep(core: Core, thread: Thread): void {
  thread.repository.threads.set(thread.number, thread);
  thread.repository.revision += 1;
  core.store.threadsById.set(thread.id, thread);
}

export function touch(core: Core, thread: Thread): void {
  thread.updatedAt = core.clock.now();
  thread.repository.revision += 1;
}

export function closeThread(
  core: Core,
  thread: Thread,
  actor: Account,
  {
    reason = 'completed',
    cause = null,
  }: { readonly reason?: 'completed' | 'not_planned'; readonly cause?: Commit | Thread | null } = {},
): void {
  if (thread.state === 'closed') return;
  thread.state = 'closed';
  thread.stateReason = thread.pull === null ? reason : null;
  thread.closedAt = core.clock.now();
  thread.closedBy = actor;
  record(core, thread, { kind: 'closed', actor, stateReason: thread.stateReason, cause });
  touch(core, thread);
  core.fire({ about: 'thread', action: 'closed', thread, actor });
}

export function reopenThread(core: Core, thread: Thread, actor: Account): void {
  const isMerged = typeof thread.pull?.mergedAt === 'number';
  if (thread.state === 'open' || isMerged) return;
  thread.state = 'open';
  thread.stateReason = thread.pull === null ? 'reopened' : null;
  thread.closedAt = null;
  thread.closedBy = null;
  record(core, thread, { kind: 'reopened', actor, stateReason: thread.stateReason, cause: null });
  touch(core, thread);
  core.fire({ about: 'thread', action: 'reopened', thread, actor });
}

export function editThread(
  core: Core,
  thread: Thread,
  actor: Account,
  change: { readonly title?: string | undefined; readonly body?: string | undefined },
): void {
  const title = change.title !== undefined && change.title !== thread.title ? { title: thread.title } : {};
  const body = change.body !== undefined && change.body !== thread.body ? { body: thread.body } : {};
  const changes = { ...title, ...body };
  if (Object.keys(changes).length === 0) return;
  thread.title = change.title ?? thread.title;
  thread.body = change.body ?? thread.body;
  touch(core, thread);
  core.fire({ about: 'thread', action: 'edited', thread, actor, changes });
}

export function setLocked(core: Core, thread: Thread, actor: Account, isLocked: boolean): void {
  if (thread.isLocked === isLocked) return;
  thread.isLocked = isLocked;
  touch(core, thread);
  core.fire({ about: 'thread', action: isLocked ? 'locked' : 'unlocked', thread, actor });
}

export function setAssigned(
  core: Core,
  thread: Thread,
  actor: Account,
  assignee: Account,
  isAssigned: boolean,
): void {
  const place = thread.assignees.indexOf(assignee);
  if (isAssigned === place >= 0) return;
  if (isAssigned) thread.assignees.push(assignee);
  else thread.assignees.splice(place, 1);
  touch(core, thread);
  core.fire({ about: 'thread', action: isAssigned ? 'assigned' : 'unassigned', thread, actor, assignee });
}

/** Takes an issue away with all that was said in it. */
export function deleteIssue(core: Core, thread: Thread, actor: Account): void {
  if (thread.pull !== null) throw new Error('GitHub lets nobody delete a pull request.');
  const { repository, number } = thread;
  repository.threads.delete(number);
  repository.deletedIssues.add(number);
  repository.revision += 1;
  core.store.threadsById.delete(thread.id);
  for (const comment of thread.comments) core.store.comments.delete(comment.id);
  core.fire({ about: 'thread', action: 'deleted', thread, actor });
}
