// Issues and pull requests as GitHub's API writes them.
import { associationOf } from '../state/access.ts';
import { type Core, iso } from '../state/core.ts';
import type { Account, Label, Reaction, Thread } from '../state/types.ts';
import { simpleUser } from './account.ts';
import { appShape } from './app.ts';
import type { Json } from './json.ts';
import { nodeId } from './nodes.ts';
import { apiOf, repositoryPage, repositoryShape } from './repository.ts';

export function threadPage(core: Core, thread: Thread): string {
  const kind = thread.pull === null ? 'issues' : 'pull';
  return `${repositoryPage(core, thread.repository)}/${kind}/${String(thread.number)}`;
}

export function issueApi(core: Core, thread: Thread): string {
  return `${apiOf(core, thread.repository)}/issues/${String(thread.number)}`;
}

export function pullApi(core: Core, thread: Thread): string {
  return `${apiOf(core, thread.repository)}/pulls/${String(thread.number)}`;
}

export function labelShape(core: Core, thread: Pick<Thread, 'repository'>, label: Label): Json {
  return {
    id: label.id,
    node_id: nodeId('label', label.id),
    url: `${apiOf(core, thread.repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

/** What issues and pull requests have in common. */
function common(core: Core, thread: Thread): Json {
  const [assignee] = thread.assignees;
  return {
    number: thread.number,
    title: thread.title,
    user: simpleUser(core, thread.author),
    labels: thread.labels.map((label) => labelShape(core, thread, label)),
    state: thread.state,
    locked: thread.isLocked,
    active_lock_reason: null,
    assignee: assignee === undefined ? null : simpleUser(core, assignee),
    assignees: thread.assignees.map((one) => simpleUser(core, one)),
    milestone: null,
    created_at: iso(thread.createdAt),
    updated_at: iso(thread.updatedAt),
    closed_at: nullable(thread.closedAt, iso),
    author_association: associationOf(thread.author, thread.repository),
    body: thread.body === '' ? null : thread.body,
    html_url: threadPage(core, thread),
    comments_url: `${issueApi(core, thread)}/comments`,
  };
}

export function issueShape(core: Core, thread: Thread): Json {
  const api = issueApi(core, thread);
  return {
    ...common(core, thread),
    id: thread.id,
    node_id: thread.pull === null ? nodeId('issue', thread.id) : nodeId('pull', thread.pull.id),
    url: api,
    repository_url: apiOf(core, thread.repository),
    labels_url: `${api}/labels{/name}`,
    events_url: `${api}/events`,
    timeline_url: `${api}/timeline`,
    state_reason: thread.stateReason,
    comments: thread.comments.length,
    closed_by: nullable(thread.closedBy, (account) => simpleUser(core, account)),
    performed_via_github_app: thread.isByApp ? appShape(core) : null,
    reactions: reactionCounts(`${api}/reactions`, thread.reactions),
    ...(thread.pull === null ? {} : pullLinks(core, thread)),
  };
}

function pullLinks(core: Core, thread: Thread): Json {
  const page = threadPage(core, thread);
  return {
    draft: thread.pull?.isDraft ?? false,
    pull_request: {
      url: pullApi(core, thread),
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: nullable(thread.pull?.mergedAt ?? null, iso),
    },
  };
}

const CONTENTS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'] as const;

export function reactionCounts(url: string, reactions: readonly Reaction[]): Json {
  const count = (content: string) => reactions.filter((one) => one.content === content).length;
  return {
    url,
    total_count: reactions.length,
    ...Object.fromEntries(CONTENTS.map((content) => [content, count(content)])),
  };
}

/** As lists of pull requests write it. */
export function pullShape(core: Core, thread: Thread): Json {
  const { pull } = thread;
  if (pull === null) throw new Error(`#${String(thread.number)} is no pull request.`);
  const page = threadPage(core, thread);
  const api = pullApi(core, thread);
  return {
    ...common(core, thread),
    id: pull.id,
    node_id: nodeId('pull', pull.id),
    url: api,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueApi(core, thread),
    commits_url: `${api}/commits`,
    review_comments_url: `${api}/comments`,
    review_comment_url: `${apiOf(core, thread.repository)}/pulls/comments{/number}`,
    statuses_url: `${apiOf(core, thread.repository)}/statuses/${pull.headSha}`,
    draft: pull.isDraft,
    merged_at: nullable(pull.mergedAt, iso),
    merge_commit_sha: pull.mergeSha,
    requested_reviewers: [],
    requested_teams: [],
    head: branch(core, thread, `change-${String(thread.number)}`, thread.author, pull.headSha),
    base: branch(core, thread, thread.repository.defaultBranch, thread.repository.owner, '0'.repeat(40)),
    _links: linksOf(core, thread),
    auto_merge: null,
  };
}

/** As one pull request by itself, and webhooks, write it. */
export function fullPullShape(core: Core, thread: Thread): Json {
  const files = thread.pull?.files ?? [];
  const isOpen = thread.state === 'open';
  return {
    ...pullShape(core, thread),
    merged: thread.pull?.mergedAt !== null,
    mergeable: isOpen ? true : null,
    rebaseable: isOpen ? true : null,
    mergeable_state: isOpen ? 'clean' : 'unknown',
    merged_by: nullable(thread.pull?.mergedBy ?? null, (account) => simpleUser(core, account)),
    comments: thread.comments.length,
    review_comments: 0,
    maintainer_can_modify: true,
    commits: thread.pull?.commits.length ?? 0,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: thread.pull?.nFiles ?? 0,
  };
}

// The head is said to be a branch of the same repository: forks are not played.
function branch(core: Core, thread: Thread, ref: string, account: Account, sha: string): Json {
  const user = simpleUser(core, account);
  return { label: `${account.login}:${ref}`, ref, sha, user, repo: repositoryShape(core, thread.repository) };
}

function linksOf(core: Core, thread: Thread): Json {
  const api = pullApi(core, thread);
  const statuses = `${apiOf(core, thread.repository)}/statuses/${thread.pull?.headSha ?? ''}`;
  return {
    self: { href: api },
    html: { href: threadPage(core, thread) },
    issue: { href: issueApi(core, thread) },
    comments: { href: `${issueApi(core, thread)}/comments` },
    review_comments: { href: `${api}/comments` },
    review_comment: { href: `${apiOf(core, thread.repository)}/pulls/comments{/number}` },
    commits: { href: `${api}/commits` },
    statuses: { href: statuses },
  };
}

export function nullable<In, Out>(value: In | null, write: (value: In) => Out): Out | null {
  return value === null ? null : write(value);
}
