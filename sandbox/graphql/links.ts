// Which issues a pull request says it closes, and which pull requests say so of an issue.
import { issuesNamedBy, pullsNaming } from '../actions/closing.ts';
import type { Core } from '../state/core.ts';
import type { Repository, Thread } from '../state/types.ts';
import type { ThreadWriter } from './commits.ts';
import { connection } from './connection.ts';
import { sorted } from './lists.ts';
import { type Args, type Fields, objectArg } from './nodes.ts';

export function linkFields(
  core: Core,
  thread: Thread,
  sees: (repository: Repository) => boolean,
  write: ThreadWriter,
): Fields {
  const list = (of: string, found: readonly Thread[], args: Args) => {
    // Nobody links by hand here.
    const items = args['userLinkedOnly'] === true ? [] : found.filter((one) => sees(one.repository));
    return connection({ of, items, write, key: (one) => one.id }, args);
  };
  if (thread.pull === null) {
    return {
      closedByPullRequestsReferences: (args) => {
        const all = pullsNaming(core, thread);
        const isWanted = (one: Thread) => args['includeClosedPrs'] === true || one.state === 'open';
        return list('PullRequest', all.filter(isWanted), args);
      },
    };
  }
  return {
    closingIssuesReferences: (args) => {
      const { orderBy } = args;
      const all = issuesNamedBy(core, thread);
      return list('Issue', orderBy === undefined ? all : sorted(all, objectArg(args, 'orderBy')), args);
    },
  };
}
