// Part of the composition root: the App's database for the commands beside the server, opened and closed again.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../cli/tools.ts';
import type { Watcher } from '../cli/watcher.ts';
import { readLedgerConfig, type LedgerConfig } from '../config.ts';
import { DatabaseError } from '../db/database-error.ts';
import { createInstallations } from '../db/installations.ts';
import { createLedger } from '../db/ledger.ts';
import type { HashOf } from '../db/forgotten.ts';
import { openDatabase, type Database } from '../db/open.ts';
import { fromEnvironment, type Environment } from '../environment.ts';
import type { Installations, Ledger } from '../flow/ledger-ports.ts';
import { forgottenHash, secretOf } from '../secret.ts';

export interface OpenLedger {
  readonly config: LedgerConfig;
  readonly database: Database;
  readonly ledger: Ledger;
  readonly installations: Installations;
  readonly hashOf: HashOf;
}

type Listener = Pick<Watcher, 'say'>;

/** Opens the ledger for one piece of work, and makes it where there is none yet. */
export async function withLedger<T>(
  env: Environment,
  listener: Listener,
  work: (open: OpenLedger) => Promise<T>,
): Promise<T> {
  const opened = await openLedger(env, listener);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Like `withLedger`, for work that gives one thing after the other. */
export async function* streamLedger<T, Result>(
  env: Environment,
  listener: Listener,
  work: (open: OpenLedger) => AsyncGenerator<T, Result>,
): AsyncGenerator<T, Result> {
  const opened = await openLedger(env, listener);
  try {
    return yield* work(opened);
  } finally {
    await opened.close();
  }
}

/** Whether there is a ledger to ask; opening one would make it. */
export async function hasLedger(env: Environment): Promise<boolean> {
  const { database } = fromEnvironment(readLedgerConfig, env);
  if ('url' in database) return true;
  return stat(path.join(database.folder, 'pglite')).then(
    () => true,
    () => false,
  );
}

async function openLedger(
  env: Environment,
  listener: Listener,
): Promise<OpenLedger & { close(): Promise<void> }> {
  const config = fromEnvironment(readLedgerConfig, env);
  const database = await openOrExplain(config, listener);
  try {
    const hashOf = forgottenHash(await secretOf(config));
    return {
      config,
      database,
      ledger: createLedger(database, { enqueue: withoutQueue, hashOf }),
      installations: createInstallations(database, { hashOf }),
      hashOf,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Most of what is done here leaves no work for a server, and opening a queue takes its time. */
const withoutQueue = (): Promise<never> =>
  Promise.reject(new Error('this ledger was opened without a queue'));

async function openOrExplain({ database }: LedgerConfig, listener: Listener): Promise<Database> {
  const place = 'url' in database ? { databaseUrl: database.url } : { dataDir: database.folder };
  try {
    return await openDatabase(place, { warn: (line) => listener.say(line) });
  } catch (error) {
    if (!(error instanceof DatabaseError) || !error.message.includes('is in use by process')) throw error;
    const advice = 'Stop it for a moment, or use PostgreSQL (DATABASE_URL), which many processes can share.';
    throw new DatabaseError(`${error.message} ${advice}`, { cause: error });
  }
}

/** For commands that only make sense where there is something already. */
export async function expectLedger(env: Environment): Promise<void> {
  if (await hasLedger(env)) return;
  throw new InputError(
    'found no database of Belay; expected DATABASE_URL, or BELAY_DATA_DIR with the folder of one (default: ./data)',
  );
}
