// Looks at the clock every now and then and starts what has come due. Only one look at a time: a slow one delays the next.
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';

export interface Timekeeper {
  stop(): Promise<void>;
}

export interface Task {
  readonly what: string;
  /** Does some of what is due; true if there may be more of it right away. */
  readonly look: () => Promise<boolean>;
  readonly everyMs: number;
}

/** The first look is now. */
export function startTimekeeper(task: Task, log: Logger): Timekeeper {
  const stopping = new AbortController();
  const running = keep(task, log, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function keep({ what, look, everyMs }: Task, log: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const mayBeMore = await look().catch((error: unknown) => {
      // The database or GitHub is away for a moment; nothing is lost, it is looked at again.
      log.warn({ err: error }, `${what}: could not look, will look again`);
      return false;
    });
    if (!mayBeMore) await wait(everyMs, null, { signal }).catch(() => null);
  }
}
