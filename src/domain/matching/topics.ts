// What a change is about, as far as its paths and its title tell.
import type { LandedChange } from '../contribution.ts';

/** A change that touches hundreds of files says little with each of them. */
const FILES = 60;
const FILES_FOR_WORDS = 20;

const WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const EMPTY_WORDS = new Set(
  `the a an of to in for and or on with is are be by as at from this that it not use using when into via
   fix fixes fixed add adds added update updates remove removes merge pull request change changes make
   test tests src lib py rs js ts go md txt rst html css`.split(/\s+/),
);

/** All folders above a file, outermost first; a file at the top is in the folder `.`. */
export function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  if (parts.length === 0) return ['.'];
  return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
}

/** The words of a path or a title, in lower case, camelCase taken apart, without those that say nothing. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    const lower = word.toLowerCase();
    if (lower.length > 1 && !EMPTY_WORDS.has(lower)) words.add(lower);
  }
  return words;
}

export interface Topics {
  readonly files: readonly string[];
  /** Every folder that contains a touched file, with the number of such files. */
  readonly folders: ReadonlyMap<string, number>;
  /** The innermost folders alone, likewise. */
  readonly parents: ReadonlyMap<string, number>;
  /** Folders halfway down, likewise: in deep trees the innermost is too narrow and the outermost too wide. */
  readonly middles: ReadonlyMap<string, number>;
  readonly pathWords: ReadonlySet<string>;
  readonly titleWords: ReadonlySet<string>;
}

export function topicsOf({ files, title }: Pick<LandedChange, 'files' | 'title'>): Topics {
  const few = files.slice(0, FILES);
  const [folders, parents, middles] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  for (const file of few) {
    const above = foldersOf(file);
    for (const folder of above) count(folders, folder);
    count(parents, above.at(-1) ?? '.');
    count(middles, above[Math.floor((above.length - 1) / 2)] ?? '.');
  }
  const pathWords = new Set(few.slice(0, FILES_FOR_WORDS).flatMap((file) => [...wordsOf(file)]));
  return { files: few, folders, parents, middles, pathWords, titleWords: wordsOf(title) };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
