// What only a PostgreSQL server allows: several processes on one database, and a database that goes away and comes back.
// Needs BELAY_TEST_DATABASE_URL; and for the last, BELAY_TEST_PG_CTL, a command that restarts that server the hard way.
import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { databases } from '../db/databases.ts';
import { deliver } from './deliver.ts';
import { freePort, onStage, until, webhookUrl, type ChaosStage, type Opened } from './stage.ts';

const RESTART = process.env['BELAY_TEST_PG_CTL'];
const servers = databases.filter(({ name }) => name === 'PostgreSQL');

describe.each(servers)('on $name,', (kind) => {
  it.concurrent(
    'two servers and a worker, of which some are killed again and again, welcome everybody once',
    async () => {
      await onStage(kind, async (stage) => {
        const repo = await stage.home();
        const port = await freePort();
        await stage.oneMore(port);
        const worker = await stage.oneMore(0);
        const opened: Opened[] = [];
        for (let i = 0; i < 40; i++) {
          stage.sandbox.setWebhookUrl(i % 2 === 0 ? stage.webhookUrl : webhookUrl(port));
          opened.push(stage.newcomer(repo));
          await wait(100);
          if (i % 8 === 7) await stage.restart();
          if (i === 20) await worker.kill();
        }
        await stage.quiet();
        for (const one of opened) stage.expectOneWelcome(one);
        expect(opened.filter((one) => stage.written(one) !== 1)).toEqual([]);
      });
    },
  );

  it.concurrent(
    'a process that stood still while GitHub answered does not undo what another one found out',
    async () => {
      await onStage(kind, async (stage) => {
        const { sleeper, opened } = await fallAsleep(stage, async (one) => {
          stage.sandbox.faults.next({ kind: 'hang-after', method: 'POST', path: /\/comments$/ });
          const thread = stage.newcomer(one);
          await until(() => stage.comments(thread).length === 1, 'the comment stands');
          stage.app.halt();
          return thread;
        });
        await stage.takeOver();
        await stage.quiet();
        sleeper.goOn();
        await wait(2000);
        await stage.quiet();
        stage.expectOneWelcome(opened);
        expect(stage.written(opened)).toBe(1);
      });
    },
  );

  it.concurrent(
    'a process that stood still before it sent what it had claimed leaves one comment',
    async () => {
      await onStage(kind, async (stage) => {
        const { sleeper, opened } = await fallAsleep(stage, async (repo) => {
          await stage.app.arm('halt after deeds.claim welcome');
          const reached = stage.app.reached();
          const thread = stage.newcomer(repo);
          await reached;
          return thread;
        });
        await stage.takeOver();
        await stage.quiet();
        stage.expectOneWelcome(opened);
        sleeper.goOn();
        await wait(3000);
        await stage.quiet();
        stage.expectOneWelcome(opened);
      });
    },
  );

  it.skipIf(RESTART === undefined)(
    'nothing that was accepted is lost when the server is restarted under it, three times',
    async () => {
      await onStage(kind, async (stage) => {
        const repo = await stage.home();
        const bodies = await unsent(stage, repo, 150);
        const statuses = new Map<string, number>();
        const slowest = { ms: 0 };
        const { pid } = stage.app;
        const sender = async (): Promise<void> => {
          for (let one = bodies.pop(); one; one = bodies.pop()) {
            const from = performance.now();
            statuses.set(one.guid, await deliver(stage, one.payload, one.guid));
            slowest.ms = Math.max(slowest.ms, performance.now() - from);
            await wait(100);
          }
        };
        const restarts = async (): Promise<void> => {
          for (let i = 0; i < 3; i++) {
            await wait(500);
            await promisify(execFile)('sh', ['-c', RESTART ?? '']);
          }
        };
        const all = stage.sandbox.world.threadsOf(repo).slice(-150);
        await Promise.all([restarts(), ...Array.from({ length: 4 }, sender)]);
        const seen = [...statuses.values()];
        expect(new Set(seen)).toEqual(new Set([202, 503]));
        expect(slowest.ms).toBeLessThan(2000);
        // What was accepted comes true without being told again; only then is the rest.
        const accepted = seen.filter((status) => status === 202).length;
        const welcomed = () => all.filter(({ comments }) => comments.length > 0).length;
        await until(() => welcomed() >= accepted, 'everything accepted was welcomed');
        for (const [guid, status] of statuses) if (status === 503) stage.sandbox.redeliver(guid);
        await stage.quiet();
        expect(all.map(({ comments }) => comments.length)).toEqual(Array(150).fill(1));
        expect(stage.app.pid).toBe(pid);
      });
    },
  );
});

/** The first process stands still in the middle of its work, and is left aside. */
async function fallAsleep(stage: ChaosStage, begin: (repo: string) => Promise<Opened>) {
  const repo = await stage.home();
  const sleeper = stage.app;
  return { sleeper, opened: await begin(repo) };
}

/** Deliveries that GitHub made and that reached nobody. */
async function unsent(stage: ChaosStage, repo: string, howMany: number) {
  stage.sandbox.setWebhookUrl('http://127.0.0.1:1/nowhere');
  const before = stage.sandbox.deliveries().length;
  for (let i = 0; i < howMany; i++) stage.newcomer(repo);
  await stage.sandbox.idle();
  stage.sandbox.setWebhookUrl(stage.webhookUrl);
  return stage.sandbox
    .deliveries()
    .slice(before)
    .map(({ guid, request }) => ({ guid, payload: request.payload }));
}
