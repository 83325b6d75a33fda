// Who may do what in a repository, and what GitHub calls a person there.
import type { Account, Installation, Repository, Role, Thread } from './types.ts';

const RANK: Readonly<Record<Role, number>> = { none: 0, read: 1, triage: 2, write: 3, maintain: 4, admin: 5 };

/** A person's role; anyone can read what is public. */
export function roleOf(account: Account, repository: Repository): Role {
  if (account.id === repository.owner.id) return 'admin';
  const given = repository.roles.get(account.id);
  if (given !== undefined && given !== 'none') return given;
  return repository.isPrivate ? 'none' : 'read';
}

export function hasAtLeast(account: Account, repository: Repository, role: Role): boolean {
  return RANK[roleOf(account, repository)] >= RANK[role];
}

/** The older word for a role, which knows neither triage nor maintain. */
export const OLD_WORDS = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
} as const satisfies Readonly<Record<Role, string>>;

/** What a role allows, as REST writes it. */
export function permissionsFor(role: Role): Readonly<Record<string, boolean>> {
  const rank = RANK[role];
  return { pull: rank >= 1, triage: rank >= 2, push: rank >= 3, maintain: rank >= 4, admin: rank >= 5 };
}

export type Association = 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'NONE';

/**
 * GitHub's `author_association`, with its flaws: a first pull request says NONE until a commit of it has landed,
 * and a member of an organization who hides it looks like anyone.
 */
export function associationOf(account: Account, repository: Repository): Association {
  if (account.id === repository.owner.id) return 'OWNER';
  const role = repository.roles.get(account.id) ?? 'none';
  const isHidden = repository.hiddenMembers.has(account.id);
  if (role !== 'none' && !isHidden)
    return repository.owner.type === 'Organization' ? 'MEMBER' : 'COLLABORATOR';
  return (repository.landed.get(account.id) ?? 0) > 0 ? 'CONTRIBUTOR' : 'NONE';
}

/** Whom every thread of a repository can be assigned to: whoever was given a role there, if only to read. */
export function isAssignableIn(account: Account, repository: Repository): boolean {
  if (account.isDeleted || account.type !== 'User') return false;
  return account.id === repository.owner.id || (repository.roles.get(account.id) ?? 'none') !== 'none';
}

/**
 * Also whoever commented on it; having opened it is not enough. GitHub drops anyone else from a list of assignees without a word.
 * https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/assigning-issues-and-pull-requests-to-other-github-users
 */
export function isAssignable(account: Account, thread: Thread): boolean {
  if (isAssignableIn(account, thread.repository)) return true;
  const isHere =
    !account.isDeleted && account.type === 'User' && hasAtLeast(account, thread.repository, 'read');
  return isHere && thread.comments.some((one) => one.author === account);
}

export function covers(installation: Installation, repository: Repository): boolean {
  if (installation.account !== repository.owner) return false;
  return installation.repositories === null || installation.repositories.has(repository);
}
