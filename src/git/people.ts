// Who is who in a clone: one person may sign with several addresses and names. Addresses are compared here and never leave.
import type { PersonKey } from '../domain/contribution.ts';
import type { Signed } from './commits.ts';
import { JoinedSets } from './join-sets.ts';
import type { Group } from './join-sets.ts';
import { shownName } from '../domain/addresses.ts';
import { foldName, isDistinctive, loginIn, slugOf } from './name.ts';
import { isMergeButton, robotKey } from './robot.ts';

/** Everybody in a clone, once all signatures are known. */
export interface People {
  /** Robots have a key ending in `[bot]`; undefined is nobody, such as the merge button. */
  keyOf(signature: Signed): PersonKey | undefined;
  keyOfLogin(login: string): PersonKey | undefined;
}

// A login has to be seen with somebody's commits this often, and mostly, before it is believed to be theirs.
const REQUESTS_TO_BELIEVE = 2;
const SHARE_TO_BELIEVE = 0.75;

/** Takes in signatures, oldest first, and at the end tells the people behind them. */
export class Guestbook {
  readonly #sets = new JoinedSets();
  readonly #logins = new Map<string, number>();
  readonly #loginsOnly = new Set<string>();
  readonly #requests = new Map<string, Map<number, number>>();

  meet(signature: Signed): void {
    const mark = personsMark(signature);
    if (mark === undefined) return;
    const node = this.#sets.node(mark);
    if (isDistinctive(signature.name)) this.#sets.join(node, this.#sets.node(nameMark(signature.name)));
    const login = loginIn(signature.rawAddress) ?? loginIn(signature.address);
    if (login !== undefined) {
      this.#logins.set(login, node);
      this.#sets.join(node, this.#sets.node(loginMark(login)));
    }
    this.#sets.callIt(node, { name: shownName(signature.name), login });
  }

  /** Somebody of whom a message only tells the login. */
  meetLogin(login: string): void {
    this.#loginsOnly.add(login);
  }

  /** A merge robot says that this login asked for a merge, which held nothing but this person's commits. */
  sawRequest(login: string, author: Signed): void {
    const mark = personsMark(author);
    if (mark === undefined) return;
    const seen = this.#requests.get(login) ?? new Map<number, number>();
    const node = this.#sets.node(mark);
    this.#requests.set(login, seen.set(node, (seen.get(node) ?? 0) + 1));
  }

  settle(): People {
    for (const login of this.#loginsOnly) this.#findOwner(login);
    for (const [login, node] of this.#logins) this.#joinNamesakes(login, node);
    const keys = giveKeys(this.#sets.groups());
    const keyAt = (mark: string) => keys.get(this.#sets.find(mark) ?? -1);
    return {
      keyOf(signature) {
        if (isMergeButton(signature)) return undefined;
        const mark = markOf(signature);
        return robotKey(signature) ?? (mark === undefined ? undefined : keyAt(mark));
      },
      keyOfLogin: (login) => robotKey({ name: login, address: '' }) ?? keyAt(loginMark(login)),
    };
  }

  #findOwner(login: string): void {
    const node = this.#sets.node(loginMark(login));
    const isKnown = this.#sets.namesOf(node).name !== undefined;
    const owner = isKnown ? undefined : this.#mostlyAskedBy(login);
    if (owner !== undefined) this.#sets.join(owner, node);
    this.#sets.callIt(node, { login });
    this.#logins.set(login, node);
  }

  #mostlyAskedBy(login: string): number | undefined {
    const counts = new Map<number, number>();
    let all = 0;
    for (const [node, count] of this.#requests.get(login) ?? []) {
      const root = this.#sets.rootOf(node);
      counts.set(root, (counts.get(root) ?? 0) + count);
      all += count;
    }
    const [best, most] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [-1, 0];
    return most >= REQUESTS_TO_BELIEVE && most >= all * SHARE_TO_BELIEVE ? best : undefined;
  }

  // Somebody who signs with just this login is its owner, unless it is also a word of the owner's name: «Alex» may be another one.
  #joinNamesakes(login: string, node: number): void {
    const words = foldName(this.#sets.namesOf(node).fullName ?? '').split(/[^\p{L}\p{N}]+/u);
    if (words.includes(login)) return;
    for (const namesake of this.#sets.called(login)) {
      if (this.#sets.namesOf(namesake).login === undefined) this.#sets.join(node, namesake);
    }
  }
}

function personsMark(signature: Signed): string | undefined {
  const isPerson = !isMergeButton(signature) && robotKey(signature) === undefined;
  return isPerson ? markOf(signature) : undefined;
}

// What a signature is known by. An address without a domain (`joe@laptop`, `none@none`) is shared by strangers and says little alone.
function markOf({ name, address }: Signed): string | undefined {
  if (/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(address)) return `address ${address.toLowerCase()}`;
  if (isDistinctive(name)) return nameMark(name);
  return address === '' ? undefined : `${foldName(name)} at ${address.toLowerCase()}`;
}

function nameMark(name: string): string {
  return `name ${foldName(name)}`;
}

function loginMark(login: string): string {
  return `login ${login}`;
}

// In order of first appearance, so that a namesake who comes later never takes a key away.
function giveKeys(groups: readonly Group[]): Map<number, PersonKey> {
  const keys = new Map<number, PersonKey>();
  const taken = new Set<PersonKey>();
  for (const { root, login, fullName, name } of groups) {
    const wanted = login ?? slugOf(fullName ?? name ?? '');
    let key = wanted;
    for (let count = 2; taken.has(key); count++) key = `${wanted}-${count}`;
    taken.add(key);
    keys.set(root, key);
  }
  return keys;
}
