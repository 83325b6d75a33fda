// One Belay process: started, told where to die, killed, and waited for.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { AppConfig, Left } from './app.ts';
import type { Failpoint } from './failpoint.ts';

const SCRIPT = path.join(import.meta.dirname, 'app.ts');

export class AppProcess {
  readonly #process: ChildProcess;
  readonly #config: AppConfig;
  readonly #ready: Promise<void>;
  #stderr = '';

  constructor(config: AppConfig, failpoint?: Failpoint) {
    this.#config = config;
    this.#process = spawn(process.execPath, ['--import', 'tsx', SCRIPT], {
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      env: {
        ...process.env,
        CHAOS_APP: JSON.stringify(config),
        ...(failpoint !== undefined && { FAILPOINT: failpoint }),
      },
    });
    this.#process.stderr?.on('data', (bytes: Buffer) => (this.#stderr += bytes.toString()));
    this.#ready = this.#heard('ready');
    // Whoever does not wait for it is told by what comes next.
    this.#ready.catch(() => undefined);
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Resolves once it listens and works; throws if it ended before. */
  ready(): Promise<void> {
    return this.#ready;
  }

  async arm(failpoint: Failpoint): Promise<void> {
    const armed = this.#heard('armed');
    this.#process.send(failpoint);
    await armed;
  }

  /** Resolves once it has died at its failpoint; throws if it ended in any other way. */
  async died(): Promise<void> {
    if (!this.hasEnded) await once(this.#process, 'exit');
    if (this.#process.signalCode !== 'SIGKILL') throw new Error(this.#lastWords());
  }

  /** Resolves once it has reached the place to halt at. */
  reached(): Promise<void> {
    return this.#heard('reached');
  }

  async kill(): Promise<void> {
    if (this.hasEnded) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  halt(): void {
    this.#process.kill('SIGSTOP');
  }

  goOn(): void {
    this.#process.kill('SIGCONT');
  }

  /** null while the database does not answer. */
  async left(): Promise<Left | null> {
    if (this.hasEnded) throw new Error(this.#lastWords());
    const answer = await fetch(`http://127.0.0.1:${this.#config.port}/left`).catch(() => null);
    return answer?.ok ? ((await answer.json()) as Left) : null;
  }

  #heard(word: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#process.on('message', (message) => {
        if (message === word) resolve();
      });
      this.#process.once('exit', () => reject(new Error(this.#lastWords())));
    });
  }

  #lastWords(): string {
    const { exitCode, signalCode } = this.#process;
    return `Belay ended with ${exitCode ?? signalCode ?? 'nothing'}: ${this.#stderr}`;
  }
}
