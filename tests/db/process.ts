// Starts child.ts, waits for what it says, and kills it without a chance to say goodbye.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export class TestProcess {
  readonly lines: string[] = [];
  readonly pid: number;
  readonly #process: ChildProcess;
  #onChange: () => void = () => undefined;
  #hasEnded = false;

  constructor(task: 'keep' | 'work' | 'hold' | 'open', place: string) {
    const script = path.join(import.meta.dirname, 'child.ts');
    this.#process = spawn(process.execPath, ['--import', 'tsx', script, task, place], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.pid = this.#process.pid ?? 0;
    this.#process.once('exit', () => {
      this.#hasEnded = true;
      this.#onChange();
    });
    for (const stream of [this.#process.stdout!, this.#process.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        this.#onChange();
      });
    }
  }

  /** Resolves once the child has said so many lines. */
  async said(lines: number): Promise<void> {
    while (this.lines.length < lines) {
      if (this.#hasEnded) throw new Error(`The child ended: ${this.lines.join('\n')}`);
      await new Promise<void>((resolve) => {
        this.#onChange = resolve;
      });
    }
  }

  async kill(): Promise<void> {
    if (this.#hasEnded) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  halt(): void {
    this.#process.kill('SIGSTOP');
  }
}
