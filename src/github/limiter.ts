// One installation's pace: GitHub wants writes one after another, at least a second apart, and not too many an hour; and when it
// asks for patience, everything of that installation waits and nothing of any other does.
import PQueue from 'p-queue';
import { later } from './answers.ts';
import type { Octokit } from './octokit.ts';

export interface Pace {
  /** Milliseconds between two writes of one installation. GitHub asks for a second. */
  readonly betweenWritesMs: number;
  /** Writes of one installation in an hour; GitHub's own limit for content is 500. */
  readonly writesAnHour: number;
}

export const politePace: Pace = { betweenWritesMs: 1000, writesAnHour: 450 };

const READS_AT_ONCE = 10;
const HOUR_MS = 3_600_000;

export class Limiter {
  readonly #reads = new PQueue({ concurrency: READS_AT_ONCE });
  readonly #writes: PQueue;
  readonly #hour: PQueue;
  #waitUntil = 0;

  constructor({ betweenWritesMs, writesAnHour }: Pace) {
    // Strict, because windows of fixed length let two writes follow each other closely where one window ends.
    this.#writes = new PQueue(
      betweenWritesMs > 0
        ? { concurrency: 1, interval: betweenWritesMs, intervalCap: 1, strict: true }
        : { concurrency: 1 },
    );
    this.#hour = new PQueue({ interval: HOUR_MS, intervalCap: writesAnHour, concurrency: 1, strict: true });
  }

  attach(octokit: Octokit): void {
    octokit.hook.wrap('request', async (request, options) => {
      const send = async () => {
        await this.#patience();
        try {
          return await request(options);
        } catch (error) {
          this.#heed(error);
          throw error;
        }
      };
      // A GraphQL query is a read although it is sent with POST; getting a token is neither and must not queue behind writes.
      const isWrite = options.method !== 'GET' && !/\/graphql$|\/access_tokens$/.test(options.url);
      return isWrite ? this.#hour.add(() => this.#writes.add(send)) : this.#reads.add(send);
    });
  }

  async #patience(): Promise<void> {
    const wait = this.#waitUntil - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  #heed(error: unknown): void {
    const trouble = later(error);
    if (trouble) this.#waitUntil = Math.max(this.#waitUntil, Date.now() + trouble.afterMs);
  }
}
