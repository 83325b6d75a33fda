// The World's repositories, and what is pushed to them.
import { push } from '../actions/commits.ts';
import { DEFAULT_LABELS } from '../actions/labels.ts';
import { tellInstallation } from '../actions/repositories.ts';
import type { Core } from '../state/core.ts';
import type { Account, Label, Repository, Stranger } from '../state/types.ts';
import type { NewCommit, NewRepository, World } from '../world.ts';
import { findAccount, findOrMake, findRepository, whoActsFor } from './find.ts';

type Repositories = Pick<
  World,
  'addRepository' | 'repository' | 'putFile' | 'removeFile' | 'commit' | 'labelsIn'
>;

export function repositories(core: Core): Repositories {
  return {
    addRepository: (wanted) => addRepository(core, wanted),
    repository: (repo) => findRepository(core, repo),
    putFile: (repo, path, text, by) => putFile(core, repo, path, text, by),
    removeFile: (repo, path, by) => removeFile(core, repo, path, by),
    commit: (commit) => pushCommit(core, commit),
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
    codeOfConductUrl: wanted.codeOfConductUrl ?? null,
    createdAt: core.clock.now(),
    isArchived: false,
    hasIssues: wanted.hasIssues ?? true,
    roles: new Map(),
    hiddenMembers: new Set(),
    labels: labelsOf(core, wanted.labels),
    commits: [],
    files: new Map(Object.entries(wanted.files ?? {})),
    threads: new Map(),
    deletedIssues: new Set(),
    landed: new Map(),
    nextNumber: 1,
    revision: 0,
  };
  for (const login of wanted.maintainers ?? []) {
    repository.roles.set(findOrMake(core, login, 'User').id, 'maintain');
  }
  core.store.fileRepository(repository);
  // An App that is installed on everything hears of what is new.
  tellInstallation(core, repository, 'added', whoActsFor(core, owner));
  return repository;
}

function labelsOf(core: Core, names: readonly string[] | undefined): Map<string, Label> {
  const wanted = names?.map((name) => ({ name, color: 'ededed', description: null })) ?? DEFAULT_LABELS;
  return new Map(
    wanted.map((label) => [label.name.toLowerCase(), { ...label, id: core.store.nextId('label') }]),
  );
}

function putFile(core: Core, repo: string, path: string, text: string, by: string | undefined): void {
  const repository = findRepository(core, repo);
  const isNew = !repository.files.has(path);
  repository.files.set(path, text);
  const author = by === undefined ? whoActsFor(core, repository.owner) : findAccount(core, by);
  const [added, modified] = isNew ? [[path], []] : [[], [path]];
  push(core, repository, {
    author,
    actor: author,
    message: `${isNew ? 'Add' : 'Change'} ${path}`,
    added,
    modified,
  });
}

function removeFile(core: Core, repo: string, path: string, by: string | undefined): void {
  const repository = findRepository(core, repo);
  if (!repository.files.delete(path)) throw new Error(`${repo} has no file ${path}.`);
  const author = by === undefined ? whoActsFor(core, repository.owner) : findAccount(core, by);
  push(core, repository, { author, actor: author, message: `Remove ${path}`, removed: [path] });
}

function pushCommit(core: Core, wanted: NewCommit): string {
  const { repo, message, files, at } = wanted;
  const repository = findRepository(core, repo);
  const author = signedBy(core, wanted);
  const committer = wanted.committer === undefined ? undefined : findAccount(core, wanted.committer);
  const owner = () => whoActsFor(core, repository.owner);
  const actor = committer ?? (author.type === 'Stranger' ? owner() : author);
  return push(core, repository, { author, committer, actor, message, modified: files ?? [], at }).oid;
}

function signedBy(core: Core, { author, authorName }: NewCommit): Account | Stranger {
  if (author !== undefined) return findAccount(core, author);
  if (authorName === undefined) throw new Error('A commit needs an author or an authorName.');
  const mailbox = authorName.toLowerCase().replaceAll(/[^a-z\d]+/g, '.');
  return { type: 'Stranger', name: authorName, email: `${mailbox}@unlinked.example` };
}
