// Whoever waits while something long is done.
import type { HistoryPhase } from '../flow/ledger-ports.ts';

/** Told how far it has come, and what they should know meanwhile; one line each. */
export interface Watcher {
  step(step: Step): void;
  say(line: string): void;
}

/** How far a reading has come; `total` is null where nobody knows. */
export interface Step {
  readonly phase: HistoryPhase | 'changes' | 'the past';
  readonly done: number;
  readonly total: number | null;
}
