// The environment as configuration, or everything that is wrong with it.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const SECRET = 'a-secret-of-the-webhook';
const enough = { APP_ID: '42', PRIVATE_KEY: pkcs1, WEBHOOK_SECRET: SECRET };

function problems(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belay-config-'));
  await writeFile(join(folder, 'key.pem'), pkcs1);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('three variables', () => {
  it('are enough', () => {
    expect(readConfig(enough)).toEqual({
      appId: 42,
      privateKey: pkcs8,
      webhookSecrets: [SECRET],
      host: 'localhost',
      port: 3000,
      logLevel: 'info',
      apiUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql',
      database: { folder: './data' },
      secret: null,
      pages: null,
    });
  });

  it('are missed together, and each with what to do', () => {
    expect(problems({})).toEqual([
      'APP_ID is missing: set it to the number on the App’s settings page',
      'PRIVATE_KEY or PRIVATE_KEY_PATH is missing: download a key on the App’s settings page',
      'WEBHOOK_SECRET is missing: set it to the secret of the App’s webhook',
    ]);
  });
});

describe('the private key', () => {
  it('may have its line breaks written as \\n', () => {
    expect(readConfig({ ...enough, PRIVATE_KEY: pkcs1.replaceAll('\n', '\\n') }).privateKey).toBe(pkcs8);
  });

  it('may be in a file', () => {
    const inFile = { ...enough, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: join(folder, 'key.pem') };
    expect(readConfig(inFile).privateKey).toBe(pkcs8);
  });

  it('is not looked for where there is no file', () => {
    const nowhere = { ...enough, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: '/nowhere/key.pem' };
    expect(problems(nowhere)).toEqual(['PRIVATE_KEY_PATH cannot be used: there is no file /nowhere/key.pem']);
  });

  it('is not repeated when it is none', () => {
    expect(problems({ ...enough, PRIVATE_KEY: 'my cat’s name' })).toEqual([
      'PRIVATE_KEY cannot be used: it is not a private key in PEM form',
    ]);
  });
});

describe('the webhook secret', () => {
  it('may be two while it is being changed, the new one first', () => {
    const both = { ...enough, WEBHOOK_SECRET: `${SECRET}-new, ${SECRET}` };
    expect(readConfig(both).webhookSecrets).toEqual([`${SECRET}-new`, SECRET]);
  });

  it.each([
    ['', 'WEBHOOK_SECRET is missing: set it to the secret of the App’s webhook'],
    ['  ', 'WEBHOOK_SECRET is missing: set it to the secret of the App’s webhook'],
    [
      'development',
      'WEBHOOK_SECRET is "development", which everybody knows: choose another and set it in the App',
    ],
    ['fifteen-letters', 'WEBHOOK_SECRET has 15 characters, expected at least 16'],
    [`${SECRET},`, 'WEBHOOK_SECRET has 0 characters, expected at least 16'],
    [
      `${SECRET},development`,
      'WEBHOOK_SECRET is "development", which everybody knows: choose another and set it in the App',
    ],
  ])('is not %j', (WEBHOOK_SECRET, problem) => {
    expect(problems({ ...enough, WEBHOOK_SECRET })).toEqual([problem]);
  });
});

describe('where GitHub is', () => {
  it.each([
    [
      { GHE_HOST: 'git.example.org' },
      'https://git.example.org/api/v3',
      'https://git.example.org/api/graphql',
    ],
    [{ GITHUB_API_URL: 'http://localhost:4000/' }, 'http://localhost:4000', 'http://localhost:4000/graphql'],
    [
      { GITHUB_API_URL: 'https://a.example.org', GITHUB_GRAPHQL_URL: 'https://b.example.org/q' },
      'https://a.example.org',
      'https://b.example.org/q',
    ],
    [
      { GITHUB_API_URL: 'https://a.example.org', GHE_HOST: 'git.example.org' },
      'https://a.example.org',
      'https://a.example.org/graphql',
    ],
  ])('is told by %j', (env, apiUrl, graphqlUrl) => {
    expect(readConfig({ ...enough, ...env })).toMatchObject({ apiUrl, graphqlUrl });
  });

  it('is an address', () => {
    expect(problems({ ...enough, GITHUB_API_URL: 'localhost:4000' })).toEqual([
      'GITHUB_API_URL is "localhost:4000", expected an http:// or https:// address',
    ]);
  });
});

describe('the database', () => {
  const url = 'postgresql://belay:hidden@db.example.org/belay';

  it('is a folder, unless there is a server', () => {
    expect(readConfig({ ...enough, BELAY_DATA_DIR: '/srv/belay' }).database).toEqual({
      folder: '/srv/belay',
    });
    const hosted = readConfig({ ...enough, DATABASE_URL: url, BELAY_SECRET: 'x'.repeat(16) });
    expect(hosted).toMatchObject({ database: { url }, secret: 'x'.repeat(16) });
  });

  it('on a server needs a secret that all processes share', () => {
    expect(problems({ ...enough, DATABASE_URL: url })).toEqual([
      'BELAY_SECRET is missing: with PostgreSQL, set the same random text for every process',
    ]);
  });

  it('that cannot be used is not repeated, because its address may hold a password', () => {
    const found = problems({
      ...enough,
      DATABASE_URL: 'mysql://belay:hidden@db',
      BELAY_SECRET: 'x'.repeat(16),
    });
    expect(found).toEqual([
      'DATABASE_URL is not a postgresql:// address; leave it out to use the embedded database',
    ]);
  });
});

describe('the private pages', () => {
  const three = {
    BELAY_PUBLIC_URL: 'https://belay.example.org',
    GITHUB_CLIENT_ID: 'Iv1.client',
    GITHUB_CLIENT_SECRET: 'hidden',
  };
  const pages = (env: Readonly<Record<string, string | undefined>>) =>
    readConfig({ ...enough, ...three, ...env }).pages;

  it('are there with three more variables', () => {
    expect(pages({})).toEqual({
      url: 'https://belay.example.org',
      clientId: 'Iv1.client',
      clientSecret: 'hidden',
      githubUrl: 'https://github.com',
    });
  });

  it('are not there where all three are empty', () => {
    const empty = { BELAY_PUBLIC_URL: '', GITHUB_CLIENT_ID: '', GITHUB_CLIENT_SECRET: ' ' };
    expect(pages(empty)).toBeNull();
  });

  it('tell which of the three is missing', () => {
    expect(problems({ ...enough, ...three, GITHUB_CLIENT_SECRET: undefined })).toEqual([
      'GITHUB_CLIENT_SECRET is missing: set it to a client secret made on the App’s settings page, or leave out BELAY_PUBLIC_URL and GITHUB_CLIENT_ID, too: then there are no private pages',
    ]);
    expect(problems({ ...enough, GITHUB_CLIENT_SECRET: 'hidden' })).toEqual([
      'BELAY_PUBLIC_URL is missing: set it to the address under which people reach this server, or leave out GITHUB_CLIENT_SECRET, too: then there are no private pages',
      'GITHUB_CLIENT_ID is missing: set it to the client ID on the App’s settings page, or leave out GITHUB_CLIENT_SECRET, too: then there are no private pages',
    ]);
  });

  it.each([
    ['https://belay.example.org/', 'https://belay.example.org'],
    ['https://belay.example.org:8443', 'https://belay.example.org:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
  ])('may be at %s', (BELAY_PUBLIC_URL, url) => {
    expect(pages({ BELAY_PUBLIC_URL })?.url).toBe(url);
  });

  it.each([
    'http://belay.example.org',
    'http://localhost.example.org',
    'https://belay.example.org/belay',
    'https://belay.example.org/?a=b',
    'https://someone:hidden@belay.example.org',
    'belay.example.org',
    'ftp://belay.example.org',
  ])('are not at %s', (BELAY_PUBLIC_URL) => {
    expect(problems({ ...enough, ...three, BELAY_PUBLIC_URL })).toEqual([
      `BELAY_PUBLIC_URL is "${BELAY_PUBLIC_URL}", expected an https:// address without a path (http:// for localhost only)`,
    ]);
  });

  it.each([
    [{ GITHUB_API_URL: 'https://api.github.com' }, 'https://github.com'],
    [{ GHE_HOST: 'git.example.org' }, 'https://git.example.org'],
    [{ GITHUB_API_URL: 'https://git.example.org/api/v3' }, 'https://git.example.org'],
    [{ GITHUB_API_URL: 'https://api.tenant.ghe.com' }, 'https://tenant.ghe.com'],
    [{ GITHUB_API_URL: 'http://127.0.0.1:4000' }, 'http://127.0.0.1:4000'],
    [
      { GITHUB_API_URL: 'http://127.0.0.1:4000', GITHUB_WEB_URL: 'https://web.example.org/' },
      'https://web.example.org',
    ],
  ])('send people of %j to %s to sign in', (env, githubUrl) => {
    expect(pages(env)?.githubUrl).toBe(githubUrl);
  });

  it('send nobody to what is no address', () => {
    expect(problems({ ...enough, ...three, GITHUB_WEB_URL: 'github.com/login' })).toEqual([
      'GITHUB_WEB_URL is "github.com/login", expected an http:// or https:// address without a path',
    ]);
  });
});

it.each([
  [{ APP_ID: 'forty-two' }, 'APP_ID is "forty-two", expected the number on the App’s settings page'],
  [{ APP_ID: '0' }, 'APP_ID is "0", expected the number on the App’s settings page'],
  [{ PORT: '70000' }, 'PORT is "70000", expected a port number'],
  [{ PORT: '80.5' }, 'PORT is "80.5", expected a port number'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud", expected one of fatal, error, warn, info, debug, trace'],
  [{ BELAY_SECRET: 'short' }, 'BELAY_SECRET has 5 characters, expected at least 16'],
  [
    { LOG_LEVEL: 'x'.repeat(99) },
    `LOG_LEVEL is "${'x'.repeat(60)}…", expected one of fatal, error, warn, info, debug, trace`,
  ],
])('%j is a problem', (env, problem) => {
  expect(problems({ ...enough, ...env })).toEqual([problem]);
});

it('all problems are told together, in one message', () => {
  const env = {
    APP_ID: 'x',
    PRIVATE_KEY: 'x',
    WEBHOOK_SECRET: 'x',
    PORT: 'x',
    LOG_LEVEL: 'x',
    GITHUB_API_URL: 'x',
  };
  const found = problems({ ...env, DATABASE_URL: 'x', BELAY_SECRET: 'x' });
  expect(found.map((problem) => problem.split(' ')[0]).sort()).toEqual(
    [...Object.keys(env), 'DATABASE_URL', 'BELAY_SECRET'].sort(),
  );
  expect(new ConfigError(found).message).toBe(found.join('; '));
});

it.each([
  ['', 'localhost'],
  [undefined, 'localhost'],
  ['0.0.0.0', '0.0.0.0'],
])('the host %j means %s', (HOST, host) => {
  expect(readConfig({ ...enough, HOST }).host).toBe(host);
});

it('nothing is a problem where the port is chosen by the system', () => {
  expect(readConfig({ ...enough, PORT: '0' }).port).toBe(0);
});
