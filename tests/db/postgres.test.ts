// A server that cannot be used is named in one line, and one that goes away is waited for, not died of.
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { createInbox } from '../../src/db/inbox.ts';
import { openDatabase } from '../../src/db/open.ts';
import { CleanUp, complaint } from './clean-up.ts';
import { serverUrl } from './databases.ts';
import { T0 } from './fixture.ts';
import { openProxy } from './proxy.ts';

const cleanUp = new CleanUp();
afterEach(() => cleanUp.run());

describe('a PostgreSQL server', () => {
  it('that is not there is named within a second', async () => {
    const started = Date.now();
    const url = 'postgresql://belay:secret-word@localhost:1/belay';
    expect(await complaint(openDatabase({ databaseUrl: url }))).toBe(
      'PostgreSQL at localhost:1 cannot be reached: nothing listens there.',
    );
    expect(Date.now() - started).toBeLessThan(1000);
  });

  it('with an address that is none is refused without repeating it', async () => {
    for (const url of ['nonsense:secret-word', 'mysql://belay:secret-word@localhost/belay', '']) {
      expect(await complaint(openDatabase({ databaseUrl: url }))).not.toContain('secret-word');
    }
  });
});

describe.runIf(serverUrl !== undefined)('a PostgreSQL server that is there', () => {
  const url = new URL(serverUrl ?? 'postgresql://nobody@localhost/none');
  const place = `PostgreSQL at ${url.hostname}:${url.port || '5432'}`;

  it('does not let a wrong password in, and nobody reads that password', async () => {
    const wrong = new URL(url);
    wrong.password = 'secret-word';
    const message = await complaint(openDatabase({ databaseUrl: wrong.href }));
    expect(message).toBe(`${place} does not let ${url.username} in: wrong password, or not allowed.`);
  });

  it('without the database says so', async () => {
    const wrong = new URL(url);
    wrong.pathname = '/no_such_database';
    expect(await complaint(openDatabase({ databaseUrl: wrong.href }))).toBe(
      `${place} has no database "no_such_database". Create it first.`,
    );
  });

  it('that may forget what it confirmed is warned of', async () => {
    const databaseUrl = await cleanUp.fresh('PostgreSQL');
    const careful = await openDatabase({ databaseUrl });
    expect(careful.durability).toBe('full');
    await careful.close();
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(
      `ALTER DATABASE ${new URL(databaseUrl).pathname.slice(1)} SET synchronous_commit = off`,
    );
    await client.end();
    const warnings: string[] = [];
    const careless = await openDatabase({ databaseUrl }, { warn: (message) => warnings.push(message) });
    expect(careless.durability).toBe('process-crash');
    expect(warnings).toEqual([
      'PostgreSQL runs with synchronous_commit off: what it confirmed may be lost when the server crashes.',
    ]);
    await careless.close();
  });

  it('does not let a process that stands still in the middle of a transaction hold up the others for long', async () => {
    const databaseUrl = await cleanUp.fresh('PostgreSQL');
    const [asleep, awake] = [await openDatabase({ databaseUrl }), await openDatabase({ databaseUrl })];
    cleanUp.add(() => Promise.all([asleep.close(), awake.close()]).then(() => undefined));
    const fallsAsleep = defer();
    const wakesUp = defer();
    const unfinished = asleep.intake.transaction(async (sql) => {
      await sql.executeSql(`INSERT INTO delivery (id, event, received_at, happenings, repositories)
        VALUES ('same', 'x', now(), '[]', '{}')`);
      fallsAsleep.resolve();
      await wakesUp.promise;
    });
    await fallsAsleep.promise;
    const inbox = createInbox(awake, () => Promise.resolve());
    const keep = () =>
      inbox.keep({ id: 'same', event: 'x', receivedAt: T0, happenings: [] }).then(
        () => 'kept',
        () => 'refused',
      );
    expect(await keep()).toBe('refused');
    await expect.poll(keep, { timeout: 20_000 }).toBe('kept');
    wakesUp.resolve();
    await expect(unfinished).rejects.toThrow();
  });

  it('that goes away refuses deliveries within a second, and takes them again when it is back', async () => {
    const databaseUrl = await cleanUp.fresh('PostgreSQL');
    const proxy = await openProxy(Number(url.port || '5432'), url.hostname);
    cleanUp.add(() => proxy.close());
    const through = new URL(databaseUrl);
    through.port = String(proxy.port);
    through.hostname = '127.0.0.1';
    const warnings: string[] = [];
    const database = await openDatabase(
      { databaseUrl: through.href },
      { warn: (line) => warnings.push(line) },
    );
    cleanUp.add(() => database.close());
    const inbox = createInbox(database, () => Promise.resolve());
    const keep = (id: string) => inbox.keep({ id, event: 'x', receivedAt: T0, happenings: [] });
    await keep('before');
    for (const trouble of ['refuse', 'swallow'] as const) {
      proxy.mode = trouble;
      proxy.cut();
      const started = Date.now();
      const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => keep(`${trouble}-${i}`)));
      expect(new Set(results.map((result) => result.status))).toEqual(new Set(['rejected']));
      expect(Date.now() - started).toBeLessThan(1000);
    }
    proxy.mode = 'pass';
    proxy.cut();
    await expect
      .poll(
        () =>
          keep('after').then(
            () => 'kept',
            () => 'refused',
          ),
        { timeout: 8000 },
      )
      .toBe('kept');
    expect((await database.prisma.delivery.findMany()).map((row) => row.id)).toContain('before');
    expect(warnings.join()).not.toContain(url.password);
  });
});

function defer(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
}
