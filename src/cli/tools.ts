// What commands share: the terminal, the ways into the world, and how options are read.
import { InvalidArgumentError } from 'commander';
import type { PersonKey } from '../domain/contribution.ts';
import type { Contributions } from '../flow/source.ts';
import { formatInstant, parseInstant, type Instant } from '../domain/time.ts';
import type { Settings } from '../domain/settings.ts';
import type { LedgerTools } from './ledger-tools.ts';
import type { Watcher } from './watcher.ts';

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether somebody is watching stderr. */
  readonly isWatched: boolean;
}

export interface Tools {
  readonly version: string;
  readonly terminal: Terminal;
  readonly now: () => Instant;
  readonly stdin: AsyncIterable<string>;
  /** A history file, a git clone, or a repository on GitHub; throws SourceError for anything else. */
  readonly openSource: (source: string, watcher: Watcher) => Promise<Source>;
  /** A file like `.github/belay.yml`; throws InputError with every problem in it. */
  readonly readSettings: (file: string) => Promise<Settings>;
  /** The database of the App, opened by each of its tools and closed again. */
  readonly ledger: () => Promise<LedgerTools>;
  /** Runs the App until it is told to stop. */
  readonly serve: (options: { readonly withDoor: boolean }) => Promise<void>;
}

/** What people gave somewhere, and who may write there. */
export interface Source {
  readonly contributions: Contributions;
  /** null where nobody can tell, as in a clone. */
  readonly writers: () => Promise<ReadonlySet<PersonKey> | null>;
}

/** What somebody typed cannot be right; the message says what was found and what was expected. */
export class InputError extends Error {}

/** What `SOURCE` may be, for a command's help. */
export const SOURCE = 'a history file, a git clone or bare directory, or OWNER/REPO on GitHub';

/** For commander: reads `2026-04-01` or `2026-04-01T17:00:00Z`. */
export function instantOption(text: string): Instant {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  throw new InvalidArgumentError(
    `found ${JSON.stringify(text)}, expected a date like 2026-04-01 or an instant like 2026-04-01T17:00:00Z`,
  );
}

export function countOption(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `found ${JSON.stringify(text)}, expected a number from ${least} to ${most}`,
    );
  };
}

export function orNull(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant);
}

/** Text from a history, made safe to print: no control characters, nothing that turns the direction of writing. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
