// Looks at the clock every now and then and starts what has come due. Only one look at a time: a slow one delays the next.
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';

export interface Timekeeper {
  stop(): Promise<void>;
}

/** `moveDue` starts some of what is due and says how much it was; 0 means that nothing is left. */
export function startTimekeeper(moveDue: () => Promise<number>, everyMs: number, log: Logger): Timekeeper {
  const stopping = new AbortController();
  const running = keep(moveDue, everyMs, log, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function keep(
  moveDue: () => Promise<number>,
  everyMs: number,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const moved = await moveDue().catch((error: unknown) => {
      // The database is away for a moment; nothing is lost, it is looked at again.
      log.warn({ err: error }, 'reminders could not be looked at');
      return 0;
    });
    if (moved === 0) await wait(everyMs, null, { signal }).catch(() => null);
  }
}
