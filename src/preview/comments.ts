// What would have been said so far, as far as the message budgets count it.
import type { PersonKey } from '../domain/contribution.ts';
import type { CommentsWritten } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import type { KeyedWish } from '../flow/ports.ts';
import { Times } from './times.ts';

export class Comments {
  readonly #keys = new Set<string>();
  readonly #inThread = new Map<number, number>();
  readonly #inRepository = new Times();
  readonly #mentions = new Map<PersonKey, Times>();

  /** A comment that stands already is edited, and counts once. */
  keep({ key, wish, mentions }: KeyedWish, at: Instant): void {
    if (wish.kind !== 'comment' || wish.body === null || this.#keys.has(key)) return;
    this.#keys.add(key);
    this.#inThread.set(wish.thread, (this.#inThread.get(wish.thread) ?? 0) + 1);
    this.#inRepository.add(at);
    for (const person of mentions) this.#mentioned(person).add(at);
  }

  written(thread: number, dayBefore: Instant): CommentsWritten {
    return {
      inThread: this.#inThread.get(thread) ?? 0,
      inRepositoryToday: this.#inRepository.since(dayBefore),
    };
  }

  mentionsOf(person: PersonKey, since: Instant): number {
    return this.#mentions.get(person)?.since(since) ?? 0;
  }

  #mentioned(person: PersonKey): Times {
    const times = this.#mentions.get(person) ?? new Times();
    this.#mentions.set(person, times);
    return times;
  }
}
