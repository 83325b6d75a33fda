// Repositories on a GitHub of our own, from the command line: read with a token, kept in a ledger, exported, imported, forgotten.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock, startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { run } from '../../src/cli/program.ts';
import { openDatabase } from '../../src/db/open.ts';
import { DAY } from '../../src/domain/time.ts';
import { ledgerTools } from '../../src/ledger-tools/index.ts';
import { openSource } from '../../src/sources.ts';
import { at, change } from '../domain/builders.ts';
import { databases, type TestDatabase } from '../db/databases.ts';
import { tools } from './tools.ts';

const NOW = at('2026-04-01T12:00:00Z');
const REPO = 'acme/rope';
const BIN = path.resolve(import.meta.dirname, '../../bin/belay.ts');

let github: Sandbox;
let folder: string;
let emptyPlaces: TestDatabase[] = [];
beforeAll(async () => {
  github = await startSandbox({ clock: settableClock(NOW) });
  folder = await mkdtemp(path.join(tmpdir(), 'belay-cli-'));
  await fill(github);
});
afterAll(async () => {
  await github.close();
  await rm(folder, { recursive: true, force: true });
  await Promise.all(emptyPlaces.map((place) => place.remove()));
});

/** A year of a project: 120 pull requests, issues with answers, commits by hand, and a robot. */
async function fill({ world }: Sandbox): Promise<void> {
  world.addRepository({ owner: 'acme', name: 'rope', maintainers: ['mara'] });
  for (const login of ['nina', 'otis', 'otto']) world.addUser({ login });
  const past = Array.from({ length: 120 }, (_, i) =>
    change({
      id: `pr-${i + 1}`,
      number: i + 1,
      at: NOW - 400 * DAY + i * 3 * DAY,
      author: ['ana', 'ben', 'cleo', 'dependabot[bot]'][i % 4]!,
      reviewers: i % 3 === 0 ? ['ben', 'dara'] : [],
      mergedBy: i % 2 === 0 ? 'dara' : null,
      title: `Change ${i + 1}`,
    }),
  );
  await world.loadHistory(REPO, past);
  world.commit({ repo: REPO, author: 'otis', message: 'Straight to the point', files: ['a.ts'] });
  const byHand = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Softer rope', files: ['b.ts'] });
  world.review(REPO, byHand, 'otis', 'APPROVED');
  world.landByHand(REPO, byHand, 'mara');
  const issue = world.openIssue({ repo: REPO, author: 'otto', title: 'It slips' });
  world.comment(REPO, issue, 'mara', 'Wet hands?');
}

/** Without a ledger, unless one is named beside it. */
const token = (login: string) => ({
  GITHUB_TOKEN: github.world.addToken(login),
  GITHUB_API_URL: github.url,
  BELAY_DATA_DIR: path.join(folder, 'none'),
});

async function emptyDatabase(): Promise<{ BELAY_DATA_DIR: string }> {
  const place = await databases[0]!.create();
  emptyPlaces = [...emptyPlaces, place];
  return { BELAY_DATA_DIR: 'dataDir' in place.config ? place.config.dataDir : '' };
}

const questions = () => github.journal.entries.filter(({ path: asked }) => asked.includes('graphql')).length;

async function belay(env: Record<string, string>, ...args: string[]) {
  const here = tools({
    now: () => NOW + DAY,
    openSource: (source, watcher) => openSource(source, env, watcher),
    ledger: ledgerTools(env),
  });
  const status = await run(args, here);
  return { status, out: here.out(), err: here.err() };
}

