// What the World's owners do with whole repositories.
import * as act from '../actions/repositories.ts';
import type { Core } from '../state/core.ts';
import type { Account, Repository } from '../state/types.ts';
import type { World } from '../world.ts';
import { findAccount, findOrMake, findRepository, whoActsFor } from './find.ts';

type Life = Pick<
  World,
  | 'archive'
  | 'unarchive'
  | 'privatize'
  | 'publicize'
  | 'disableIssues'
  | 'renameRepository'
  | 'transferRepository'
  | 'deleteRepository'
  | 'setPermission'
  | 'hideMembership'
>;

export function life(core: Core): Life {
  const byOwner = (repo: string): [Core, Repository, Account] => {
    const repository = findRepository(core, repo);
    return [core, repository, whoActsFor(core, repository.owner)];
  };
  return {
    archive: (repo) => act.setArchived(...byOwner(repo), true),
    unarchive: (repo) => act.setArchived(...byOwner(repo), false),
    privatize: (repo) => act.setPrivate(...byOwner(repo), true),
    publicize: (repo) => act.setPrivate(...byOwner(repo), false),
    disableIssues: (repo) => {
      findRepository(core, repo).hasIssues = false;
    },
    renameRepository: (repo, newName) => act.rename(...byOwner(repo), newName),
    transferRepository: (repo, newOwner) =>
      act.transfer(...byOwner(repo), findOrMake(core, newOwner, 'Organization')),
    deleteRepository: (repo) => act.remove(...byOwner(repo)),
    setPermission: (repo, login, role) => act.setRole(...byOwner(repo), findAccount(core, login), role),
    hideMembership: (repo, login) => {
      findRepository(core, repo).hiddenMembers.add(findAccount(core, login).id);
    },
  };
}
