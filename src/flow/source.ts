// What every source of contributions has in common: a stream, and one kind of trouble that its user can put right.
import type { Contribution } from '../domain/contribution.ts';

/** The ledger as a stream. */
export type Contributions = AsyncIterable<Contribution>;

/** A source that cannot be read; the message is one line: what was found, what was expected, and where. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}
