// What GitHub's answer, or the lack of one, means.
import { RequestError } from '@octokit/request-error';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, attempt, isStatus, later, NotSent } from '../../src/github/answers.ts';
import { GitHubTrouble } from '../../src/flow/trouble.ts';

const NOW = Date.UTC(2025, 4, 14);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

type Headers = Readonly<Record<string, string>>;
const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const request = { method: 'POST' as const, url: 'https://api.example.org/x', headers: {} };

function trouble(status: number, message = 'Forbidden', headers: Headers = {}): RequestError {
  return new RequestError(message, status, {
    request,
    response: { status, url: request.url, headers, data: {} },
  });
}
const answerTo = (error: unknown) => attempt(() => Promise.reject(error as Error));

describe('patience is asked for', () => {
  it.each<[string, number, string, Headers, number]>([
    ['for some seconds', 403, SECONDARY, { 'retry-after': '2' }, 2000],
    ['for some seconds, with 429', 429, 'Too Many Requests', { 'retry-after': '2' }, 2000],
    [
      'for no time at all, which is a second at least',
      429,
      'Too Many Requests',
      { 'retry-after': '0' },
      1000,
    ],
    ['without saying how long', 403, SECONDARY, {}, 60_000],
    ['in the words of old', 403, 'You have triggered an abuse detection mechanism.', {}, 60_000],
    ['with nothing but the status', 429, 'Too Many Requests', {}, 60_000],
    ['until a date', 429, 'x', { 'retry-after': 'Wed, 14 May 2025 00:01:30 GMT' }, 90_000],
    ['until a date that has passed', 429, 'x', { 'retry-after': 'Tue, 13 May 2025 00:00:00 GMT' }, 60_000],
    ['until a date far away', 429, 'x', { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' }, 900_000],
    ['in a way nobody understands', 429, 'x', { 'retry-after': 'abc' }, 60_000],
    ['with an empty header', 429, 'x', { 'retry-after': '' }, 60_000],
    ['for weeks', 429, 'x', { 'retry-after': '999999' }, 900_000],
    ['for less than nothing', 429, 'x', { 'retry-after': '-5' }, 60_000],
    [
      'until the budget is full again',
      403,
      'API rate limit exceeded',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 5) },
      6000,
    ],
    [
      'and rather by the seconds than by the reset',
      403,
      SECONDARY,
      { 'retry-after': '3', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 50) },
      3000,
    ],
    [
      'by a reset that has passed',
      403,
      'x',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 - 50) },
      60_000,
    ],
    ['by a spent budget alone', 403, 'x', { 'x-ratelimit-remaining': '0' }, 60_000],
  ])('%s', async (_, status, message, headers, afterMs) => {
    expect(await answerTo(trouble(status, message, headers))).toEqual({
      is: 'later',
      afterMs,
      reason: message,
    });
  });

  it.each([403, 404, 500, 401])('for ten minutes where there is no token to be had (%d)', async (status) => {
    const url = 'https://api.example.org/app/installations/700/access_tokens';
    const withoutToken = new RequestError('no', status, {
      request: { ...request, url },
      response: { status, url, headers: {}, data: {} },
    });
    expect(await answerTo(withoutToken)).toEqual({ is: 'later', afterMs: 600_000, reason: 'no' });
  });

  it('by ourselves, before anything was sent', async () => {
    const answer = { is: 'later', afterMs: 7000, reason: 'GitHub wants to be left alone for a while' };
    expect(await answerTo(new NotSent(7000))).toEqual(answer);
    expect(later(new NotSent(7000))).toEqual(answer);
  });

  it('by a token that GitHub does not know any more, for a minute', async () => {
    expect(await answerTo(trouble(401, 'Bad credentials'))).toMatchObject({ is: 'later', afterMs: 60_000 });
  });
});

describe('a request is', () => {
  it('done when it is', async () => {
    expect(await attempt(() => Promise.resolve(7))).toEqual({ is: 'done', value: 7 });
  });

  it.each([400, 403, 404, 409, 410, 422, 451])('refused with %d', async (status) => {
    expect(await answerTo(trouble(status, 'no'))).toEqual({ is: 'refused', status, reason: 'no' });
  });

  it('refused with 403 although there is budget left', async () => {
    expect(await answerTo(trouble(403, 'no', { 'x-ratelimit-remaining': '17' }))).toMatchObject({
      is: 'refused',
    });
  });

  it.each([500, 502, 503, 504])('of unknown fate with %d', async (status) => {
    expect(await answerTo(trouble(status, 'oops'))).toEqual({ is: 'unknown', reason: `${status}: oops` });
  });

  it('of unknown fate without an answer, whatever status it is given', async () => {
    const lost = new RequestError('socket hang up', 500, { request });
    expect(await answerTo(lost)).toEqual({ is: 'unknown', reason: 'socket hang up' });
  });

  it.each([new Error('what?'), new TypeError('fetch failed'), 'a word', null, { status: 404 }])(
    'of unknown fate with any other surprise: %s',
    async (surprise) => {
      expect(await answerTo(surprise)).toMatchObject({ is: 'unknown' });
    },
  );
});

describe('a question', () => {
  const asked = (error: Error) =>
    ask('about a thread', () => Promise.reject(error)).catch((thrown: unknown) => thrown);

  it('is answered', async () => {
    expect(await ask('x', () => Promise.resolve(7))).toBe(7);
  });

  it('that failed is trouble, with its cause, and says how long to wait', async () => {
    const cause = trouble(429, 'Too Many Requests', { 'retry-after': '2' });
    const thrown = await asked(cause);
    expect(thrown).toBeInstanceOf(GitHubTrouble);
    expect(thrown).toMatchObject({
      message: 'GitHub did not answer about a thread: Too Many Requests',
      retryAfterMs: 2000,
      cause,
    });
  });

  it('that was not sent is trouble, too, and says how long to wait', async () => {
    expect(await asked(new NotSent(7000))).toMatchObject({ name: 'GitHubTrouble', retryAfterMs: 7000 });
  });

  it('that failed otherwise may be tried again at any time', async () => {
    expect(await asked(trouble(502, 'Bad Gateway'))).toMatchObject({ retryAfterMs: null });
  });
});

it('a status is that of an answer', () => {
  expect(isStatus(trouble(404), 403, 404)).toBe(true);
  expect(isStatus(trouble(500), 404)).toBe(false);
  expect(isStatus(new RequestError('lost', 404, { request }), 404)).toBe(false);
});
