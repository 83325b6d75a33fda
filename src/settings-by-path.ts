// Part of the composition root: the settings in a file, as somebody typed its name.
import { readFile } from 'node:fs/promises';
import { InputError } from './cli/tools.ts';
import type { Settings } from './domain/settings.ts';
import { parseSettings } from './settings-file/parse.ts';

/** Throws InputError where there is no such file, or with every problem in it. */
export async function readSettings(path: string): Promise<Settings> {
  const parsed = parseSettings(await textOf(path));
  if (parsed.is === 'valid') return parsed.settings;
  const problems = parsed.problems.map(({ line, problem }) => `line ${line}: ${problem}`);
  throw new InputError(`${path}, ${problems.join('; ')}`);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InputError(
      `${JSON.stringify(path)} cannot be read (${why}), expected a settings file like .github/belay.yml`,
    );
  }
}
