// Runs jobs: so many at once of each name, one at once of each group.
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { JobName, JobOf } from '../flow/jobs.ts';
import { jobNames, jobRules, toJob } from './jobs.ts';

export type JobHandlers = { readonly [Name in JobName]: (job: JobOf<Name>) => Promise<void> };

export interface WorkOptions {
  /** At most so many jobs of one name at once, where the table of jobs says more. */
  readonly concurrency?: number;
}

export async function startWorkers(
  boss: PgBoss,
  handlers: JobHandlers,
  { concurrency = Infinity }: WorkOptions = {},
): Promise<void> {
  for (const name of jobNames) {
    const workers = Math.min(concurrency, jobRules[name].concurrency);
    const handle = handlers[name] as (job: unknown) => Promise<void>;
    await Promise.all(Array.from({ length: workers }, () => startWorker(boss, name, handle)));
  }
}

const POLLING = {
  // Where notifications work, looking around is for jobs whose time has come, and for notifications that were lost.
  notifyPollingIntervalSeconds: 1,
  pollingIntervalSeconds: 0.5,
} as const;

async function startWorker(
  boss: PgBoss,
  name: JobName,
  handle: (job: unknown) => Promise<void>,
): Promise<void> {
  const self = { worker: '' };
  const run = async (jobs: JobWithMetadata[]): Promise<void> => {
    try {
      for (const { data, singletonKey } of jobs) await handle(toJob(name, data, singletonKey ?? ''));
    } finally {
      // Otherwise a worker rests after each job, and a backlog is worked off at two jobs a second.
      boss.notifyWorker(self.worker);
    }
  };
  self.worker = await boss.work(name, { ...POLLING, batchSize: 1, includeMetadata: true }, run);
}
