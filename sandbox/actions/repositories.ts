// What can become of a whole repository, and how those who listen hear of it.
import { covers } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import { fullName } from '../state/store.ts';
import type { Account, Repository, Role } from '../state/types.ts';

/** Tells the installation that covers the repository that it came or went. Nobody hears it where there is none. */
export function tellInstallation(
  core: Core,
  repository: Repository,
  action: 'added' | 'removed',
  actor: Account,
  change: () => void = () => undefined,
): void {
  const before = covering(core, repository);
  change();
  const installation = action === 'added' ? covering(core, repository) : before;
  if (installation === undefined) return;
  core.fire({ about: 'installation-repositories', action, installation, repositories: [repository], actor });
}

function covering(core: Core, repository: Repository) {
  return [...core.store.installations.values()].find((one) => covers(one, repository));
}

export function setArchived(core: Core, repository: Repository, actor: Account, isArchived: boolean): void {
  if (repository.isArchived === isArchived) return;
  repository.isArchived = isArchived;
  core.fire({ about: 'repository', action: isArchived ? 'archived' : 'unarchived', repository, actor });
}

export function setPrivate(core: Core, repository: Repository, actor: Account, isPrivate: boolean): void {
  if (repository.isPrivate === isPrivate) return;
  repository.isPrivate = isPrivate;
  core.fire({ about: 'repository', action: isPrivate ? 'privatized' : 'publicized', repository, actor });
}

// A former name may be taken by somebody new, a name in use may not.
function checkFree(core: Core, repository: Repository, owner: Account, name: string): void {
  const there = core.store.repositoryByName(owner.login, name);
  const isTaken =
    there !== undefined &&
    there !== repository &&
    fullName(there).toLowerCase() === `${owner.login}/${name}`.toLowerCase();
  if (isTaken) throw new Error(`${owner.login} already has a repository ${name}.`);
}

export function rename(core: Core, repository: Repository, actor: Account, name: string): void {
  checkFree(core, repository, repository.owner, name);
  const formerName = repository.name;
  repository.name = name;
  core.store.fileRepository(repository);
  core.fire({ about: 'repository', action: 'renamed', repository, formerName, actor });
}

export function transfer(core: Core, repository: Repository, actor: Account, owner: Account): void {
  const formerOwner = repository.owner;
  if (formerOwner === owner) return;
  checkFree(core, repository, owner, repository.name);
  tellInstallation(core, repository, 'removed', actor, () => {
    for (const one of core.store.installations.values()) one.repositories?.delete(repository);
    repository.owner = owner;
    repository.roles.delete(owner.id);
    repository.hiddenMembers.clear();
    // GitHub lets a person who gave a repository away stay as a collaborator.
    if (formerOwner.type === 'User') repository.roles.set(formerOwner.id, 'write');
    core.store.fileRepository(repository);
  });
  tellInstallation(core, repository, 'added', actor);
  core.fire({ about: 'repository', action: 'transferred', repository, formerOwner, actor });
}

export function remove(core: Core, repository: Repository, actor: Account): void {
  core.fire({ about: 'repository', action: 'deleted', repository, actor });
  tellInstallation(core, repository, 'removed', actor, () => {
    core.store.dropRepository(repository);
    for (const one of core.store.installations.values()) one.repositories?.delete(repository);
  });
}

export function setRole(core: Core, repository: Repository, actor: Account, member: Account, to: Role): void {
  const from = repository.roles.get(member.id) ?? 'none';
  repository.roles.set(member.id, to);
  if (from === to) return;
  const action = from === 'none' ? 'added' : to === 'none' ? 'removed' : 'edited';
  core.fire({ about: 'member', action, repository, member, from, to, actor });
}
