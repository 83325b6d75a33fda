// Issues and pull requests of a repository, filtered and in order; kept until something in the repository changes.
import { isVisibleInLists } from '../rest/handlers/lists.ts';
import type { Core } from '../state/core.ts';
import type { Repository, Thread } from '../state/types.ts';
import { type Args, objectArg, textArg, textsArg } from './nodes.ts';

const kept = new WeakMap<
  Repository,
  { readonly revision: number; readonly lists: Map<string, readonly Thread[]> }
>();

export function threadsFor(
  core: Core,
  repository: Repository,
  kind: 'issue' | 'pull',
  args: Args,
): readonly Thread[] {
  const lists = listsOf(repository);
  const wanted = JSON.stringify([kind, args['states'], args['labels'], args['orderBy'], args['filterBy']]);
  // While lists lag behind writes, what is in them changes by itself.
  if (core.faults.listLagMs > 0)
    return chosen(repository, kind, args).filter((one) => isVisibleInLists(core, one));
  const known = lists.get(wanted) ?? chosen(repository, kind, args);
  lists.set(wanted, known);
  return known;
}

function listsOf(repository: Repository): Map<string, readonly Thread[]> {
  const there = kept.get(repository);
  if (there?.revision === repository.revision) return there.lists;
  const lists = new Map<string, readonly Thread[]>();
  kept.set(repository, { revision: repository.revision, lists });
  return lists;
}

function chosen(repository: Repository, kind: 'issue' | 'pull', args: Args): Thread[] {
  const states = textsArg(args, 'states');
  const labels = textsArg(args, 'labels')?.map((name) => name.toLowerCase());
  const filter = objectArg(args, 'filterBy');
  const since = Date.parse(textArg(filter, 'since') ?? '1970-01-01T00:00:00Z');
  const creator = textArg(filter, 'createdBy')?.toLowerCase();
  const all = [...repository.threads.values()].filter(
    (one) =>
      (one.pull !== null) === (kind === 'pull') &&
      (states === undefined || states.includes(stateOf(one))) &&
      (labels === undefined || one.labels.some((label) => labels.includes(label.name.toLowerCase()))) &&
      (creator === undefined || one.author.login.toLowerCase() === creator) &&
      one.updatedAt >= since,
  );
  return sorted(all, objectArg(args, 'orderBy'));
}

function stateOf(thread: Thread): string {
  if (thread.pull !== null && thread.pull.mergedAt !== null) return 'MERGED';
  return thread.state.toUpperCase();
}

export function sorted(threads: Thread[], orderBy: Args): Thread[] {
  const sign = textArg(orderBy, 'direction') === 'DESC' ? -1 : 1;
  const by = textArg(orderBy, 'field') ?? 'CREATED_AT';
  return threads.sort((a, b) => sign * (key(a, by) - key(b, by) || a.number - b.number));
}

function key(thread: Thread, by: string): number {
  if (by === 'UPDATED_AT') return thread.updatedAt;
  return by === 'COMMENTS' ? thread.comments.length : thread.createdAt;
}
