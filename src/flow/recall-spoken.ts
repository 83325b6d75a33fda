// What is known when people speak about themselves or about the repository: in a thread, or on their private page.
import {
  isAboutMe,
  isOwnOffer,
  type AboutMe,
  type AboutRepository,
  type OwnOffer,
} from '../domain/command.ts';
import type { CommandGiven, PreferenceStated } from '../domain/happening.ts';
import { noPreferences } from '../domain/preference.ts';
import type { Situation, Spoken } from '../domain/situation.ts';
import { DAY } from '../domain/time.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { authorOf, commonOf, nothing, placeOf, whyNobody } from './recall-facts.ts';

export async function recallAboutSelf(
  happening: CommandGiven | PreferenceStated,
  command: AboutMe | OwnOffer,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const spoken = await spokenFacts(happening, repository, world);
  if (!spoken) return nothing('gone');
  if (whyNobody(happening.by, spoken.settings)) return nothing('bot');
  if (isAboutMe(command)) return recallAboutMe(spoken, command, world);
  return isOwnOffer(command) ? recallOwnOffer(spoken, command, world) : nothing('gone');
}

async function recallAboutMe(spoken: Spoken, command: AboutMe, { memory }: World): Promise<Situation> {
  const { key } = spoken.speaker.person;
  const [choice, answersToday] = await Promise.all([
    memory.choiceOf(key),
    memory.answersGiven(key, spoken.now - DAY),
  ]);
  return { ...spoken, about: 'about-me', command, choice, answersToday };
}

async function recallOwnOffer(spoken: Spoken, command: OwnOffer, { memory }: World): Promise<Situation> {
  const { repository, speaker, now } = spoken;
  const { key } = speaker.person;
  const [[load], offer, takesPartIn] = await Promise.all([
    memory.mentorLoads(repository.ownerId, [key], now),
    memory.offer(repository.id, key),
    memory.takesPartIn(repository.ownerId, key),
  ]);
  return { ...spoken, about: 'own-offer', command, said: load?.said ?? noPreferences, offer, takesPartIn };
}

/** null where the thread is gone. */
async function spokenFacts(
  happening: CommandGiven | PreferenceStated,
  repository: KnownRepository,
  world: World,
): Promise<Spoken | null> {
  const { by, at } = happening;
  if (happening.kind === 'preference-stated') {
    const now = world.clock.now();
    const [place, speaker] = await Promise.all([
      placeOf(repository, world),
      authorOf(by, repository, world, now),
    ]);
    return { ...place, now, thread: null, comment: null, at, speaker };
  }
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return null;
  const { now, settings, thread, isSilenced, pagesUrl } = common;
  const speaker = await authorOf(by, repository, world, now);
  return { now, repository, settings, thread, isSilenced, pagesUrl, comment: happening.comment, at, speaker };
}

/** `/belay pause` and `/belay resume`. */
export async function recallSilence(
  command: CommandGiven,
  verb: AboutRepository['verb'],
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(command.thread.number, repository, world);
  if (common.about === 'vanished') return nothing('gone');
  if (whyNobody(command.by, common.settings)) return nothing('bot');
  const speaker = await authorOf(command.by, repository, world, common.now);
  return { ...common, about: 'silence', command, verb, speaker };
}
