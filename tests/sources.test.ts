// A source as somebody typed it.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contribution } from '../src/domain/contribution.ts';
import { formatInstant } from '../src/domain/time.ts';
import { SourceError } from '../src/flow/source.ts';
import { openSource, type SourceListener } from '../src/sources.ts';
import { ana, change } from './domain/builders.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belay-sources-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const quiet: SourceListener = { onProgress: () => undefined, onWarning: () => undefined };

async function readAll(source: string, listener = quiet): Promise<Contribution[]> {
  const all: Contribution[] = [];
  for await (const contribution of openSource(source, listener)) all.push(contribution);
  return all;
}

const lineOf = (i: number) => {
  const { at, openedAt, ...rest } = change({ id: `c${i}` });
  return JSON.stringify({ ...rest, at: formatInstant(at), openedAt: formatInstant(openedAt) });
};

describe('a source', () => {
  it('that is a file is a history file', async () => {
    const file = join(folder, 'history.jsonl');
    await writeFile(file, lineOf(1));
    expect(await readAll(file)).toMatchObject([{ id: 'c1', author: ana.key }]);
  });

  it('says every 500 contributions how far it is', async () => {
    const file = join(folder, 'long.jsonl');
    await writeFile(file, Array.from({ length: 1100 }, (_, i) => lineOf(i)).join('\n'));
    const heard: number[] = [];
    await readAll(file, { ...quiet, onProgress: (count) => heard.push(count) });
    expect(heard).toEqual([500, 1000]);
  });

  it('that is a folder is a clone', async () => {
    const clone = join(folder, 'clone');
    const git = (...args: string[]) => execFileSync('git', ['-C', clone, ...args]);
    execFileSync('git', ['init', '-q', '-b', 'main', clone]);
    await writeFile(join(clone, 'rope.ts'), '');
    git('add', '.');
    git('-c', 'user.name=Ana Lima', '-c', 'user.email=ana@example.org', 'commit', '-qm', 'Tie a knot');
    expect(await readAll(clone)).toMatchObject([
      { kind: 'landed', title: 'Tie a knot', authorName: 'Ana Lima' },
    ]);
  });

  it.each([
    [
      'nowhere.jsonl',
      '"nowhere.jsonl" is no file and no folder; expected a history file (.jsonl or .jsonl.gz), or the folder of a git clone',
    ],
    [
      'rope-works/carabiner',
      '"rope-works/carabiner" is no file and no folder; expected a history file (.jsonl or .jsonl.gz), or the folder of a git clone; to read a repository on GitHub, clone it first',
    ],
    ['', '"" is no file'],
  ])('that is nothing is said to be nothing: %j', async (source, message) => {
    const error: unknown = await readAll(source).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as Error).message.slice(0, message.length)).toBe(message);
  });

  it('that is an empty folder is no clone', async () => {
    await expect(readAll(await mkdtemp(join(folder, 'empty-')))).rejects.toBeInstanceOf(SourceError);
  });
});
