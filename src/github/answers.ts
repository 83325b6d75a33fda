// What GitHub's answer, or the lack of one, means: done, refused for good, not done yet, or nobody knows.
import type { Answer } from '../flow/ports.ts';
import { GitHubTrouble } from '../flow/trouble.ts';

interface HttpTrouble {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const MINUTE_MS = 60_000;
const SHORTEST_WAIT_MS = 1000;
/** The installation is suspended or gone; nothing was sent in its name. */
const TOKEN_WAIT_MS = 10 * MINUTE_MS;
/** Waiting longer than this is the queue's business, not ours. */
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/** Nothing was sent: it is too early, for so many milliseconds. */
export class NotSent extends Error {
  readonly afterMs: number;

  constructor(afterMs: number) {
    super('GitHub wants to be left alone for a while');
    this.name = 'NotSent';
    this.afterMs = afterMs;
  }
}

/** Sends one request and says what became of it. Never sends it again. */
export async function attempt<T>(send: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { is: 'done', value: await send() };
  } catch (error) {
    return answerOf(error);
  }
}

/** For questions: an answer, or trouble that the queue will try again. */
export async function ask<T>(what: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof GitHubTrouble) throw error;
    const wait = later(error);
    throw new GitHubTrouble(`GitHub did not answer ${what}: ${reasonOf(error)}`, {
      cause: error,
      ...(wait && { retryAfterMs: wait.afterMs }),
    });
  }
}

/** Whether GitHub asks for patience; it has then not done what was asked. */
export function later(error: unknown): Extract<Answer<never>, { is: 'later' }> | null {
  if (error instanceof NotSent) return { is: 'later', afterMs: error.afterMs, reason: error.message };
  const trouble = httpTrouble(error);
  if (trouble && isAboutToken(error)) return { is: 'later', afterMs: TOKEN_WAIT_MS, reason: trouble.message };
  if (!trouble || (trouble.status !== 403 && trouble.status !== 429)) return null;
  const { headers, message } = trouble;
  const isPrimary = headers['x-ratelimit-remaining'] === '0';
  const isSecondary = /secondary rate limit|abuse detection/i.test(message);
  const retryAfter = headers['retry-after'];
  const isTooMany = trouble.status === 429;
  if (!isTooMany && !isPrimary && !isSecondary && retryAfter === undefined) return null;
  const afterMs = waitFor(retryAfter, isPrimary ? headers['x-ratelimit-reset'] : undefined);
  return { is: 'later', afterMs, reason: message };
}

export function isStatus(error: unknown, ...statuses: number[]): boolean {
  const trouble = httpTrouble(error);
  return trouble !== null && statuses.includes(trouble.status);
}

function answerOf(error: unknown): Answer<never> {
  const wait = later(error);
  if (wait) return wait;
  const trouble = httpTrouble(error);
  if (!trouble) return { is: 'unknown', reason: reasonOf(error) };
  // A token that GitHub does not know any more: nothing was done, and the next attempt has a new one.
  if (trouble.status === 401) return { is: 'later', afterMs: MINUTE_MS, reason: trouble.message };
  const isRefusal = trouble.status >= 400 && trouble.status < 500;
  if (isRefusal) return { is: 'refused', status: trouble.status, reason: trouble.message };
  return { is: 'unknown', reason: `${trouble.status}: ${trouble.message}` };
}

/** Seconds, or a date, or GitHub's reset time; a minute where nothing sensible is said. */
function waitFor(retryAfter: string | undefined, reset: string | undefined): number {
  const seconds = Number(retryAfter);
  const candidates = [
    retryAfter !== undefined && retryAfter.trim() !== '' && Number.isFinite(seconds) ? seconds * 1000 : NaN,
    Date.parse(retryAfter ?? '') - Date.now(),
    Number(reset ?? NaN) * 1000 + 1000 - Date.now(),
    MINUTE_MS,
  ];
  const wait = candidates.find((ms) => Number.isFinite(ms) && ms >= 0) ?? MINUTE_MS;
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, wait));
}

/** The request that failed was not the one we wanted, but the one for the right to send it. */
function isAboutToken(error: unknown): boolean {
  if (!(error instanceof Error) || !('request' in error)) return false;
  const { url } = error.request as { url?: unknown };
  return typeof url === 'string' && url.endsWith('/access_tokens');
}

function httpTrouble(error: unknown): HttpTrouble | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  // Octokit gives a request that never got an answer the status 500, without a response.
  const response =
    'response' in error ? (error.response as { headers?: HttpTrouble['headers'] } | undefined) : undefined;
  if (!response) return null;
  return { status: error.status, message: error.message, headers: response.headers ?? {} };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
