// A folder belongs to one process at a time and survives its sudden death; a server that cannot be used is named in one line.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { DatabaseError } from '../../src/db/database-error.ts';
import { createInbox } from '../../src/db/inbox.ts';
import { lockFolder } from '../../src/db/folder-lock.ts';
import { openDatabase } from '../../src/db/open.ts';
import { databases, serverUrl, temporaryFolder, type TestDatabase } from './databases.ts';
import { T0 } from './fixture.ts';
import { TestProcess } from './process.ts';

const [pglite] = databases;
const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

async function freshFolder(): Promise<string> {
  const { config, remove } = await pglite!.create();
  cleanUp.push(remove);
  return 'dataDir' in config ? config.dataDir : '';
}

async function emptyParent(): Promise<string> {
  const folder = await temporaryFolder();
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function start(...args: ConstructorParameters<typeof TestProcess>): TestProcess {
  const child = new TestProcess(...args);
  cleanUp.push(() => child.kill());
  return child;
}

async function complaint(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  const { message } = error as DatabaseError;
  expect(message).not.toContain('\n');
  return message;
}

describe('a data folder', () => {
  it('keeps what was written, and says how durable that is', async () => {
    const dataDir = await freshFolder();
    const first = await openDatabase({ dataDir });
    await first.prisma.person.create({ data: { key: '1', login: 'ada', isBot: false } });
    expect(first.durability).toBe('process-crash');
    await first.close();
    const second = await openDatabase({ dataDir });
    expect(await second.prisma.person.count()).toBe(1);
    await second.close();
  });

  it('is refused while another process uses it, even a halted one, and is free when that is killed', async () => {
    const dataDir = await freshFolder();
    const other = start('hold', dataDir);
    await other.said(1);
    const held = `The data folder ${dataDir} is in use by process ${other.pid}. Only one process may use it at a time.`;
    expect(await complaint(openDatabase({ dataDir }))).toBe(held);
    other.halt();
    expect(await complaint(openDatabase({ dataDir }))).toBe(held);
    await other.kill();
    await (await openDatabase({ dataDir })).close();
  });

  it('is refused while this process uses it already, and free when it is closed', async () => {
    const dataDir = await freshFolder();
    const first = await openDatabase({ dataDir });
    expect(await complaint(openDatabase({ dataDir }))).toContain(`in use by process ${process.pid}.`);
    await first.close();
    await (await openDatabase({ dataDir })).close();
  });

  it('opens after its process was killed at any moment of its making', async () => {
    const dataDir = path.join(await emptyParent(), 'new', 'data');
    for (const afterMs of [0, 400]) {
      const child = start('open', dataDir);
      while (!isBeingMade(dataDir)) await wait(5);
      await wait(afterMs);
      await child.kill();
    }
    const database = await openDatabase({ dataDir });
    expect(await database.prisma.person.count()).toBe(0);
    expect(await readdir(dataDir)).not.toContainEqual(expect.stringContaining('new-'));
    await database.close();
  });

  it('is refused when it is something else', async () => {
    const parent = await emptyParent();
    await writeFile(path.join(parent, 'thesis.md'), 'Years of work');
    expect(await complaint(openDatabase({ dataDir: parent }))).toBe(
      `${parent} is not a data folder of Belay: it holds "thesis.md". Name an empty or a new folder.`,
    );
    expect(await readdir(parent)).toEqual(['thesis.md']);
    const file = path.join(parent, 'thesis.md');
    expect(await complaint(openDatabase({ dataDir: file }))).toContain(
      `The data folder ${file} cannot be used`,
    );
    const strange = path.join(parent, 'strange');
    await mkdir(path.join(strange, 'pglite'), { recursive: true });
    expect(await complaint(openDatabase({ dataDir: strange }))).toContain(
      'is not a database folder of PGlite',
    );
  });

  it('may have a name longer than a socket can', async () => {
    const dataDir = path.join(await emptyParent(), 'x'.repeat(120));
    await cp(await freshFolder(), dataDir, { recursive: true });
    await (await openDatabase({ dataDir })).close();
  });
});

const isBeingMade = (dataDir: string): boolean =>
  existsSync(dataDir) && existsSync(path.join(dataDir, 'lock'));

describe('the lock of a folder', () => {
  it('is held by one of many who try at once, and never by two', async () => {
    const folder = await emptyParent();
    for (let round = 0; round < 10; round++) {
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
      const locks = tries.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
      expect(locks).toHaveLength(1);
      await Promise.all(locks.map((lock) => lock.release()));
    }
    expect(await readdir(path.join(folder, 'lock'))).toEqual([]);
  });

  it('does not mind what a dead process or another program left behind', async () => {
    const folder = await emptyParent();
    await mkdir(path.join(folder, 'lock'));
    const dead = path.join(folder, 'lock', `holding.1@elsewhere.0badcafe`);
    await new Promise<void>((resolve) => {
      const server = net.createServer().listen(dead, () => {
        resolve();
        // Leaves the socket's file, as a killed process does.
        server.close();
      });
    });
    await writeFile(dead, '');
    await writeFile(path.join(folder, 'lock', 'README'), 'what is this?');
    const lock = await lockFolder(folder);
    await lock.release();
    expect(await readdir(path.join(folder, 'lock'))).toEqual(['README']);
  });
});

describe('deliveries that were accepted', () => {
  it.each(databases)('are all there, with their jobs, after kill -9 on $name', async (kind) => {
    const fresh: TestDatabase = await kind.create();
    cleanUp.push(fresh.remove);
    const accepted = new Set<string>();
    for (const enough of [100, 400]) {
      const child = start(
        'keep',
        'dataDir' in fresh.config ? fresh.config.dataDir : fresh.config.databaseUrl,
      );
      await child.said(enough);
      await child.kill();
      for (const line of child.lines.slice(1, -1)) accepted.add(line);
    }
    const database = await openDatabase(fresh.config);
    const kept = await database.prisma.delivery.findMany({ select: { id: true } });
    const ids = new Set(kept.map((row) => row.id));
    expect([...accepted].filter((id) => !ids.has(id))).toEqual([]);
    const jobs = await database.prisma.$queryRaw<{ id: string }[]>`
      SELECT data ->> 'id' AS id FROM pgboss.job WHERE name = 'delivery'`;
    expect(jobs.map((job) => job.id).sort()).toEqual([...ids].sort());
    await database.close();
  });
});

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
    const fresh = await databases.find((kind) => kind.name === 'PostgreSQL')!.create();
    cleanUp.push(fresh.remove);
    const databaseUrl = 'databaseUrl' in fresh.config ? fresh.config.databaseUrl : '';
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

  it('that goes away refuses deliveries within a second, and takes them again when it is back', async () => {
    const fresh = await databases.find((kind) => kind.name === 'PostgreSQL')!.create();
    cleanUp.push(fresh.remove);
    const proxy = await openProxy(Number(url.port || '5432'), url.hostname);
    cleanUp.push(() => proxy.close());
    const through = new URL('databaseUrl' in fresh.config ? fresh.config.databaseUrl : '');
    through.port = String(proxy.port);
    through.hostname = '127.0.0.1';
    const warnings: string[] = [];
    const database = await openDatabase(
      { databaseUrl: through.href },
      { warn: (line) => warnings.push(line) },
    );
    cleanUp.push(() => database.close());
    const inbox = createInbox(database, async () => undefined);
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

interface Proxy {
  readonly port: number;
  /** `refuse` closes every connection at once, `swallow` answers nothing. */
  mode: 'pass' | 'refuse' | 'swallow';
  cut(): void;
  close(): Promise<unknown>;
}

function openProxy(port: number, host: string): Promise<Proxy> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    if (proxy.mode === 'refuse') socket.destroy();
    if (proxy.mode !== 'pass') return;
    const onward = net.connect(port, host).on('error', () => socket.destroy());
    sockets.add(onward);
    socket.pipe(onward).pipe(socket);
    socket.on('close', () => onward.destroy());
  });
  const proxy: Proxy = {
    port: 0,
    mode: 'pass',
    cut() {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    close() {
      proxy.cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(Object.assign(proxy, { port: typeof address === 'object' && address ? address.port : 0 }));
    });
  });
}
