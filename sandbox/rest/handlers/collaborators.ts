// Who may do what in a repository: one person, or the list, which only those see who may push.
import { hasAtLeast, OLD_WORDS, permissionsFor, roleOf } from '../../state/access.ts';
import type { Account, Repository } from '../../state/types.ts';
import { simpleUser } from '../../shapes/account.ts';
import { type Answer, notFound, Refusal } from '../answers.ts';
import { reaches } from '../auth.ts';
import { allowedRepository, type Call, type Handlers, needsRole, param } from '../call.ts';
import { listAnswer } from '../pages.ts';

export const collaboratorHandlers: Handlers = {
  'GET /repos/{owner}/{repo}/collaborators': list,
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': (call) => {
    const repository = allowedRepository(call, ['metadata'], 'read');
    needsRole(call, repository, 'write');
    const account = call.core.store.accountByLogin(param(call, 'username'));
    if (account === undefined || account.isDeleted) throw notFound();
    const { role_name, ...rest } = collaborator(call, account, repository);
    const user = { ...rest, role_name };
    return { status: 200, body: { permission: OLD_WORDS[role_name], role_name, user } };
  },
};

function list(call: Call): Answer {
  const repository = allowedRepository(call, ['metadata'], 'read');
  checkMayList(call, repository);
  const affiliation = call.query.get('affiliation') ?? 'all';
  const permission = call.query.get('permission');
  const all = collaborators(call, repository).filter(
    (one) => permission === null || permissionsFor(roleOf(one, repository))[permission] === true,
  );
  // Whoever has a role in an organization's repository is played as a member of the organization.
  const isNobody = affiliation === 'outside';
  return listAnswer(call, isNobody ? [] : all, (one) => collaborator(call, one, repository));
}

function checkMayList({ caller }: Call, repository: Repository): void {
  if (caller.kind === 'nobody') throw new Refusal(401, 'Requires authentication');
  const mayList =
    caller.kind === 'user' ? hasAtLeast(caller.account, repository, 'write') : reaches(caller, repository);
  if (!mayList) throw new Refusal(403, 'Must have push access to view repository collaborators.');
}

function collaborators({ core }: Call, repository: Repository): Account[] {
  const ids = [...repository.roles].filter(([, role]) => role !== 'none').map(([id]) => id);
  if (repository.owner.type === 'User') ids.unshift(repository.owner.id);
  return [...new Set(ids)].flatMap((id) => core.store.accounts.get(id) ?? []).filter((one) => !one.isDeleted);
}

function collaborator({ core }: Call, account: Account, repository: Repository) {
  const role_name = roleOf(account, repository);
  return { ...simpleUser(core, account), role_name, permissions: permissionsFor(role_name) };
}
