// What commands can do with the App's database, and what they learn of it.
import { InvalidArgumentError } from 'commander';
import type { PersonKey } from '../domain/contribution.ts';
import type { HistoryPhase } from '../flow/ledger-ports.ts';
import type { Watcher } from './watcher.ts';

/** Each throws InputError or SourceError where what somebody typed cannot be right. */
export interface LedgerTools {
  /** Reads a repository's past from GitHub. Goes on where an earlier reading stopped. */
  backfill(place: Place, watcher: Watcher): Promise<Backfilled>;
  /** The lines of a history file. */
  exportLines(source: string, watcher: Watcher): AsyncIterable<string>;
  /** A history file under a name of its own, whole or not at all. Gives how many contributions are in it. */
  exportTo(file: string, source: string, watcher: Watcher): Promise<number>;
  /** A history file into the ledger; nothing of it if anything is wrong with it. */
  importFrom(file: string, place: Place, watcher: Watcher): Promise<Known>;
  forget(who: Who, watcher: Watcher): Promise<Forgotten>;
}

/** A repository as somebody types it. */
export interface Place {
  readonly owner: string;
  readonly name: string;
}

export type Who = { readonly login: string } | { readonly key: PersonKey };

export interface Backfilled {
  /** How many were read, in the order in which they were; empty if everything was known. */
  readonly read: ReadonlyMap<HistoryPhase, number>;
  readonly known: Known;
  readonly points: number;
  readonly requests: number;
}

/** What there is of one repository in the ledger, or in a file. */
export interface Known {
  readonly contributions: number;
  readonly people: number;
}

export function knownInWords({ contributions, people }: Known): string {
  const persons = people === 1 ? '1 person' : `${people} people`;
  return `${counted(contributions, 'contributions')} of ${persons}`;
}

/** `1 issue`, `2 issues`. */
export function counted(count: number, things: string): string {
  return `${count} ${count === 1 ? things.replace(/s$/, '') : things}`;
}

export interface Forgotten {
  readonly key: PersonKey;
  /** Whether this server had ever met them. */
  readonly wasKnown: boolean;
  /** Whether a server has yet to take words about them off GitHub before the rest is erased. */
  readonly isWaiting: boolean;
}

/** A text like `OWNER/REPO`; null for any other. */
export function placeIn(text: string): Place | null {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? [];
  return owner !== undefined && name !== undefined ? { owner, name } : null;
}

/** For commander: reads `OWNER/REPO`. */
export function placeOption(text: string): Place {
  const place = placeIn(text);
  if (place) return place;
  throw new InvalidArgumentError(`found ${JSON.stringify(text)}, expected a repository like OWNER/REPO`);
}

/** For commander: reads a login, or `id:123`. */
export function whoOption(text: string): Who {
  const [, key] = /^id:(\d+)$/.exec(text) ?? [];
  if (key !== undefined) return { key };
  const login = text.replace(/^@/, '');
  if (/^[a-z\d](?:[a-z\d_-]*[a-z\d_])?$/i.test(login)) return { login };
  throw new InvalidArgumentError(
    `found ${JSON.stringify(text)}, expected a login like octocat or a user id like id:123`,
  );
}
