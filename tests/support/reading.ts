// Reads a repository of the sandbox into a database of its own, page by page, and may die at any of them.
import { pino } from 'pino';
import type { Sandbox } from '../../sandbox/index.ts';
import { createInstallations } from '../../src/db/installations.ts';
import { createLedger } from '../../src/db/ledger.ts';
import { createMemory } from '../../src/db/memory.ts';
import { openDatabase, type Database } from '../../src/db/open.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { readHistory, type Reading } from '../../src/flow/read-history.ts';
import type { Memory } from '../../src/flow/ports.ts';
import type { HistoryPage, HistorySource, HistoryStart, Ledger } from '../../src/flow/ledger-ports.ts';
import { App } from '../../src/github/app.ts';
import { HistoryReader } from '../../src/github/history.ts';
import { freshDatabase } from './app.ts';

export interface OwnReading {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly memory: Memory;
  /** Reads on from where it stopped. With `dieAt`, only up to that page of this reading, which is kept or lost. */
  read(die?: { readonly atPage: number; readonly isKept: boolean }): Promise<boolean>;
  close(): Promise<void>;
}

class Died extends Error {}

export async function openReading(
  sandbox: Sandbox,
  repository: Repository,
  now: () => number,
): Promise<OwnReading> {
  const place = await freshDatabase();
  const database = await openDatabase(place.config);
  const means = { hashOf: (key: string) => key, enqueue: () => Promise.resolve() };
  const installations = createInstallations(database, means);
  const memory = createMemory(database, means);
  const ledger = createLedger(database, means);
  await installations.keep(
    repository.installationId,
    { isSuspended: false, repositories: [repository] },
    now(),
  );
  const identity = {
    appId: sandbox.appId,
    privateKey: sandbox.privateKey,
    webhookSecret: sandbox.webhookSecret,
    apiUrl: sandbox.url,
    graphqlUrl: sandbox.graphqlUrl,
  };
  const app = new App(identity, { betweenWritesMs: 0, writesAnHour: 1e9 }, pino({ level: 'silent' }));
  const reading = (source: HistorySource, onPage: (page: HistoryPage) => void): Reading => ({
    clock: { now },
    wallClock: () => Date.now(),
    memory,
    installations,
    ledger,
    source,
    github: { settings: () => Promise.resolve(defaultSettings) },
    onPage,
    turnMs: Infinity,
  });
  return {
    database,
    ledger,
    memory,
    async read(die) {
      const source = new HistoryReader(({ installationId }) => app.asks(installationId));
      let pages = 0;
      const dying: HistorySource = {
        async *pages(of: Repository, start: HistoryStart) {
          for await (const page of source.pages(of, start)) {
            pages++;
            if (die?.atPage === pages && !die.isKept) throw new Died();
            yield page;
          }
        },
      };
      try {
        await readHistory(
          repository.id,
          reading(dying, () => {
            if (die?.atPage === pages && die.isKept) throw new Died();
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof Died) return false;
        throw error;
      }
    },
    close: async () => {
      await database.close();
      await place.remove();
    },
  };
}

/** Everything that the ledger holds of a repository, as lines that can be compared. */
export async function ledgerLines(
  { ledger, database }: { readonly ledger: Ledger; readonly database: Database },
  repository: number,
): Promise<string[]> {
  const lines: string[] = [];
  for await (const contribution of ledger.contributions(repository)) lines.push(JSON.stringify(contribution));
  const threads = await database.prisma.thread.findMany({
    where: { repositoryId: repository },
    orderBy: { number: 'asc' },
    // Not when it changed last: Belay's own comments change a thread, and are no news.
    select: {
      number: true,
      kind: true,
      state: true,
      title: true,
      author: true,
      openedAt: true,
      answeredAt: true,
      labels: true,
    },
  });
  return [...lines, ...threads.map((thread) => JSON.stringify(thread))];
}
