// Issues, and pull requests where GitHub treats them as issues.
import { addLabel, removeLabel } from '../../actions/labels.ts';
import {
  closeThread,
  editThread,
  openThread,
  reopenThread,
  setAssigned,
  setLocked,
} from '../../actions/threads.ts';
import { hasAtLeast, isAssignable } from '../../state/access.ts';
import type { Repository, Thread } from '../../state/types.ts';
import { issueShape } from '../../shapes/thread.ts';
import { type Answer, invalid, issuesDisabled, mustHaveAdminRights } from '../answers.ts';
import { actor, allowedRepository, allowedThread, type Call, type Handlers, isApp } from '../call.ts';
import { needsRole, text, texts } from '../call.ts';
import { listAnswer } from '../pages.ts';
import { isVisibleInLists, order } from './lists.ts';

const LONGEST_TITLE = 256;
const LONGEST_BODY = 65_536;
const MOST_ASSIGNEES = 10;

export const issueHandlers: Handlers = {
  'GET /repos/{owner}/{repo}/issues': (call) => {
    const repository = allowedRepository(call, ['issues', 'pull_requests'], 'read');
    return listAnswer(call, listed(call, repository), (one) => issueShape(call.core, one));
  },
  'POST /repos/{owner}/{repo}/issues': createIssue,
  'GET /repos/{owner}/{repo}/issues/{issue_number}': (call) => {
    const thread = allowedThread(call, 'read');
    if (thread.pull === null && !thread.repository.hasIssues) throw issuesDisabled();
    return { status: 200, body: issueShape(call.core, thread) };
  },
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': updateIssue,
  'PUT /repos/{owner}/{repo}/issues/{issue_number}/lock': (call) => {
    const thread = allowedThread(call, 'write');
    needsRole(call, thread.repository, 'triage');
    setLocked(call.core, thread, actor(call), true);
    return { status: 204 };
  },
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock': (call) => {
    const thread = allowedThread(call, 'write');
    needsRole(call, thread.repository, 'triage');
    setLocked(call.core, thread, actor(call), false);
    return { status: 204 };
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/assignees': (call) => assign(call, true),
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees': (call) => assign(call, false),
};

function listed(call: Call, repository: Repository): Thread[] {
  const { query, core } = call;
  const state = query.get('state') ?? 'open';
  const creator = query.get('creator')?.toLowerCase();
  const assignee = query.get('assignee')?.toLowerCase();
  const labels = (query.get('labels') ?? '').toLowerCase().split(',').filter(Boolean);
  const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
  const all = [...repository.threads.values()].filter(
    (one) =>
      (state === 'all' || one.state === state) &&
      (creator === undefined || one.author.login.toLowerCase() === creator) &&
      (assignee === undefined || isAssigned(one, assignee)) &&
      labels.every((name) => one.labels.some((label) => label.name.toLowerCase() === name)) &&
      one.updatedAt >= since &&
      isVisibleInLists(core, one),
  );
  return order(all, query);
}

function isAssigned(thread: Thread, wanted: string): boolean {
  if (wanted === '*') return thread.assignees.length > 0;
  if (wanted === 'none') return thread.assignees.length === 0;
  return thread.assignees.some((one) => one.login.toLowerCase() === wanted);
}

function createIssue(call: Call): Answer {
  const { core, body } = call;
  const repository = allowedRepository(call, ['issues'], 'write');
  if (!repository.hasIssues) throw issuesDisabled();
  const title = typeof body['title'] === 'number' ? String(body['title']) : (text(call, 'title') ?? '');
  checkTitle(title);
  checkBody('Issue', text(call, 'body') ?? '');
  const author = actor(call);
  // Whoever may not label or assign has it dropped without a word.
  const mayTriage = isApp(call) || hasAtLeast(author, repository, 'triage');
  const labels = mayTriage ? (texts(call, 'labels') ?? []) : [];
  const thread = openThread(core, {
    repository,
    author,
    title,
    body: text(call, 'body') ?? '',
    labels,
    isByApp: isApp(call),
  });
  if (mayTriage) for (const login of texts(call, 'assignees') ?? []) assignTo(call, thread, login, true);
  const shape = issueShape(core, thread);
  return { status: 201, body: shape, headers: { location: String(shape['url']) } };
}

function updateIssue(call: Call): Answer {
  const { core } = call;
  const thread = allowedThread(call, 'write');
  const by = actor(call);
  const mayEdit = isApp(call) || thread.author === by || hasAtLeast(by, thread.repository, 'triage');
  if (!mayEdit) throw mustHaveAdminRights();
  const title = text(call, 'title');
  if (title !== undefined) checkTitle(title);
  checkBody('Issue', text(call, 'body') ?? '');
  const newBody = call.body['body'] === null ? '' : text(call, 'body');
  editThread(core, thread, by, { title, body: newBody });
  setLabels(call, thread);
  setAssignees(call, thread);
  const reason = text(call, 'state_reason') === 'not_planned' ? 'not_planned' : 'completed';
  if (text(call, 'state') === 'closed') closeThread(core, thread, by, { reason });
  if (text(call, 'state') === 'open') reopenThread(core, thread, by);
  return { status: 200, body: issueShape(core, thread) };
}

function setLabels(call: Call, thread: Thread): void {
  const names = texts(call, 'labels');
  if (names === undefined) return;
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  for (const label of thread.labels.filter((one) => !wanted.has(one.name.toLowerCase()))) {
    removeLabel(call.core, thread, label.name, actor(call));
  }
  for (const name of names) addLabel(call.core, thread, name, actor(call));
}

function setAssignees(call: Call, thread: Thread): void {
  const logins = texts(call, 'assignees');
  if (logins === undefined) return;
  const wanted = new Set(logins.map((login) => login.toLowerCase()));
  for (const one of thread.assignees.filter((account) => !wanted.has(account.login.toLowerCase()))) {
    setAssigned(call.core, thread, actor(call), one, false);
  }
  for (const login of logins) assignTo(call, thread, login, true);
}

function assign(call: Call, isAssigned: boolean): Answer {
  const thread = allowedThread(call, 'write');
  needsRole(call, thread.repository, 'triage');
  for (const login of texts(call, 'assignees') ?? []) assignTo(call, thread, login, isAssigned);
  return { status: isAssigned ? 201 : 200, body: issueShape(call.core, thread) };
}

// Somebody who cannot be assigned is left out, and the answer is a success all the same.
function assignTo(call: Call, thread: Thread, login: string, isAssigned: boolean): void {
  const account = call.core.store.accountByLogin(login);
  if (account === undefined) return;
  const isRefused =
    isAssigned && (!isAssignable(account, thread) || thread.assignees.length >= MOST_ASSIGNEES);
  if (!isRefused) setAssigned(call.core, thread, actor(call), account, isAssigned);
}

function checkTitle(title: string): void {
  if (title.trim() === '') throw invalid('Issue', 'title', 'missing_field');
  if (title.length > LONGEST_TITLE) {
    throw invalid('Issue', 'title', 'custom', 'title is too long (maximum is 256 characters)');
  }
}

export function checkBody(resource: string, body: string): void {
  if (body.length <= LONGEST_BODY) return;
  throw invalid(resource, 'body', 'custom', 'body is too long (maximum is 65536 characters)');
}
