// Whom the ranking suggests for a thread, with the facts that say whether they may be asked now.
import type { Person } from '../domain/person.ts';
import type { Suggestion } from '../domain/matching/suggestion.ts';
import type { Settings } from '../domain/settings.ts';
import { hasRoom } from '../domain/decisions/room.ts';
import type { Candidate, MentorLoad, PairingSoFar } from '../domain/situation.ts';
import type { Thread } from '../domain/thread.ts';
import { DAY, type Instant } from '../domain/time.ts';
import { isBotName } from '../domain/bot.ts';
import type { KnownRepository } from './ports.ts';
import type { World } from './known-world.ts';

/** Asking GitHub about more people than this, to find one mentor, is not worth its patience. */
const MOST_LOOKED_AT = 12;
const WEEK = 7 * DAY;

interface Need {
  readonly thread: Thread;
  readonly settings: Settings;
  readonly author: Person;
  readonly now: Instant;
}

export async function candidatesFor(
  { thread, settings, author, now }: Need,
  repository: KnownRepository,
  pairing: PairingSoFar,
  { memory, github, rankers }: World,
): Promise<Candidate[]> {
  const ranker = await rankers.of(repository.id, now);
  const question = { author: author.key, files: thread.files, title: thread.title, at: now };
  const tried = new Set([...pairing.tried, ...(pairing.open?.tried ?? []), author.key]);
  const pool = ranker.pool(question).filter((key) => !tried.has(key));
  const loads = await memory.mentorLoads(repository.ownerId, pool, now - WEEK);
  const open = new Map(loads.map((load) => [load.mentor, load.openPairings]));
  const leftAlone = await memory.leftAlone(pool);
  const free = new Set(
    loads.flatMap((load) =>
      hasRoom(load, settings, now) && !leftAlone.has(load.mentor) ? [load.mentor] : [],
    ),
  );
  const suggestions = ranker
    .suggest(question, open, settings.mentors.spread, pool.length)
    .filter(({ key }) => free.has(key));
  const people = await memory.people(pool);
  const known = suggestions.flatMap((suggestion) => {
    const person = people.get(suggestion.key);
    const isSomebody = person && !person.isBot && !isBotName(person.login, settings.bots);
    return isSomebody && !tried.has(person.key) ? [{ person, suggestion }] : [];
  });
  return withFacts(known.slice(0, MOST_LOOKED_AT), loads, repository, github);
}

async function withFacts(
  known: readonly { person: Person; suggestion: Suggestion }[],
  loads: readonly MentorLoad[],
  repository: KnownRepository,
  github: World['github'],
): Promise<Candidate[]> {
  const logins = known.map(({ person }) => person.login);
  const [busy, canWrite] = await Promise.all([
    github.busy(repository, logins),
    Promise.all(known.map(({ person }) => github.canWrite(repository, person))),
  ]);
  const loadOf = new Map(loads.map((load) => [load.mentor, load]));
  return known.flatMap(({ person, suggestion }, i) => {
    const load = loadOf.get(person.key);
    if (!load) return [];
    return [{ person, suggestion, load, canWrite: canWrite[i] ?? false, isBusy: busy.has(person.login) }];
  });
}
