// The table of who may import whom, executed; and proof that each of its rules can fail.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const CRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const execute = promisify(execFile);

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly unknown[] }[];
  readonly summary: { readonly violations: readonly Violation[] };
}

/** Looks at `src` of a folder. A status other than 0 only says how many violations there are. */
async function cruise(folder: string): Promise<Cruise> {
  const args = [CRUISE, '--config', CONFIG, '--output-type', 'json', 'src'];
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await execute(process.execPath, args, options).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error && error.stdout !== '')
      return error as unknown as { stdout: string };
    throw error;
  });
  return JSON.parse(stdout) as Cruise;
}

const inWords = ({ rule, from, to }: Violation) => `${rule.name}: ${from} → ${to}`;

describe('the source', () => {
  it('keeps to the table', async () => {
    const { summary, modules } = await cruise(ROOT);
    expect(summary.violations.map(inWords)).toEqual([]);
    // A tool that cannot parse what it is given is content with everything.
    const own = modules.filter(({ source }) => source.startsWith('src/'));
    expect(own.length).toBeGreaterThan(50);
    expect(own.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(300);
    const folders = new Set(own.map(({ source }) => source.split('/')[1]));
    for (const name of ['domain', 'words', 'flow', 'github', 'git', 'db', 'queue', 'web', 'preview', 'cli']) {
      expect(folders).toContain(name);
    }
  });

  it('looks at no clock and throws no dice where decisions and sentences are made', async () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bconsole\.|\bfetch\(|\bawait\b/;
    let looked = 0;
    for (const folder of ['domain', 'words']) {
      for (const file of await readdir(join(ROOT, 'src', folder), { recursive: true })) {
        if (!file.endsWith('.ts')) continue;
        looked++;
        expect({
          file,
          found: impure.exec(await readFile(join(ROOT, 'src', folder, file), 'utf8'))?.[0],
        }).toEqual({
          file,
          found: undefined,
        });
      }
    }
    expect(looked).toBeGreaterThan(30);
  });
});

describe('a wrong import', () => {
  /** What each file imports, and the rule that says no; null where all is well. */
  const wrong: Readonly<Record<string, readonly [imports: string, rule: string | null]>> = {
    'src/domain/right.ts': ['./other.ts', null],
    'src/domain/other.ts': ['', null],
    'src/domain/asks-github.ts': ['../github/right.ts', 'domain-keeps-to-itself'],
    'src/domain/reads-files.ts': ['node:fs', 'domain-keeps-to-itself'],
    'src/domain/checks-shapes.ts': ['zod', 'domain-keeps-to-itself'],
    // A cycle is told once, where it is met first.
    'src/domain/one.ts': ['./two.ts', 'no-cycles'],
    'src/domain/two.ts': ['./one.ts', null],
    'src/domain/lost.ts': ['./nowhere.ts', 'everything-is-found'],
    'src/words/right.ts': ['../domain/right.ts', null],
    'src/words/asks.ts': ['../flow/ports.ts', 'words-keeps-to-itself'],
    'src/flow/ports.ts': ['../domain/right.ts', null],
    'src/flow/perform.ts': ['../words/right.ts', null],
    'src/flow/asks-the-database.ts': ['../db/right.ts', 'flow-keeps-to-itself'],
    'src/flow/counts.ts': ['p-queue', 'flow-keeps-to-itself'],
    'src/flow/reads-files.ts': ['node:path', 'flow-keeps-to-itself'],
    'src/github/right.ts': ['../flow/ports.ts', null],
    'src/github/octokit.ts': ['probot', null],
    'src/github/knows-the-flow.ts': ['../flow/perform.ts', 'github-keeps-to-itself'],
    'src/github/knows-the-queue.ts': ['../queue/right.ts', 'github-keeps-to-itself'],
    'src/github/speaks.ts': ['../words/right.ts', 'github-keeps-to-itself'],
    'src/git/right.ts': ['node:fs', null],
    'src/git/knows-files.ts': ['../history-file/right.ts', 'git-keeps-to-itself'],
    'src/db/right.ts': ['@electric-sql/pglite', null],
    'src/db/knows-github.ts': ['../github/right.ts', 'db-keeps-to-itself'],
    'src/queue/right.ts': ['pg-boss', null],
    'src/queue/knows-the-database.ts': ['../db/right.ts', 'queue-keeps-to-itself'],
    'src/history-file/right.ts': ['node:zlib', null],
    'src/history-file/checks-shapes.ts': ['zod', 'history-file-keeps-to-itself'],
    'src/settings-file/right.ts': ['yaml', null],
    'src/settings-file/reads-files.ts': ['node:fs', 'settings-file-keeps-to-itself'],
    'src/web/right.ts': ['../flow/ports.ts', null],
    'src/web/hono.ts': ['hono/html', null],
    'src/web/knows-the-database.ts': ['../db/right.ts', 'web-keeps-to-itself'],
    'src/web/asks-github.ts': ['../github/right.ts', 'web-keeps-to-itself'],
    'src/web/reads-files.ts': ['node:fs', 'web-keeps-to-itself'],
    'src/preview/right.ts': ['../flow/handle.ts', null],
    'src/preview/asks-the-database.ts': ['../db/right.ts', 'preview-keeps-to-itself'],
    'src/flow/handle.ts': ['../words/right.ts', null],
    'src/cli/previews.ts': ['../preview/right.ts', null],
    'src/cli/right.ts': ['commander', null],
    'src/cli/asks-github.ts': ['../github/right.ts', 'cli-keeps-to-itself'],
    'src/world.ts': ['./queue/right.ts', null],
    'src/octokit.ts': ['@octokit/graphql', 'only-github-knows-probot'],
    'src/prisma.ts': ['@prisma/adapter-pg', 'only-db-knows-prisma'],
    'src/boss.ts': ['pg-boss', 'only-queue-knows-pg-boss'],
    'src/plays.ts': ['../sandbox/start.ts', 'production-without-a-sandbox'],
    'src/shows.ts': ['../demo/stage.ts', 'production-without-a-sandbox'],
    'sandbox/start.ts': ['', null],
    'demo/stage.ts': ['', null],
  };

  let folder = '';
  let found: Cruise;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belay-architecture-'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const [file, [imports]] of Object.entries(wrong)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      // A type is enough to depend on something.
      const code = imports === '' ? 'export {};' : `export type * from '${imports}';`;
      await writeFile(join(folder, file), code);
    }
    found = await cruise(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries(wrong))('%s: %s', (file, [, rule]) => {
    const rules = found.summary.violations
      .filter(({ from }) => from === file)
      .map(({ rule: { name } }) => name);
    if (rule === null) expect(rules).toEqual([]);
    else expect(rules).toContain(rule);
  });

  it('of every kind is tried here', async () => {
    const config = (await import(CONFIG)) as { default: { forbidden: { name: string; comment: string }[] } };
    const rules = config.default.forbidden;
    const tried = new Set(Object.values(wrong).map(([, rule]) => rule));
    expect(rules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
    // Whoever runs into a rule reads why it is there.
    expect(rules.filter(({ comment }) => comment.length < 40)).toEqual([]);
  });
});
