// The `push` webhook: one commit on the default branch.
import { type Core, iso } from '../state/core.ts';
import type { Fired } from '../state/fired.ts';
import { sha } from '../state/store.ts';
import { organizationOf } from '../shapes/account.ts';
import type { Json } from '../shapes/json.ts';
import { repositoryPage } from '../shapes/repository.ts';

export function pushPayload(core: Core, fired: Extract<Fired, { about: 'push' }>): Json {
  const { repository, actor, added, modified, removed } = fired;
  const before = sha(repository.id, repository.revision, 'before');
  const after = sha(repository.id, repository.revision, ...added, ...modified, ...removed);
  const page = repositoryPage(core, repository);
  const person = { name: actor.name ?? actor.login, email: null, username: actor.login };
  const commit = {
    id: after,
    tree_id: sha(after, 'tree'),
    distinct: true,
    message: `Change ${[...added, ...modified, ...removed].join(', ')}`,
    timestamp: iso(core.clock.now()),
    url: `${page}/commit/${after}`,
    author: person,
    committer: person,
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
