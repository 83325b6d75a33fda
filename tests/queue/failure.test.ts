// Nothing is lost: what fails is tried again, what fails for good is kept to be looked at, what a dead process left behind
// starts again, and stopping waits for what runs.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import type { Job } from '../../src/flow/jobs.ts';
import { openQueue } from '../../src/queue/open.ts';
import { databases } from '../db/databases.ts';
import { TestProcess } from '../db/process.ts';
import { allTo, deed, openQueueFixture, type QueueFixture } from './fixture.ts';

describe.each(databases)('a job that fails on $name', (kind) => {
  let fixture: QueueFixture;
  beforeAll(async () => {
    fixture = await openQueueFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(() => fixture.clear());

  const lastTry = (key: string) =>
    fixture.database.prisma.$executeRaw`
      UPDATE pgboss.job SET retry_limit = 0 WHERE data ->> 'key' = ${key}`;

  it('is tried again, and holds up nobody meanwhile', async () => {
    const seen: string[] = [];
    const run = (job: Job): void => {
      const key = job.name === 'deed' ? job.key : '';
      seen.push(key);
      if (key === 'bad' && seen.filter((name) => name === 'bad').length === 1)
        throw new Error('GitHub is away');
    };
    await fixture.queue.send([deed('bad')]);
    await fixture.queue.send([deed('next')]);
    await fixture.work(run);
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['bad', 'next', 'bad']);
    expect(await fixture.queue.deadLetters()).toEqual([]);
  });

  it('for good is kept with its reason, and lives again when somebody says so', async () => {
    let isBroken = true;
    const done: Job[] = [];
    const run = (job: Job): void => {
      if (isBroken && job.group === '13:13') throw new Error('always wrong\nin many lines');
      done.push(job);
    };
    await fixture.queue.send([
      deed('hopeless', '13:13'),
      ...Array.from({ length: 20 }, (_, i) => deed(`${i}`, `${i}`)),
    ]);
    await lastTry('hopeless');
    await fixture.work(run);
    await fixture.queue.idle();
    expect(done).toHaveLength(20);
    const letters = await fixture.queue.deadLetters();
    expect(letters).toMatchObject([{ job: deed('hopeless', '13:13'), reason: 'always wrong', tries: 1 }]);
    expect(Math.abs(Date.now() - letters[0]!.since)).toBeLessThan(60_000);

    isBroken = false;
    expect(await fixture.queue.redrive('00000000-0000-4000-8000-000000000000')).toBe(false);
    expect(await fixture.queue.redrive(letters[0]!.id)).toBe(true);
    await expect.poll(() => done, { timeout: 5000 }).toContainEqual(deed('hopeless', '13:13'));
    expect(await fixture.queue.deadLetters()).toEqual([]);
  });

  it('by being one of an unknown shape is kept as well', async () => {
    await fixture.database.intake.transaction(async (sql) => {
      await fixture.queue.insert(sql, [deed('shapeless')]);
      await sql.executeSql(`UPDATE pgboss.job SET data = '{}', retry_limit = 0`);
    });
    await fixture.work(() => undefined);
    await fixture.queue.idle();
    expect(await fixture.queue.deadLetters()).toMatchObject([
      { name: 'deed', job: null, reason: 'A deed job without what it is about.' },
    ]);
  });

  it('is tried 25 times over hours before it is given up', async () => {
    await fixture.queue.send([deed('patient')]);
    const [job] = await fixture.database.prisma.$queryRaw<object[]>`
      SELECT retry_limit, retry_delay, retry_backoff, retry_delay_max, heartbeat_seconds, deletion_seconds
      FROM pgboss.job WHERE name = 'deed'`;
    expect(job).toEqual({
      retry_limit: 25,
      retry_delay: 1,
      retry_backoff: true,
      retry_delay_max: 3600,
      heartbeat_seconds: 10,
      deletion_seconds: 7 * 24 * 3600,
    });
  });
});

describe.each(databases)('stopping on $name', (kind) => {
  it('waits for the jobs that run, and leaves the others queued', async () => {
    const { config, remove } = await kind.create();
    const database = await openDatabase(config);
    const queue = await openQueue({ store: database.jobStore });
    let started = 0;
    let finished = 0;
    await queue.work(
      allTo(async () => {
        started += 1;
        await wait(300);
        finished += 1;
      }),
    );
    await queue.send(Array.from({ length: 30 }, (_, i) => deed(`${i}`, `${i}`)));
    await expect.poll(() => started).toBe(4);
    await queue.stop({ timeoutMs: 5000 });
    expect([started, finished]).toEqual([4, 4]);
    const left = await database.prisma.$queryRaw<{ state: string; count: number }[]>`
      SELECT state::text AS state, count(*)::int AS count FROM pgboss.job WHERE name = 'deed' GROUP BY 1 ORDER BY 1`;
    expect(left).toEqual([
      { state: 'completed', count: 4 },
      { state: 'created', count: 26 },
    ]);
    await database.close();
    await remove();
  });
});

describe.each(databases)('a job whose process was killed on $name', (kind) => {
  const patience = kind.name === 'PGlite' ? 3_000 : 20_000;

  it(`starts again within ${patience / 1000} seconds`, async () => {
    const { config, remove } = await kind.create();
    const child = new TestProcess('work', 'dataDir' in config ? config.dataDir : config.databaseUrl);
    await child.said(2);
    await child.kill();
    const database = await openDatabase(config);
    const started = Date.now();
    const queue = await openQueue({ store: database.jobStore, superviseSeconds: 1 });
    const done: Job[] = [];
    await queue.work(allTo((job) => done.push(job)));
    await expect.poll(() => done, { timeout: patience, interval: 20 }).toEqual([deed('orphan')]);
    expect(Date.now() - started).toBeLessThan(patience);
    await queue.stop({ timeoutMs: 1000 });
    await database.close();
    await remove();
  });
});

describe('a job that kills its process every time', () => {
  it('comes to an end among the dead letters', async () => {
    const fixture = await openQueueFixture(databases[0]!);
    await fixture.queue.send([deed('deadly')]);
    await fixture.database.prisma.$executeRaw`
      UPDATE pgboss.job SET state = 'active', started_on = now(), retry_count = retry_limit WHERE name = 'deed'`;
    await fixture.queue.stop({ timeoutMs: 1000 });
    const again = await openQueue({ store: fixture.database.jobStore });
    expect(await again.deadLetters()).toMatchObject([{ job: deed('deadly'), tries: 26 }]);
    await again.stop({ timeoutMs: 1000 });
    await fixture.close();
  });
});
