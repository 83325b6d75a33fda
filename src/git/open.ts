// Finds the repository in a folder, the commit its default branch stands at, and where its history is cut off.
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { SourceError } from '../flow/source.ts';
import { askGit } from './command.ts';
import type { GitCall } from './command.ts';

/** A repository that can be read. */
export interface Clone {
  readonly gitFolder: string;
  /** The newest commit of the default branch. */
  readonly tip: string;
  /** Commits whose parents a shallow clone left behind; empty in a whole one. */
  readonly cutAt: ReadonlySet<string>;
}

// The branch the project calls its default, as the clone remembers it; else the one checked out (in a bare repository: its default).
const DEFAULT_BRANCHES = [
  'refs/remotes/origin/HEAD',
  'HEAD',
  'refs/heads/main',
  'refs/heads/master',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
];

/** Opens a clone or a bare directory; a `SourceError` says what else was found there. */
export async function openClone(path: string): Promise<Clone> {
  const folder = await folderAt(path);
  const gitFolder = await askGit({
    folder,
    args: ['rev-parse', '--absolute-git-dir'],
    // A folder somewhere inside a clone is not that clone: its user meant something else.
    environment: { GIT_CEILING_DIRECTORIES: dirname(folder) },
  });
  if (gitFolder === undefined) {
    throw new SourceError(`${path}: this folder is no git repository; expected a clone or a bare directory`);
  }
  const tip = await tipOf(gitFolder);
  if (tip === undefined) {
    throw new SourceError(
      `${path}: this repository is empty; expected at least one commit on its default branch`,
    );
  }
  return { gitFolder, tip, cutAt: await cutsOf(gitFolder) };
}

/** A call of git inside a clone, with the people's names as the `.mailmap` of its default branch has them. */
export function inClone(clone: Clone, args: readonly string[]): GitCall {
  return {
    folder: clone.gitFolder,
    args: [`--git-dir=${clone.gitFolder}`, ...args],
    settings: [`mailmap.blob=${clone.tip}:.mailmap`],
  };
}

async function folderAt(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new SourceError(`${path}: nothing was found there; expected a git clone or a bare directory`);
  }
  if (!found.isDirectory()) {
    throw new SourceError(`${path}: this is a file; expected the folder of a git clone or a bare directory`);
  }
  return await realpath(path);
}

async function tipOf(gitFolder: string): Promise<string | undefined> {
  for (const branch of DEFAULT_BRANCHES) {
    const args = [`--git-dir=${gitFolder}`, 'rev-parse', '--verify', '--quiet', `${branch}^{commit}`];
    const tip = await askGit({ folder: gitFolder, args });
    if (tip !== undefined) return tip;
  }
  return undefined;
}

async function cutsOf(gitFolder: string): Promise<Set<string>> {
  const args = [`--git-dir=${gitFolder}`, 'rev-parse', '--git-path', 'shallow'];
  const file = await askGit({ folder: gitFolder, args });
  const list = file === undefined ? '' : await readFile(resolve(gitFolder, file), 'utf8').catch(() => '');
  return new Set(list.split('\n').filter((line) => line !== ''));
}
