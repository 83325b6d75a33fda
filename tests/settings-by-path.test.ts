// Settings in a file that somebody named.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../src/cli/tools.ts';
import { readSettings } from '../src/settings-by-path.ts';
import { settings } from './domain/builders.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belay-settings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(text: string): Promise<string> {
  const file = join(folder, 'belay.yml');
  await writeFile(file, text);
  return file;
}

const complaint = (path: string) => readSettings(path).catch((error: unknown) => error);

describe('a settings file', () => {
  it('is read with the defaults for what it leaves out', async () => {
    const file = await fileWith('quiet: true\nmentors:\n  capacity: 1\n');
    expect(await readSettings(file)).toEqual(settings({ quiet: true, mentors: { capacity: 1 } }));
  });

  it('that is empty holds the defaults', async () => {
    expect(await readSettings(await fileWith(''))).toEqual(settings());
  });

  it('that is broken is told with all its problems', async () => {
    const file = await fileWith('quiet: maybe\nmentors:\n  capacity: 99\n  room: 1\n');
    const error = await complaint(file);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toBe(
      `${file}, line 1: quiet: found "maybe", expected boolean; line 3: mentors.capacity: found 99, expected number to be <=20; line 4: mentors.room: there is no such setting`,
    );
  });

  it('that is not there, or no file, is told as that', async () => {
    const gone = join(folder, 'gone.yml');
    expect(await complaint(gone)).toMatchObject({
      message: `"${gone}" cannot be read (ENOENT), expected a settings file like .github/belay.yml`,
    });
    expect(await complaint(folder)).toMatchObject({
      message: expect.stringContaining('cannot be read (EISDIR)') as string,
    });
  });
});
