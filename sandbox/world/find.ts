// Finds by the names that stories use, or says clearly that there is no such thing.
import type { Core } from '../state/core.ts';
import { newAccount } from '../state/store.ts';
import type {
  Account,
  AccountType,
  Comment,
  Installation,
  Repository,
  Review,
  Thread,
} from '../state/types.ts';

export function findAccount(core: Core, login: string): Account {
  const found = core.store.accountByLogin(login);
  if (found === undefined) throw new Error(`Nobody here is called ${login}. Add them with addUser first.`);
  return found;
}

export function makeAccount(
  core: Core,
  login: string,
  type: AccountType,
  more: { readonly id?: number | undefined; readonly name?: string | undefined } = {},
): Account {
  if (core.store.accountByLogin(login) !== undefined)
    throw new Error(`There is already somebody called ${login}.`);
  const account = newAccount(
    more.id ?? core.store.nextId('account'),
    login,
    type,
    core.clock.now(),
    more.name,
  );
  core.store.file(account);
  return account;
}

export function findOrMake(core: Core, login: string, type: AccountType): Account {
  return core.store.accountByLogin(login) ?? makeAccount(core, login, type);
}

export function findRepository(core: Core, repo: string): Repository {
  const [owner = '', name = ''] = repo.split('/');
  const found = core.store.repositoryByName(owner, name);
  if (found === undefined)
    throw new Error(`There is no repository ${repo}. Add it with addRepository first.`);
  return found;
}

export function findThread(core: Core, repo: string, number: number): Thread {
  const found = findRepository(core, repo).threads.get(number);
  if (found === undefined) throw new Error(`${repo} has no issue or pull request #${String(number)}.`);
  return found;
}

export function findComment(core: Core, id: number): Comment {
  const found = core.store.comments.get(id);
  if (found === undefined) throw new Error(`There is no comment ${String(id)}.`);
  return found;
}

export function findReview(core: Core, repo: string, number: number, id: number): [Thread, Review] {
  const thread = findThread(core, repo, number);
  const found = thread.pull?.reviews.find((one) => one.id === id);
  if (found === undefined) throw new Error(`#${String(number)} has no review ${String(id)}.`);
  return [thread, found];
}

export function findInstallation(core: Core, owner: string): Installation {
  const account = findAccount(core, owner);
  const found = [...core.store.installations.values()].find((one) => one.account === account);
  if (found === undefined) throw new Error(`The App is not installed for ${owner}.`);
  return found;
}

/** Who acts for an owner where a story names nobody: an organization cannot act, its first maintainer can. */
export function whoActsFor(core: Core, owner: Account): Account {
  if (owner.type !== 'Organization') return owner;
  for (const repository of core.store.repositories.values()) {
    const [first] = repository.owner === owner ? repository.roles.keys() : [];
    const account = first === undefined ? undefined : core.store.accounts.get(first);
    if (account !== undefined) return account;
  }
  return owner;
}
