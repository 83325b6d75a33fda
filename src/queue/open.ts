// The queue: jobs kept in the App's own database, worked on in order within a group, retried, and never lost.
import { PgBoss, type ConstructorOptions } from 'pg-boss';
import type { Enqueue, Job, JobStore } from '../flow/jobs.ts';
import { Backlog, type DeadLetter } from './backlog.ts';
import { DEAD_LETTERS, dataOf, jobNames, jobRules, retryRules } from './jobs.ts';
import { requeueOrphans } from './orphans.ts';
import { startWorkers, type JobHandlers, type WorkOptions } from './work.ts';

export interface Queue {
  /** Keeps jobs in a transaction of their own. With `afterMs` they wait so long first. */
  send(jobs: readonly Job[], options?: { readonly afterMs?: number }): Promise<void>;
  /** Keeps jobs in somebody else's transaction. */
  readonly insert: Enqueue;
  work(handlers: JobHandlers, options?: WorkOptions): Promise<void>;
  /** Fetches no more, waits for the jobs that run, and leaves the others where they are. */
  stop(options?: { readonly timeoutMs?: number }): Promise<void>;
  /** What failed for good, the oldest first. */
  deadLetters(): Promise<DeadLetter[]>;
  /** Gives a dead letter another life; false if there is no such letter. */
  redrive(id: string): Promise<boolean>;
  /** How many jobs run or could run now. */
  countDue(): Promise<number>;
  /** Resolves once no job runs or could run; jobs for later do not count. */
  idle(): Promise<void>;
}

export interface QueueOptions {
  readonly store: JobStore;
  /** Told of trouble that the queue gets over by itself. */
  onTrouble?(error: Error): void;
  /** How often it is looked for jobs whose worker died. */
  readonly superviseSeconds?: number;
}

export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { store } = options;
  const boss = new PgBoss(bossOptions(options));
  boss.on('error', (error: Error) => options.onTrouble?.(error));
  boss.on('warning', ({ message }) => options.onTrouble?.(new Error(message)));
  await boss.start();
  await createQueues(boss);
  if (store.is === 'embedded') await requeueOrphans(boss, store.sql);
  const insert: Enqueue = async (sql, jobs) => insertJobs(boss, jobs, 0, sql);
  const backlog = new Backlog(boss);
  return {
    insert,
    send: (jobs, { afterMs = 0 } = {}) => insertJobs(boss, jobs, afterMs),
    work: (handlers, workOptions) => startWorkers(boss, handlers, workOptions),
    stop: ({ timeoutMs = 30_000 } = {}) => boss.stop({ timeout: timeoutMs }),
    deadLetters: () => backlog.deadLetters(),
    redrive: (id) => backlog.redrive(id),
    countDue: () => backlog.countDue(),
    idle: () => backlog.idle(),
  };
}

function bossOptions({ store, superviseSeconds = 3 }: QueueOptions): ConstructorOptions {
  const common: ConstructorOptions = {
    schedule: false,
    useListenNotify: true,
    monitorIntervalSeconds: superviseSeconds,
    superviseIntervalSeconds: superviseSeconds,
    registerInstance: false,
    openTelemetry: { enabled: false },
  };
  if (store.is === 'server') {
    return { ...common, connectionString: store.databaseUrl, max: 4, application_name: 'belay-queue' };
  }
  const { sql } = store;
  return {
    ...common,
    backend: 'pglite',
    // Rebuilding an index cannot share the only connection.
    reindex: false,
    db: {
      executeSql: (text, values) => sql.executeSql(text, values),
      listen: async (channel, onNotification, onReconnect) => {
        const close = await store.listen(channel, onNotification);
        onReconnect();
        return { close };
      },
    },
  };
}

async function createQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: 7 * 24 * 3600 });
  for (const name of jobNames) {
    const rules = {
      ...retryRules,
      expireInSeconds: jobRules[name].expireInSeconds,
      heartbeatSeconds: 10,
      notify: true,
      deadLetter: DEAD_LETTERS,
    };
    // `singleton` with a key lets one job of a group be active and the others wait, by a unique index: exact even with
    // many processes, which pg-boss's group limits are not. A failed job waits for its next try without holding up its group.
    await boss.createQueue(name, { ...rules, policy: 'singleton' });
    await boss.updateQueue(name, rules);
  }
}

async function insertJobs(
  boss: PgBoss,
  jobs: readonly Job[],
  afterMs: number,
  sql?: Parameters<Enqueue>[0],
): Promise<void> {
  for (const name of jobNames) {
    const ofName = jobs.filter((job) => job.name === name);
    if (ofName.length === 0) continue;
    const rows = ofName.map((job) => ({
      data: dataOf(job),
      singletonKey: job.group,
      ...(afterMs > 0 ? { startAfter: afterMs / 1000 } : {}),
    }));
    await boss.insert(name, rows, sql ? { db: sql } : {});
  }
}
