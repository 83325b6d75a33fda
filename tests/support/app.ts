// The stage for story tests: the demo's, on a database of its own that goes when the test is over.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openStage as openWhole, type Stage as Whole, type StageOptions } from '../../demo/stage.ts';

export interface Stage extends Whole {
  /** Lets time pass on the sandbox's clock, then waits for quiet. */
  pass(ms: number): Promise<void>;
}

interface TestStageOptions extends Pick<StageOptions, 'sandbox' | 'world' | 'withPages'> {
  /** Where the clock stands at the beginning. */
  readonly at: string;
}

export async function openStage({ at, ...options }: TestStageOptions): Promise<Stage> {
  const place = await freshDatabase();
  const stage = await openWhole({ at: Date.parse(at), database: place.config, ...options });
  const quiet = async (): Promise<void> => {
    do await stage.quiet();
    while (await isRetrying(stage));
  };
  return {
    ...stage,
    quiet,
    pass: async (ms) => {
      stage.clock.advance(ms);
      await quiet();
    },
    close: async () => {
      await stage.close();
      await place.remove();
    },
  };
}

/** A job that failed is tried again a second later; whoever waits for quiet waits for that, too. */
async function isRetrying({ database }: Whole): Promise<boolean> {
  const [row] = await database.prisma.$queryRawUnsafe<{ jobs: number }[]>(
    `SELECT count(*)::int AS jobs FROM pgboss.job WHERE state = 'retry' AND start_after < now() + interval '5 seconds'`,
  );
  if (!row || row.jobs === 0) return false;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return true;
}

interface Place {
  readonly config: StageOptions['database'];
  remove(): Promise<void>;
}

/** A folder, or, where a PostgreSQL server is named, a new database on it. */
export async function freshDatabase(): Promise<Place> {
  const server = process.env['BELAY_TEST_DATABASE_URL'];
  if (server === undefined) {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'belay-test-'));
    return { config: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
  }
  const name = `belay_story_${process.pid}_${Math.floor(performance.now() * 1000)}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    config: { databaseUrl: url.href },
    remove: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
