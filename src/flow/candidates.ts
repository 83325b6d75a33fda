// Whom the ranking suggests for a thread, with the facts that say whether they may be asked now.
import { isBotName } from '../domain/bot.ts';
import type { PersonKey } from '../domain/contribution.ts';
import { hasRoom } from '../domain/decisions/room.ts';
import { byCommonGround } from '../domain/matching/common-ground.ts';
import type { Question } from '../domain/matching/question.ts';
import type { Person } from '../domain/person.ts';
import type { Suggestion } from '../domain/matching/suggestion.ts';
import type { Settings } from '../domain/settings.ts';
import type { Candidate, MentorLoad, PairingSoFar, Search } from '../domain/situation.ts';
import type { Thread } from '../domain/thread.ts';
import { DAY, type Instant } from '../domain/time.ts';
import type { KnownRepository } from './ports.ts';
import type { World } from './known-world.ts';

/** Asking GitHub about more people than this, to find one mentor, is not worth its patience. */
const MOST_LOOKED_AT = 12;
export const WEEK = 7 * DAY;

export interface Need {
  readonly thread: Thread;
  readonly settings: Settings;
  readonly newcomer: Person;
  readonly now: Instant;
  readonly topic?: string | null;
}

export async function candidatesFor(
  need: Need,
  repository: KnownRepository,
  pairing: PairingSoFar,
  world: World,
): Promise<Candidate[]> {
  const { settings, newcomer, now, topic = null } = need;
  const { memory, rankers } = world;
  const [ranker, offered] = await Promise.all([
    rankers.of(repository.id, now),
    memory.confirmedOffers(repository.id),
  ]);
  const question = questionOf(need);
  const out = new Set([...pairing.tried, ...(pairing.open?.tried ?? []), ...pairing.apart, newcomer.key]);
  const pool = [...new Set([...ranker.pool(question), ...offered])].filter((key) => !out.has(key));
  const [loads, leftAlone, [own]] = await Promise.all([
    memory.mentorLoads(repository.ownerId, pool, now - WEEK),
    memory.leftAlone(pool),
    memory.mentorLoads(repository.ownerId, [newcomer.key], now - WEEK),
  ]);
  const free = loads.filter((load) => hasRoom(load, settings, now) && !leftAlone.has(load.mentor));
  const open = new Map(loads.map((load) => [load.mentor, load.openPairings]));
  const suggestions = ranker.suggestFrom(
    question,
    free.map(({ mentor }) => mentor),
    open,
    settings.mentors.spread,
  );
  const saidBy = new Map(loads.map(({ mentor, said }) => [mentor, said]));
  const ordered = byCommonGround(suggestions, saidBy, { topic, languages: own?.said.languages ?? [] });
  const people = await memory.people(pool);
  const known = ordered.flatMap((suggestion) => {
    const person = people.get(suggestion.key);
    return person && !person.isBot && !isBotName(person.login, settings.bots) ? [{ person, suggestion }] : [];
  });
  return withFacts(known.slice(0, MOST_LOOKED_AT), loads, offered, repository, world);
}

/** Somebody a maintainer thinks of, with the reasons that the history knows. */
export async function candidateNamed(
  login: string,
  { thread, settings, now, pairing }: Search,
  repository: KnownRepository,
  world: World,
): Promise<Candidate | null> {
  const { memory, github, rankers } = world;
  const person = await github.personByLogin(repository, login);
  if (!person || person.isBot || isBotName(person.login, settings.bots)) return null;
  const newcomer = pairing.open?.newcomer ?? thread.author;
  const [ranker, offered, loads, leftAlone] = await Promise.all([
    rankers.of(repository.id, now),
    memory.confirmedOffers(repository.id),
    memory.mentorLoads(repository.ownerId, [person.key], now - WEEK),
    memory.leftAlone([person.key]),
  ]);
  if (!newcomer || leftAlone.has(person.key)) return null;
  const question = questionOf({ thread, newcomer, now });
  const [suggestion] = ranker.suggestFrom(question, [person.key], new Map(), 0);
  const known = suggestion ? [{ person, suggestion }] : [];
  const [candidate = null] = await withFacts(known, loads, offered, repository, world);
  return candidate;
}

function questionOf({ thread, newcomer, now }: Pick<Need, 'thread' | 'newcomer' | 'now'>): Question {
  return { author: newcomer.key, files: thread.files, title: thread.title, at: now };
}

async function withFacts(
  known: readonly { person: Person; suggestion: Suggestion }[],
  loads: readonly MentorLoad[],
  offered: ReadonlySet<PersonKey>,
  repository: KnownRepository,
  { github }: World,
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
    const hasOffered = offered.has(person.key);
    const isBusy = busy.has(person.login);
    return [{ person, suggestion, load, hasOffered, isBusy, canWrite: canWrite[i] ?? false }];
  });
}
