// Where GitHub knocks: who is let in, and that nothing is acknowledged before it is kept.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/flow/ports.ts';
import { door, WEBHOOK_PATH } from '../../src/github/door.ts';
import { now } from '../domain/builders.ts';
import { issue } from './payloads.ts';

const SECRET = 'a-secret-of-the-webhook';
const PING = '{"zen":"Keep it logically awesome."}';
const GUID = '72d3162e-cc78-11e3-81ab-4c9367dc0958';

const signed = (body: string | Uint8Array, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

function house(differs: { readonly secrets?: readonly string[]; readonly keep?: () => Promise<void> } = {}) {
  const kept: Delivery[] = [];
  const warnings: string[] = [];
  const app = door({
    inbox: {
      keep: async (delivery) => {
        await differs.keep?.();
        kept.push(delivery);
      },
      delivery: () => Promise.resolve(null),
      arrived: () => Promise.resolve(new Set()),
      finish: () => Promise.resolve(),
    },
    clock: { now: () => now },
    secrets: differs.secrets ?? [SECRET],
    log: { warn: (_, message) => warnings.push(message) },
  });
  return { app, kept, warnings };
}

interface Knock {
  readonly method?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** undefined takes a header away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

async function knock({ method = 'POST', body = PING, headers = {} }: Knock, at = house()) {
  const all: Readonly<Record<string, string | undefined>> = {
    'x-github-event': 'ping',
    'x-github-delivery': GUID,
    'x-hub-signature-256': signed(body),
    'content-type': 'application/json',
    ...headers,
  };
  const present = Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined);
  const init = method === 'GET' ? { method } : { method, body };
  const response = await at.app.request(WEBHOOK_PATH, { ...init, headers: present });
  return { status: response.status, response, ...at };
}

describe('a delivery', () => {
  it('is kept with what it means, and only then acknowledged', async () => {
    const { status, kept } = await knock({
      body: JSON.stringify(issue('opened')),
      headers: { 'x-github-event': 'issues', 'x-hub-signature-256': signed(JSON.stringify(issue('opened'))) },
    });
    expect(status).toBe(202);
    expect(kept).toMatchObject([
      { id: GUID, event: 'issues', receivedAt: now, happenings: [{ kind: 'thread-opened' }] },
    ]);
  });

  it('waits for its keeping', async () => {
    let isKept = false;
    const slow = house({
      keep: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        isKept = true;
      },
    });
    await knock({}, slow);
    expect(isKept).toBe(true);
  });

  it('that cannot be kept is not acknowledged: GitHub may deliver it again', async () => {
    const broken = house({ keep: () => Promise.reject(new Error('the database is away')) });
    const { status, response, warnings } = await knock({}, broken);
    expect(status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(warnings).toEqual(['a delivery could not be kept']);
  });
});

describe('the door', () => {
  it.each<[number, string, Knock]>([
    [405, 'DELETE', { method: 'DELETE' }],
    [405, 'GET', { method: 'GET' }],
    [405, 'PUT', { method: 'PUT' }],
    [400, 'no event', { headers: { 'x-github-event': undefined } }],
    [400, 'no delivery id', { headers: { 'x-github-delivery': undefined } }],
    [401, 'no signature', { headers: { 'x-hub-signature-256': undefined } }],
    [401, 'a signature that is none', { headers: { 'x-hub-signature-256': "this doesn't work" } }],
    [
      401,
      'a signature that is too short',
      { headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(63)}` } },
    ],
    [401, 'a wrong signature', { headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` } }],
    [
      401,
      'a signature by another secret',
      { headers: { 'x-hub-signature-256': signed(PING, 'another-secret-16') } },
    ],
    [
      401,
      'a signature by Probot’s own secret',
      { headers: { 'x-hub-signature-256': signed(PING, 'development') } },
    ],
    [401, 'a signature of another body', { headers: { 'x-hub-signature-256': signed(`${PING} `) } }],
    [
      401,
      'only the signature of old',
      {
        headers: {
          'x-hub-signature-256': undefined,
          'x-hub-signature': `sha1=${createHmac('sha1', SECRET).update(PING).digest('hex')}`,
        },
      },
    ],
    [415, 'a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    [415, 'no content type', { headers: { 'content-type': '' } }],
    [400, 'a delivery id of 10 kB', { headers: { 'x-github-delivery': 'a'.repeat(10_000) } }],
    [400, 'a delivery id that is SQL', { headers: { 'x-github-delivery': "'; drop table x;--" } }],
    [400, 'a delivery id with a slash', { headers: { 'x-github-delivery': '../../etc' } }],
    [400, 'an event of 5 kB', { headers: { 'x-github-event': 'a'.repeat(5000) } }],
    [400, 'an event that is a path', { headers: { 'x-github-event': '../issues' } }],
  ])('answers %d to %s, and keeps nothing', async (status, _, differs) => {
    const answer = await knock(differs);
    expect(answer.status).toBe(status);
    expect(answer.kept).toEqual([]);
  });

  it('says which method it wants', async () => {
    expect((await knock({ method: 'GET' })).response.headers.get('allow')).toBe('POST');
  });

  it.each([['application/json; charset=utf-8'], ['application/json']])('is open to %s', async (type) => {
    expect((await knock({ headers: { 'content-type': type } })).status).toBe(202);
  });

  it('agrees with the example in GitHub’s documentation', async () => {
    const example = {
      body: 'Hello, World!',
      headers: {
        'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
      },
    };
    const at = () => house({ secrets: ["It's a Secret to Everybody"] });
    const wrong = {
      ...example,
      headers: { 'x-hub-signature-256': `${example.headers['x-hub-signature-256'].slice(0, -1)}8` },
    };
    // The signature is right, and what was signed is no JSON; with another last digit, it is not even signed.
    expect((await knock(example, at())).status).toBe(400);
    expect((await knock(wrong, at())).status).toBe(401);
  });

  it('knows the old secret while it is being changed, and not for longer', async () => {
    const older = { headers: { 'x-hub-signature-256': signed(PING, 'the-older-secret-x') } };
    expect((await knock(older, house({ secrets: [SECRET, 'the-older-secret-x'] }))).status).toBe(202);
    expect((await knock({}, house({ secrets: [SECRET, 'the-older-secret-x'] }))).status).toBe(202);
    expect((await knock(older)).status).toBe(401);
  });
});

