// Who and what there is in the stories: one owner with two repositories, three newcomers, four people who may mentor, and threads.
import type { Person } from '../../../src/domain/person.ts';
import type { Repository } from '../../../src/domain/repository.ts';
import type { ThreadKind } from '../../../src/domain/thread.ts';
import { ana, ben, cleo, dara, edda, person, repository } from '../builders.ts';

export { ana, ben, cleo, dara, edda };
export const nia = person('nia-newell', '21');
export const ivo = person('ivo-stone', '22');
/** Knows the project and is nobody here: no newcomer, no mentor. */
export const sam = person('sam-passer', '31');
const robot = person('rope-robot', '41', true);

export const carabiner = repository;
export const harness: Repository = { ...repository, id: 8, name: 'harness' };
export const REPOSITORIES = [carabiner, harness];

export const NEWCOMERS = [ana, nia, ivo];
export const MENTORS = [ben, cleo, dara, edda];
/** Everybody who speaks. */
export const PEOPLE = [...NEWCOMERS, ...MENTORS, sam];
/** Everybody who has a login. */
export const ACCOUNTS = [...PEOPLE, robot];

/** Dara knows one of the two repositories only. */
export function mayWrite({ key }: Person, repositoryId: number): boolean {
  return key === ben.key || key === cleo.key || (key === dara.key && repositoryId === carabiner.id);
}

/** A thread that somebody opens, at the beginning or later. */
export interface Planned {
  readonly repository: Repository;
  readonly number: number;
  readonly kind: ThreadKind;
  readonly author: Person;
  readonly isDraft: boolean;
  readonly closes: readonly number[];
  readonly isThereAtFirst: boolean;
}

const plan = (
  of: Repository,
  number: number,
  kind: ThreadKind,
  author: Person,
  differs: Partial<Planned> = {},
): Planned => ({
  repository: of,
  number,
  kind,
  author,
  isDraft: false,
  closes: [],
  isThereAtFirst: true,
  ...differs,
});

/** An issue on which somebody works, and the pull requests that may close it; issues of people who are not new; some in the other repository. */
export const PLAN: readonly Planned[] = [
  plan(carabiner, 1, 'issue', ana),
  plan(carabiner, 2, 'pull-request', ana, { closes: [1], isThereAtFirst: false }),
  plan(carabiner, 3, 'pull-request', nia),
  plan(carabiner, 4, 'issue', cleo),
  plan(carabiner, 5, 'pull-request', ivo, { isDraft: true, isThereAtFirst: false }),
  plan(carabiner, 6, 'issue', edda),
  plan(harness, 1, 'pull-request', ana),
  plan(harness, 2, 'issue', nia, { isThereAtFirst: false }),
];
