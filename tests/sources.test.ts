// A source as somebody typed it.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contribution } from '../src/domain/contribution.ts';
import { formatInstant } from '../src/domain/time.ts';
import { SourceError } from '../src/flow/source.ts';
import { openSource } from '../src/sources.ts';
import type { Watcher } from '../src/cli/watcher.ts';
import { ana, change } from './domain/builders.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belay-sources-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const quiet: Watcher = { step: () => undefined, say: () => undefined };

async function readAll(source: string, watcher = quiet): Promise<Contribution[]> {
  const all: Contribution[] = [];
  for await (const contribution of (await openSource(source, {}, watcher)).contributions)
    all.push(contribution);
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
    const heard: unknown[] = [];
    await readAll(file, { ...quiet, step: (step) => heard.push(step) });
    expect(heard).toEqual([500, 1000].map((done) => ({ phase: 'changes', done, total: null })));
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
      '"nowhere.jsonl" is no file and no folder; expected a history file (.jsonl or .jsonl.gz), the folder of a git clone, or OWNER/REPO on GitHub',
    ],
    [
      'rope-works/carabiner',
      '"rope-works/carabiner" is no file and no folder; to read a repository on GitHub, set GITHUB_TOKEN to a token that may read it, or clone it first',
    ],
    ['', '"" is no file'],
  ])('that is nothing is said to be nothing: %j', async (source, message) => {
    const error: unknown = await readAll(source).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as Error).message.slice(0, message.length)).toBe(message);
  });

  it('that is a file or a clone does not tell who may write', async () => {
    const file = join(folder, 'writers.jsonl');
    await writeFile(file, lineOf(1));
    expect(await (await openSource(file, {}, quiet)).writers()).toBeNull();
  });

  it('that is an empty folder is no clone', async () => {
    await expect(readAll(await mkdtemp(join(folder, 'empty-')))).rejects.toBeInstanceOf(SourceError);
  });
});
