// What people wrote on a private page: a concern, or the answers to the questions at the end of a mentorship. Only whoever the project
// named reads it; it is never said on GitHub.
import type { PersonKey } from '../domain/contribution.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';

export interface PrivateWord {
  /** A UUID that the page gives out with its form, so that what is sent twice is kept once. */
  readonly id: string;
  readonly repository: RepositoryId;
  readonly kind: 'concern' | 'answers';
  /** The mentorship that it is about; null where it is about none, or about one whose newcomer was forgotten. */
  readonly pairing: string | null;
  /** Who wrote it. When they are forgotten, it goes. */
  readonly person: PersonKey;
  /** What they were in that mentorship; null where they wrote as neither. */
  readonly role: 'newcomer' | 'mentor' | null;
  /** By question. Each is cut at `LONGEST_WORDS`. */
  readonly words: Readonly<Record<string, string>>;
  readonly at: Instant;
}

/** Characters, as a form counts them. */
export const LONGEST_WORDS = 2000;

/** Kept for a year. */
export interface PrivateWords {
  /** The same word again changes nothing. A repository that is gone gets none. */
  keep(word: PrivateWord): Promise<void>;
  /** The latest first. */
  of(repository: RepositoryId): Promise<PrivateWord[]>;
}
