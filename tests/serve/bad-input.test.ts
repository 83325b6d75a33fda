// Started with something wrong, `belay serve` says so in one line, ends with the right status, and leaves nothing half done.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverUrl } from '../db/databases.ts';
import { enough, Served, type Environment } from './process.ts';

const withoutKey: Environment = Object.fromEntries(
  Object.entries(enough).filter(([name]) => name !== 'PRIVATE_KEY'),
);

// tests/config.test.ts goes through every mistake; here are enough of them to see how a process ends.
const wrong: readonly (readonly [string, Environment, readonly RegExp[]])[] = [
  ['nothing at all, and names all of it', {}, [/APP_ID/, /PRIVATE_KEY/, /WEBHOOK_SECRET/]],
  [
    'the secret that everybody knows',
    { ...enough, WEBHOOK_SECRET: 'development' },
    [/WEBHOOK_SECRET is "dev/],
  ],
  [
    'five mistakes, and names all five',
    {
      ...enough,
      APP_ID: '-1',
      PRIVATE_KEY: 'garbage',
      WEBHOOK_SECRET: 'short',
      PORT: '70000',
      LOG_LEVEL: 'x',
    },
    [/APP_ID/, /PRIVATE_KEY.*not a private key/, /WEBHOOK_SECRET has 5 characters.*16/, /PORT/, /LOG_LEVEL/],
  ],
  [
    'a key that is nowhere, and a database without a secret to sign with',
    { ...withoutKey, PRIVATE_KEY_PATH: 'nowhere.pem', DATABASE_URL: 'postgresql://127.0.0.1:1/x' },
    [/PRIVATE_KEY_PATH.*no file nowhere\.pem/, /BELAY_SECRET is missing/],
  ],
  [
    'half a key, and another kind of database',
    { ...enough, PRIVATE_KEY: enough.PRIVATE_KEY.slice(0, 200), DATABASE_URL: 'mysql://u:hunter2@h/x' },
    [/PRIVATE_KEY.*not a private key/, /DATABASE_URL is not a postgresql:/],
  ],
];

/** As what ends up in a bucket of logs: one line, no colours, no secrets, no stack. */
const LINE = /^belay: [^\n\u001b]+\n$/;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'belay-serve-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('belay serve, with input that is wrong,', () => {
  it.concurrent.each(wrong)('complains about %s', async (_name, env, words) => {
    const { status, stderr } = await new Served(folder, env).ended();
    expect(stderr).toMatch(LINE);
    for (const word of words) expect(stderr).toMatch(word);
    expect(stderr).not.toMatch(/hunter2|BEGIN/);
    expect(status).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('belay serve, where it cannot be', () => {
  it.concurrent('complains about a server that is not there', async () => {
    const url = 'postgresql://belay:hunter2@127.0.0.1:1/x';
    const env = { ...enough, DATABASE_URL: url, BELAY_SECRET: 'a secret to sign with' };
    const { status, stderr } = await new Served(folder, env).ended();
    expect(stderr).toBe('belay: PostgreSQL at 127.0.0.1:1 cannot be reached: nothing listens there.\n');
    expect(status).toBe(1);
  });

  it.skipIf(serverUrl === undefined).concurrent(
    'complains about a wrong password without repeating it',
    async () => {
      const url = new URL(serverUrl ?? '');
      url.password = 'hunter2';
      const env = { ...enough, DATABASE_URL: url.href, BELAY_SECRET: 'a secret to sign with' };
      const { status, stderr } = await new Served(folder, env).ended();
      expect(stderr).toMatch(LINE);
      expect(stderr).toMatch(/does not let .* in: wrong password/);
      expect(stderr).not.toContain('hunter2');
      expect(status).toBe(1);
    },
  );

  it.concurrent('complains about a folder that is somebody else’s, and leaves it alone', async () => {
    const place = await other('photos');
    await writeFile(path.join(place, 'holiday.jpg'), 'sea');
    const { status, stderr } = await new Served(place, { ...enough, BELAY_DATA_DIR: place }).ended();
    expect(stderr).toMatch(LINE);
    expect(stderr).toContain('holiday.jpg');
    expect(status).toBe(1);
    expect(await readdir(place)).toEqual(['holiday.jpg']);
  });

  it.concurrent('complains about a folder that is a file', async () => {
    const place = await other('file');
    const file = path.join(place, 'data');
    await writeFile(file, 'not a folder');
    const { status, stderr } = await new Served(place, { ...enough, BELAY_DATA_DIR: file }).ended();
    expect(stderr).toMatch(LINE);
    expect(status).toBe(1);
  });

  it.concurrent('complains about a port that is taken, and ends', async () => {
    const place = await other('port');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    const { status, stderr } = await new Served(place, { ...enough, PORT: port }).ended();
    server.close();
    expect(stderr).toMatch(LINE);
    expect(stderr).toContain(`PORT ${port} is in use on 127.0.0.1`);
    expect(status).toBe(2);
  });
});

/** Outside the folder that must stay empty. */
async function other(name: string): Promise<string> {
  const place = `${folder}-${name}`;
  await mkdir(place);
  return place;
}
