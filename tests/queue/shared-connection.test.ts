// On PGlite, the queue, the intake and Prisma share one connection, and none may walk into another's transaction.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInbox } from '../../src/db/inbox.ts';
import { databases } from '../db/databases.ts';
import { deed, openQueueFixture, type QueueFixture } from './fixture.ts';

const pglite = databases[0]!;
const FAILING = 'BEGIN; SELECT 1; SELECT 1 / 0; COMMIT;';

describe('one connection for everybody', () => {
  let fixture: QueueFixture;
  beforeAll(async () => {
    fixture = await openQueueFixture(pglite);
  });
  afterAll(() => fixture.close());

  const runner = () => {
    const { jobStore } = fixture.database;
    if (jobStore.is !== 'embedded') throw new Error('not embedded');
    return jobStore.sql;
  };

  it('lets a text with its own transaction fail without anybody noticing', async () => {
    const { prisma } = fixture.database;
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) =>
        i % 2
          ? runner().executeSql(FAILING)
          : prisma.person.create({ data: { key: `p${i}`, login: 'x', isBot: false } }),
      ),
    );
    expect(results.map((result, i) => (i % 2 ? 'rejected' : 'fulfilled'))).toEqual(
      results.map((result) => result.status),
    );
    expect(await prisma.person.count()).toBe(30);
  });

  it('undoes exactly what was rolled back, whatever else goes on', async () => {
    const { prisma, intake } = fixture.database;
    const inbox = createInbox(fixture.database, fixture.queue.insert);
    await fixture.work(() => undefined);
    const transact = (i: number) =>
      prisma.$transaction(async (transaction) => {
        await transaction.person.create({ data: { key: `t${i}`, login: 'x', isBot: false } });
        await fixture.queue.insert(
          {
            executeSql: async (text, values = []) => ({
              rows: await transaction.$queryRawUnsafe(text, ...values),
            }),
          },
          [deed(`t${i}`, `${i}`)],
        );
        if (i % 3 === 0) throw new Error('undone');
      });
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        Promise.allSettled([
          transact(i),
          inbox.keep({
            id: `k${i}`,
            event: 'x',
            receivedAt: 0,
            happenings: [{ kind: 'repository-changed', repository: i }],
          }),
          runner().executeSql(FAILING),
          fixture.queue.send([deed(`s${i}`, `${i}`)]),
          intake.transaction(async (sql) => {
            await sql.executeSql(`INSERT INTO person VALUES ($1, 'x', false)`, [`i${i}`]);
            if (i % 2) throw new Error('undone');
          }),
        ]),
      ),
    );
    await fixture.queue.idle();
    const count = async (prefix: string) => prisma.person.count({ where: { key: { startsWith: prefix } } });
    expect([await count('t'), await count('i'), await prisma.delivery.count()]).toEqual([26, 20, 40]);
    const jobs = await prisma.$queryRaw<{ state: string; count: number }[]>`
      SELECT state::text AS state, count(*)::int AS count FROM pgboss.job GROUP BY 1`;
    expect(jobs).toEqual([{ state: 'completed', count: 26 + 40 + 40 }]);
    expect(fixture.trouble).toEqual([]);
  });

  it('does not take a commit that failed for one that succeeded', async () => {
    const { prisma } = fixture.database;
    await prisma.$executeRaw`
      CREATE TABLE late (x int, CONSTRAINT late_unique UNIQUE (x) DEFERRABLE INITIALLY DEFERRED)`;
    const twice = prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`INSERT INTO late VALUES (1), (1)`;
    });
    await expect(twice).rejects.toThrow();
    expect(await prisma.$queryRaw`SELECT * FROM late`).toEqual([]);
  });
});
