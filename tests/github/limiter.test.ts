// One installation's pace, on a clock that a test moves.
import { RequestError } from '@octokit/request-error';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Limiter, politePace } from '../../src/github/limiter.ts';
import type { Octokit } from '../../src/github/octokit.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2025, 4, 14) });
});
afterEach(() => {
  vi.useRealTimers();
});

type Send = (options: { readonly method: string; readonly url: string }) => Promise<unknown>;

/** A client behind a limiter; remembers at which second each request went out. */
function client(pace = politePace) {
  const start = Date.now();
  const sent: string[] = [];
  const failures: Error[] = [];
  let running = 0;
  let most = 0;
  const request: Send = async ({ url }) => {
    sent.push(`${(Date.now() - start) / 1000}s ${url}`);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 100));
    running--;
    const failure = failures.shift();
    if (failure) throw failure;
    return url;
  };
  let wrapped: Send = request;
  const wrap = (_: string, around: (request: Send, options: Parameters<Send>[0]) => Promise<unknown>) => {
    wrapped = (options) => around(request, options);
  };
  const limiter = new Limiter(pace);
  limiter.attach({ hook: { wrap } } as unknown as Octokit);
  return {
    limiter,
    sent,
    failures,
    mostAtOnce: () => most,
    write: (url = '/comments') => wrapped({ method: 'POST', url }),
    read: (url = '/threads', method = 'GET') => wrapped({ method, url }),
  };
}

const toValue = (error: unknown) => error;

const patience = (seconds: number) =>
  new RequestError('secondary rate limit', 403, {
    request: { method: 'POST', url: 'x', headers: {} },
    response: { status: 403, url: 'x', headers: { 'retry-after': String(seconds) }, data: {} },
  });

describe('writes', () => {
  it('go out one after another, a second apart', async () => {
    const here = client();
    const all = Promise.all([here.write('/1'), here.write('/2'), here.write('/3')]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await all).toEqual(['/1', '/2', '/3']);
    expect(here.sent).toEqual(['0s /1', '1s /2', '2s /3']);
    expect(here.mostAtOnce()).toBe(1);
  });

  it('are no more in an hour than the pace allows: the rest is sent away, and told for how long', async () => {
    const here = client({ betweenWritesMs: 0, writesAnHour: 3 });
    const first = Promise.all(['/1', '/2', '/3'].map((url) => here.write(url)));
    await vi.advanceTimersByTimeAsync(60_000);
    await first;
    expect(await here.write('/4').catch(toValue)).toMatchObject({ name: 'NotSent', afterMs: 3_540_000 });
    expect(here.limiter.patience()).toBe(3_540_000);
    await vi.advanceTimersByTimeAsync(3_540_001);
    expect(here.limiter.patience()).toBe(0);
    const fourth = here.write('/4');
    await vi.advanceTimersByTimeAsync(1000);
    await fourth;
    expect(here.sent).toHaveLength(4);
  });

  it('do not queue for longer than five seconds: the rest is sent away', async () => {
    const here = client();
    const all = Promise.allSettled(Array.from({ length: 9 }, (_, i) => here.write(`/${i}`)));
    const patience = here.limiter.patience();
    expect(patience).toBeGreaterThanOrEqual(6000);
    expect(patience).toBeLessThan(12_000);
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await all).map(({ status }) => status)).toEqual([
      ...Array<string>(7).fill('fulfilled'),
      ...Array<string>(2).fill('rejected'),
    ]);
    expect(here.sent).toHaveLength(7);
    expect(here.limiter.patience()).toBe(0);
  });

  it('do not keep questions waiting', async () => {
    const here = client();
    const all = Promise.all([
      here.write('/1'),
      here.write('/2'),
      here.read('/3'),
      here.read('https://api/graphql', 'POST'),
    ]);
    await vi.advanceTimersByTimeAsync(0);
    expect(here.sent).toEqual(['0s /1', '0s /3', '0s https://api/graphql']);
    await vi.advanceTimersByTimeAsync(5000);
    await all;
  });

  it('do not keep a token waiting, which they need themselves', async () => {
    const here = client();
    const all = Promise.all([here.write('/1'), here.read('/app/installations/{id}/access_tokens', 'POST')]);
    await vi.advanceTimersByTimeAsync(0);
    expect(here.sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5000);
    await all;
  });
});

it('questions are asked ten at a time', async () => {
  const here = client();
  const all = Promise.all(Array.from({ length: 25 }, () => here.read()));
  await vi.advanceTimersByTimeAsync(1000);
  await all;
  expect(here.mostAtOnce()).toBe(10);
});

describe('where GitHub asks for patience', () => {
  it('for a moment, everything of that installation waits as long as asked, and is then sent once', async () => {
    const here = client();
    here.failures.push(patience(4));
    const refused = here.write('/1').catch(toValue);
    const next = here.write('/2');
    await vi.advanceTimersByTimeAsync(1000);
    const question = here.read('/3');
    expect(here.limiter.patience()).toBe(0);
    await vi.advanceTimersByTimeAsync(3000);
    expect(here.sent).toEqual(['0s /1']);
    await vi.advanceTimersByTimeAsync(2000);
    await Promise.all([next, question]);
    expect(here.sent.slice(1).sort()).toEqual(['4.1s /2', '4.1s /3']);
    expect(await refused).toMatchObject({ status: 403 });
  });

  it('for longer, everything of that installation is sent away, what was queued too', async () => {
    const here = client();
    here.failures.push(patience(30));
    const refused = here.write('/1').catch(toValue);
    const queued = here.write('/2').catch(toValue);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await refused).toMatchObject({ status: 403 });
    expect(await queued).toMatchObject({ name: 'NotSent', afterMs: 29_100 });
    expect(await here.write('/3').catch(toValue)).toMatchObject({ name: 'NotSent', afterMs: 29_100 });
    expect(await here.read('/4').catch(toValue)).toMatchObject({ name: 'NotSent', afterMs: 29_100 });
    expect(here.limiter.patience()).toBe(29_100);
    await vi.advanceTimersByTimeAsync(29_100);
    expect(here.limiter.patience()).toBe(0);
    const later = here.write('/5');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await later).toBe('/5');
    expect(here.sent.map((line) => line.split(' ')[1])).toEqual(['/1', '/5']);
  });

  it('nobody else waits', async () => {
    const [slow, other] = [client(), client()];
    slow.failures.push(patience(30));
    const refused = slow.write().catch(toValue);
    await vi.advanceTimersByTimeAsync(500);
    const theirs = other.write();
    await vi.advanceTimersByTimeAsync(500);
    await Promise.all([refused, theirs]);
    expect(other.sent).toEqual(['0.5s /comments']);
  });

  it('any other failure keeps nobody waiting', async () => {
    const here = client();
    here.failures.push(new Error('Bad Gateway'));
    const failed = here.read('/1').catch(toValue);
    await vi.advanceTimersByTimeAsync(200);
    const next = here.read('/2');
    await vi.advanceTimersByTimeAsync(200);
    await Promise.all([failed, next]);
    expect(here.sent).toEqual(['0s /1', '0.2s /2']);
  });
});
