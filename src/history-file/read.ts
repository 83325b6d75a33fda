// A history file (`.jsonl`, or `.jsonl.gz`) as a stream of contributions, line by line, whatever its size.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Contribution } from '../domain/contribution.ts';
import { SourceError } from '../flow/source.ts';
import { cutLines } from './cut-lines.ts';
import { toContribution } from './to-contribution.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Streams the contributions in the order of the file: oldest first if whoever wrote it kept to that, which nobody here depends on.
 * The first mistake ends it with a `SourceError` that names the line. An empty file is an empty history.
 */
export async function* readHistoryFile(path: string): AsyncGenerator<Contribution> {
  let lines = 0;
  try {
    for await (const batch of cutLines(bytesOf(path))) {
      yield* contributionsIn(batch, path, lines);
      lines += batch.length;
    }
  } catch (error) {
    throw explained(error, path, lines);
  }
}

function* contributionsIn(
  batch: readonly string[],
  path: string,
  linesBefore: number,
): Generator<Contribution> {
  for (const [place, line] of batch.entries()) {
    const number = linesBefore + place + 1;
    const text = number === 1 && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line;
    if (text.trim() !== '') yield toContribution(text, `${path}, line ${number}`);
  }
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const bytes = path.endsWith('.gz') ? createGunzip() : undefined;
  // Errors do not travel along a pipe by themselves.
  if (bytes !== undefined) file.on('error', (error) => bytes.destroy(error)).pipe(bytes);
  try {
    for await (const piece of bytes ?? file) yield toBuffer(piece);
  } finally {
    file.destroy();
    bytes?.destroy();
  }
}

function toBuffer(piece: unknown): Buffer {
  return Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
}

// Everything else that a line can have wrong was said where it was seen.
function explained(error: unknown, path: string, lines: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = typeof code === 'string' ? explain(code, lines) : undefined;
  return message === undefined ? error : new SourceError(`${path}${message}`, { cause: error });
}

function explain(code: string, lines: number): string | undefined {
  if (code === 'LINE_TOO_LONG')
    return `, line ${lines + 1}: this line is longer than 16 MB; expected one JSON object a line`;
  if (code === 'ENOENT') return ': nothing was found there; expected a history file';
  if (code === 'EISDIR') return ': this is a folder; expected a history file';
  if (code === 'EACCES') return ': this file may not be read; expected a history file with read permission';
  if (code === 'Z_BUF_ERROR')
    return `: the gzip data ends early, after ${counted(lines)}; expected the whole file`;
  if (code === 'Z_DATA_ERROR')
    return `: the gzip data is damaged after ${counted(lines)}; expected what gzip wrote`;
  return undefined;
}

function counted(lines: number): string {
  return lines === 1 ? '1 whole line' : `${lines} whole lines`;
}
