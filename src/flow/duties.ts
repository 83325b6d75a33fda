// What the worker does with each kind of job. Everything that happens ends here, whichever way it came.
import type { Happening } from '../domain/happening.ts';
import { unreachable } from '../domain/unreachable.ts';
import { concernsThread, handle } from './handle.ts';
import { settle, type Settling } from './install.ts';
import type { Job, JobName, JobOf } from './jobs.ts';
import { perform, reconcile, type Stage } from './perform.ts';
import type { Inbox } from './ports.ts';
import { readHistory, type Reading } from './read-history.ts';
import type { World } from './known-world.ts';
import { GitHubTrouble, NotYet } from './trouble.ts';

export interface Duties {
  readonly world: World;
  readonly stage: Stage;
  readonly inbox: Inbox;
  readonly settling: Settling;
  readonly reading: Reading;
  /** Puts a job aside for later. */
  readonly later: (job: Job, afterMs: number) => Promise<void>;
  /** Told of what failed; the queue tries it again. */
  readonly onFailure: (job: Job, error: unknown) => void;
}

export type Handlers = { readonly [Name in JobName]: (job: JobOf<Name>) => Promise<void> };

export function handlersFor(duties: Duties): Handlers {
  return {
    delivery: (job) => patiently(job, duties, () => deliver(job.id, duties)),
    reminder: (job) => patiently(job, duties, () => think(job.happening, duties)),
    deed: (job) => patiently(job, duties, () => carryOut(job, duties)),
    reconcile: (job) => patiently(job, duties, () => reconcile(job.key, duties.stage)),
    history: (job) => patiently(job, duties, () => readOn(job, duties)),
  };
}

/** Expected trouble says how long to wait; the job is put aside for so long and does not count as failed. */
async function patiently(
  job: Job,
  { later, onFailure }: Pick<Duties, 'later' | 'onFailure'>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isExpected = error instanceof NotYet || error instanceof GitHubTrouble;
    if (!isExpected || error.retryAfterMs === null) {
      onFailure(job, error);
      throw error;
    }
    await later(job, error.retryAfterMs);
  }
}

async function deliver(id: string, duties: Duties): Promise<void> {
  const delivery = await duties.inbox.delivery(id);
  if (!delivery) return;
  for (const happening of delivery.happenings) await think(happening, duties);
  await duties.inbox.finish(id, duties.world.clock.now());
}

async function think(happening: Happening, duties: Duties): Promise<void> {
  if (concernsThread(happening)) await handle(happening, duties.world, duties.stage.sign);
  else await settle(happening, duties.settling);
}

async function carryOut(job: JobOf<'deed'>, { stage, later }: Duties): Promise<void> {
  for (;;) {
    const outcome = await perform(job.key, stage);
    switch (outcome.is) {
      case 'again':
        if (outcome.afterMs === 0) continue;
        await later(job, outcome.afterMs);
        return;
      case 'done':
        if (outcome.reconcileAfterMs !== null) {
          await later({ ...job, name: 'reconcile' }, outcome.reconcileAfterMs);
        }
        return;
      default:
        unreachable(outcome);
    }
  }
}

/** A turn at a time, so that many repositories are read side by side and live work is never far behind. */
async function readOn(job: JobOf<'history'>, { reading, later }: Duties): Promise<void> {
  const isFinished = await readHistory(job.repository, reading);
  if (!isFinished) await later(job, 0);
}
