// Part of the composition root: a source as somebody typed it → contributions. A file is a history file, a folder a clone, and
// what looks like OWNER/REPO a repository on GitHub, read with somebody's token.
import { stat } from 'node:fs/promises';
import { placeIn } from './cli/ledger-tools.ts';
import type { Source } from './cli/tools.ts';
import type { Watcher } from './cli/watcher.ts';
import { readGitHubConfig } from './config.ts';
import type { Contribution } from './domain/contribution.ts';
import { fromEnvironment, type Environment } from './environment.ts';
import { SourceError } from './flow/source.ts';
import { readClone } from './git/read.ts';
import { readHistoryFile } from './history-file/read.ts';

const STEP = 500;

/** Throws SourceError where there is nothing to read, or nothing that can be read. */
export async function openSource(source: string, env: Environment, watcher: Watcher): Promise<Source> {
  const found = await stat(source).catch(() => null);
  if (found?.isFile()) return local(readHistoryFile(source), watcher);
  if (found?.isDirectory()) {
    return local(readClone(source, { onWarning: (warning) => watcher.say(warning) }), watcher);
  }
  const place = placeIn(source);
  const what = `${JSON.stringify(source)} is no file and no folder`;
  if (!place) {
    throw new SourceError(
      `${what}; expected a history file (.jsonl or .jsonl.gz), the folder of a git clone, or OWNER/REPO on GitHub`,
    );
  }
  const { token, ...places } = fromEnvironment(readGitHubConfig, env);
  if (token === null) {
    throw new SourceError(
      `${what}; to read a repository on GitHub, set GITHUB_TOKEN to a token that may read it, or clone it first`,
    );
  }
  // Loaded only when needed: files and clones are read without GitHub's library.
  const { openOnGitHub } = await import('./github-source.ts');
  return openOnGitHub(place, { token, ...places }, watcher);
}

/** Neither a file nor a clone tells who may write. */
function local(contributions: AsyncIterable<Contribution>, watcher: Watcher): Source {
  return { contributions: counted(contributions, watcher), writers: () => Promise.resolve(null) };
}

async function* counted(
  contributions: AsyncIterable<Contribution>,
  watcher: Watcher,
): AsyncGenerator<Contribution> {
  let done = 0;
  for await (const contribution of contributions) {
    done++;
    if (done % STEP === 0) watcher.step({ phase: 'changes', done, total: null });
    yield contribution;
  }
}
