// Puts the default branch's line and all commits together: every step of the line, with the commits that it brought along.
import type { Commit } from './commits.ts';
import { readCommits } from './commits.ts';
import { readMainline } from './mainline.ts';
import type { Clone } from './open.ts';

/** One step of the first-parent line. */
export interface Landing {
  readonly commit: Commit;
  /** What a merge brought in (`M^1..M`, without `M` itself), oldest first; empty for a commit pushed directly. */
  readonly brought: readonly Commit[];
  readonly files: readonly string[];
}

/** Streams the landings, oldest first. Only commits that are not merged yet are held in memory. */
export async function* readLandings(clone: Clone, wanted: 'hashes' | 'files'): AsyncGenerator<Landing> {
  const line = readMainline(clone, wanted);
  const waiting: Waiting = new Map();
  let arrival = 0;
  try {
    let step = await line.next();
    for await (const commit of readCommits(clone)) {
      if (step.done === true || commit.hash !== step.value.hash) {
        waiting.set(commit.hash, { commit, arrival: arrival++ });
        continue;
      }
      const brought = takeAncestors(commit, waiting);
      // Of a commit at a shallow clone's edge nobody can say what it changed or whether it was a merge.
      if (!clone.cutAt.has(commit.hash)) yield { commit, brought, files: step.value.files };
      step = await line.next();
    }
  } finally {
    await line.return(undefined);
  }
}

/** Pushed directly: no merge, or one that brought nothing. */
export function isDirect(landing: Landing): boolean {
  return landing.brought.length === 0;
}

/** The commits whose authors made the change. Merges on the branch, of the default branch into it for the most part, are no work of their own. */
export function signersOf(landing: Landing): readonly Commit[] {
  if (isDirect(landing)) return [landing.commit];
  const work = landing.brought.filter((commit) => commit.parents.length < 2);
  return work.length > 0 ? work : landing.brought;
}

type Waiting = Map<string, { readonly commit: Commit; readonly arrival: number }>;

// What still waits is on no earlier step of the line, so what can be reached there is exactly what this merge brings.
function takeAncestors(merge: Commit, waiting: Waiting): Commit[] {
  const taken: { commit: Commit; arrival: number }[] = [];
  const open = merge.parents.slice(1);
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    const found = waiting.get(hash);
    if (found === undefined) continue;
    waiting.delete(hash);
    taken.push(found);
    open.push(...found.commit.parents);
  }
  return taken.sort((one, other) => one.arrival - other.arrival).map(({ commit }) => commit);
}
