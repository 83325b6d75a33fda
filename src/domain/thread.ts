// A pull request or an issue as it stands when Belay looks at it.
import type { Person } from './person.ts';
import type { ThreadRef } from './repository.ts';
import type { Instant } from './time.ts';

export type ThreadKind = 'pull-request' | 'issue';

/** `draft` is a pull request whose author is not ready; `landed` and `closed` are both over. */
export type ThreadState = 'open' | 'draft' | 'landed' | 'closed';

/** Landed or closed. */
export function isOver({ state }: Pick<Thread, 'state'>): boolean {
  return state === 'landed' || state === 'closed';
}

export interface Thread extends ThreadRef {
  readonly kind: ThreadKind;
  readonly state: ThreadState;
  /** Nobody may write in a locked thread, Belay least of all. */
  readonly isLocked: boolean;
  /** null where the account was deleted. */
  readonly author: Person | null;
  readonly title: string;
  readonly openedAt: Instant;
  readonly labels: readonly string[];
  readonly files: readonly string[];
  /** When a human who is not the author first commented or reviewed; null while nobody has. */
  readonly answeredAt: Instant | null;
  /** When GitHub last changed anything in it: of two descriptions, the later one is right. */
  readonly changedAt: Instant;
}
