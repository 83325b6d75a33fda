// Chance that comes out the same every time it is given the same seed.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export class Chance {
  readonly #generator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** From 0 to 1. */
  share(): number {
    return uniformFloat64(this.#generator);
  }

  happens(probability: number): boolean {
    return this.share() < probability;
  }

  between(least: number, most: number): number {
    return Math.floor(least + this.share() * (most - least));
  }

  pick<T>(things: readonly T[]): T {
    const thing = things[this.between(0, things.length)];
    if (thing === undefined) throw new Error('There is nothing to pick from.');
    return thing;
  }
}