describe('a repository on GitHub, with a token', () => {
  it('is a source like any other; who may write is asked of GitHub', async () => {
    const { status, out, err } = await belay(token('mara'), 'standing', REPO, '--json');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { people } = JSON.parse(out) as { people: { name: string; standing: string; landed: number }[] };
    const standings = Object.fromEntries(people.map(({ name, standing }) => [name, standing]));
    expect(standings).toMatchObject({ ana: 'regular', ben: 'regular', nina: 'newcomer', otis: 'newcomer' });
    expect(people.filter(({ standing }) => standing === 'maintainer')).toHaveLength(1);
    expect(people.map(({ landed }) => landed).sort((a, b) => a - b)).toEqual([0, 0, 1, 1, 30, 30, 30]);
  });

  it('without write access, says how maintainers are known', async () => {
    const { status, out, err } = await belay(token('nina'), 'standing', REPO, '--json');
    expect(status).toBe(0);
    expect(err).toBe(
      'belay: acme/rope: without write access to it, maintainers are known by what they reviewed or merged\n',
    );
    const { people } = JSON.parse(out) as { people: { name: string; standing: string }[] };
    expect(people.find(({ name }) => name === 'ben')?.standing).toBe('maintainer');
  });

  it('suggests mentors', async () => {
    const { status, out, err } = await belay(
      token('nina'),
      ...['suggest', REPO, '--author', 'x', '--files', 'wall/holds.ts', '--json'],
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect((JSON.parse(out) as { suggestions: unknown[] }).suggestions.length).toBeGreaterThan(0);
  });

  it.each([
    ['acme/nothing', () => token('mara'), 'GitHub shows this token no repository acme/nothing'],
    [REPO, () => ({ ...token('mara'), GITHUB_TOKEN: 'ghp_wrong' }), 'GitHub refused GITHUB_TOKEN'],
    [
      REPO,
      () => ({}),
      '"acme/rope" is no file and no folder; to read a repository on GitHub, set GITHUB_TOKEN',
    ],
    [REPO, () => ({ ...token('mara'), GITHUB_API_URL: 'here' }), 'GITHUB_API_URL is "here"'],
  ])('%s that cannot be read is wrong input', async (source, env, line) => {
    const { status, err } = await belay(env(), 'standing', source);
    expect(status).toBe(2);
    expect(err.slice(7, 7 + line.length)).toBe(line);
    expect(err).toMatch(/^[^\n]+\n$/);
  });

  it('is waited for where GitHub asks for patience, and read in smaller pieces where it fails', async () => {
    const env = token('nina');
    const undisturbed = await belay(env, 'export', REPO);
    github.faults.next({ kind: 'secondary-limit', path: /graphql/, retryAfter: 1, skip: 1 });
    github.faults.next({ kind: 'status', status: 502, path: /graphql/, times: 2 });
    const { status, out, err } = await belay(env, 'export', REPO);
    expect(status).toBe(0);
    expect(err).toMatch(/^belay: [^\n]+; going on in 1 seconds\n$/);
    expect(out).toBe(undisturbed.out);
  });
});

describe('the ledger', () => {
  it('is filled from GitHub, with a token or as the App, and is then what GitHub says', async () => {
    const inWords =
      /^acme\/rope: read 121 pull requests, 1 issue, 122 commits; known: 145 contributions of 8 people; \d+ points in \d+ requests, 0\.0 seconds\n$/;
    const byToken = { ...token('nina'), ...(await emptyDatabase()) };
    const first = await belay(byToken, 'backfill', REPO);
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(first.out).toMatch(inWords);
    expect((await belay(byToken, 'backfill', REPO)).out).toMatch(/^acme\/rope: nothing new to read; /);

    github.world.install('acme');
    const identity = { APP_ID: String(github.appId), PRIVATE_KEY: github.privateKey };
    const asApp = { ...identity, GITHUB_API_URL: github.url, ...(await emptyDatabase()) };
    expect((await belay(asApp, 'backfill', REPO)).out).toMatch(inWords);
    // Whoever was a ledger by token becomes one of the App.
    expect((await belay({ ...byToken, ...identity }, 'backfill', REPO)).status).toBe(0);
    github.world.uninstall('acme');

    const direct = await belay({ ...token('nina'), BELAY_DATA_DIR: folder }, 'export', REPO);
    expect(direct.out.trimEnd().split('\n')).toHaveLength(145);
    expect((await belay({ BELAY_DATA_DIR: byToken.BELAY_DATA_DIR }, 'export', REPO)).out).toBe(direct.out);
    expect((await belay({ BELAY_DATA_DIR: asApp.BELAY_DATA_DIR }, 'export', REPO)).out).toBe(direct.out);
  });

  it('leaves the rest of the hour’s budget to the server, and waits for the next hour', async () => {
    const env = { ...token('nina'), ...(await emptyDatabase()) };
    github.limits.setRemaining('graphql', 900, 3);
    const { status, out, err } = await belay(env, 'backfill', REPO);
    expect(status).toBe(0);
    expect(err).toMatch(/^belay: the rest of the hour’s GraphQL budget [^\n]+; going on in \d seconds\n$/);
    expect(out).toContain('known: 145 contributions');
  });

  it('goes on where it was interrupted', async () => {
    const env = { ...token('nina'), ...(await emptyDatabase()) };
    // The second page takes long enough to be interrupted.
    github.faults.next({ kind: 'slow', ms: 3000, path: /graphql/, skip: 1 });
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), BIN, 'backfill', REPO], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env },
    });
    const from = questions();
    let stderr = '';
    child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
    while (questions() < from + 1) await wait(50);
    child.kill('SIGINT');
    const [status] = (await once(child, 'close')) as [number];
    expect(stderr).toBe('belay: stopped; the same command goes on where it was\n');
    expect(status).toBe(1);
    const { status: again, out } = await belay(env, 'backfill', REPO);
    expect(again).toBe(0);
    expect(out).toContain('1 issue, 122 commits; known: 145 contributions');
    // Of five pages, the first was not asked for twice.
    expect(questions() - from).toBeLessThanOrEqual(6);
  });

  it('is exported whole, imported whole, and exported to the same bytes', async () => {
    const file = path.join(folder, 'rope.jsonl.gz');
    const source = token('nina');
    const written = await belay(source, 'export', REPO, '--out', file);
    expect(written).toMatchObject({ status: 0, out: '' });
    expect(written.err).toMatch(/^belay: 145 contributions in .*rope\.jsonl\.gz\n$/);
    const text = gunzipSync(await readFile(file)).toString();
    expect((await readdir(folder)).filter((name) => name.includes('.new'))).toEqual([]);

    const env = { ...source, ...(await emptyDatabase()) };
    const { status, out } = await belay(env, 'import', file, '--repo', REPO);
    expect({ status, out }).toEqual({
      status: 0,
      out: `acme/rope: imported ${text.trimEnd().split('\n').length} contributions of 8 people\n`,
    });
    const offline = { BELAY_DATA_DIR: env.BELAY_DATA_DIR };
    expect((await belay(offline, 'export', REPO)).out).toBe(text);
    // Once more changes nothing, and takes no GitHub.
    expect((await belay(offline, 'import', file, '--repo', REPO)).status).toBe(0);
    expect((await belay(offline, 'export', REPO)).out).toBe(text);
  });

  it('keeps nothing of a file with a mistake at its end', async () => {
    const env = { ...token('nina'), ...(await emptyDatabase()) };
    const { out: text } = await belay(token('nina'), 'export', REPO);
    const file = path.join(folder, 'broken.jsonl');
    await writeFile(file, `${text}{"id":"x"}\n`);
    const { status, err } = await belay(env, 'import', file, '--repo', REPO);
    expect({ status, err }).toEqual({
      status: 2,
      err: `belay: ${file}, line ${text.split('\n').length}: field «at»: found nothing; expected a time such as 2026-04-01T17:00:00Z\n`,
    });
    await writeFile(file, text.replace('"number":1,', '"number":3000000000,'));
    expect((await belay(env, 'import', file, '--repo', REPO)).err).toContain('a number above 2147483647');
    // Nobody knows the repository there now, so it is GitHub that answers.
    expect((await belay(env, 'export', REPO)).out).toBe(text);
    const unfound = await belay({ BELAY_DATA_DIR: env.BELAY_DATA_DIR }, 'import', file, '--repo', 'acme/no');
    expect(unfound.status).toBe(2);
  });

  it('forgets people for good', async () => {
    const env = { ...token('nina'), ...(await emptyDatabase()) };
    await belay(env, 'backfill', REPO);
    const ana = String(github.world.user('ana').id);
    expect(await belay(env, 'forget', 'ANA')).toEqual({
      status: 0,
      err: '',
      out: `ANA (id ${ana}) is forgotten: nothing about them is left here, and nothing new will be kept.\n`,
    });
    const left = (await belay(env, 'export', REPO)).out;
    expect(left).not.toContain(`"${ana}"`);
    const file = path.join(folder, 'with-ana.jsonl');
    await belay(token('nina'), 'export', REPO, '--out', file);
    expect(await readFile(file, 'utf8')).toContain(`"${ana}"`);
    expect((await belay(env, 'import', file, '--repo', REPO)).status).toBe(0);
    expect((await belay(env, 'export', REPO)).out).toBe(left);

    expect((await belay(env, 'forget', 'id:424242')).out).toContain('was never met here');
    const nobody = await belay(env, 'forget', 'nobody-at-all');
    expect(nobody.status).toBe(2);
    expect(nobody.err).toMatch(
      /^belay: found nobody called nobody-at-all on this server or on GitHub; [^\n]+\n$/,
    );
    const nowhere = await belay({ BELAY_DATA_DIR: path.join(folder, 'none') }, 'forget', 'ana');
    expect(nowhere).toMatchObject({ status: 2, out: '' });
  });

  it('keeps the last that names somebody until a server took it off GitHub', async () => {
    const env = { ...token('nina'), ...(await emptyDatabase()) };
    await belay(env, 'backfill', REPO);
    const key = String(github.world.user('ana').id);
    const database = await openDatabase({ dataDir: env.BELAY_DATA_DIR });
    const { id: repositoryId } = await database.prisma.repository.findFirstOrThrow();
    const wish = { kind: 'comment', body: 'Welcome, @ana!' };
    const deed = { key: `welcome:${repositoryId}:${key}`, repositoryId, thread: 1, kind: 'comment', wish };
    await database.prisma.deed.create({
      data: { ...deed, mentions: [key], names: [key], revision: 1, state: 'done', remoteId: 5n },
    });
    await database.close();
    const { status, out } = await belay(env, 'forget', `id:${key}`);
    expect(status).toBe(0);
    expect(out).toContain('a running server (belay serve) deletes those');
    expect((await belay(env, 'export', REPO)).out).not.toContain(`"${key}"`);
  });

  it('in use by a server says who has it, and what to do', async () => {
    const { BELAY_DATA_DIR } = await emptyDatabase();
    const server = await openDatabase({ dataDir: BELAY_DATA_DIR });
    const { status, err } = await belay({ ...token('nina'), BELAY_DATA_DIR }, 'backfill', REPO);
    await server.close();
    expect(status).toBe(1);
    expect(err).toMatch(
      /^belay: [^\n]+ in use by process \d+\. [^\n]+ Stop it for a moment, or use PostgreSQL [^\n]+\n$/,
    );
  });
});
