// The keywords with which a pull request or a commit closes threads when it reaches the default branch.
// https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
import type { Core } from '../state/core.ts';
import type { Account, Commit, Repository, Thread } from '../state/types.ts';
import { closeThread } from './threads.ts';

const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)\b/gi;

export function issuesClosedBy(thread: Thread): Thread[] {
  return named(thread.repository, thread.body).filter((one) => one.pull === null);
}

/** A commit's message closes pull requests as well. */
export function closeByMessage(core: Core, repository: Repository, commit: Commit, actor: Account): void {
  for (const one of named(repository, commit.message)) closeThread(core, one, actor, { cause: commit });
}

function named(repository: Repository, text: string): Thread[] {
  const numbers = new Set([...text.matchAll(CLOSES)].map((match) => Number(match[1])));
  return [...numbers].flatMap((number) => repository.threads.get(number) ?? []);
}
