// Cuts a stream of bytes into lines, at LF or CRLF.
const LONGEST_LINE = 16 * 1024 * 1024;
const LINE_FEED = 10;

/** A line that no history has: the stream is something else, and holding all of it would fill the memory. */
export class LineTooLong extends Error {
  readonly code = 'LINE_TOO_LONG';
}

/** Yields the whole lines as their bytes arrive, in batches; an unfinished last line counts as a line if the stream ends well. */
export async function* cutLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let begun: Buffer[] = [];
  let begunLength = 0;
  for await (const piece of pieces) {
    const lines: string[] = [];
    let start = 0;
    for (let end = piece.indexOf(LINE_FEED); end !== -1; end = piece.indexOf(LINE_FEED, start)) {
      lines.push(lineOf([...begun, piece.subarray(start, end)]));
      begun = [];
      begunLength = 0;
      start = end + 1;
    }
    if (start < piece.length) begun.push(piece.subarray(start));
    begunLength += piece.length - start;
    if (lines.length > 0) yield lines;
    if (begunLength > LONGEST_LINE) throw new LineTooLong();
  }
  if (begunLength > 0) yield [lineOf(begun)];
}

function lineOf(parts: readonly Buffer[]): string {
  const [only] = parts;
  const text =
    parts.length === 1 && only !== undefined ? only.toString('utf8') : Buffer.concat(parts).toString('utf8');
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
