// The first-parent line of the default branch, oldest first, with the files each of its commits brought.
import { streamGit } from './command.ts';
import { inClone } from './open.ts';
import type { Clone } from './open.ts';

export interface Step {
  readonly hash: string;
  /** Against the first parent; a moved file counts once, under its new path. */
  readonly files: readonly string[];
}

const WALK = [
  'log',
  '-z',
  '--first-parent',
  '--reverse',
  '--no-show-signature',
  '--no-notes',
  '--format=tformat:%H',
];
// Renames are found by equal content only: comparing different contents is slow, and a partial clone does not have them.
const FILES = [
  '--raw',
  '--abbrev=7',
  '--diff-merges=first-parent',
  '--find-renames=100%',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
];

/** Streams the line; without files it costs a fraction. */
export async function* readMainline(clone: Clone, wanted: 'hashes' | 'files'): AsyncGenerator<Step> {
  const args = wanted === 'files' ? [...WALK, ...FILES] : WALK;
  const reading = { hash: '', files: new Array<string>(), pathsToCome: 0 };
  for await (const texts of streamGit(inClone(clone, [...args, clone.tip, '--'])))
    yield* stepsIn(texts, reading);
  if (reading.hash !== '') yield { hash: reading.hash, files: reading.files };
}

interface Reading {
  hash: string;
  files: string[];
  pathsToCome: number;
}

// A text is a commit's name, or an entry that begins with a colon, or one of the paths that belong to the entry before.
function* stepsIn(texts: readonly string[], reading: Reading): Generator<Step> {
  for (const text of texts) {
    if (reading.pathsToCome > 0) {
      reading.pathsToCome--;
      if (reading.pathsToCome === 0) reading.files.push(text);
    } else if (text.trimStart().startsWith(':')) {
      reading.pathsToCome = pathsIn(text);
    } else if (text !== '') {
      if (reading.hash !== '') yield { hash: reading.hash, files: reading.files };
      reading.hash = text.trim();
      reading.files = [];
    }
  }
}

// `:100644 100644 bcd1234 0123456 R100` is followed by the old path and the new one, every other status by one path.
function pathsIn(entry: string): number {
  const status = entry.slice(entry.lastIndexOf(' ') + 1);
  return status.startsWith('R') || status.startsWith('C') ? 2 : 1;
}
