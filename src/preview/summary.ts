// What a preview comes to: how much would be said, how evenly over the weeks, and on whom the asking would rest.
import type { PersonKey } from '../domain/contribution.ts';
import { byCodePoint } from '../domain/history.ts';
import { DAY, type Instant } from '../domain/time.ts';
import type { Line } from './lines.ts';
import type { Scene } from './live-through.ts';

/** A week begins on Monday, at midnight UTC; the first day of all time was a Thursday. */
const WEEK = 7 * DAY;
const FIRST_MONDAY = -3 * DAY;

export interface Summary {
  readonly kinds: ReadonlyMap<Line['kind'], number>;
  /** All but labels. */
  readonly comments: number;
  readonly perWeek: {
    /** From the week of the first event to that of the last, those without a comment included. */
    readonly weeks: number;
    readonly median: number;
    /** The earliest of those with most comments; null if there is none. */
    readonly worst: { readonly begins: Instant; readonly comments: number } | null;
  };
  readonly heldBack: number;
  readonly peopleAsked: number;
  /** null if nobody was asked; of several, the first by key. */
  readonly mostAsked: { readonly mentor: PersonKey; readonly asks: number } | null;
}

export class Tally {
  readonly #kinds = new Map<Line['kind'], number>();
  readonly #weeks = new Map<number, number>();
  readonly #asks = new Map<PersonKey, number>();
  #heldBack = 0;
  #span: { readonly first: Instant; readonly last: Instant } | null = null;

  /** Something happened, whether or not anything follows from it. */
  lived(at: Instant): void {
    this.#span = { first: this.#span?.first ?? at, last: at };
  }

  add({ at, lines, isHeldBack }: Scene): void {
    if (isHeldBack) this.#heldBack++;
    for (const line of lines) {
      count(this.#kinds, line.kind);
      if (line.kind !== 'label') count(this.#weeks, weekOf(at));
      if (line.kind === 'mentor-asked') count(this.#asks, line.mentor);
    }
  }

  summary(): Summary {
    const [most] = [...this.#asks].sort(([a, x], [b, y]) => y - x || byCodePoint(a, b));
    return {
      kinds: this.#kinds,
      comments: [...this.#weeks.values()].reduce((sum, comments) => sum + comments, 0),
      perWeek: this.#perWeek(),
      heldBack: this.#heldBack,
      peopleAsked: this.#asks.size,
      mostAsked: most ? { mentor: most[0], asks: most[1] } : null,
    };
  }

  #perWeek(): Summary['perWeek'] {
    const weeks = this.#span ? weekOf(this.#span.last) - weekOf(this.#span.first) + 1 : 0;
    const busy = [...this.#weeks].sort(([a, x], [b, y]) => y - x || a - b);
    const [worst] = busy;
    const comments = busy.map(([, many]) => many);
    return {
      weeks,
      median: median([...comments, ...Array<number>(weeks - busy.length).fill(0)]),
      worst: worst ? { begins: FIRST_MONDAY + worst[0] * WEEK, comments: worst[1] } : null,
    };
  }
}

function weekOf(at: Instant): number {
  return Math.floor((at - FIRST_MONDAY) / WEEK);
}

/** Of numbers in descending order; 0 of none. */
function median(numbers: readonly number[]): number {
  const middle = numbers.length / 2;
  const [upper, lower] = [numbers[Math.ceil(middle) - 1], numbers[Math.floor(middle)]];
  return ((upper ?? 0) + (lower ?? 0)) / 2;
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
