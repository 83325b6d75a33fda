// What the timeline of a thread keeps: closings, reopenings and merges.
import type { Core } from '../state/core.ts';
import type { Thread, ThreadEvent } from '../state/types.ts';

export function record(
  core: Core,
  thread: Thread,
  event: Omit<ThreadEvent, 'id' | 'at'>,
  at: number = core.clock.now(),
): void {
  thread.events.push({ ...event, id: core.store.nextId('event'), at });
}
