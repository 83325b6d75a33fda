// Facts that several situations share: the place, the thread as it stands, people as the repository knows them.
import type { PersonKey } from '../../../src/domain/contribution.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { RepositoryId, ThreadRef } from '../../../src/domain/repository.ts';
import type {
  Author,
  Candidate,
  Common,
  MentionsThisWeek,
  NothingToDecide,
  PairingSoFar,
  VanishedSituation,
} from '../../../src/domain/situation.ts';
import type { Standing } from '../../../src/domain/standing.ts';
import { DAY } from '../../../src/domain/time.ts';
import { author } from '../builders.ts';
import { MENTORS, mayWrite, NEWCOMERS, REPOSITORIES, sam } from './cast.ts';
import type { Project } from './project.ts';

export const nothing = (because: NothingToDecide['because']): NothingToDecide => ({
  about: 'nothing',
  because,
});

export function placeOf(id: RepositoryId, { github, memory, now }: Project): Omit<Common, 'thread'> {
  const repository = REPOSITORIES.find((one) => one.id === id)!;
  const isSilenced = memory.isSilenced(id);
  const chosen = github.settingsOf(id);
  const settings = isSilenced ? { ...chosen, quiet: true } : chosen;
  return { now, repository, settings, isSilenced, pagesUrl: 'https://belay.example' };
}

/** null where the thread is gone. */
export function commonOf(ref: ThreadRef, project: Project): Common | null {
  const thread = project.github.thread(ref);
  return thread && { ...placeOf(ref.repository, project), thread };
}

export function vanishedOf({ repository, number }: ThreadRef, project: Project): VanishedSituation {
  const thread = { repository, number };
  const pairing = project.memory.pairingOfThread(thread);
  return { ...placeOf(repository, project), about: 'vanished', thread, pairing };
}

export function authorIn(person: Person, repository: RepositoryId, project: Project): Author {
  const isLeftAlone = project.memory.isLeftAlone(person.key);
  return { ...author(standingOf(person, repository, project), person), isLeftAlone };
}

function standingOf(person: Person, repository: RepositoryId, { github }: Project): Standing {
  if (mayWrite(person, repository)) return 'maintainer';
  const isNew = NEWCOMERS.some(({ key }) => key === person.key);
  if (!isNew) return MENTORS.includes(person) ? 'regular' : 'occasional';
  const landed = github.landedOf(repository, person.key);
  if (landed === 0) return 'first-time';
  return landed <= 2 ? 'newcomer' : 'occasional';
}

export function mentionsOf(people: readonly PersonKey[], { memory, now }: Project): MentionsThisWeek {
  return new Map(people.map((key) => [key, memory.mentionsOf(key, now - 7 * DAY)]));
}

/**
 * Whom the ranking might think of, some of whom must not be asked: whether they may is decided, not assumed. Whoever wants to be
 * left alone never comes so far.
 */
export function candidatesFor(
  { number, repository }: ThreadRef,
  { open }: PairingSoFar,
  newcomer: Person,
  project: Project,
): Candidate[] {
  const first = (number + (open?.asked ?? 0)) % MENTORS.length;
  const mentors = [...MENTORS.slice(first), ...MENTORS.slice(0, first)];
  return [newcomer, sam, ...mentors].flatMap((person) => candidateOf(person, repository, project) ?? []);
}

/** null where they are a bot, or wish to be left alone. */
export function candidateOf(person: Person, repository: RepositoryId, project: Project): Candidate | null {
  const { memory, github, now } = project;
  if (person.isBot || memory.isLeftAlone(person.key)) return null;
  return {
    person,
    suggestion: { key: person.key, score: 1, reasons: [] },
    canWrite: mayWrite(person, repository),
    hasOffered: memory.offer(repository, person)?.isConfirmed ?? false,
    isBusy: github.busy.has(person.key),
    load: memory.load(person.key, now),
  };
}
