// Waits out what GitHub asks to wait for, where somebody is in front of the terminal and not a queue behind the work.
import { setTimeout as wait } from 'node:timers/promises';
import { GitHubTrouble, NotYet } from '../flow/trouble.ts';

const MINUTE_MS = 60_000;

interface Patience {
  readonly say: (line: string) => void;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/** Does the work again, as often as it has to be put off, with a word each time. */
export async function patiently<T>(work: () => Promise<T>, { say, signal }: Patience): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isExpected = error instanceof GitHubTrouble || error instanceof NotYet;
      if (!isExpected || error.retryAfterMs === null) throw error;
      say(`${error.message}; going on in ${inWords(error.retryAfterMs)}`);
      await wait(error.retryAfterMs, null, signal && { signal });
    }
  }
}

function inWords(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.ceil(ms / 1000)} seconds`;
  const minutes = Math.ceil(ms / MINUTE_MS);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
