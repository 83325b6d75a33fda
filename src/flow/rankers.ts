// One ranker per repository, kept warm: the first question reads three years of history, later ones only what landed since.
import type { RepositoryId } from '../domain/repository.ts';
import { Ranker } from '../domain/matching/ranker.ts';
import { DAY, type Instant } from '../domain/time.ts';
import type { Memory } from './ports.ts';

/** Older deeds have faded to next to nothing. */
const REACH = 3 * 365 * DAY;
/** An operator with thousands of repositories keeps the latest used ones in memory. */
const MOST_KEPT = 50;

interface Warm {
  readonly ranker: Ranker;
  readonly learned: Set<string>;
  upTo: Instant;
}

export class Rankers {
  readonly #memory: Pick<Memory, 'landedChanges'>;
  readonly #warm = new Map<RepositoryId, Promise<Warm>>();

  constructor(memory: Pick<Memory, 'landedChanges'>) {
    this.#memory = memory;
  }

  /** The ranker of a repository, with everything learned that has landed. */
  async of(repository: RepositoryId, now: Instant): Promise<Ranker> {
    const before = this.#warm.get(repository);
    const after = (before ?? Promise.resolve(cold(now))).then((warm) => this.#learn(repository, warm, now));
    this.#warm.delete(repository);
    this.#warm.set(repository, after);
    // A failed reading must not be remembered as knowledge.
    after.catch(() => this.#warm.delete(repository));
    this.#forgetOldest();
    return (await after).ranker;
  }

  async #learn(repository: RepositoryId, warm: Warm, now: Instant): Promise<Warm> {
    for await (const change of this.#memory.landedChanges(repository, warm.upTo)) {
      // A date in the future is somebody's mistake, and would hide everything that comes before it.
      if (change.at > now || warm.learned.has(change.id)) continue;
      warm.ranker.learn(change);
      warm.learned.add(change.id);
      warm.upTo = Math.max(warm.upTo, Math.min(change.at, now));
    }
    return warm;
  }

  #forgetOldest(): void {
    const [oldest] = this.#warm.keys();
    if (oldest !== undefined && this.#warm.size > MOST_KEPT) this.#warm.delete(oldest);
  }
}

function cold(now: Instant): Warm {
  return { ranker: new Ranker(), learned: new Set(), upTo: now - REACH };
}
