// Every job there is, in one table: how many at once, how often again, and how it looks as data.
import type { Happening } from '../domain/happening.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Job, JobName } from '../flow/jobs.ts';

interface JobRules {
  /** How many run at the same time in one process; never two of one group, in any process. */
  readonly concurrency: number;
  /** After so long, a run counts as failed. */
  readonly expireInSeconds: number;
}

export const jobRules: Readonly<Record<JobName, JobRules>> = {
  delivery: { concurrency: 4, expireInSeconds: 300 },
  reminder: { concurrency: 2, expireInSeconds: 300 },
  deed: { concurrency: 4, expireInSeconds: 300 },
  reconcile: { concurrency: 1, expireInSeconds: 300 },
  history: { concurrency: 2, expireInSeconds: 900 },
};

export const jobNames = Object.keys(jobRules) as readonly JobName[];

/** Jobs that failed for good wait here for somebody to look at them. */
export const DEAD_LETTERS = 'dead-letter';

const WEEK_SECONDS = 7 * 24 * 3600;

/** GitHub may be away for hours: 25 tries, from a second to an hour apart, last about 14 hours. */
export const retryRules = {
  retryLimit: 25,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 3600,
  deleteAfterSeconds: WEEK_SECONDS,
} as const;

export function dataOf(job: Job): object {
  switch (job.name) {
    case 'delivery':
      return { id: job.id };
    case 'reminder':
      return { happening: job.happening };
    case 'deed':
    case 'reconcile':
      return { key: job.key };
    case 'history':
      return { repository: job.repository };
    default:
      return unreachable(job);
  }
}

/** What was written as data, as a job again. Older releases may have written it: what is missing is said at once. */
export function toJob(name: JobName, data: unknown, group: string): Job {
  const value = (field: string): unknown =>
    typeof data === 'object' && data !== null ? Reflect.get(data, field) : undefined;
  switch (name) {
    case 'delivery':
      return { name, id: text(value('id'), name), group };
    case 'reminder':
      return { name, happening: happening(value('happening')), group };
    case 'deed':
    case 'reconcile':
      return { name, key: text(value('key'), name), group };
    case 'history':
      return { name, repository: number(value('repository'), name), group };
    default:
      return unreachable(name);
  }
}

function text(value: unknown, name: JobName): string {
  if (typeof value === 'string') return value;
  throw new Error(`A ${name} job without what it is about.`);
}

function number(value: unknown, name: JobName): number {
  if (typeof value === 'number') return value;
  throw new Error(`A ${name} job without what it is about.`);
}

function happening(value: unknown): Happening {
  const isHappening = typeof value === 'object' && value !== null && 'kind' in value;
  if (isHappening) return value as Happening;
  throw new Error('A reminder job without what it is about.');
}
