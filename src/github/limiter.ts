// One installation's pace: GitHub wants writes one after another, at least a second apart, and not too many an hour; and when it
// asks for patience, everything of that installation waits and nothing of any other does. Waiting for long is the queue's
// business: a worker that waits here would keep others waiting.
import PQueue from 'p-queue';
import { NotSent, later } from './answers.ts';
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
/** Up to here it is cheaper to wait than to come again. */
const SHORT_MS = 5000;

export class Limiter {
  readonly #pace: Pace;
  readonly #reads = new PQueue({ concurrency: READS_AT_ONCE });
  readonly #writes: PQueue;
  /** When writes of the last hour were sent, the oldest first. */
  readonly #sent: number[] = [];
  #waitUntil = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
    const { betweenWritesMs } = pace;
    // Strict, because windows of fixed length let two writes follow each other closely where one window ends.
    this.#writes = new PQueue(
      betweenWritesMs > 0
        ? { concurrency: 1, interval: betweenWritesMs, intervalCap: 1, strict: true }
        : { concurrency: 1 },
    );
  }

  attach(octokit: Octokit): void {
    octokit.hook.wrap('request', async (request, options) => {
      const send = async () => {
        await this.#waitShortly();
        try {
          return await request(options);
        } catch (error) {
          this.#heed(error);
          throw error;
        }
      };
      // A GraphQL query is a read although it is sent with POST; getting a token is neither and must not queue behind writes.
      const isWrite = options.method !== 'GET' && !/\/graphql$|\/access_tokens$/.test(options.url);
      const wait = isWrite ? this.patience() : this.#asked();
      if (wait > 0) throw new NotSent(wait);
      if (!isWrite) return this.#reads.add(send);
      this.#sent.push(Date.now());
      return this.#writes.add(send);
    });
  }

  /** After how many milliseconds a write would better be tried; 0: now. */
  patience(): number {
    const backlog = this.#writes.size * this.#pace.betweenWritesMs;
    // Spread, so that all those who are sent away do not come back together.
    const queued = backlog > SHORT_MS ? backlog * (1 + Math.random()) : 0;
    return Math.max(this.#asked(), queued, this.#untilHourAllows());
  }

  /** What GitHub asked for, unless it is short enough to wait here. */
  #asked(): number {
    const wait = this.#waitUntil - Date.now();
    return wait > SHORT_MS ? wait : 0;
  }

  #untilHourAllows(): number {
    const hourAgo = Date.now() - HOUR_MS;
    while (this.#sent[0] !== undefined && this.#sent[0] < hourAgo) this.#sent.shift();
    const oldest = this.#sent[this.#sent.length - this.#pace.writesAnHour];
    return oldest === undefined ? 0 : oldest - hourAgo;
  }

  async #waitShortly(): Promise<void> {
    const wait = this.#waitUntil - Date.now();
    if (wait > SHORT_MS) throw new NotSent(wait);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  #heed(error: unknown): void {
    const trouble = later(error);
    if (trouble) this.#waitUntil = Math.max(this.#waitUntil, Date.now() + trouble.afterMs);
  }
}
