// Who people are in a past: by their key, and by the latest name where the key is only a number.
import { isBotName } from '../domain/bot.ts';
import type { PersonKey } from '../domain/contribution.ts';
import type { Person } from '../domain/person.ts';

/** What a deleted account is called; nobody can be reached there. */
const GHOST = 'ghost';
/** GitHub's user ids, for which the name is the login; elsewhere the name is what somebody calls themselves, and the key says who it is. */
const USER_ID = /^\d+$/;

export class People {
  readonly #names: ReadonlyMap<PersonKey, string>;
  readonly #bots: readonly string[];

  constructor(names: ReadonlyMap<PersonKey, string>, bots: readonly string[]) {
    this.#names = names;
    this.#bots = bots;
  }

  of(key: PersonKey): Person {
    const login = USER_ID.test(key) ? (this.#names.get(key) ?? key) : key;
    return { key, login, isBot: [key, login].some((name) => isBotName(name, this.#bots)) };
  }

  /** Those of them who can be reached. */
  all(keys: readonly PersonKey[]): Map<PersonKey, Person> {
    return new Map(keys.flatMap((key) => (key === GHOST ? [] : [[key, this.of(key)]])));
  }

  /** null where the account was deleted. */
  reachable(key: PersonKey): Person | null {
    return key === GHOST ? null : this.of(key);
  }

  /** Everybody who is nobody here, by key; bots by the rules for keys need not be in a list. */
  botKeys(): string[] {
    const byLogin = [...this.#names.keys()].filter((key) => USER_ID.test(key) && this.of(key).isBot);
    return [...this.#bots, ...byLogin];
  }
}
