// The ledger as it stands at a moment of the past: what landed so far, who helped, and who was here before.
import type { Contribution, LandedChange, PersonKey } from '../domain/contribution.ts';
import type { LedgerFacts } from '../domain/effect.ts';
import { withoutBots, type TrackRecord } from '../domain/history.ts';
import { isOver } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';
import { Records } from './records.ts';
import { Times } from './times.ts';

export class Ledger {
  readonly #bots: readonly string[];
  readonly #records = new Records();
  /** Without machines: nobody asks them. */
  readonly #landed: LandedChange[] = [];
  /** Threads opened, reviews and answers given. */
  readonly #help = new Map<PersonKey, Times>();

  constructor(bots: readonly string[]) {
    this.#bots = bots;
  }

  /** What a decision has learned. */
  keep({ threads, contributions }: LedgerFacts): void {
    for (const thread of threads) {
      if (thread.author && !isOver(thread)) this.#helped(thread.author.key, thread.openedAt);
    }
    for (const contribution of contributions) this.add(contribution);
  }

  /** An issue that was opened is a thread, and counted as one. */
  add(contribution: Contribution): void {
    const { kind, author, at } = contribution;
    if (kind === 'landed') this.#land(contribution);
    if (kind === 'reviewed' || kind === 'issue-answered') this.#helped(author, at);
  }

  record(key: PersonKey): TrackRecord {
    return this.#records.of(key);
  }

  earlierHelp(key: PersonKey, before: Instant): number {
    return this.#help.get(key)?.before(before) ?? 0;
  }

  /** By time, looked for from the end: what is asked for is mostly the latest. */
  async *landedSince(since: Instant): AsyncGenerator<LandedChange> {
    let first = this.#landed.length;
    while (first > 0 && (this.#landed[first - 1]?.at ?? -Infinity) >= since) first--;
    yield* await Promise.resolve(this.#landed.slice(first));
  }

  #land(change: LandedChange): void {
    this.#records.add(change);
    const human = withoutBots(change, this.#bots);
    if (human) this.#landed.push(human);
  }

  #helped(key: PersonKey, at: Instant): void {
    const times = this.#help.get(key) ?? new Times();
    this.#help.set(key, times);
    times.add(at);
  }
}
