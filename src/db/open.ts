// Opens the one database of the App: a folder (PGlite, for trying out and small installations) or a PostgreSQL server.
// Whoever opened it closes it.
import { PrismaPg } from '@prisma/adapter-pg';
import type { JobStore } from '../flow/jobs.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { openFolder } from './pglite-folder.ts';
import * as embedded from './pglite-session.ts';
import * as server from './postgres.ts';
import type { Session } from './session.ts';

export type DatabaseConfig = { readonly databaseUrl: string } | { readonly dataDir: string };

export interface DatabaseOptions {
  /** Told what whoever runs the App should know; one line each. */
  readonly warn?: (message: string) => void;
}

export interface Database {
  readonly prisma: PrismaClient;
  /** Connections kept apart for what must be fast: taking deliveries in. */
  readonly intake: Session;
  /** When to stop waiting for the intake: a server that is silent so long is down. GitHub itself waits 10 seconds. */
  readonly intakeTimeoutMs: number;
  /** Where the queue keeps its jobs. */
  readonly jobStore: JobStore;
  /** What survives: the death of this process only, or the loss of power as well. */
  readonly durability: 'process-crash' | 'full';
  close(): Promise<void>;
}

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** Throws `DatabaseError` with one line for whoever runs the App. The tables are up to date when it resolves. */
export async function openDatabase(config: DatabaseConfig, options: DatabaseOptions = {}): Promise<Database> {
  const warn = options.warn ?? (() => undefined);
  return 'dataDir' in config ? openEmbedded(config.dataDir) : openServer(config.databaseUrl, warn);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const { pglite, lock } = await openFolder(dataDir);
  const session = embedded.sessionOver(pglite);
  const prisma = new PrismaClient({
    adapter: embedded.adapterOver(pglite),
    transactionOptions: TRANSACTION,
  });
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pglite.close().finally(() => lock.release());
  };
  await migrate(session).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    prisma,
    intake: session,
    intakeTimeoutMs: 8_000,
    jobStore: {
      is: 'embedded',
      sql: embedded.runnerOver(pglite),
      listen: (channel, onNotification) => pglite.listen(channel, onNotification),
    },
    // PGlite never asks the disk to write through.
    durability: 'process-crash',
    close,
  };
}

async function openServer(databaseUrl: string, warn: (message: string) => void): Promise<Database> {
  const address = server.parseAddress(databaseUrl);
  const onTrouble = (error: Error): void => warn(`PostgreSQL: ${error.message}`);
  const intakeTimeoutMs = 900;
  const pool = server.openPool(databaseUrl, { max: 10, onTrouble });
  const intakePool = server.openPool(databaseUrl, {
    max: 2,
    connectTimeoutMs: intakeTimeoutMs,
    statementTimeoutMs: 5_000,
    onTrouble,
  });
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { onPoolError: onTrouble, onConnectionError: onTrouble }),
    transactionOptions: TRANSACTION,
  });
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await Promise.all([pool.end(), intakePool.end()]);
  };
  try {
    const facts = await server.factsOf(pool, address);
    await migrate(server.sessionOver(pool));
    const weakness = server.forgetfulness(facts);
    if (weakness !== null) warn(weakness);
    return {
      prisma,
      intake: server.sessionOver(intakePool),
      intakeTimeoutMs,
      jobStore: { is: 'server', databaseUrl },
      durability: weakness === null ? 'full' : 'process-crash',
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
