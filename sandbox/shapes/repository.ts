// Repositories as GitHub's API writes them: always in full, which is more than some answers need and never less.
import { permissionsFor, roleOf } from '../state/access.ts';
import { type Core, iso } from '../state/core.ts';
import { fullName } from '../state/store.ts';
import type { Account, Repository } from '../state/types.ts';
import { simpleUser } from './account.ts';
import type { Json } from './json.ts';
import { nodeId } from './nodes.ts';

// Name of the link → what follows the repository's address.
const LINKS = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
};

export function apiOf(core: Core, repository: Repository): string {
  return `${core.url}/repos/${fullName(repository)}`;
}

export function repositoryPage(core: Core, repository: Repository): string {
  return `${core.url}/${fullName(repository)}`;
}

/** `viewer` adds what the asking account may do there. */
export function repositoryShape(core: Core, repository: Repository, viewer?: Account): Json {
  const api = apiOf(core, repository);
  const links = Object.entries(LINKS).map(([name, path]) => [`${name}_url`, `${api}${path}`] as const);
  return {
    ...repositoryStub(repository),
    owner: simpleUser(core, repository.owner),
    html_url: repositoryPage(core, repository),
    description: repository.description,
    fork: repository.isFork,
    url: api,
    ...Object.fromEntries(links),
    ...gitLinks(core, repository),
    ...figures(repository),
    ...features(repository),
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.createdAt),
    pushed_at: iso(repository.createdAt),
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    visibility: repository.isPrivate ? 'private' : 'public',
    default_branch: repository.defaultBranch,
    ...(viewer === undefined ? {} : { permissions: permissionsFor(roleOf(viewer, repository)) }),
  };
}

/** The little that installation webhooks say about a repository. */
export function repositoryStub(repository: Repository): Json {
  return {
    id: repository.id,
    node_id: nodeId('repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.isPrivate,
  };
}

function gitLinks(core: Core, repository: Repository): Json {
  const page = repositoryPage(core, repository);
  return {
    git_url: `${page}.git`.replace(/^http/, 'git'),
    ssh_url: `git@localhost:${fullName(repository)}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
  };
}

function figures(repository: Repository): Json {
  let open = 0;
  // Only small repositories are counted: this figure is not worth a walk through 17,000 threads for each answer.
  if (repository.threads.size <= 500)
    for (const one of repository.threads.values()) open += one.state === 'open' ? 1 : 0;
  return {
    size: repository.files.size,
    stargazers_count: 0,
    watchers_count: 0,
    forks_count: 0,
    open_issues_count: open,
    network_count: 0,
    subscribers_count: 0,
    forks: 0,
    open_issues: open,
    watchers: 0,
  };
}

function features(repository: Repository): Json {
  return {
    has_issues: repository.hasIssues,
    has_projects: false,
    has_downloads: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    archived: repository.isArchived,
    disabled: false,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
  };
}
