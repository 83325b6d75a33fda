// What each person landed and helped to land so far, as far as a standing can depend on it.
import { helpersOf, type LandedChange, type PersonKey } from '../domain/contribution.ts';
import type { TrackRecord } from '../domain/history.ts';
import { utcMonth, type Instant } from '../domain/time.ts';

/** Of each month the first so many are kept, and the latest: more than any standing asks for. */
const FEW = 6;

export class Records {
  readonly #landed = new Map<PersonKey, Thinned>();
  readonly #helped = new Map<PersonKey, Thinned>();

  add(change: LandedChange): void {
    addTo(this.#landed, change.author, change.at);
    for (const helper of helpersOf(change)) addTo(this.#helped, helper, change.at);
  }

  of(key: PersonKey): TrackRecord {
    return { key, landed: this.#landed.get(key)?.kept ?? [], helped: this.#helped.get(key)?.kept ?? [] };
  }
}

function addTo(deeds: Map<PersonKey, Thinned>, key: PersonKey, at: Instant): void {
  const theirs = deeds.get(key) ?? new Thinned();
  deeds.set(key, theirs);
  theirs.add(at);
}

/**
 * Instants as they come. A standing is counted from the whole record, twice for every change: where one person landed tens of
 * thousands, that would take longer than everything else.
 */
class Thinned {
  readonly kept: Instant[] = [];
  #month = -Infinity;
  #inMonth = 0;

  add(at: Instant): void {
    const month = utcMonth(at);
    this.#inMonth = month === this.#month ? this.#inMonth + 1 : 1;
    this.#month = month;
    // The latest takes the place of the one that was the latest before.
    if (this.#inMonth > FEW + 1) this.kept.pop();
    this.kept.push(at);
  }
}
