// Builds real repositories in temporary folders, of invented people, with dates and signatures as a test wants them.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterEach } from 'vitest';
import type { LandedChange } from '../../src/domain/contribution.ts';
import { readClone } from '../../src/git/read.ts';

export const ANA = 'Ana Lima <ana@example.org>';
export const BEN = 'Ben Okoro <ben@example.org>';
export const CLEO = 'Cleo Ström <cleo@example.org>';
export const BUTTON = 'GitHub <noreply@github.com>';

export interface CommitWish {
  readonly by?: string;
  readonly committer?: string;
  /** Day and time of authoring and, unless told otherwise, of committing. */
  readonly at?: string;
  readonly committedAt?: string;
  readonly message?: string;
  readonly files?: Readonly<Record<string, string>>;
}

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'belay-git-'));
  folders.push(folder);
  return folder;
}

/** Starts an empty repository; every commit without a time comes an hour after the one before. */
export async function newRepository() {
  const folder = await temporaryFolder();
  let hour = 0;
  let count = 0;

  async function git(args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
    const settings = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...environment };
    return (await execa('git', args, { cwd: folder, env: settings })).stdout;
  }

  function signatures({ by = ANA, committer = by, at, committedAt }: CommitWish): Record<string, string> {
    const authored = at ?? new Date(Date.UTC(2024, 0, 1, hour++)).toISOString();
    const [, authorName = '', authorAddress = ''] = /^(.*) <(.*)>$/.exec(by) ?? [];
    const [, committerName = '', committerAddress = ''] = /^(.*) <(.*)>$/.exec(committer) ?? [];
    return {
      GIT_AUTHOR_NAME: authorName,
      GIT_AUTHOR_EMAIL: authorAddress,
      GIT_AUTHOR_DATE: authored,
      GIT_COMMITTER_NAME: committerName,
      GIT_COMMITTER_EMAIL: committerAddress,
      GIT_COMMITTER_DATE: committedAt ?? authored,
    };
  }

  async function commit(wish: CommitWish = {}): Promise<void> {
    count++;
    const files = wish.files ?? { [`file-${count}.txt`]: `${count}\n` };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await git(['add', '-A']);
    await git(['commit', '--allow-empty', '-q', '-m', wish.message ?? `Change ${count}`], signatures(wish));
  }

  /** Merges what `work` commits on a branch of its own. */
  async function merge(work: () => Promise<void>, wish: CommitWish = {}): Promise<void> {
    await git(['checkout', '-q', '-b', 'topic']);
    await work();
    await git(['checkout', '-q', 'main']);
    const message = wish.message ?? 'Merge pull request #7 from someone/topic\n\nA topic';
    await git(['merge', '-q', '--no-ff', '-m', message, 'topic'], signatures(wish));
    await git(['branch', '-q', '-D', 'topic']);
  }

  await git(['init', '-q', '-b', 'main']);
  return { folder, git, commit, merge };
}

export async function changesOf(folder: string): Promise<LandedChange[]> {
  const changes: LandedChange[] = [];
  for await (const change of readClone(folder)) changes.push(change);
  return changes;
}
