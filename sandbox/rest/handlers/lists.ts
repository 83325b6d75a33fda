// What lists have in common: their order, and that they may lag behind writes.
import type { Core } from '../../state/core.ts';
import type { Thread } from '../../state/types.ts';

/** GitHub's lists can miss what was written a moment ago; a fault makes that moment as long as one likes. */
export function isVisibleInLists(core: Core, item: { readonly bornAt: number }): boolean {
  return core.faults.listLagMs === 0 || item.bornAt + core.faults.listLagMs <= Date.now();
}

export function order(threads: readonly Thread[], query: URLSearchParams): Thread[] {
  const by = query.get('sort') ?? 'created';
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  return [...threads].sort((a, b) => sign * (key(a, by) - key(b, by) || a.number - b.number));
}

function key(thread: Thread, by: string): number {
  if (by === 'updated') return thread.updatedAt;
  return by === 'comments' ? thread.comments.length : thread.createdAt;
}
