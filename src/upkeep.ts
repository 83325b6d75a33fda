// Part of the composition root: what is done by the clock and not because something happened. Several processes may run; each
// task is taken by one of them at a time.
import type { Logger } from 'pino';
import { takeTurn, lastTurn } from './db/chores.ts';
import { hasPutAside, keepHouse, unreadRepositories } from './db/housekeeping.ts';
import type { Database } from './db/open.ts';
import { DAY, HOUR, MINUTE, type Instant } from './domain/time.ts';
import { heal, REDELIVERABLE, type Healing } from './flow/heal.ts';
import { historyJob, settleAll, type Settling } from './flow/install.ts';
import type { Clock } from './flow/ports.ts';
import type { Queue } from './queue/open.ts';

export interface UpkeepOptions {
  readonly database: Database;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly healing: Healing;
  readonly settling: Settling;
  readonly log: Logger;
}

export interface Upkeep {
  /** Asks GitHub again for what did not arrive. */
  readonly sweep: () => Promise<void>;
  /** Lets go of what nobody needs, reads on where history is unknown, compares installations with GitHub. */
  readonly keepInOrder: () => Promise<void>;
}

/** How often it is looked for deliveries that failed. */
export const SWEEP_EVERY = 10 * MINUTE;

export function upkeep({ database, queue, clock, healing, settling, log }: UpkeepOptions): Upkeep {
  /** What was not read since a day before that. */
  const readOn = async (when: Instant) => {
    const unread = await unreadRepositories(database, when);
    await queue.send(unread.map(historyJob));
  };
  return {
    async sweep() {
      const now = clock.now();
      if (!(await takeTurn(database, 'sweep', SWEEP_EVERY, now))) return;
      const last = await lastTurn(database, 'swept');
      const { asked, isAll } = await heal(healing, last, now);
      // Only now: where GitHub could not be asked for all of it, the next look goes back as far as this one.
      if (isAll) await takeTurn(database, 'swept', 0, now);
      if (asked > 0) log.info({ asked }, 'asked GitHub to deliver again what did not arrive');
      // What GitHub does not keep any more is in nobody's log; the history tells it.
      if (last !== null && now - last > REDELIVERABLE) await readOn(now + DAY);
    },
    async keepInOrder() {
      const now = clock.now();
      // Before anything is erased for good, GitHub is asked once more whether it is really gone.
      const isDue = await takeTurn(database, 'installations', DAY, now);
      if (isDue || (await hasPutAside(database, now))) {
        const troubles = await settleAll(settling);
        for (const error of troubles) log.warn({ err: error }, 'an installation could not be looked at');
      }
      await keepHouse(database, queue.insert, now);
      await readOn(now);
      const letters = await queue.deadLetters();
      if (letters.length > 0)
        log.error({ letters: letters.slice(0, 10) }, `${letters.length} jobs failed for good`);
    },
  };
}

/** How often everything is put in order. */
export const IN_ORDER_EVERY = HOUR;
