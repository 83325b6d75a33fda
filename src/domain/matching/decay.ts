// Counts that fade: what somebody did long ago says less than what they did last week. Adding costs the same however long the
// history is, because nothing is recomputed until it is asked for.
import type { PersonKey } from '../contribution.ts';
import { DAY, type Instant } from '../time.ts';

interface Fading {
  value: number;
  at: Instant;
}

/** Below this, something is as good as forgotten. */
const NEGLIGIBLE = 1e-4;

/** For each topic (a file, a folder, a word) how much each person did there, halving every so many days. */
export class DecayingCounts {
  readonly #ratePerMs: number;
  readonly #topics = new Map<string, Map<PersonKey, Fading>>();

  constructor(halfLifeDays: number) {
    this.#ratePerMs = Math.LN2 / (halfLifeDays * DAY);
  }

  add(topic: string, person: PersonKey, weight: number, at: Instant): void {
    let people = this.#topics.get(topic);
    if (!people) this.#topics.set(topic, (people = new Map<PersonKey, Fading>()));
    const entry = people.get(person);
    if (!entry) {
      people.set(person, { value: weight, at });
      return;
    }
    // A late arrival counts as if it had come with the latest: sources are in order but for seconds.
    entry.value = this.#faded(entry, at) + weight;
    entry.at = Math.max(entry.at, at);
  }

  /**
   * Each person's share of what was done in these topics, averaged by the topics' weights. `prior` shrinks the shares of
   * topics of which little is known.
   */
  shares(topics: ReadonlyMap<string, number>, at: Instant, prior: number): Map<PersonKey, number> {
    const shares = new Map<PersonKey, number>();
    let weights = 0;
    for (const [topic, weight] of topics) {
      weights += weight;
      const values = this.#valuesAt(topic, at);
      const total = values.reduce((sum, [, value]) => sum + value, 0);
      for (const [person, value] of values) {
        shares.set(person, (shares.get(person) ?? 0) + (weight * value) / (total + prior));
      }
    }
    if (weights > 0) for (const [person, share] of shares) shares.set(person, share / weights);
    return shares;
  }

  #valuesAt(topic: string, at: Instant): [PersonKey, number][] {
    const values: [PersonKey, number][] = [];
    for (const [person, entry] of this.#topics.get(topic) ?? []) {
      const value = this.#faded(entry, at);
      if (value > NEGLIGIBLE) values.push([person, value]);
    }
    return values;
  }

  #faded(entry: Fading, at: Instant): number {
    return entry.value * Math.exp(-this.#ratePerMs * Math.max(0, at - entry.at));
  }
}
