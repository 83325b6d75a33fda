// What the message of a commit on the default branch says about the change it brought: its title, and the pull request that it lands.
import { withoutAddresses } from './addresses.ts';

const TITLE_LENGTH = 140;
/** Whoever writes a megabyte into a message must not be able to keep a server busy with it. */
const LONGEST_SUBJECT = 2000;
const LONGEST_MESSAGE = 65_536;
/** GitHub counts threads with 32 bits; anything else in a message is no thread's number. */
const LARGEST_NUMBER = 2 ** 31 - 1;
const NUMBER_AT_END = /\((?:#|GH-)(\d+)\)$/i;
const PULL_URL =
  /^(?:PR-URL|PR|Pull-Request(?:-URL)?): *(?:https?:\/\/[^/\s]+\/([^/\s]+\/[^/\s]+)\/pull\/|#)(\d+)/gim;
// `Fixes` and `Resolves` name issues; an address that leads to an issue does too.
const CLOSES =
  /^(?:Closes|Merges):? +(?:#|GH-|https?:\/\/[^/\s]+\/([^/\s]+\/[^/\s]+)\/pull\/)(\d+)\.?\s*$/gim;

/** A pull request that a message names, with the repository where the message gives it. */
export interface NamedPull {
  readonly number: number;
  /** `owner/name` in lower case; empty where the message leaves it out. */
  readonly repository: string;
}

/** As git does it: the lines before the first empty one, joined. */
export function subjectOf(text: string): string {
  const lines = text.slice(0, LONGEST_SUBJECT).trimStart().split('\n');
  const end = lines.findIndex((line) => line.trim() === '');
  const subject = end === -1 ? lines : lines.slice(0, end);
  return subject.map((line) => line.trim()).join(' ');
}

/** A title without addresses, cut at a length that fits everywhere. */
export function titleOf(line: string): string {
  return Array.from(withoutAddresses(line.slice(0, LONGEST_SUBJECT)))
    .slice(0, TITLE_LENGTH)
    .join('');
}

/** The surest sign counts; a message that names two different pull requests says nothing. */
export function pullNamedIn(message: string): NamedPull | undefined {
  const named = namedIn(message.slice(0, LONGEST_MESSAGE));
  return named && named.number > 0 && named.number <= LARGEST_NUMBER ? named : undefined;
}

function namedIn(text: string): NamedPull | undefined {
  const subject = subjectOf(text);
  const atEnd = NUMBER_AT_END.exec(subject)?.[1];
  if (atEnd !== undefined) return { number: Number(atEnd), repository: '' };
  // An address further up is often another one's, quoted.
  const trailers =
    text
      .trimEnd()
      .split(/\n\s*\n/)
      .at(-1) ?? '';
  const urls = [...text.matchAll(PULL_URL)].map(toPull);
  if (urls.length > 0) return onlyOne([...trailers.matchAll(PULL_URL)].map(toPull)) ?? onlyOne(urls);
  return onlyOne([...text.matchAll(CLOSES)].map(toPull));
}

function toPull(found: RegExpExecArray): NamedPull {
  return { number: Number(found[2]), repository: found[1]?.toLowerCase() ?? '' };
}

function onlyOne(pulls: readonly NamedPull[]): NamedPull | undefined {
  const numbers = new Set(pulls.map((pull) => pull.number));
  return numbers.size === 1 ? pulls[0] : undefined;
}
