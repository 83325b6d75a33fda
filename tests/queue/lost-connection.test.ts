// A database server that restarts takes all connections with it; the queue goes on when it is back, and the process lives.
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import type { Job } from '../../src/flow/jobs.ts';
import { openQueue } from '../../src/queue/open.ts';
import { CleanUp } from '../db/clean-up.ts';
import { serverUrl } from '../db/databases.ts';
import { openProxy } from '../db/proxy.ts';
import { allTo, deed } from './fixture.ts';

const cleanUp = new CleanUp();
afterEach(() => cleanUp.run());

describe.runIf(serverUrl !== undefined)('a queue whose server goes away', () => {
  it('works on when it comes back', async () => {
    const address = new URL(await cleanUp.fresh('PostgreSQL'));
    const proxy = await openProxy(Number(address.port || '5432'), address.hostname);
    cleanUp.add(() => proxy.close());
    address.port = String(proxy.port);
    address.hostname = '127.0.0.1';
    const database = await openDatabase({ databaseUrl: address.href });
    cleanUp.add(() => database.close());
    const trouble: Error[] = [];
    const queue = await openQueue({ store: database.jobStore, onTrouble: (error) => trouble.push(error) });
    cleanUp.add(() => queue.stop({ timeoutMs: 1000 }));
    const done: Job[] = [];
    await queue.work(allTo((job) => done.push(job)));

    proxy.mode = 'refuse';
    proxy.cut();
    await expect(queue.send([deed('lost')])).rejects.toThrow();
    await expect.poll(() => trouble.length, { timeout: 5000 }).toBeGreaterThan(0);
    proxy.mode = 'pass';
    await expect
      .poll(() =>
        queue.send([deed('kept')]).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await expect.poll(() => done, { timeout: 10_000 }).toContainEqual(deed('kept'));
  });
});
