// Sets of marks that turn out to belong together (union-find), each with the names its members were called by.
import { foldName, isFullName } from './name.ts';

/** What a set is called: its first name, first full name and first login. */
export interface Names {
  readonly name?: string | undefined;
  readonly fullName?: string | undefined;
  readonly login?: string | undefined;
}

export interface Group extends Names {
  readonly root: number;
}

/** Begins without sets; every new mark is one of its own. */
export class JoinedSets {
  readonly #numbers = new Map<string, number>();
  readonly #parents: number[] = [];
  readonly #names: Names[] = [];
  readonly #byWord = new Map<string, Set<number>>();

  /** The number of a mark, new ones included; numbers rise in order of first appearance. */
  node(mark: string): number {
    const known = this.#numbers.get(mark);
    if (known !== undefined) return known;
    const node = this.#parents.length;
    this.#numbers.set(mark, node);
    this.#parents.push(node);
    this.#names.push({});
    return node;
  }

  /** The number of the whole set that a known mark is in. */
  find(mark: string): number | undefined {
    const known = this.#numbers.get(mark);
    return known === undefined ? undefined : this.rootOf(known);
  }

  rootOf(node: number): number {
    let root = node;
    for (let up = this.#parents[root]; up !== undefined && up !== root; up = this.#parents[root]) root = up;
    // The next look-up of this one is a single step.
    this.#parents[node] = root;
    return root;
  }

  /** The lower number stays the root, so that a root's number tells when its set first appeared. */
  join(one: number, other: number): void {
    const low = Math.min(this.rootOf(one), this.rootOf(other));
    const high = Math.max(this.rootOf(one), this.rootOf(other));
    if (low === high) return;
    this.#parents[high] = low;
    this.#names[low] = firstOf(this.#names[low], this.#names[high]);
  }

  callIt(node: number, { name, login }: Pick<Names, 'name' | 'login'>): void {
    const root = this.rootOf(node);
    const isFull = name !== undefined && isFullName(name);
    this.#names[root] = firstOf(this.#names[root], { name, login, fullName: isFull ? name : undefined });
    if (name === undefined || isFull) return;
    const word = foldName(name);
    this.#byWord.set(word, (this.#byWord.get(word) ?? new Set()).add(node));
  }

  namesOf(node: number): Names {
    return this.#names[this.rootOf(node)] ?? {};
  }

  /** The sets that were ever called by this single word. */
  called(word: string): number[] {
    return [...new Set([...(this.#byWord.get(word) ?? [])].map((node) => this.rootOf(node)))];
  }

  /** All sets, in order of first appearance. */
  groups(): Group[] {
    return this.#names.flatMap((names, node) =>
      this.#parents[node] === node ? [{ root: node, ...names }] : [],
    );
  }
}

function firstOf(one: Names = {}, other: Names = {}): Names {
  return {
    name: one.name ?? other.name,
    fullName: one.fullName ?? other.fullName,
    login: one.login ?? other.login,
  };
}
