// Thrown inside a transaction to undo it because what the decision saw is no longer so. Caught where the transaction began.
import type { CommitResult } from '../flow/ports.ts';

export class Undone extends Error {
  override readonly name = 'Undone';
  readonly result: Exclude<CommitResult, 'committed'>;

  constructor(result: Exclude<CommitResult, 'committed'>) {
    super(`nothing was kept: ${result}`);
    this.result = result;
  }
}

/** Goes on only if as many rows were changed as should have been. */
export function insist(changed: number, expected: number, otherwise: Undone['result'] = 'stale'): void {
  if (changed !== expected) throw new Undone(otherwise);
}
