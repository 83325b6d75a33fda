// A folder belongs to one process at a time, and opens again however its process ended.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/db/folder-lock.ts';
import { openDatabase } from '../../src/db/open.ts';
import { CleanUp, complaint } from './clean-up.ts';

const cleanUp = new CleanUp();
afterEach(() => cleanUp.run());

describe('a data folder', () => {
  it('keeps what was written, and says how durable that is', async () => {
    const dataDir = await cleanUp.fresh('PGlite');
    const first = await openDatabase({ dataDir });
    await first.prisma.person.create({ data: { key: '1', login: 'ada', isBot: false } });
    expect(first.durability).toBe('process-crash');
    await first.close();
    const second = await openDatabase({ dataDir });
    expect(await second.prisma.person.count()).toBe(1);
    await second.close();
  });

  it('is refused while another process uses it, even a halted one, and is free when that is killed', async () => {
    const dataDir = await cleanUp.fresh('PGlite');
    const other = cleanUp.start('hold', dataDir);
    await other.said(1);
    const held = `The data folder ${dataDir} is in use by process ${other.pid}. Only one process may use it at a time.`;
    expect(await complaint(openDatabase({ dataDir }))).toBe(held);
    other.halt();
    expect(await complaint(openDatabase({ dataDir }))).toBe(held);
    await other.kill();
    await (await openDatabase({ dataDir })).close();
  });

  it('is refused while this process uses it already, and free when it is closed', async () => {
    const dataDir = await cleanUp.fresh('PGlite');
    const first = await openDatabase({ dataDir });
    expect(await complaint(openDatabase({ dataDir }))).toContain(`in use by process ${process.pid}.`);
    await first.close();
    await (await openDatabase({ dataDir })).close();
  });

  it('opens after its process was killed at any moment of its making', async () => {
    const dataDir = path.join(await cleanUp.emptyFolder(), 'new', 'data');
    for (const afterMs of [0, 400]) {
      const child = cleanUp.start('open', dataDir);
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
    const parent = await cleanUp.emptyFolder();
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
    const dataDir = path.join(await cleanUp.emptyFolder(), 'x'.repeat(120));
    await cp(await cleanUp.fresh('PGlite'), dataDir, { recursive: true });
    await (await openDatabase({ dataDir })).close();
  });
});

const isBeingMade = (dataDir: string): boolean =>
  existsSync(dataDir) && existsSync(path.join(dataDir, 'lock'));

describe('the lock of a folder', () => {
  it('is held by one of many who try at once, and never by two', async () => {
    const folder = await cleanUp.emptyFolder();
    for (let round = 0; round < 10; round++) {
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
      const locks = tries.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
      expect(locks).toHaveLength(1);
      await Promise.all(locks.map((lock) => lock.release()));
    }
    expect(await readdir(path.join(folder, 'lock'))).toEqual([]);
  });

  it('does not mind what a dead process or another program left behind', async () => {
    const folder = await cleanUp.emptyFolder();
    await mkdir(path.join(folder, 'lock'));
    await writeFile(path.join(folder, 'lock', 'holding.1@elsewhere.0badcafe'), '');
    await writeFile(path.join(folder, 'lock', 'README'), 'what is this?');
    const lock = await lockFolder(folder);
    await lock.release();
    expect(await readdir(path.join(folder, 'lock'))).toEqual(['README']);
  });
});
