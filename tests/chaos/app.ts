// Belay in a process of its own, to be killed: database, world and door as `belay serve` opens them, with places to die at.
// It takes its configuration from CHAOS_APP and its first failpoint from FAILPOINT; later ones are sent to it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { openDatabase } from '../../src/db/open.ts';
import type { Contribution } from '../../src/domain/contribution.ts';
import { openWorld } from '../../src/world.ts';
import { configFor } from '../db/databases.ts';
import { Failpoints, type Failpoint } from './failpoint.ts';

export interface AppConfig {
  readonly place: string;
  /** 0: only a worker. */
  readonly port: number;
  readonly appId: number;
  readonly privateKey: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly webhookSecret: string;
  readonly reconcileAfterMs: number;
}

/** What is left to do, now or later; reminders for another day do not count. */
export interface Left {
  readonly jobs: number;
  readonly deadLetters: number;
  /** How jobs failed that will be tried again; for whoever wonders why it does not get quiet. */
  readonly troubles: readonly string[] | null;
}

const LEFT = `
  SELECT count(*) FILTER (WHERE name <> 'dead-letter')::int AS jobs,
         count(*) FILTER (WHERE name = 'dead-letter')::int AS "deadLetters",
         array_agg(name || ': ' || (output ->> 'message')) FILTER (WHERE output IS NOT NULL) AS troubles
  FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`;

const config = JSON.parse(process.env['CHAOS_APP'] ?? '') as AppConfig;
const failpoints = new Failpoints();
const first = process.env['FAILPOINT'];
if (first !== undefined) failpoints.arm(first as Failpoint);
process.on('message', (failpoint) => {
  failpoints.arm(failpoint as Failpoint);
  process.send?.('armed');
});
// Nobody is left who would end it.
process.on('disconnect', () => process.exit(1));

const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination({ dest: 2, sync: true }));
const database = await openDatabase(configFor(config.place));
const belay = await openWorld({
  database,
  identity: config,
  webhookSecrets: [config.webhookSecret],
  secret: 'known to everybody, for the sandbox only',
  log,
  pace: { betweenWritesMs: 0, writesAnHour: 1_000_000 },
  lookAfter: [300, 600, 1200],
  reconcileAfterMs: config.reconcileAfterMs,
  wrap: {
    inbox: (inbox) => failpoints.around('inbox', inbox),
    memory: (memory) => failpoints.around('memory', memory),
    deeds: (deeds) => failpoints.around('deeds', deeds),
    speaker: (speaker) => failpoints.around('speaker', speaker),
    installations: (installations) => failpoints.around('installations', installations),
  },
});
if (config.port > 0) await listen(config.port);
await belay.work();
process.send?.('ready');

async function listen(port: number): Promise<void> {
  const app = new Hono();
  app.get('/left', async (c) => {
    const [left] = await database.prisma.$queryRawUnsafe<Left[]>(LEFT);
    return c.json(left);
  });
  app.get('/ledger/:repository', async (c) => {
    const contributions: Contribution[] = [];
    for await (const contribution of belay.ledger.contributions(Number(c.req.param('repository'))))
      contributions.push(contribution);
    return c.json(contributions);
  });
  app.route('/', belay.door);
  const server = createAdaptorServer({ fetch: app.fetch });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST') return;
    response.on('finish', () => void failpoints.reach('after door.answer'));
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
}
