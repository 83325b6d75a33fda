// A whole Belay and a whole GitHub on this machine: the sandbox, the door, the queue, the worker and a database, joined by real
// HTTP and signed webhooks. The demo plays on it, and so do the story tests.
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import {
  settableClock,
  startSandbox,
  type Clock,
  type Sandbox,
  type SandboxOptions,
} from '../sandbox/index.ts';
import { openDatabase, type Database, type DatabaseConfig } from '../src/db/open.ts';
import type { PagesConfig } from '../src/pages-config.ts';
import { openWorld, type Belay, type WorldOptions } from '../src/world.ts';

export interface Stage {
  readonly sandbox: Sandbox;
  readonly clock: Clock;
  readonly belay: Belay;
  readonly database: Database;
  /** Where GitHub delivers to. */
  readonly webhookUrl: string;
  /** Where people reach the private pages, if there are any. */
  readonly url: string;
  /** Waits until GitHub has delivered everything and Belay has nothing left to do, however often the two take turns. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Where the clock stands at the beginning. */
  readonly at: number;
  readonly database: DatabaseConfig;
  readonly sandbox?: Partial<SandboxOptions>;
  readonly world?: Partial<WorldOptions>;
  /** With private pages, to which comments link; their address is another one each time. */
  readonly withPages?: boolean;
}

/** GitHub's patience does not matter where a day takes a tenth of a second. */
const HASTY = { betweenWritesMs: 0, writesAnHour: 1_000_000 };

export async function openStage({
  at,
  database: config,
  sandbox: sandboxOptions,
  world,
  withPages = false,
}: StageOptions): Promise<Stage> {
  const clock = settableClock(at);
  const sandbox = await startSandbox({
    clock,
    limits: { secondary: 'off', primary: 1_000_000 },
    ...sandboxOptions,
  });
  const database = await openDatabase(config);
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const belay = await openWorld({
    database,
    identity: {
      appId: sandbox.appId,
      privateKey: sandbox.privateKey,
      apiUrl: sandbox.url,
      graphqlUrl: sandbox.graphqlUrl,
    },
    webhookSecrets: [sandbox.webhookSecret],
    secret: 'known to everybody, for the sandbox only',
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination({ dest: 2, sync: true })),
    clock,
    pace: HASTY,
    timekeeperMs: 20,
    pages: withPages ? pagesOf(sandbox, url) : null,
    ...world,
  });
  app.route('/', belay.door);
  if (belay.pages) app.route('/', belay.pages);
  const webhookUrl = `${url}/api/github/webhooks`;
  sandbox.setWebhookUrl(webhookUrl);
  await belay.work();
  return {
    sandbox,
    clock,
    belay,
    database,
    webhookUrl,
    url,
    quiet: () => quiet(sandbox, belay),
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await belay.stop();
      await database.close();
      await sandbox.close();
    },
  };
}

function pagesOf({ clientId, clientSecret, url: githubUrl }: Sandbox, url: string): PagesConfig {
  return { url, clientId, clientSecret, githubUrl };
}

/** Each may start the other again: a comment of Belay's is an event for GitHub, and an event may need a comment. */
async function quiet(sandbox: Sandbox, belay: Belay): Promise<void> {
  let before = -1;
  while (before !== sandbox.deliveries().length) {
    before = sandbox.deliveries().length;
    await sandbox.idle();
    await belay.idle();
  }
}
