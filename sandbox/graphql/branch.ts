// The commits of a default branch, newest first and filtered; kept until something is pushed, because Apps walk through them page by page.
import type { Commit, Repository } from '../state/types.ts';
import { readNodeId } from '../shapes/nodes.ts';
import { type Args, objectArg, textArg, textsArg } from './nodes.ts';
import { emailOf } from './people.ts';

interface Kept {
  /** Commits are only ever added. */
  readonly count: number;
  readonly newestFirst: readonly Commit[];
  readonly places: ReadonlyMap<Commit, number>;
  readonly filtered: Map<string, readonly Commit[]>;
}

const kept = new WeakMap<Repository, Kept>();

/** Callers that ask for what is new since another instant each time should not fill the memory. */
const MOST_FILTERED = 20;

function keptOf(repository: Repository): Kept {
  const known = kept.get(repository);
  if (known?.count === repository.commits.length) return known;
  // Of two at the same instant the one told later is the newer.
  const newestFirst = [...repository.commits].reverse().sort((a, b) => b.committedAt - a.committedAt);
  const places = new Map(newestFirst.map((commit, place) => [commit, place] as const));
  const fresh = { count: newestFirst.length, newestFirst, places, filtered: new Map() };
  kept.set(repository, fresh);
  return fresh;
}

export function newest(repository: Repository): Commit | undefined {
  return keptOf(repository).newestFirst.at(0);
}

/** One line of commits: merges are played as squashes. */
export function parentOf(repository: Repository, commit: Commit): Commit | undefined {
  const { newestFirst, places } = keptOf(repository);
  return newestFirst[(places.get(commit) ?? newestFirst.length) + 1];
}

/** The commit and all before it, as far as the arguments let them through. */
export function historyFrom(repository: Repository, commit: Commit, args: Args): readonly Commit[] {
  const { newestFirst, places, filtered } = keptOf(repository);
  const place = places.get(commit) ?? 0;
  const { since, until, author, path } = args;
  const wanted = JSON.stringify([place, since, until, author, path]);
  const known = filtered.get(wanted);
  if (known !== undefined) return known;
  const list = chosen(place === 0 ? newestFirst : newestFirst.slice(place), args);
  if (filtered.size >= MOST_FILTERED) filtered.clear();
  filtered.set(wanted, list);
  return list;
}

function chosen(all: readonly Commit[], args: Args): readonly Commit[] {
  const since = Date.parse(textArg(args, 'since') ?? '');
  const until = Date.parse(textArg(args, 'until') ?? '');
  const path = textArg(args, 'path');
  const isBy = authorFilter(args);
  const isEverything = Number.isNaN(since) && Number.isNaN(until) && path === undefined && isBy === undefined;
  if (isEverything) return all;
  return all.filter(
    (one) =>
      !(shown(one) < since) &&
      !(shown(one) > until) &&
      (path === undefined || one.files.some((file) => file === path || file.startsWith(`${path}/`))) &&
      (isBy === undefined || isBy(one)),
  );
}

// GitHub knows commits to the second, and shows them so.
function shown({ committedAt }: Commit): number {
  return Math.floor(committedAt / 1000) * 1000;
}

// An id goes before addresses, as GitHub's schema says.
function authorFilter(args: Args): ((commit: Commit) => boolean) | undefined {
  const author = objectArg(args, 'author');
  const id = textArg(author, 'id');
  const emails = textsArg(author, 'emails');
  if (id !== undefined) {
    const read = readNodeId(id);
    return ({ author: by }) => by.type === 'User' && read?.kind === 'user' && by.id === read.id;
  }
  if (emails === undefined) return undefined;
  return ({ author: by }) => emails.includes(emailOf(by));
}
