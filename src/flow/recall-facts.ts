// Facts that several situations share: the thread as it stands, its author as this repository knows them.
import { isBotName } from '../domain/bot.ts';
import type { Person } from '../domain/person.ts';
import type { Settings } from '../domain/settings.ts';
import type { Author, Common, NothingToDecide, VanishedSituation } from '../domain/situation.ts';
import { assess } from '../domain/standing.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';

export type CommonFacts = Common & { readonly about: 'something' };

export async function commonOf(
  number: number,
  repository: KnownRepository,
  { memory, github, clock }: World,
): Promise<CommonFacts | VanishedSituation> {
  const settings = await github.settings(repository);
  const thread = await github.thread(repository, number, settings.bots);
  const now = clock.now();
  if (thread) return { about: 'something', now, repository, settings, thread };
  const ref = { repository: repository.id, number };
  const pairing = await memory.pairingOfThread(ref);
  return { about: 'vanished', now, repository, settings, thread: ref, pairing };
}

export async function authorOf(
  person: Person,
  repository: KnownRepository,
  { memory, github, clock }: World,
): Promise<Author> {
  const [record, canWrite] = await Promise.all([
    memory.trackRecord(repository.id, person.key),
    github.canWrite(repository, person),
  ]);
  return { person, ...assess(record, clock.now(), { by: 'write-access', canWrite }) };
}

export function whyNobody(person: Person | null, settings: Settings): 'bot' | 'deleted account' | null {
  if (!person) return 'deleted account';
  return person.isBot || isBotName(person.login, settings.bots) ? 'bot' : null;
}

export function nothing(because: NothingToDecide['because']): NothingToDecide {
  return { about: 'nothing', because };
}
