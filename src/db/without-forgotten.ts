// What is kept of a decision or of facts where they tell of people who were forgotten: everything else.
import type { Contribution, PersonKey } from '../domain/contribution.ts';
import type { LedgerFacts } from '../domain/effect.ts';
import type { Commit, KeyedWish } from '../flow/ports.ts';
import { peopleIn } from './pairings.ts';

type Forgotten = ReadonlySet<PersonKey>;

/** What tells whose a thread is, where no thread is known, as in a history file. */
const OPENS_THREAD: ReadonlySet<string> = new Set(['landed', 'issue-opened']);

export function keysInFacts({ threads, contributions, people }: LedgerFacts): PersonKey[] {
  return [
    ...contributions.flatMap((contribution) =>
      contribution.kind === 'landed'
        ? [contribution.author, ...contribution.reviewers, contribution.mergedBy ?? []].flat()
        : contribution.author,
    ),
    ...threads.flatMap(({ author }) => author?.key ?? []),
    ...people.map(({ key }) => key),
  ];
}

export function factsWithout(facts: LedgerFacts, forgotten: Forgotten): LedgerFacts {
  if (forgotten.size === 0) return facts;
  const theirs = new Set<number | null>([
    ...facts.threads.flatMap(({ author, number }) => (author && forgotten.has(author.key) ? number : [])),
    ...facts.contributions.flatMap(({ kind, author, number }) =>
      OPENS_THREAD.has(kind) && forgotten.has(author) ? (number ?? []) : [],
    ),
  ]);
  return {
    ...facts,
    threads: facts.threads.filter(({ author }) => author !== null && !forgotten.has(author.key)),
    contributions: facts.contributions
      .flatMap((contribution) => without(contribution, forgotten))
      // What others gave in their threads stays; how they called these does not.
      .map((contribution) =>
        theirs.has(contribution.number) ? { ...contribution, title: '' } : contribution,
      ),
    people: facts.people.filter(({ key }) => !forgotten.has(key)),
  };
}

function without(contribution: Contribution, forgotten: Forgotten): Contribution[] {
  if (forgotten.has(contribution.author)) return [];
  if (contribution.kind !== 'landed') return [contribution];
  const { mergedBy, reviewers } = contribution;
  return [
    {
      ...contribution,
      reviewers: reviewers.filter((key) => !forgotten.has(key)),
      mergedBy: mergedBy !== null && forgotten.has(mergedBy) ? null : mergedBy,
    },
  ];
}

export function keysInCommit({ marks, pairings, facts, wishes, notes }: Commit): PersonKey[] {
  return [
    ...marks.map(({ person }) => person),
    ...pairings.flatMap(({ pairing }) => peopleIn(pairing).map(({ key }) => key)),
    ...facts.flatMap(keysInFacts),
    ...wishes.flatMap(({ names }) => names),
    ...notes.flatMap(({ person }) => person ?? []),
  ];
}

/** Pairings stay, because they must be ended first. */
export function commitWithout(commit: Commit, forgotten: Forgotten): Commit {
  if (forgotten.size === 0) return commit;
  const isForgotten = (key: PersonKey): boolean => forgotten.has(key);
  const says = ({ wish }: KeyedWish): boolean => wish.kind === 'comment' && wish.body !== null;
  return {
    ...commit,
    marks: commit.marks.filter(({ person }) => !isForgotten(person)),
    facts: commit.facts.map((facts) => factsWithout(facts, forgotten)),
    wishes: commit.wishes.filter((wish) => !(says(wish) && wish.names.some(isForgotten))),
    notes: commit.notes.map((note) => ({
      ...note,
      person: note.person !== null && isForgotten(note.person) ? null : note.person,
    })),
  };
}
