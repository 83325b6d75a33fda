// Part of the composition root: a source as somebody typed it → contributions. A file is a history file, a folder a clone.
import { stat } from 'node:fs/promises';
import type { Contribution } from './domain/contribution.ts';
import { SourceError, type Contributions } from './flow/source.ts';
import { readClone } from './git/read.ts';
import { readHistoryFile } from './history-file/read.ts';

const OWNER_AND_NAME = /^[\w.-]+\/[\w.-]+$/;
const STEP = 500;

export interface SourceListener {
  readonly onProgress: (changes: number) => void;
  readonly onWarning: (warning: string) => void;
}

/** Throws SourceError where there is nothing to read, or nothing that can be read. */
export async function* openSource(source: string, listener: SourceListener): Contributions {
  let read = 0;
  for await (const contribution of await contributionsOf(source, listener)) {
    read++;
    if (read % STEP === 0) listener.onProgress(read);
    yield contribution;
  }
}

async function contributionsOf(
  source: string,
  { onWarning }: SourceListener,
): Promise<AsyncIterable<Contribution>> {
  const found = await stat(source).catch(() => null);
  if (found?.isFile()) return readHistoryFile(source);
  if (found?.isDirectory()) return readClone(source, { onWarning });
  const expected = 'expected a history file (.jsonl or .jsonl.gz), or the folder of a git clone';
  const advice = OWNER_AND_NAME.test(source) ? '; to read a repository on GitHub, clone it first' : '';
  throw new SourceError(`${JSON.stringify(source)} is no file and no folder; ${expected}${advice}`);
}
