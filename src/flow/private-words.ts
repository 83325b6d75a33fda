// What people write to whoever the project trusts: a concern at any time, two answers at the end of a pairing. Read by that one
// person, and by no decision.
import type { PersonKey } from '../domain/contribution.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';

export interface PrivateWords {
  /** Keeping the same id again changes nothing. */
  keep(word: PrivateWord): Promise<void>;
  of(repository: RepositoryId): Promise<PrivateWord[]>;
}

export interface PrivateWord {
  readonly id: string;
  readonly repository: RepositoryId;
  readonly kind: 'concern' | 'answers';
  readonly pairing: string | null;
  readonly person: PersonKey;
  readonly role: 'newcomer' | 'mentor' | null;
  /** What was asked, and what they wrote. */
  readonly words: Record<string, string>;
  readonly at: Instant;
}
