// The App's manifest asks for exactly what the code uses, and says why in a comment each.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startSandbox } from '../sandbox/index.ts';
import { toHappenings } from '../src/github/to-happenings.ts';

const text = readFileSync(new URL('../app.yml', import.meta.url), 'utf8');
const manifest = parse(text) as {
  default_permissions: Record<string, string>;
  default_events: string[];
  single_file_name: string;
};

describe('app.yml', () => {
  it('asks for the permissions with which all stories are lived through, and for no more', async () => {
    const sandbox = await startSandbox();
    try {
      sandbox.world.addRepository({ owner: 'lantern', name: 'lantern' });
      sandbox.world.install('lantern');
      const [installation] = sandbox.world.installations();
      expect(manifest.default_permissions).toEqual(installation?.permissions);
    } finally {
      await sandbox.close();
    }
  });

  it('gives a reason above every permission and every event', () => {
    const lines = text.split('\n');
    const asked = [
      ...Object.keys(manifest.default_permissions).map((name) => `  ${name}:`),
      ...manifest.default_events.map((name) => `  - ${name}`),
    ];
    const unexplained = asked.filter((start) => {
      const line = lines.findIndex((candidate) => candidate.startsWith(start));
      return !explained(lines, line);
    });
    expect(unexplained).toEqual([]);
  });

  it('names the settings file that may be read', () => {
    expect(manifest.single_file_name).toBe('.github/belay.yml');
  });

  it.each(manifest.default_events)('subscribes to %s, which means something to Belay', (event) => {
    // An event that Belay knows insists on its payload; one that it does not know means nothing.
    expect(() => toHappenings(event, {})).toThrow();
  });
});

/** A comment above it, or above the line before it. */
function explained(lines: readonly string[], line: number): boolean {
  const isComment = (i: number) => lines[i]?.trim().startsWith('#') ?? false;
  return isComment(line - 1) || isComment(line - 2);
}
