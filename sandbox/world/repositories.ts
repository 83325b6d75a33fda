// The World's repositories.
import { push } from '../actions/commits.ts';
import { DEFAULT_LABELS } from '../actions/labels.ts';
import { covers } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { Label, Repository } from '../state/types.ts';
import type { NewRepository, World } from '../world.ts';
import { findAccount, findOrMake, findRepository, whoActsFor } from './find.ts';

type Repositories = Pick<
  World,
  | 'addRepository'
  | 'repository'
  | 'setPermission'
  | 'hideMembership'
  | 'putFile'
  | 'removeFile'
  | 'commit'
  | 'archive'
  | 'disableIssues'
  | 'renameRepository'
  | 'deleteRepository'
  | 'labelsIn'
>;

export function repositories(core: Core): Repositories {
  return {
    addRepository: (wanted) => addRepository(core, wanted),
    repository: (repo) => findRepository(core, repo),
    setPermission: (repo, login, role) => {
      findRepository(core, repo).roles.set(findAccount(core, login).id, role);
    },
    hideMembership: (repo, login) => {
      findRepository(core, repo).hiddenMembers.add(findAccount(core, login).id);
    },
    putFile: (repo, path, text, by) => putFile(core, repo, path, text, by),
    removeFile: (repo, path, by) => removeFile(core, repo, path, by),
    commit: ({ repo, author, message, files, at }) =>
      push(core, findRepository(core, repo), {
        author: findAccount(core, author),
        message,
        modified: files ?? [],
        at,
      }).oid,
    archive: (repo) => {
      findRepository(core, repo).isArchived = true;
    },
    disableIssues: (repo) => {
      findRepository(core, repo).hasIssues = false;
    },
    renameRepository: (repo, newName) => {
      const repository = findRepository(core, repo);
      const former = repository.name;
      repository.name = newName;
      core.store.fileRepository(repository, former);
    },
    deleteRepository: (repo) => {
      const repository = findRepository(core, repo);
      core.store.dropRepository(repository);
      for (const one of core.store.installations.values()) one.repositories?.delete(repository);
    },
    labelsIn: (repo) => [...findRepository(core, repo).labels.values()],
  };
}

function addRepository(core: Core, wanted: NewRepository): Repository {
  const owner = findOrMake(core, wanted.owner, 'Organization');
  const repository: Repository = {
    id: wanted.id ?? core.store.nextId('repository'),
    owner,
    name: wanted.name,
    isPrivate: wanted.private ?? false,
    isFork: wanted.fork ?? false,
    description: wanted.description ?? null,
    defaultBranch: wanted.defaultBranch ?? 'main',
    contributingUrl: wanted.contributingUrl ?? null,
    createdAt: core.clock.now(),
    isArchived: false,
    hasIssues: wanted.hasIssues ?? true,
    roles: new Map(),
    hiddenMembers: new Set(),
    labels: labelsOf(core, wanted.labels),
    commits: [],
    files: new Map(Object.entries(wanted.files ?? {})),
    threads: new Map(),
    landed: new Map(),
    nextNumber: 1,
    revision: 0,
  };
  for (const login of wanted.maintainers ?? []) {
    repository.roles.set(findOrMake(core, login, 'User').id, 'maintain');
  }
  core.store.fileRepository(repository);
  toldAbout(core, repository);
  return repository;
}

function labelsOf(core: Core, names: readonly string[] | undefined): Map<string, Label> {
  const wanted = names?.map((name) => ({ name, color: 'ededed', description: null })) ?? DEFAULT_LABELS;
  return new Map(
    wanted.map((label) => [label.name.toLowerCase(), { ...label, id: core.store.nextId('label') }]),
  );
}

// An App that is installed on everything hears of what is new.
function toldAbout(core: Core, repository: Repository): void {
  const installation = [...core.store.installations.values()].find((one) => covers(one, repository));
  if (installation === undefined) return;
  const actor = whoActsFor(core, repository.owner);
  core.fire({
    about: 'installation-repositories',
    action: 'added',
    installation,
    repositories: [repository],
    actor,
  });
}

function putFile(core: Core, repo: string, path: string, text: string, by: string | undefined): void {
  const repository = findRepository(core, repo);
  const isNew = !repository.files.has(path);
  repository.files.set(path, text);
  const author = by === undefined ? whoActsFor(core, repository.owner) : findAccount(core, by);
  const [added, modified] = isNew ? [[path], []] : [[], [path]];
  push(core, repository, { author, message: `${isNew ? 'Add' : 'Change'} ${path}`, added, modified });
}

function removeFile(core: Core, repo: string, path: string, by: string | undefined): void {
  const repository = findRepository(core, repo);
  if (!repository.files.delete(path)) throw new Error(`${repo} has no file ${path}.`);
  const author = by === undefined ? whoActsFor(core, repository.owner) : findAccount(core, by);
  push(core, repository, { author, message: `Remove ${path}`, removed: [path] });
}
