// What is known when something in a thread is worth keeping and needs no answer.
import { isBotName } from '../domain/bot.ts';
import type { ThreadNoticed } from '../domain/happening.ts';
import type { Situation } from '../domain/situation.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { nothing, placeOf, whyNobody } from './recall-facts.ts';

/** Asks GitHub nothing but the settings, which are mostly known: most of what happens is this. */
export async function recallNoticed(
  { thread, deed }: ThreadNoticed,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const place = await placeOf(repository, world);
  const { settings } = place;
  const because = whyNobody(thread.author, settings);
  if (because || !thread.author) return nothing(because ?? 'deleted account');
  const isByBot = deed !== null && (deed.by.isBot || isBotName(deed.by.login, settings.bots));
  return {
    about: 'noticed',
    ...place,
    now: world.clock.now(),
    thread,
    author: thread.author,
    deed: isByBot ? null : deed,
  };
}
