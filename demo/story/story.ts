// What a story is: a project's past, and what its people do while we watch.
import type { LandedChange } from '../../src/domain/contribution.ts';
import type { Instant } from '../../src/domain/time.ts';

/** People are named by the keys of the history; the player finds their logins. */
export type Key = string;

interface InThread {
  readonly at: Instant;
  /** The story's own name of a thread; GitHub gives it a number when it is opened. */
  readonly thread: string;
  readonly by: Key;
}

export type StoryEvent =
  | (InThread & {
      readonly do: 'open';
      readonly kind: 'pull-request' | 'issue';
      readonly title: string;
      readonly files: readonly string[];
      readonly isDraft: boolean;
    })
  | (InThread & { readonly do: 'comment'; readonly body: string })
  | (InThread & { readonly do: 'review' })
  | (InThread & { readonly do: 'make-ready' })
  | (InThread & { readonly do: 'merge' })
  | (InThread & { readonly do: 'close' });

/** How somebody answers when Belay asks them to mentor. */
export interface Reply {
  readonly says: 'accept' | 'pass' | 'nothing';
  readonly afterMs: number;
}

export interface Story {
  readonly owner: string;
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Landed before `from`. */
  readonly before: readonly LandedChange[];
  /** Sorted by time. */
  readonly events: readonly StoryEvent[];
  readonly reply: (asked: Key, thread: string) => Reply;
  /** Who really helped a thread to land, where the story knows. */
  readonly helpers: (thread: string) => readonly Key[];
}
