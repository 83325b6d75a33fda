// The World's people.
import { randomBytes } from 'node:crypto';

import type { Core } from '../state/core.ts';
import { USER_TOKEN } from '../state/store.ts';
import type { World } from '../world.ts';
import { findAccount, makeAccount } from './find.ts';

type People = Pick<
  World,
  | 'addUser'
  | 'user'
  | 'findUser'
  | 'renameUser'
  | 'deleteUser'
  | 'revokeAuthorization'
  | 'setBusy'
  | 'addToken'
  | 'personId'
  | 'personLogin'
>;

export function people(core: Core): People {
  return {
    addUser: ({ login, name, type, id }) => makeAccount(core, login, type ?? typeFor(login), { id, name }),
    user: (login) => findAccount(core, login),
    findUser: (login) => core.store.accountByLogin(login),
    renameUser: (login, newLogin) => {
      const account = findAccount(core, login);
      account.login = newLogin;
      core.store.file(account, login);
      for (const repository of core.store.repositories.values())
        if (repository.owner === account) core.store.fileRepository(repository);
    },
    deleteUser: (login) => {
      const account = findAccount(core, login);
      account.isDeleted = true;
      for (const repository of core.store.repositories.values()) repository.roles.delete(account.id);
      for (const [token, { kind, ...rest }] of core.store.tokens) {
        if (kind === 'user' && 'account' in rest && rest.account === account) core.store.tokens.delete(token);
      }
    },
    revokeAuthorization: (login) => {
      const actor = findAccount(core, login);
      for (const [token, of] of core.store.tokens)
        if (token.startsWith(USER_TOKEN) && of.kind === 'user' && of.account === actor)
          core.store.tokens.delete(token);
      core.fire({ about: 'authorization', actor });
    },
    setBusy: (login, isBusy = true, until) => {
      const account = findAccount(core, login);
      account.isBusy = isBusy;
      account.busyUntil = isBusy ? (until ?? null) : null;
    },
    addToken: (login) => {
      const token = `ghp_${randomBytes(18).toString('hex')}`;
      core.store.tokens.set(token, { kind: 'user', account: findAccount(core, login) });
      return token;
    },
    personId: (key) => core.store.people.get(key),
    personLogin: (key) => core.store.accounts.get(core.store.people.get(key) ?? -1)?.login,
  };
}

function typeFor(login: string): 'Bot' | 'User' {
  return login.endsWith('[bot]') ? 'Bot' : 'User';
}
