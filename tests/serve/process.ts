// `belay serve` as whoever runs the App starts it: a process of its own, in an empty folder, with only the environment it is given.
import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const BIN = path.resolve(import.meta.dirname, '../../bin/belay.ts');
const PATIENCE_MS = 20_000;

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export const SECRET = 'a secret between GitHub and us';

/** Everything that must be there, and a GitHub that nobody reaches. */
export const enough = {
  APP_ID: '7',
  PRIVATE_KEY: privateKey,
  WEBHOOK_SECRET: SECRET,
  GITHUB_API_URL: 'http://127.0.0.1:9',
  HOST: '127.0.0.1',
  PORT: '0',
};

export type Environment = Readonly<Record<string, string>>;

export interface End {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

export class Served {
  stdout = '';
  stderr = '';
  readonly #process: ChildProcess;
  readonly #ended: Promise<End>;

  constructor(folder: string, env: Environment) {
    this.#process = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), BIN, 'serve'], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env },
      // As on a terminal, standard input stays open and says nothing.
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#process.stdout?.on('data', (bytes: Buffer) => (this.stdout += bytes.toString()));
    this.#process.stderr?.on('data', (bytes: Buffer) => (this.stderr += bytes.toString()));
    this.#ended = once(this.#process, 'close').then(([status, signal]) => ({
      status: status as number | null,
      signal: signal as NodeJS.Signals | null,
      stderr: this.stderr,
    }));
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  ended(): Promise<End> {
    return this.#ended;
  }

  /** Resolves once its log says so. */
  async said(words: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!this.stdout.includes(words)) {
      const isOver = this.#process.exitCode !== null || Date.now() > end;
      if (isOver) throw new Error(`It never said "${words}": ${this.stderr}${this.stdout}`);
      await wait(20);
    }
  }

  tell(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  async kill(): Promise<void> {
    this.tell('SIGKILL');
    await this.#ended;
  }

  /** Megabytes of memory that are really used; Linux only. */
  async residentMb(): Promise<number> {
    const status = await readFile(`/proc/${this.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }
}
