// What is kept of a decision or of facts where they tell of people who were forgotten: everything else.
import type { Contribution, OtherContribution, PersonKey } from '../domain/contribution.ts';
import type { LedgerFacts } from '../domain/effect.ts';
import type { Commit, KeyedWish } from '../flow/ports.ts';
import { peopleIn } from './pairing-rows.ts';
import { namesIn } from './wishes.ts';

type Forgotten = ReadonlySet<PersonKey>;

/** What tells whose a thread is, where no thread is known, as in a history file. */
const OPENS_THREAD: ReadonlySet<string> = new Set(['landed', 'issue-opened']);

export function keysInFacts({ threads, contributions, people }: LedgerFacts): PersonKey[] {
  return [
    ...contributions.flatMap((contribution) =>
      contribution.kind === 'landed'
        ? [contribution.author, ...contribution.reviewers, contribution.mergedBy ?? []].flat()
        : [contribution.author, ...newcomerIn(contribution)],
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
  if (contribution.kind !== 'landed') return [unnamed(contribution, forgotten)];
  const { mergedBy, reviewers } = contribution;
  return [
    {
      ...contribution,
      reviewers: reviewers.filter((key) => !forgotten.has(key)),
      mergedBy: mergedBy !== null && forgotten.has(mergedBy) ? null : mergedBy,
    },
  ];
}

/** What a mentor gave is named `mentorship-` and then as its pairing: `repository:newcomer:ordinal`. */
function newcomerIn({ kind, id }: OtherContribution): PersonKey[] {
  return kind === 'mentored' ? id.split(':').slice(1, 2) : [];
}

/** It stays the mentor's, under a name without the newcomer: the same as what was in the ledger gets (see forget.ts). */
function unnamed(contribution: OtherContribution, forgotten: Forgotten): OtherContribution {
  if (!newcomerIn(contribution).some((key) => forgotten.has(key))) return contribution;
  const { author, at } = contribution;
  return { ...contribution, id: `mentorship-forgotten-${author}-${at}` };
}

export function keysInCommit(commit: Commit): PersonKey[] {
  const { marks, pairings, partings, facts, wishes, notes } = commit;
  return [
    ...[...marks, ...commit.preferences, ...commit.offers].map(({ person }) => person),
    ...pairings.flatMap(({ pairing }) => peopleIn(pairing).map(({ key }) => key)),
    ...partings.flatMap(({ newcomer, mentor }) => [newcomer, mentor]),
    ...facts.flatMap(keysInFacts),
    ...wishes.flatMap(namesIn),
    ...notes.flatMap(({ person }) => person ?? []),
  ];
}

/** Pairings stay, because they must be ended first. */
export function commitWithout(commit: Commit, forgotten: Forgotten): Commit {
  if (forgotten.size === 0) return commit;
  const isForgotten = (key: PersonKey): boolean => forgotten.has(key);
  const isOfOthers = ({ person }: { readonly person: PersonKey }): boolean => !isForgotten(person);
  return {
    ...commit,
    marks: commit.marks.filter(isOfOthers),
    preferences: commit.preferences.filter(isOfOthers),
    offers: commit.offers.filter(isOfOthers),
    partings: commit.partings.filter(({ newcomer, mentor }) => ![newcomer, mentor].some(isForgotten)),
    facts: commit.facts.map((facts) => factsWithout(facts, forgotten)),
    wishes: commit.wishes.filter((wish) => !(shows(wish) && namesIn(wish).some(isForgotten))),
    notes: commit.notes.map((note) => ({
      ...note,
      person: note.person !== null && isForgotten(note.person) ? null : note.person,
    })),
  };
}

/** Whether GitHub would show more of somebody after it than before; what takes something back is done all the same. */
function shows({ wish }: KeyedWish): boolean {
  return (wish.kind === 'comment' && wish.body !== null) || (wish.kind === 'assignee' && wish.present);
}
