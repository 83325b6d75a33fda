// A queue over a database of its own, shared by the tests of one file: each brings its own handler and finds no jobs of others.
import { openDatabase, type Database } from '../../src/db/open.ts';
import type { Job } from '../../src/flow/jobs.ts';
import { openQueue, type Queue } from '../../src/queue/open.ts';
import type { JobHandlers } from '../../src/queue/work.ts';
import type { DatabaseKind } from '../db/databases.ts';

type Handle = (job: Job) => unknown;

export interface QueueFixture {
  readonly database: Database;
  readonly queue: Queue;
  /** Trouble that the queue told of. */
  readonly trouble: Error[];
  /** From now on, jobs are handled so; until a test says how, they wait. */
  work(handle: Handle): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function openQueueFixture(kind: DatabaseKind): Promise<QueueFixture> {
  const { config, remove } = await kind.create();
  const database = await openDatabase(config);
  const trouble: Error[] = [];
  const queue = await openQueue({
    store: database.jobStore,
    onTrouble: (error) => trouble.push(error),
    superviseSeconds: 1,
  });
  let handle = new Later<Handle>();
  let isWorking = false;
  return {
    database,
    queue,
    trouble,
    async work(given) {
      handle.resolve(given);
      if (isWorking) return;
      isWorking = true;
      await queue.work(allTo(async (job) => (await handle.value)(job)));
    },
    async clear() {
      handle = new Later();
      trouble.length = 0;
      await database.prisma.$executeRaw`DELETE FROM pgboss.job`;
    },
    async close() {
      await queue.stop({ timeoutMs: 1000 });
      await database.close();
      await remove();
    },
  };
}

class Later<T> {
  resolve: (value: T) => void = () => undefined;
  readonly value = new Promise<T>((resolve) => {
    this.resolve = resolve;
  });
}

/** Every job of every name goes to one function. */
export function allTo(run: Handle): JobHandlers {
  const handle = async (job: Job): Promise<void> => {
    await run(job);
  };
  return { delivery: handle, reminder: handle, deed: handle, reconcile: handle, history: handle };
}

export const deed = (key: string, group = '1:1'): Extract<Job, { name: 'deed' }> => ({
  name: 'deed',
  key,
  group,
});

export const delivery = (id: string, group = '1:1'): Extract<Job, { name: 'delivery' }> => ({
  name: 'delivery',
  id,
  group,
});
