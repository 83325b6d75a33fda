// Says how far something long has come, on stderr: a bar if somebody is watching, and in any case what they should know.
import { SingleBar } from 'cli-progress';
import { printable, type Terminal } from './tools.ts';
import type { Step, Watcher } from './watcher.ts';

const COUNTED =
  'reading {phase}: {bar} {percentage}%, {value} of {total}, {rate} a second, {eta_formatted} left';
const UNCOUNTED = 'reading {phase}: {value}, {rate} a second, {duration_formatted}';

interface Watching extends Watcher {
  stop(): void;
}

export function watcherOn(terminal: Terminal): Watching {
  let bar: Bar | null = null;
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    step: (step) => {
      if (!terminal.isWatched) return;
      if (bar && !bar.fits(step)) stop();
      // Nothing can be said of the time that is left before a second step.
      if (bar) bar.update(step);
      else bar = new Bar(step);
    },
    say: (line) => {
      // The bar is drawn anew below the line.
      stop();
      terminal.err(`belay: ${printable(line)}\n`);
    },
    stop,
  };
}

/** The bar of one phase. */
class Bar {
  readonly #bar: SingleBar;
  readonly #first: Step;
  readonly #startedAt = performance.now();

  constructor(first: Step) {
    this.#first = first;
    this.#bar = new SingleBar({
      format: first.total === null ? UNCOUNTED : COUNTED,
      stream: process.stderr,
      clearOnComplete: true,
      // Whoever is interrupted leaves a terminal as it was, and its signal is not swallowed.
      hideCursor: false,
      gracefulExit: false,
    });
    this.#bar.start(first.total ?? 0, first.done, { phase: first.phase, rate: 0 });
  }

  fits({ phase, total }: Step): boolean {
    return phase === this.#first.phase && (total === null) === (this.#first.total === null);
  }

  update({ done, total }: Step): void {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const rate = seconds > 0 ? Math.round((done - this.#first.done) / seconds) : 0;
    if (total !== null) this.#bar.setTotal(total);
    this.#bar.update(done, { rate });
  }

  stop(): void {
    this.#bar.stop();
  }
}
