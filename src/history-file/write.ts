// Contributions as lines of a history file, always in the same order of fields, so that reading and writing gives the same bytes.
import type { Contribution } from '../domain/contribution.ts';
import { formatInstant } from '../domain/time.ts';

/** One line without its line feed. Landed changes leave `kind` out, as the files of before had only them. */
export function toLine(contribution: Contribution): string {
  const { kind, id, author, authorName, number, title } = contribution;
  const at = formatInstant(contribution.at);
  if (contribution.kind !== 'landed')
    return JSON.stringify({ kind, id, at, author, authorName, number, title });
  const { reviewers, mergedBy, files, nFiles } = contribution;
  const openedAt = formatInstant(contribution.openedAt);
  return JSON.stringify({
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

/** A whole history as the text of a file, line by line. */
export async function* toHistoryFile(contributions: AsyncIterable<Contribution>): AsyncGenerator<string> {
  for await (const contribution of contributions) yield `${toLine(contribution)}\n`;
}
