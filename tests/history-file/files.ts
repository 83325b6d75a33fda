// History files of invented people, written into a temporary folder.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Contribution } from '../../src/domain/contribution.ts';
import { readHistoryFile } from '../../src/history-file/read.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export async function fileWith(content: string | Buffer, name = 'history.jsonl'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'belay-history-'));
  folders.push(folder);
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

export async function readAll(path: string): Promise<Contribution[]> {
  const contributions: Contribution[] = [];
  for await (const contribution of readHistoryFile(path)) contributions.push(contribution);
  return contributions;
}

/** A landed change as a line, where only what differs has to be said. */
export function line(differs: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    id: 'a1',
    at: '2024-05-02T10:00:00Z',
    openedAt: '2024-05-01T10:00:00Z',
    author: 'ana-lima',
    authorName: 'Ana Lima',
    reviewers: ['ben-okoro'],
    mergedBy: null,
    files: ['wall.ts'],
    nFiles: 1,
    number: 7,
    title: 'Climb',
    ...differs,
  });
}
