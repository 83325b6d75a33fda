// GitHub's own log of what it tried to tell this App.
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../../src/flow/ledger-ports.ts';
import { GitHubDeliveryLog } from '../../src/github/deliveries.ts';
import { at } from '../domain/builders.ts';
import { API, expectEverythingAsked, openApp } from './app.ts';

expectEverythingAsked();

const LOG = '/app/hook/deliveries';
const attempt = (id: number, delivered_at: string, status_code = 200) => ({
  id,
  guid: `guid-${id}`,
  delivered_at,
  status_code,
  status: 'OK',
  event: 'issues',
});
const found: DeliveryAttempt = { id: 40, guid: 'guid-40', at: 0, outcome: 'failed' };

async function since(from: string): Promise<DeliveryAttempt[]> {
  const attempts: DeliveryAttempt[] = [];
  for await (const one of new GitHubDeliveryLog(openApp()).since(at(from))) attempts.push(one);
  return attempts;
}

describe('the log', () => {
  it('is read page by page, by GitHub’s cursor, as far back as is asked, and no page further', async () => {
    nock(API)
      .get(`${LOG}?per_page=100`)
      .reply(200, [attempt(9, '2025-05-14T12:00:00Z'), attempt(8, '2025-05-14T11:00:00Z')], {
        link: `<${API}${LOG}?per_page=100&cursor=v1_8>; rel="next"`,
      })
      .get(`${LOG}?per_page=100&cursor=v1_8`)
      .reply(200, [attempt(7, '2025-05-14T10:00:00Z'), attempt(6, '2025-05-14T09:59:59Z')], {
        link: `<${API}${LOG}?per_page=100&cursor=v1_6>; rel="next", <${API}${LOG}>; rel="prev"`,
      });
    const attempts = await since('2025-05-14T10:00:00Z');
    expect(attempts.map(({ id }) => id)).toEqual([9, 8, 7]);
    expect(attempts[0]).toEqual({ id: 9, guid: 'guid-9', at: at('2025-05-14T12:00:00Z'), outcome: 'ok' });
  });

  it('ends where GitHub names no further page', async () => {
    nock(API)
      .get(`${LOG}?per_page=100`)
      .reply(200, [attempt(9, '2025-05-14T12:00:00Z')], {
        link: `<${API}${LOG}?per_page=100&cursor=v1_0>; rel="prev"`,
      });
    expect(await since('2025-01-01')).toHaveLength(1);
  });

  it.each([
    [200, 'ok'],
    [202, 'ok'],
    // This server would refuse it again.
    [400, 'refused'],
    [413, 'refused'],
    [422, 'refused'],
    // A secret that is being changed.
    [401, 'failed'],
    [404, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
    // It timed out, or nobody was there.
    [0, 'failed'],
  ])('of an answer of %d says that it was %s', async (status, outcome) => {
    nock(API)
      .get(`${LOG}?per_page=100`)
      .reply(200, [attempt(9, '2025-05-14T12:00:00Z', status)]);
    expect(await since('2025-01-01')).toMatchObject([{ outcome }]);
  });

  // Beyond 2 ** 53, Octokit reads a bigint.
  it.each([1, 2 ** 53 - 1, 2 ** 53, 2 ** 60])('has ids of any size: %d', async (id) => {
    nock(API)
      .get(`${LOG}?per_page=100`)
      .reply(200, [attempt(id, '2025-05-14T12:00:00Z')]);
    expect(await since('2025-01-01')).toMatchObject([{ id, outcome: 'ok' }]);
  });

  it('that cannot be read is trouble', async () => {
    nock(API).get(`${LOG}?per_page=100`).reply(502);
    await expect(since('2025-01-01')).rejects.toMatchObject({ name: 'GitHubTrouble' });
  });
});

describe('to ask for it once more', () => {
  const again = () => new GitHubDeliveryLog(openApp()).redeliver(found);

  it('names the attempt', async () => {
    nock(API).post(`${LOG}/40/attempts`).reply(202, {});
    await expect(again()).resolves.toBeUndefined();
  });

  it.each([404, 422])('is of no use where GitHub keeps it no more (%d), and no trouble', async (status) => {
    nock(API).post(`${LOG}/40/attempts`).reply(status, { message: 'no' });
    await expect(again()).resolves.toBeUndefined();
  });

  it('is trouble where GitHub is away, or wants to be left alone', async () => {
    nock(API).post(`${LOG}/40/attempts`).reply(502);
    await expect(again()).rejects.toMatchObject({ name: 'GitHubTrouble', retryAfterMs: null });
    nock(API).post(`${LOG}/40/attempts`).reply(429, { message: 'slow' }, { 'retry-after': '30' });
    await expect(again()).rejects.toMatchObject({ retryAfterMs: 30_000 });
  });
});
