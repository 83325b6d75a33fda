// One request to the REST API as handlers see it, and what most of them ask first.
import type { Operation } from '../descriptions/operations.ts';
import { hasAtLeast } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { Account, Comment, PermissionLevel, Repository, Thread } from '../state/types.ts';
import { type Answer, archived, deletedIssue, notFound, Refusal } from './answers.ts';
import { actorOf, type Caller, checkPermission, checkVisible } from './auth.ts';

export interface Call {
  readonly core: Core;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Checked against the description before a handler sees it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The address as it was asked, for links to other pages of it. */
  readonly url: URL;
}

export type Handler = (call: Call) => Answer;
export type Handlers = Partial<Record<Operation, Handler>>;

export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw notFound();
  return value;
}

export function actor(call: Call): Account {
  return actorOf(call.core, call.caller);
}

export function isApp(call: Call): boolean {
  return call.caller.kind === 'installation';
}

export function needsApp(call: Call): void {
  if (call.caller.kind !== 'app') throw new Refusal(401, 'A JSON web token could not be decoded');
}

export function repositoryOf(call: Call): Repository {
  const found = call.core.store.repositoryByName(param(call, 'owner'), param(call, 'repo'));
  if (found === undefined) throw notFound();
  checkVisible(call.caller, found);
  return found;
}

/** The repository, if any one of the permissions allows this. */
export function allowedRepository(call: Call, anyOf: readonly string[], level: PermissionLevel): Repository {
  const repository = repositoryOf(call);
  checkPermission(call.caller, repository, anyOf, level);
  if (level === 'write' && repository.isArchived) throw archived();
  return repository;
}

/** Pull requests are asked for with either permission where the issue API is used, and need their own to be written to. */
export function allowedThread(call: Call, level: PermissionLevel): Thread {
  const repository = repositoryOf(call);
  const number = Number(param(call, 'issue_number'));
  const thread = repository.threads.get(number);
  if (repository.deletedIssues.has(number)) throw deletedIssue();
  if (thread === undefined) throw notFound();
  checkThread(call, thread, level);
  return thread;
}

export function checkThread(call: Call, thread: Thread, level: PermissionLevel): void {
  const own = thread.pull === null ? 'issues' : 'pull_requests';
  checkPermission(call.caller, thread.repository, level === 'read' ? [own, 'issues'] : [own], level);
  if (level === 'write' && thread.repository.isArchived) throw archived();
}

export function allowedComment(call: Call, level: PermissionLevel): Comment {
  const repository = repositoryOf(call);
  const comment = call.core.store.comments.get(Number(param(call, 'comment_id')));
  if (comment?.thread.repository !== repository) throw notFound();
  checkThread(call, comment.thread, level);
  return comment;
}

/** People need a role for what goes beyond talking; the App's permission was checked before. */
export function needsRole(call: Call, repository: Repository, role: 'triage' | 'write'): void {
  if (call.caller.kind !== 'user') return;
  if (!hasAtLeast(call.caller.account, repository, role)) {
    throw new Refusal(403, 'Must have push access to repository');
  }
}

export function text(call: Call, field: string): string | undefined {
  const value = call.body[field];
  return typeof value === 'string' ? value : undefined;
}

export function texts(call: Call, field: string): string[] | undefined {
  const value: unknown = call.body[field];
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((one: unknown) => nameOf(one));
}

// Labels may come as objects with a name, assignees as objects with a login.
function nameOf(one: unknown): string[] {
  if (typeof one === 'string') return [one];
  if (typeof one !== 'object' || one === null) return [];
  if ('name' in one && typeof one.name === 'string') return [one.name];
  return 'login' in one && typeof one.login === 'string' ? [one.login] : [];
}
