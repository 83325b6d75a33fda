// Writes a history file, whole or not at all: under another name first, and renamed when everything is in it.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { SourceError } from '../flow/source.ts';

const THEIRS: ReadonlySet<unknown> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'EISDIR',
  'EEXIST',
]);

/** Compressed if the name ends in `.gz`. Throws SourceError where nothing can be written. */
export async function saveHistoryFile(
  path: string,
  lines: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> {
  const unfinished = `${path}.${process.pid}.new`;
  // Never through somebody else's link, and for nobody else to read before it is whole.
  const file = createWriteStream(unfinished, { flags: 'wx', mode: 0o600 });
  try {
    await (path.endsWith('.gz')
      ? pipeline(Readable.from(lines), createGzip(), file, { signal })
      : pipeline(Readable.from(lines), file, { signal }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!THEIRS.has(code)) throw error;
    throw new SourceError(
      `${path}: cannot be written (${String(code)}); expected a file in a folder of yours`,
      {
        cause: error,
      },
    );
  }
}