describe('a signed body', () => {
  it('is checked as it came, byte by byte', async () => {
    const odd = '{ "b":1 , "a":"\\u00e9 é 😀" }';
    expect((await knock({ body: odd })).status).toBe(202);
  });

  it.each<[number, string, string | Uint8Array<ArrayBuffer>]>([
    [400, 'that is no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
    [400, 'that is half of JSON', '{'],
    [400, 'that is empty', ''],
    [400, 'that is many brackets', '['.repeat(100_000)],
    [400, 'that begins with a mark', `\ufeff${PING}`],
    [202, 'that is null', 'null'],
    [202, 'that is a list', '[]'],
    [202, 'that is a number without end', '1e400'],
    [202, 'that is nested deeply', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    [
      202,
      'that speaks of prototypes',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    ],
  ])('is answered with %d, and nothing worse happens: one %s', async (status, _, body) => {
    const answer = await knock({ body, headers: { 'x-github-event': 'issues' } });
    expect(answer.status).toBe(status);
    expect(answer.kept.flatMap(({ happenings }) => happenings)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['brand_new_event', '{"anything":[1]}'],
    ['issues', JSON.stringify(issue('zzz_future'))],
    ['ping', PING],
  ])('that means nothing to us is kept all the same: %s', async (event, body) => {
    const { status, kept, warnings } = await knock({ body, headers: { 'x-github-event': event } });
    expect(status).toBe(202);
    expect(kept).toMatchObject([{ event, happenings: [] }]);
    expect(warnings).toEqual([]);
  });

  it('that lacks what it should have is kept without meaning, and somebody is told', async () => {
    const body = JSON.stringify({ action: 'opened' });
    const { status, kept, warnings } = await knock({ body, headers: { 'x-github-event': 'issues' } });
    expect(status).toBe(202);
    expect(kept).toMatchObject([{ happenings: [] }]);
    expect(warnings).toEqual(['a delivery was not understood']);
  });
});

describe('a body beyond 25 MB', () => {
  const LARGEST = 25 * 1024 * 1024;
  const headers = {
    'x-github-event': 'ping',
    'x-github-delivery': GUID,
    'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    'content-type': 'application/json',
  };

  it('is turned away by what it says of itself', async () => {
    const { app } = house();
    const long = { ...headers, 'content-length': String(LARGEST + 1) };
    const { status } = await app.request(WEBHOOK_PATH, { method: 'POST', body: PING, headers: long });
    expect(status).toBe(413);
  });

  it('is turned away while it still comes, and not read to its end', async () => {
    const { app, kept } = house();
    const megabyte = new Uint8Array(1024 * 1024);
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent++;
        controller.enqueue(megabyte);
      },
    });
    const init = { method: 'POST', body: endless, headers, duplex: 'half' } as RequestInit;
    const { status } = await app.request(WEBHOOK_PATH, init);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(40);
    expect(kept).toEqual([]);
  });
});
