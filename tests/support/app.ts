// A whole Belay for a test: sandbox GitHub, embedded database, queue, worker and a real HTTP door, all on this machine.
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { pino } from 'pino';
import { settableClock, startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';
import { openDatabase, type Database } from '../../src/db/open.ts';
import { openWorld, type Belay, type WorldOptions } from '../../src/world.ts';

export interface Stage {
  readonly sandbox: Sandbox & { readonly clock: ReturnType<typeof settableClock> };
  readonly belay: Belay;
  readonly database: Database;
  /** Waits until GitHub has delivered everything and Belay has nothing left to do, however often the two take turns. */
  quiet(): Promise<void>;
  /** Lets time pass on the sandbox's clock, then waits for quiet. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** The sandbox's clock at the beginning. */
  readonly at: string;
  readonly sandbox?: Partial<SandboxOptions>;
  readonly world?: Partial<WorldOptions>;
}

export async function openStage({ at, sandbox: sandboxOptions, world }: StageOptions): Promise<Stage> {
  const clock = settableClock(Date.parse(at));
  const sandbox = await startSandbox({ clock, limits: { secondary: 'off' }, ...sandboxOptions });
  const folder = await mkdtemp(path.join(tmpdir(), 'belay-test-'));
  const url = process.env['BELAY_TEST_DATABASE_URL'];
  const database = await openDatabase(
    url === undefined ? { dataDir: folder } : { databaseUrl: await freshSchema(url) },
  );
  const belay = await openWorld({
    database,
    identity: { appId: sandbox.appId, privateKey: sandbox.privateKey, apiUrl: sandbox.url },
    webhookSecrets: [sandbox.webhookSecret],
    secret: 'a secret for tests only',
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    clock,
    pace: { betweenWritesMs: 0, writesAnHour: 100_000 },
    timekeeperMs: 20,
    ...world,
  });
  const server = createAdaptorServer({ fetch: belay.door.fetch });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  sandbox.setWebhookUrl(`http://127.0.0.1:${port}/api/github/webhooks`);
  await belay.work();

  const quiet = async () => {
    for (let calm = 0; calm < 2; calm++) {
      const before = sandbox.deliveries().length;
      await sandbox.idle();
      await belay.idle();
      if (sandbox.deliveries().length !== before) calm = -1;
    }
  };
  return {
    sandbox: { ...sandbox, clock },
    belay,
    database,
    quiet,
    pass: async (ms) => {
      clock.advance(ms);
      await quiet();
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await belay.stop();
      await database.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Each stage on PostgreSQL has a database of its own. */
async function freshSchema(url: string): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const name = `belay_story_${process.pid}_${Math.floor(performance.now() * 1000)}`;
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return fresh.href;
}
