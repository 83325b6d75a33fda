// Sorts a stream by time while holding back as little as possible: clocks differ, so commits do not land in the order of their dates.
import type { Instant } from '../domain/time.ts';

/** Yields the items by time, equals as they came. `times` are the times of all items, in the order in which they come. */
export async function* inOrder<Item extends { readonly at: Instant }>(
  items: AsyncIterable<Item>,
  times: readonly Instant[],
): AsyncGenerator<Item> {
  const earliestLater = earliestFrom(times);
  const held: Item[] = [];
  let place = 0;
  for await (const item of items) {
    held.splice(placeFor(item.at, held), 0, item);
    place++;
    const limit = earliestLater[place] ?? Infinity;
    yield* held.splice(0, placeFor(limit, held));
  }
  yield* held;
}

// For each place the earliest time from there on.
function earliestFrom(times: readonly Instant[]): Instant[] {
  const earliest = [...times];
  for (let place = earliest.length - 2; place >= 0; place--) {
    earliest[place] = Math.min(earliest[place] ?? Infinity, earliest[place + 1] ?? Infinity);
  }
  return earliest;
}

// Behind everything that is not later.
function placeFor(at: Instant, held: readonly { readonly at: Instant }[]): number {
  let low = 0;
  let high = held.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((held[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
