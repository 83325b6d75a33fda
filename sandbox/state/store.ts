// Everything that the sandbox remembers, and the numbers it gives out. Nothing here is written to a disk.
import { createHash } from 'node:crypto';

import type {
  Account,
  AccountType,
  Comment,
  Installation,
  Permissions,
  Repository,
  Thread,
} from './types.ts';

/** How tokens begin that the App got from people who signed in. */
export const USER_TOKEN = 'ghu_';

/** What a token lets its bearer do. */
export type Token =
  | {
      readonly kind: 'installation';
      readonly installation: Installation;
      /** null: every repository of the installation. */
      readonly repositories: ReadonlySet<Repository> | null;
      readonly permissions: Permissions;
      /** On the wall clock. */
      readonly expiresAt: number;
    }
  | { readonly kind: 'user'; readonly account: Account };

// Where each row of ids begins: far enough apart that a mixed-up id shows.
const FIRST_ID = {
  account: 1001,
  repository: 501_001,
  installation: 60_001,
  issue: 3_000_001,
  pull: 2_000_001,
  comment: 4_000_001,
  review: 5_000_001,
  label: 700_001,
  reaction: 800_001,
  event: 900_001,
  attempt: 90_000_000_001,
  token: 1,
};

export interface Store {
  readonly accounts: Map<number, Account>;
  readonly repositories: Map<number, Repository>;
  readonly comments: Map<number, Comment>;
  readonly threadsById: Map<number, Thread>;
  readonly installations: Map<number, Installation>;
  readonly tokens: Map<string, Token>;
  /** Keys of people in loaded histories → account ids. */
  readonly people: Map<string, number>;
  nextId(row: keyof typeof FIRST_ID): number;
  accountByLogin(login: string): Account | undefined;
  /** Files an account under its login, anew after a change of login. */
  file(account: Account, formerLogin?: string): void;
  repositoryByName(owner: string, name: string): Repository | undefined;
  /** Files a repository under its name, anew after a change of name or owner. */
  fileRepository(repository: Repository): void;
  dropRepository(repository: Repository): void;
}

export function createStore(): Store {
  const next = { ...FIRST_ID };
  const accounts = new Map<number, Account>();
  const repositories = new Map<number, Repository>();
  const byLogin = new Map<string, Account>();
  const byName = new Map<string, Repository>();
  return {
    accounts,
    repositories,
    comments: new Map(),
    threadsById: new Map(),
    installations: new Map(),
    tokens: new Map(),
    people: new Map(),
    nextId: (row) => {
      while (row === 'account' && accounts.has(next.account)) next.account += 1;
      return next[row]++;
    },
    accountByLogin: (login) => byLogin.get(login.toLowerCase()),
    file: (account, formerLogin) => {
      if (formerLogin !== undefined) byLogin.delete(formerLogin.toLowerCase());
      accounts.set(account.id, account);
      byLogin.set(account.login.toLowerCase(), account);
    },
    repositoryByName: (owner, name) => byName.get(`${owner}/${name}`.toLowerCase()),
    fileRepository: (repository) => {
      // Former names go on leading here until somebody else takes them, as GitHub redirects them.
      repositories.set(repository.id, repository);
      byName.set(fullName(repository).toLowerCase(), repository);
    },
    dropRepository: (repository) => {
      repositories.delete(repository.id);
      for (const [name, one] of byName) if (one === repository) byName.delete(name);
    },
  };
}

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** The made-up commit hash of something, the same each time. */
export function sha(...parts: readonly (string | number)[]): string {
  return createHash('sha1').update(parts.join('\n')).digest('hex');
}

/** Whoever deleted their account is shown as GitHub's ghost. */
export const GHOST: Account = {
  id: 10137,
  type: 'User',
  login: 'ghost',
  name: 'Deleted user',
  isBusy: false,
  busyUntil: null,
  isDeleted: false,
  createdAt: Date.UTC(2008, 4, 13),
};

export function newAccount(
  id: number,
  login: string,
  type: AccountType,
  createdAt: number,
  name?: string,
): Account {
  const status = { isBusy: false, busyUntil: null };
  return { id, type, login, name: name ?? null, ...status, isDeleted: false, createdAt };
}
