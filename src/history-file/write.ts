// Contributions as lines of a history file, always in the same order of fields, so that reading and writing gives the same bytes.
import type { Contribution } from '../domain/contribution.ts';
import { formatInstant } from '../domain/time.ts';

/** One line without its line feed. Landed changes leave `kind` out, as the files of before had only them. */
export function toLine(contribution: Contribution): string {
  const { kind, id, author, authorName, number, title } = contribution;
  const at = formatInstant(contribution.at);
  if (contribution.kind !== 'landed') return safe({ kind, id, at, author, authorName, number, title });
  const { reviewers, mergedBy, files, nFiles } = contribution;
  const openedAt = formatInstant(contribution.openedAt);
  return safe({
    id,
    at,
    openedAt,
    author,
    authorName,
    reviewers,
    mergedBy,
    files,
    nFiles,
    number,
    title,
  });
}

// What moves a terminal's cursor or turns the direction of writing is written as an escape: it reads back the same.
const UNSAFE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function safe(line: object): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(line).replace(UNSAFE, escape);
}

/** A whole history as the text of a file, line by line. */
export async function* toHistoryFile(contributions: AsyncIterable<Contribution>): AsyncGenerator<string> {
  for await (const contribution of contributions) yield `${toLine(contribution)}\n`;
}
