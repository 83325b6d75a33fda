// Says how far a long reading has come, on stderr and only if somebody is watching.
import { SingleBar } from 'cli-progress';
import type { Terminal } from './tools.ts';

export interface Progress {
  update(changes: number): void;
  stop(): void;
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

export function readingProgress(terminal: Terminal): Progress {
  if (!terminal.isWatched) return SILENT;
  const bar = new SingleBar({
    format: 'reading history: {value} changes, {duration_formatted}',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(0, 0);
  return { update: (changes) => bar.update(changes), stop: () => bar.stop() };
}
