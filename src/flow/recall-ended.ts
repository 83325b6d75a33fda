// What is known when a thread is closed, or when a pairing's time is over.
import type { PairingOver, ThreadClosed } from '../domain/happening.ts';
import type { Situation } from '../domain/situation.ts';
import { isOver } from '../domain/thread.ts';
import { MINUTE } from '../domain/time.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { commonOf, nothing } from './recall-facts.ts';
import { NotYet } from './trouble.ts';

/** GitHub's answers lag behind its events. */
const READS_LAG = 2 * MINUTE;
const LOOK_AGAIN_MS = 10_000;

export async function recallClosed(
  happening: ThreadClosed,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return nothing('gone');
  const { thread, now } = common;
  if (!isOver(thread)) {
    // GitHub's answers lag behind its events; or the event is old, and the thread was opened again.
    if (now - happening.at < READS_LAG)
      throw new NotYet('GitHub still shows the thread as open', LOOK_AGAIN_MS);
    return nothing('opened again');
  }
  const [pairing, landed] = await Promise.all([
    world.memory.pairingOfThread(thread),
    thread.state === 'landed' ? world.github.landedChange(repository, thread.number) : null,
  ]);
  return {
    ...common,
    about: 'closed',
    pairing,
    landed: landed?.change ?? null,
    people: landed?.people ?? [],
  };
}

export async function recallOver(
  happening: PairingOver,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return common;
  const pairing = await world.memory.pairingOfThread(common.thread);
  return { ...common, about: 'over', over: happening, pairing };
}
