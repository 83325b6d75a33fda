// The keywords with which a pull request or a commit closes threads when it reaches the default branch.
// https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
import { hasAtLeast } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { Account, Commit, Repository, Thread } from '../state/types.ts';
import { closeThread } from './threads.ts';

const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+([\w.-]+\/[\w.-]+)?#(\d+)\b/gi;

/** The issues that a pull request says it closes, in the order in which it names them. */
export function issuesNamedBy(core: Core, thread: Thread): Thread[] {
  return named(core, thread.repository, thread.body).filter((one) => one.pull === null);
}

/** The pull requests of its repository that say they close an issue. */
export function pullsNaming(core: Core, issue: Thread): Thread[] {
  const pulls = [...issue.repository.threads.values()].filter((one) => one.pull !== null);
  return pulls.filter((one) => issuesNamedBy(core, one).includes(issue));
}

export function closeByMerge(core: Core, thread: Thread, actor: Account): void {
  for (const one of issuesNamedBy(core, thread))
    if (mayClose(actor, one, thread.repository)) closeThread(core, one, actor, { cause: thread });
}

/** A commit's message closes pull requests as well. */
export function closeByMessage(core: Core, repository: Repository, commit: Commit, actor: Account): void {
  for (const one of named(core, repository, commit.message))
    if (mayClose(actor, one, repository)) closeThread(core, one, actor, { cause: commit });
}

// Whoever lands something may do so by doing it; elsewhere they need a role.
function mayClose(actor: Account, thread: Thread, landedIn: Repository): boolean {
  return thread.repository === landedIn || hasAtLeast(actor, thread.repository, 'write');
}

function named(core: Core, repository: Repository, text: string): Thread[] {
  const found = [...text.matchAll(CLOSES)].flatMap(([, name, number]) => {
    const place = name === undefined ? repository : elsewhere(core, name);
    return place?.threads.get(Number(number)) ?? [];
  });
  return [...new Set(found)];
}

function elsewhere(core: Core, fullName: string): Repository | undefined {
  const [owner = '', name = ''] = fullName.split('/');
  return core.store.repositoryByName(owner, name);
}
