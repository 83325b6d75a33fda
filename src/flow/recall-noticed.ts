// What is known when something in a thread is worth keeping and needs no answer, or when somebody speaks about themselves.
import { isBotName } from '../domain/bot.ts';
import type { CommandGiven, ThreadNoticed } from '../domain/happening.ts';
import type { Situation } from '../domain/situation.ts';
import { DAY } from '../domain/time.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { authorOf, commonOf, nothing, whyNobody } from './recall-facts.ts';

/** Asks GitHub nothing but the settings, which are mostly known: most of what happens is this. */
export async function recallNoticed(
  { thread, deed }: ThreadNoticed,
  repository: KnownRepository,
  { github, clock }: World,
): Promise<Situation> {
  const settings = await github.settings(repository);
  const because = whyNobody(thread.author, settings);
  if (because || !thread.author) return nothing(because ?? 'deleted account');
  const isByBot = deed !== null && (deed.by.isBot || isBotName(deed.by.login, settings.bots));
  return {
    about: 'noticed',
    now: clock.now(),
    repository,
    settings,
    thread,
    author: thread.author,
    deed: isByBot ? null : deed,
  };
}

export async function recallAboutMe(
  command: CommandGiven,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(command.thread.number, repository, world);
  if (common.about === 'vanished') return nothing('gone');
  if (whyNobody(command.by, common.settings)) return nothing('bot');
  const [speaker, choice, answersToday] = await Promise.all([
    authorOf(command.by, repository, world, common.now),
    world.memory.choiceOf(command.by.key),
    world.memory.answersGiven(command.by.key, common.now - DAY),
  ]);
  return { ...common, about: 'about-me', command, speaker, choice, answersToday };
}
