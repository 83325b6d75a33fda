// Where the App is installed, and what it is allowed there.
import { covers } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { Installation, Permissions, Repository } from '../state/types.ts';
import type { World } from '../world.ts';
import { findAccount, findInstallation, findRepository, whoActsFor } from './find.ts';

type Installations = Pick<
  World,
  | 'install'
  | 'uninstall'
  | 'suspend'
  | 'unsuspend'
  | 'addToInstallation'
  | 'removeFromInstallation'
  | 'setAppPermissions'
  | 'installations'
>;

export function installations(core: Core): Installations {
  return {
    install: (owner, repos, permissions) => install(core, owner, repos, permissions),
    uninstall: (owner) => {
      const installation = findInstallation(core, owner);
      const repositories = covered(core, installation);
      core.store.installations.delete(installation.id);
      const actor = whoActsFor(core, installation.account);
      core.fire({ about: 'installation', action: 'deleted', installation, repositories, actor });
    },
    suspend: (owner) => setSuspended(core, owner, true),
    unsuspend: (owner) => setSuspended(core, owner, false),
    addToInstallation: (owner, repos) => change(core, owner, repos, 'added'),
    removeFromInstallation: (owner, repos) => change(core, owner, repos, 'removed'),
    setAppPermissions: (owner, permissions) => {
      findInstallation(core, owner).permissions = permissions;
    },
    installations: () => [...core.store.installations.values()],
  };
}

function install(
  core: Core,
  owner: string,
  repos: readonly string[] | undefined,
  permissions: Permissions | undefined,
): number {
  const account = findAccount(core, owner);
  const now = core.clock.now();
  const installation: Installation = {
    id: core.store.nextId('installation'),
    account,
    repositories: repos === undefined ? null : new Set(named(core, owner, repos)),
    permissions: permissions ?? core.app.permissions,
    createdAt: now,
    updatedAt: now,
    suspendedAt: null,
    suspendedBy: null,
  };
  core.store.installations.set(installation.id, installation);
  const repositories = covered(core, installation);
  core.fire({
    about: 'installation',
    action: 'created',
    installation,
    repositories,
    actor: whoActsFor(core, account),
  });
  return installation.id;
}

function covered(core: Core, installation: Installation): Repository[] {
  return [...core.store.repositories.values()].filter((one) => covers(installation, one));
}

/** `name` alone is enough where the owner is known. */
function named(core: Core, owner: string, repos: readonly string[]): Repository[] {
  return repos.map((repo) => findRepository(core, repo.includes('/') ? repo : `${owner}/${repo}`));
}

function setSuspended(core: Core, owner: string, isSuspended: boolean): void {
  const installation = findInstallation(core, owner);
  const actor = whoActsFor(core, installation.account);
  installation.suspendedAt = isSuspended ? core.clock.now() : null;
  installation.suspendedBy = isSuspended ? actor : null;
  const repositories = covered(core, installation);
  core.fire({
    about: 'installation',
    action: isSuspended ? 'suspend' : 'unsuspend',
    installation,
    repositories,
    actor,
  });
}

function change(core: Core, owner: string, repos: readonly string[], action: 'added' | 'removed'): void {
  const installation = findInstallation(core, owner);
  const chosen = installation.repositories;
  if (chosen === null) throw new Error(`The App is installed on all repositories of ${owner}.`);
  const repositories = named(core, owner, repos);
  for (const repository of repositories) {
    if (action === 'added') chosen.add(repository);
    else chosen.delete(repository);
  }
  const actor = whoActsFor(core, installation.account);
  core.fire({ about: 'installation-repositories', action, installation, repositories, actor });
}
