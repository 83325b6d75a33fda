// A queue over a database of its own, and handlers that do nothing but what a test wants.
import { openDatabase, type Database } from '../../src/db/open.ts';
import type { Job } from '../../src/flow/jobs.ts';
import { openQueue, type Queue } from '../../src/queue/open.ts';
import type { JobHandlers } from '../../src/queue/work.ts';
import type { DatabaseKind } from '../db/databases.ts';

export interface QueueFixture {
  readonly database: Database;
  readonly queue: Queue;
  /** Trouble that the queue told of. */
  readonly trouble: Error[];
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
  return {
    database,
    queue,
    trouble,
    async close() {
      await queue.stop({ timeoutMs: 1000 });
      await database.close();
      await remove();
    },
  };
}

/** Every job of every name goes to one function. */
export function allTo(run: (job: Job) => unknown): JobHandlers {
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
