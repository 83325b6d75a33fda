// Labels, of a repository and on its threads.
import { addLabel, createLabel, removeLabel, updateLabel } from '../../actions/labels.ts';
import type { Label, Repository } from '../../state/types.ts';
import { labelShape } from '../../shapes/thread.ts';
import { invalid, notFound, Refusal } from '../answers.ts';
import {
  actor,
  allowedRepository,
  allowedThread,
  type Call,
  type Handlers,
  needsRole,
  param,
  text,
  texts,
} from '../call.ts';
import { listAnswer } from '../pages.ts';

const EITHER = ['issues', 'pull_requests'];
const LONGEST_NAME = 50;
const LONGEST_DESCRIPTION = 100;

export const labelHandlers: Handlers = {
  'GET /repos/{owner}/{repo}/labels': (call) => {
    const repository = allowedRepository(call, EITHER, 'read');
    return listAnswer(call, [...repository.labels.values()], (one) =>
      labelShape(call.core, { repository }, one),
    );
  },
  'POST /repos/{owner}/{repo}/labels': (call) => {
    const repository = changeable(call);
    const name = text(call, 'name') ?? '';
    const wanted = { name, color: text(call, 'color'), description: text(call, 'description') };
    checkLabel(repository, wanted);
    const label = createLabel(call.core, repository, wanted, actor(call));
    const body = labelShape(call.core, { repository }, label);
    return { status: 201, body, headers: { location: String(body['url']) } };
  },
  'GET /repos/{owner}/{repo}/labels/{name}': (call) => {
    const repository = allowedRepository(call, EITHER, 'read');
    return { status: 200, body: labelShape(call.core, { repository }, labelOf(call, repository)) };
  },
  'PATCH /repos/{owner}/{repo}/labels/{name}': (call) => {
    const repository = changeable(call);
    const label = labelOf(call, repository);
    const change = {
      new_name: text(call, 'new_name'),
      color: text(call, 'color'),
      description: text(call, 'description'),
    };
    checkLabel(repository, { ...change, name: change.new_name ?? label.name }, label);
    updateLabel(call.core, repository, label, change, actor(call));
    return { status: 200, body: labelShape(call.core, { repository }, label) };
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}/labels': (call) => {
    const thread = allowedThread(call, 'read');
    return listAnswer(call, thread.labels, (one) => labelShape(call.core, thread, one));
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': (call) => {
    const thread = allowedThread(call, 'write');
    needsRole(call, thread.repository, 'triage');
    const names = texts(call, 'labels') ?? [];
    for (const name of names) checkName(name);
    for (const name of names) addLabel(call.core, thread, name, actor(call));
    return { status: 200, body: thread.labels.map((one) => labelShape(call.core, thread, one)) };
  },
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': (call) => {
    const thread = allowedThread(call, 'write');
    needsRole(call, thread.repository, 'triage');
    const wasThere = removeLabel(call.core, thread, param(call, 'name'), actor(call));
    if (!wasThere) throw new Refusal(404, 'Label does not exist');
    return { status: 200, body: thread.labels.map((one) => labelShape(call.core, thread, one)) };
  },
};

function changeable(call: Call): Repository {
  const repository = allowedRepository(call, EITHER, 'write');
  needsRole(call, repository, 'write');
  return repository;
}

function labelOf(call: Call, repository: Repository): Label {
  const found = repository.labels.get(param(call, 'name').toLowerCase());
  if (found === undefined) throw notFound();
  return found;
}

function checkLabel(
  repository: Repository,
  wanted: {
    readonly name: string;
    readonly color: string | undefined;
    readonly description: string | undefined;
  },
  itself?: Label,
): void {
  checkName(wanted.name);
  const namesake = repository.labels.get(wanted.name.toLowerCase());
  if (namesake !== undefined && namesake !== itself) throw invalid('Label', 'name', 'already_exists');
  if (wanted.color !== undefined && !/^[0-9a-f]{6}$/i.test(wanted.color))
    throw invalid('Label', 'color', 'invalid');
  if ((wanted.description ?? '').length > LONGEST_DESCRIPTION) {
    throw invalid('Label', 'description', 'custom', 'description is too long (maximum is 100 characters)');
  }
}

function checkName(name: string): void {
  if (name.trim() === '') throw invalid('Label', 'name', 'missing_field');
  if (name.length > LONGEST_NAME) {
    throw invalid('Label', 'name', 'custom', 'name is too long (maximum is 50 characters)');
  }
}
