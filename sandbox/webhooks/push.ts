// The `push` webhook: one commit on the default branch.
import { type Core, iso } from '../state/core.ts';
import type { Fired } from '../state/fired.ts';
import { sha } from '../state/store.ts';
import type { Account, Stranger } from '../state/types.ts';
import { organizationOf } from '../shapes/account.ts';
import type { Json } from '../shapes/json.ts';
import { repositoryPage } from '../shapes/repository.ts';

export function pushPayload(core: Core, fired: Extract<Fired, { about: 'push' }>): Json {
  const { repository, actor, commit: pushed, added, modified, removed } = fired;
  const before = repository.commits.at(-2)?.oid ?? sha(repository.id, 'beginning');
  const after = pushed.oid;
  const page = repositoryPage(core, repository);
  const commit = {
    id: after,
    tree_id: sha(after, 'tree'),
    distinct: true,
    message: pushed.message,
    timestamp: iso(pushed.committedAt),
    url: `${page}/commit/${after}`,
    author: person(pushed.author),
    committer: person(pushed.committer),
    added,
    removed,
    modified,
  };
  return {
    ref: `refs/heads/${repository.defaultBranch}`,
    before,
    after,
    created: false,
    deleted: false,
    forced: false,
    base_ref: null,
    compare: `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: [commit],
    head_commit: commit,
    pusher: { name: actor.login, email: null },
    ...organizationOf(core, repository.owner),
  };
}

function person(account: Account | Stranger): Json {
  if (account.type === 'Stranger') return { name: account.name, email: account.email };
  return { name: account.name ?? account.login, email: null, username: account.login };
}
