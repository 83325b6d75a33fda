// Facts that several situations share: the thread as it stands, its author as this repository knows them.
import { isBotName } from '../domain/bot.ts';
import type { Person } from '../domain/person.ts';
import type { Settings } from '../domain/settings.ts';
import type { Author, Common, NothingToDecide, VanishedSituation } from '../domain/situation.ts';
import { assess } from '../domain/standing.ts';
import type { ThreadFacts } from '../domain/thread-facts.ts';
import type { Instant } from '../domain/time.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';

export type CommonFacts = Common & { readonly about: 'something'; readonly facts: ThreadFacts };

export async function commonOf(
  number: number,
  repository: KnownRepository,
  world: World,
): Promise<CommonFacts | VanishedSituation> {
  const { memory, github, clock } = world;
  const place = await placeOf(repository, world);
  const { settings } = place;
  const facts = await github.thread(repository, number, settings.bots);
  const now = clock.now();
  if (facts) return { about: 'something', ...place, now, thread: facts.thread, facts };
  const ref = { repository: repository.id, number };
  const pairing = await memory.pairingOfThread(ref);
  return { about: 'vanished', ...place, now, thread: ref, pairing };
}

/** A repository and how Belay is to behave there. */
export async function placeOf(
  repository: KnownRepository,
  { github, pagesUrl }: World,
): Promise<Pick<Common, 'repository' | 'settings' | 'isSilenced' | 'pagesUrl'>> {
  const settings = await github.settings(repository);
  const { isSilenced } = repository;
  return { repository, pagesUrl, isSilenced, settings: isSilenced ? { ...settings, quiet: true } : settings };
}

/** Somebody as they stand at an instant; what landed later does not count. */
export async function authorOf(
  person: Person,
  repository: KnownRepository,
  { memory, github }: World,
  at: Instant,
): Promise<Author> {
  const [record, canWrite, choice] = await Promise.all([
    memory.trackRecord(repository.id, person.key),
    github.canWrite(repository, person),
    memory.choiceOf(person.key),
  ]);
  const isLeftAlone = choice !== null;
  return { person, isLeftAlone, ...assess(record, at, { by: 'write-access', canWrite }) };
}

export function whyNobody(person: Person | null, settings: Settings): 'bot' | 'deleted account' | null {
  if (!person) return 'deleted account';
  return person.isBot || isBotName(person.login, settings.bots) ? 'bot' : null;
}

export function nothing(because: NothingToDecide['because']): NothingToDecide {
  return { about: 'nothing', because };
}
