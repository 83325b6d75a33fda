// A Belay that runs well: what operators ask it, who may not start beside it, strangers at its door, and how it goes.
import { createHmac, randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { databases, type TestDatabase } from '../db/databases.ts';
import { enough, SECRET, Served, type Environment } from './process.ts';

const MEGABYTE = 1024 * 1024;
const BAD_SIGNATURE = `sha256=${'0'.repeat(64)}`;

let github: Sandbox;
let database: TestDatabase;
let folder: string;
let port: number;
let env: Environment;
let served: Served;
beforeAll(async () => {
  port = await freePort();
  github = await startSandbox({
    webhookSecret: SECRET,
    webhookUrl: `http://127.0.0.1:${port}/api/github/webhooks`,
  });
  database = await databases[0]!.create();
  folder = 'dataDir' in database.config ? database.config.dataDir : '';
  env = {
    ...enough,
    PRIVATE_KEY: github.privateKey,
    GITHUB_API_URL: github.url,
    BELAY_DATA_DIR: folder,
    PORT: String(port),
    BELAY_PUBLIC_URL: `http://127.0.0.1:${port}`,
    GITHUB_CLIENT_ID: github.clientId,
    GITHUB_CLIENT_SECRET: github.clientSecret,
  };
  served = new Served(folder, env);
  await served.said('listening on');
});
afterAll(async () => {
  await served.kill();
  await github.close();
  await database.remove();
});

describe('belay serve', () => {
  it('is well and ready, and takes deliveries', async () => {
    expect(await (await fetch(at('/healthz'))).text()).toBe('ok');
    expect(await (await fetch(at('/readyz'))).text()).toBe('ready');
    expect(await deliver()).toBe(202);
  });

  it('has its private pages beside the door, and sends people to its GitHub to sign in', async () => {
    const first = await fetch(at('/me'), { redirect: 'manual' });
    expect(first.headers.get('location')).toBe('/sign-in?to=%2Fme');
    const second = await fetch(at('/sign-in?to=/me'), { redirect: 'manual' });
    expect(second.headers.get('location')).toContain(`${github.url}/login/oauth/authorize?client_id=`);
    expect((await fetch(at('/healthz'))).headers.has('content-security-policy')).toBe(false);
  });

  it('does not share its data folder, and says who holds it', async () => {
    const second = await new Served(folder, { ...env, PORT: '0' }).ended();
    expect(second.stderr).toMatch(/^belay: [^\n]+\n$/);
    expect(second.stderr).toContain(`in use by process ${served.pid}`);
    expect(second.status).toBe(1);
    expect(await deliver()).toBe(202);
  });

  it('lets nobody fill its memory: three endless bodies at once are cut off at 25 MB', async () => {
    for (let i = 0; i < 5; i++) await deliver('x'.repeat(MEGABYTE));
    const before = await served.residentMb();
    let highest = before;
    const watch = setInterval(
      () => void served.residentMb().then((mb) => (highest = Math.max(highest, mb))),
      20,
    );
    const answers = await Promise.all(Array.from({ length: 3 }, () => pour(26 * MEGABYTE)));
    clearInterval(watch);
    expect(answers).toEqual(Array(3).fill(expect.stringMatching(/^HTTP\/1\.1 413 /)));
    expect(highest - before).toBeLessThan(64);
  });

  it('closes sockets that dawdle within twelve seconds, and takes deliveries all the while', async () => {
    const began = performance.now();
    const dawdlers = [
      ...Array.from({ length: 60 }, () => dawdle(`${head(1000)}\r\n\r\n`, 'x')),
      ...Array.from({ length: 60 }, () => dawdle(head(1000), '\r\nX-Slow: 1')),
      ...Array.from({ length: 60 }, () => dawdle('POST /api/github/webhooks HTTP/1.1\r\n', '')),
      ...Array.from({ length: 20 }, () => dawdle('', '')),
    ];
    const all = Promise.all(dawdlers);
    const seen = { areClosed: false };
    void all.then(() => (seen.areClosed = true));
    const times: number[] = [];
    while (!seen.areClosed && performance.now() - began < 20_000) {
      const from = performance.now();
      expect(await deliver()).toBe(202);
      times.push(performance.now() - from);
      await wait(50);
    }
    await all;
    expect(performance.now() - began).toBeLessThan(12_500);
    // Generous, because everything here shares two cores.
    expect(times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]).toBeLessThan(500);
  });

  it('does not mind a sender that hangs up in the middle', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end(`${head(1000)}\r\n\r\n0123456789`);
    await new Promise((resolve) => socket.once('close', resolve).resume());
    expect(await deliver()).toBe(202);
  });

  it('goes within ten seconds when it is told to, although a job waits for GitHub and a sender dawdles', async () => {
    github.faults.next({ kind: 'hang-before', times: 1000 });
    github.world.addRepository({ owner: 'harbour', name: 'boat' });
    github.world.install('harbour');
    await github.idle();
    while (github.journal.entries.length === 0) await wait(20);
    const dawdler = dawdle(`${head(1000)}\r\n\r\n`, 'x');
    await wait(200);
    const began = performance.now();
    served.tell('SIGTERM');
    const { status, signal } = await served.ended();
    expect({ status, signal }).toEqual({ status: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(10_000);
    await dawdler;
    expect(served.stderr).toBe('');
  });

  it('starts again where it was, and is ended at once by a second signal', async () => {
    served = new Served(folder, env);
    await served.said('listening on');
    served.tell('SIGTERM');
    await served.said('stopping');
    const began = performance.now();
    served.tell('SIGINT');
    expect(await served.ended()).toMatchObject({ signal: 'SIGINT' });
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

const at = (path: string): string => `http://127.0.0.1:${port}${path}`;

async function deliver(zen = 'Keep it logically awesome.'): Promise<number> {
  const body = JSON.stringify({ zen });
  const answer = await fetch(at('/api/github/webhooks'), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'ping',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
    },
    body,
  });
  return answer.status;
}

/** A request up to the end of its last header line but one. */
function head(length: number | 'chunked'): string {
  return [
    'POST /api/github/webhooks HTTP/1.1',
    'Host: belay',
    'X-GitHub-Event: ping',
    `X-GitHub-Delivery: ${randomUUID()}`,
    `X-Hub-Signature-256: ${BAD_SIGNATURE}`,
    'Content-Type: application/json',
    length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
  ].join('\r\n');
}

/** Sends so many bytes in chunks, unless it is stopped. Gives the answer's first line. */
async function pour(bytes: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data: Buffer) => (answer += data.toString()));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(`${head('chunked')}\r\n\r\n`);
  const chunk = Buffer.concat([
    Buffer.from(`${(64 * 1024).toString(16)}\r\n`),
    Buffer.alloc(64 * 1024, 'x'),
    Buffer.from('\r\n'),
  ]);
  for (let sent = 0; sent < bytes && !socket.destroyed && answer === ''; sent += 64 * 1024) {
    if (socket.write(chunk)) await new Promise(setImmediate);
    else await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed]);
  }
  socket.end('0\r\n\r\n');
  await closed;
  return answer.split('\r\n')[0] ?? '';
}

/** Opens a socket, says something, then a little every second. Resolves once the other side has closed it. */
async function dawdle(beginning: string, more: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(beginning);
  const timer = setInterval(() => more !== '' && socket.write(more), 1000);
  await new Promise((resolve) => socket.once('close', resolve).resume());
  clearInterval(timer);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}
