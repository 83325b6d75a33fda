// What waits in the queue, and what failed for good.
import { setTimeout as wait } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import type { Instant } from '../domain/time.ts';
import type { Job, JobName } from '../flow/jobs.ts';
import { DEAD_LETTERS, jobNames, toJob } from './jobs.ts';

export interface DeadLetter {
  readonly id: string;
  readonly name: JobName;
  /** null where nobody can read it any more; then that is the reason. */
  readonly job: Job | null;
  /** The last failure, in one line. */
  readonly reason: string;
  readonly tries: number;
  readonly since: Instant;
}

const LOOK_EVERY_MS = 50;

const DUE = `
  SELECT count(*)::int AS due FROM pgboss.job
  WHERE name = ANY ($1::text[])
    AND (state = 'active' OR (state IN ('created', 'retry') AND start_after <= pgboss.job_now()))`;

export class Backlog {
  readonly #boss: PgBoss;

  constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  async countDue(): Promise<number> {
    const { rows } = await this.#boss.getDb().executeSql(DUE, [jobNames]);
    const [row] = rows as { due: number }[];
    return row?.due ?? 0;
  }

  async idle(): Promise<void> {
    while ((await this.countDue()) > 0) await wait(LOOK_EVERY_MS);
  }

  async deadLetters(): Promise<DeadLetter[]> {
    const letters = await this.#boss.findJobs<object>(DEAD_LETTERS, { queued: true });
    return letters.flatMap((letter) => {
      const name = jobNames.find((known) => known === letter.sourceName);
      return name ? [toDeadLetter(name, letter)] : [];
    });
  }

  async redrive(id: string): Promise<boolean> {
    return (await this.#boss.redrive(DEAD_LETTERS, { ids: [id] })) > 0;
  }
}

interface Letter {
  readonly id: string;
  readonly data: object;
  readonly singletonKey: string | null;
  readonly createdOn: Date;
  readonly sourceRetryCount: number | null;
  readonly sourceOutput: object | null;
}

function toDeadLetter(name: JobName, letter: Letter): DeadLetter {
  return {
    id: letter.id,
    name,
    job: readable(name, letter),
    reason: reasonOf(letter.sourceOutput),
    tries: (letter.sourceRetryCount ?? 0) + 1,
    since: letter.createdOn.getTime(),
  };
}

function readable(name: JobName, { data, singletonKey }: Letter): Job | null {
  try {
    return toJob(name, data, singletonKey ?? '');
  } catch {
    return null;
  }
}

function reasonOf(output: object | null): string {
  const message: unknown = output && 'message' in output ? output.message : undefined;
  return typeof message === 'string' ? (message.split('\n')[0] ?? '') : 'no reason given';
}
