// Instants as they come, one after the other, and how many of them there were lately.
import type { Instant } from '../domain/time.ts';

export class Times {
  readonly #times: Instant[] = [];

  /** Nothing in a past is told before what came before it. */
  add(at: Instant): void {
    this.#times.push(at);
  }

  /** Counted from the end, so that a long past costs no more than a short one. */
  since(from: Instant): number {
    const { length } = this.#times;
    let older = length;
    while (older > 0 && (this.#times[older - 1] ?? -Infinity) >= from) older--;
    return length - older;
  }

  before(to: Instant): number {
    return this.#times.length - this.since(to);
  }
}
