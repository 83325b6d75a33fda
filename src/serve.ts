// `belay serve`: opens everything, listens, works, and goes in an orderly way when it is told to.
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { pino, type Logger } from 'pino';
import { readConfig, type Config } from './config.ts';
import { openDatabase, type Database } from './db/open.ts';
import { InputError } from './cli/tools.ts';
import { fromEnvironment } from './environment.ts';
import { secretOf } from './secret.ts';
import { openWorld, type Belay } from './world.ts';

interface ServeOptions {
  readonly withDoor: boolean;
}

/** Slow senders are cut off: GitHub itself needs milliseconds. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Whoever stops a server gives it some ten seconds. */
const DOOR_CLOSES_WITHIN_MS = 2000;
const JOBS_END_WITHIN_MS = 5000;

/** Resolves when the server was told to stop and has stopped. Throws InputError with one line for everything wrong at start. */
export async function serve(
  env: Readonly<Record<string, string | undefined>>,
  { withDoor }: ServeOptions,
): Promise<void> {
  const config = fromEnvironment(readConfig, env);
  const log = pino({ level: config.logLevel, redact: ['*.authorization', 'err.request.headers'] });
  const database = await openDatabase(
    'url' in config.database ? { databaseUrl: config.database.url } : { dataDir: config.database.folder },
    { warn: (message) => log.warn(message) },
  );
  try {
    const belay = await openWorld({
      database,
      identity: config,
      webhookSecrets: config.webhookSecrets,
      secret: await secretOf(config),
      pages: config.pages,
      log,
    });
    try {
      await run(belay, database, config, withDoor, log);
    } finally {
      await belay.stop({ timeoutMs: JOBS_END_WITHIN_MS });
    }
  } finally {
    await database.close();
  }
}

async function run(
  belay: Belay,
  { durability }: Database,
  config: Config,
  withDoor: boolean,
  log: Logger,
): Promise<void> {
  const server = withDoor ? await listen(belay, config) : null;
  try {
    await belay.work();
    const place = server ? `listening on http://${config.host}:${portOf(server)}` : 'working';
    log.info({ durability }, place);
    await told();
    log.info('stopping');
  } finally {
    if (server) await close(server);
  }
}

async function listen(belay: Belay, { host, port }: Config): Promise<Server> {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    const isReady = await belay.queue.countDue().then(
      () => true,
      () => false,
    );
    return isReady ? c.text('ready') : c.text('the database does not answer', 503);
  });
  app.route('/', belay.door);
  // Last, because they answer every address that is nobody else's.
  if (belay.pages) app.route('/', belay.pages);
  const serverOptions = {
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: REQUEST_TIMEOUT_MS,
    // Node looks for slow senders twice a minute only.
    connectionsCheckingInterval: 1000,
  };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(
        isTaken
          ? new InputError(`PORT ${port} is in use on ${host}: choose another, or stop whoever listens there`)
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Only the first signal is heard: the next one does what signals do. */
function told(): Promise<void> {
  return new Promise((resolve) => {
    const hear = (): void => {
      process.off('SIGTERM', hear);
      process.off('SIGINT', hear);
      resolve();
    };
    process.on('SIGTERM', hear);
    process.on('SIGINT', hear);
  });
}

/** No new deliveries; those that are on their way have a moment left. */
async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), DOOR_CLOSES_WITHIN_MS);
  await closed;
  clearTimeout(patience);
}
