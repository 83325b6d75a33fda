// A GitHub in this process, a database, and a Belay beside it that may die at any time and comes back on the same port.
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { LandedChange } from '../../src/domain/contribution.ts';
import { DAY } from '../../src/domain/time.ts';
import { runningClock, startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';
import type { DatabaseKind, TestDatabase } from '../db/databases.ts';
import type { AppConfig } from './app.ts';
import type { Failpoint } from './failpoint.ts';
import { AppProcess } from './process.ts';

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 90_000;

/** No limit on newcomers: hundreds of them come in a minute. */
const SETTINGS = 'welcome:\n  most-a-day: 1000\n';

export interface StageOptions {
  readonly reconcileAfterMs?: number;
  readonly sandbox?: Partial<SandboxOptions>;
}

export class ChaosStage {
  readonly sandbox: Sandbox;
  readonly #database: TestDatabase;
  readonly #config: AppConfig;
  #app: AppProcess;
  readonly #others: AppProcess[] = [];
  #homes = 0;
  #newcomers = 0;

  private constructor(sandbox: Sandbox, database: TestDatabase, config: AppConfig) {
    this.sandbox = sandbox;
    this.#database = database;
    this.#config = config;
    this.#app = new AppProcess(config);
  }

  static async open(kind: DatabaseKind, options: StageOptions = {}): Promise<ChaosStage> {
    const sandbox = await startSandbox({
      clock: runningClock(),
      limits: { secondary: 'off', primary: 1_000_000 },
      ...options.sandbox,
    });
    const database = await kind.create();
    const port = await freePort();
    sandbox.setWebhookUrl(webhookUrl(port));
    const stage = new ChaosStage(sandbox, database, {
      place: 'dataDir' in database.config ? database.config.dataDir : database.config.databaseUrl,
      port,
      appId: sandbox.appId,
      privateKey: sandbox.privateKey,
      apiUrl: sandbox.url,
      graphqlUrl: sandbox.graphqlUrl,
      webhookSecret: sandbox.webhookSecret,
      reconcileAfterMs: options.reconcileAfterMs ?? 1000,
    });
    await stage.app.ready();
    return stage;
  }

  get app(): AppProcess {
    return this.#app;
  }

  get webhookUrl(): string {
    return webhookUrl(this.#config.port);
  }

  /** Repositories, each with an owner and two maintainers of its own, where Belay has read all the history there is. */
  async homes(howMany: number): Promise<string[]> {
    const { world } = this.sandbox;
    const repos: string[] = [];
    for (let i = 0; i < howMany; i++) {
      const owner = `harbour-${++this.#homes}`;
      const repo = `${owner}/boat`;
      world.addRepository({ owner, name: 'boat', files: { '.github/belay.yml': SETTINGS } });
      await world.loadHistory(repo, yearBefore(Date.now()), { maintainersAt: Date.now() });
      world.install(owner);
      repos.push(repo);
    }
    await this.quiet();
    return repos;
  }

  async home(): Promise<string> {
    const [repo = ''] = await this.homes(1);
    return repo;
  }

  installationOf(repo: string): number {
    const [owner] = repo.split('/');
    const installation = this.sandbox.world.installations().find(({ account }) => account.login === owner);
    if (!installation) throw new Error(`Belay is not installed on ${repo}.`);
    return installation.id;
  }

  /** Somebody new opens a pull request. */
  newcomer(repo: string, login = `nia-${++this.#newcomers}`): Opened {
    const { world } = this.sandbox;
    if (!world.findUser(login)) world.addUser({ login });
    const number = world.openPullRequest({
      repo,
      author: login,
      title: 'Mend the sail',
      files: ['src/sail.ts'],
    });
    return { repo, number, login };
  }

  /** Starts Belay again where it died. */
  async restart(failpoint?: Failpoint): Promise<void> {
    await this.#app.kill();
    this.start(failpoint);
    if (failpoint === undefined) await this.#app.ready();
  }

  /** Starts Belay where it died, and does not wait for it. */
  start(failpoint?: Failpoint): void {
    this.#app = new AppProcess(this.#config, failpoint);
  }

  /** Another process takes the place of one that stands still, which is left as it is. */
  async takeOver(): Promise<void> {
    const port = await freePort();
    this.#others.push(this.#app);
    this.#app = new AppProcess({ ...this.#config, port });
    this.sandbox.setWebhookUrl(webhookUrl(port));
    await this.#app.ready();
  }

  /** One more process on the same database; port 0 for a worker. */
  async oneMore(port: number): Promise<AppProcess> {
    const app = new AppProcess({ ...this.#config, port });
    this.#others.push(app);
    await app.ready();
    return app;
  }

  /** What a sweeper does: has everything delivered again that GitHub got no 2xx for. Gives how many that were. */
  async sweep(): Promise<number> {
    await this.sandbox.idle();
    const missed = this.missed();
    for (const guid of missed) this.sandbox.redeliver(guid);
    await this.sandbox.idle();
    return missed.length;
  }

  missed(): string[] {
    const attempts = this.sandbox.deliveries();
    const kept = new Set(attempts.filter(({ statusCode }) => isOk(statusCode)).map(({ guid }) => guid));
    return [...new Set(attempts.map(({ guid }) => guid))].filter((guid) => !kept.has(guid));
  }

  /** Waits until everything was delivered and Belay has nothing to do, not even later. */
  async quiet(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    let before = -1;
    for (;;) {
      const wasMissed = await this.sweep();
      const left = await this.#app.left();
      const now = this.sandbox.deliveries().length;
      if (wasMissed === 0 && left?.jobs === 0 && now === before) {
        expect(left.deadLetters).toBe(0);
        return;
      }
      before = now;
      if (Date.now() > until) throw new Error(`It does not get quiet: ${JSON.stringify(left)}`);
      await wait(LOOK_EVERY_MS);
    }
  }

  /** Everything in the ledger of a repository, as the running Belay tells it. */
  async ledger(repo: string): Promise<unknown> {
    const { id } = this.sandbox.world.repository(repo);
    const answer = await fetch(`http://127.0.0.1:${this.#config.port}/ledger/${id}`);
    return answer.json();
  }

  comments({ repo, number }: Opened): string[] {
    return this.sandbox.world
      .commentsOf(repo, number)
      .filter(({ isByApp }) => isByApp)
      .map(({ body }) => body);
  }

  /** One welcome and one label, and GitHub's rules were kept. */
  expectOneWelcome(opened: Opened): void {
    expect(this.comments(opened)).toEqual([expect.stringContaining(`@${opened.login}`)]);
    expect(this.sandbox.world.labelsOf(opened.repo, opened.number)).toEqual(['first-time contributor']);
    expect(this.sandbox.journal.violations).toEqual([]);
  }

  /** How many comments GitHub wrote in a thread for Belay, whatever it answered. */
  written({ repo, number }: Opened): number {
    const at = `/repos/${repo}/issues/${number}/comments`;
    return this.sandbox.journal
      .mutations()
      .filter(({ method, path, isApplied }) => isApplied && method === 'POST' && path === at).length;
  }

  async close(): Promise<void> {
    await Promise.all([this.#app, ...this.#others].map((app) => app.kill()));
    await this.sandbox.close();
    await this.#database.remove();
  }
}

/** A stage for this one play. */
export async function onStage(
  kind: DatabaseKind,
  play: (stage: ChaosStage) => Promise<void>,
  options?: StageOptions,
): Promise<void> {
  const stage = await ChaosStage.open(kind, options);
  try {
    await play(stage);
  } catch (error) {
    // What went wrong first is what matters, whatever goes wrong with tidying up.
    await stage.close().catch(() => undefined);
    throw error;
  }
  await stage.close();
}

/** Stages for plays that run side by side: each has one for itself, and leaves it to the next. */
export class Stages {
  readonly #kind: DatabaseKind;
  readonly #free: ChaosStage[] = [];

  constructor(kind: DatabaseKind) {
    this.#kind = kind;
  }

  async use(play: (stage: ChaosStage) => Promise<void>): Promise<void> {
    const stage = this.#free.pop() ?? (await ChaosStage.open(this.#kind));
    try {
      await play(stage);
    } catch (error) {
      await stage.close().catch(() => undefined);
      throw error;
    }
    stage.sandbox.faults.clear();
    this.#free.push(stage);
  }

  async close(): Promise<void> {
    await Promise.all(this.#free.map((stage) => stage.close()));
  }
}

export interface Opened {
  readonly repo: string;
  readonly number: number;
  readonly login: string;
}

export function webhookUrl(port: number): string {
  return `http://127.0.0.1:${port}/api/github/webhooks`;
}

/** Waits until something is so. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It never came to be that ${what}.`);
    await wait(5);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const isOk = (status: number): boolean => status >= 200 && status < 300;

/** Two people merge what others wrote, and so become maintainers. */
function yearBefore(now: number): LandedChange[] {
  const change = (daysAgo: number, author: string, mergedBy: string, files: string[]): LandedChange => ({
    kind: 'landed',
    id: `${author}-${daysAgo}`,
    at: now - daysAgo * DAY,
    openedAt: now - (daysAgo + 1) * DAY,
    author,
    authorName: author,
    reviewers: [],
    mergedBy,
    files,
    nFiles: files.length,
    number: null,
    title: `Change ${files[0] ?? ''}`,
  });
  return [
    change(200, 'ruben-oak', 'mira-holm', ['src/sail.ts']),
    change(180, 'ines-park', 'teo-brandt', ['src/keel.ts']),
    change(150, 'ruben-oak', 'mira-holm', ['src/sail.ts']),
    change(120, 'ines-park', 'teo-brandt', ['src/sail.ts']),
    change(60, 'ruben-oak', 'mira-holm', ['src/mast.ts']),
  ];
}
