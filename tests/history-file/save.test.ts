// A history file appears whole or not at all, and never where somebody else put something.
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/flow/source.ts';
import { saveHistoryFile } from '../../src/history-file/save.ts';
import { fileWith } from './files.ts';

async function* lines(...text: string[]) {
  for (const each of text) yield await Promise.resolve(`${each}\n`);
}
const save = (path: string, from = lines('a', 'b'), signal = new AbortController().signal) =>
  saveHistoryFile(path, from, signal);
/** A file of somebody else's, and the folder in which a history is to be saved beside it. */
async function beside(): Promise<{ theirs: string; path: string; unfinished: string }> {
  const theirs = await fileWith('theirs', 'theirs.txt');
  const path = join(dirname(theirs), 'history.jsonl');
  return { theirs, path, unfinished: `${path}.${process.pid}.new` };
}

describe('a history file', () => {
  it('is written whole, for its owner to read, in place of the one before', async () => {
    const { path } = await beside();
    await writeFile(path, 'old');
    await save(path);
    expect(await readFile(path, 'utf8')).toBe('a\nb\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is compressed where its name says so', async () => {
    const { path } = await beside();
    await save(`${path}.gz`);
    expect(gunzipSync(await readFile(`${path}.gz`)).toString()).toBe('a\nb\n');
  });

  it('is not written through somebody else’s link', async () => {
    const { theirs, path, unfinished } = await beside();
    await symlink(theirs, unfinished);
    await expect(save(path)).rejects.toThrow(SourceError);
    await expect(save(path)).resolves.toBeUndefined();
    expect(await readFile(theirs, 'utf8')).toBe('theirs');
  });

  it('leaves nothing behind, and the old one as it was, where the reading fails or is stopped', async () => {
    const { path } = await beside();
    await writeFile(path, 'old');
    async function* failing() {
      yield await Promise.resolve('half\n');
      throw new Error('the database is away');
    }
    await expect(save(path, failing())).rejects.toThrow('away');
    await expect(save(path, lines('a'), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await readdir(dirname(path))).sort()).toEqual(['history.jsonl', 'theirs.txt']);
  });

  it.each([
    ['where there is no folder', (path: string) => Promise.resolve(`${path}/none/history.jsonl`)],
    ['where a folder has its name', (path: string) => mkdir(path).then(() => path)],
  ])('that cannot be written says so: %s', async (_, place) => {
    const { path } = await beside();
    await expect(place(path).then((where) => save(where))).rejects.toThrow(SourceError);
  });
});
