// What a name in git tells about a person: how it is compared, and how it becomes a key.
import { shownName } from '../domain/addresses.ts';

// Letters that Unicode does not take apart into a plain one and an accent.
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ı: 'i' };
const NOREPLY = /^(?:\d+\+)?([a-z\d](?:[a-z\d-]*[a-z\d])?(?:\[bot\])?)@users\.noreply\.github\.com$/i;
// What git and hosts fill in when nobody has said who they are: as good as no name.
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'your name',
  'no author',
  'unknown user',
  'unknown author',
]);

/** The GitHub login in one of GitHub's private addresses, in lower case; undefined in any other. */
export function loginIn(address: string): string | undefined {
  return NOREPLY.exec(address)?.[1]?.toLowerCase();
}

/** A name without case and accents, for comparing. */
export function foldName(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare
    .replace(/[ßøłæœđı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Two words at least. */
export function isFullName(name: string): boolean {
  return /\p{L}.*\s\S*\p{L}/u.test(name) && !PLACEHOLDERS.has(foldName(name));
}

/** A name that two people seldom share: a full one, or a handle such as `flip1995` or `ThibsG`. There are many called Alex. */
export function isDistinctive(name: string): boolean {
  const isHandle =
    /^\S*(?:\d|\p{L}[-_]\p{L}|\p{Ll}\p{Lu})\S*$/u.test(name) && /\p{L}.*\p{L}.*\p{L}/u.test(name);
  return isHandle || isFullName(name);
}

/** A key made of a name: `Jané Doe` is `jane-doe`. */
export function slugOf(name: string): string {
  const slug = foldName(shownName(name))
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'someone' : slug;
}
