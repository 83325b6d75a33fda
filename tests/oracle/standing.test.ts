// Standing against a second computation that shares no code with the first: a mistake has to be made twice to stay unseen.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { DAY, formatInstant } from '../../src/domain/time.ts';
import { readHistoryFile } from '../../src/history-file/read.ts';
import { asSource, tools } from '../cli/tools.ts';
import { at } from '../domain/builders.ts';

const ORACLE = new URL('./standing.mjs', import.meta.url).pathname;
const now = at('2025-03-01T00:00:00Z');
const SECOND = 1000;
const runNode = promisify(execFile);

const KEYS = [
  ...['1', '2', '10', 'ana', 'Ana', 'ben', 'cleo', 'dara', 'edda', 'finn', 'gus', 'hana'],
  ...['dependabot[bot]', 'Rope[BOT]', 'Copilot', 'web-flow', 'abbot', 'ghost'],
  ...[
    '\u{1f9d7} climber',
    '\uffee',
    'é',
    'e\u0301',
    'a b',
    '"quoted"',
    'back\\slash',
    '__proto__',
    'constructor',
  ],
];

/** Where a rule changes its mind, and a second to either side. */
const boundary = fc
  .tuple(fc.constantFrom(0, 180, 365), fc.integer({ min: -1, max: 1 }))
  .map(([days, seconds]) => now - days * DAY + seconds * SECOND);
const monthEnd = fc
  .tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: -1, max: 0 }))
  .map(([months, seconds]) => Date.UTC(2025, 2 - months) + seconds * SECOND);
const sometime = fc.integer({ min: 0, max: 800 * 24 }).map((hours) => now - hours * 3600 * SECOND + 30 * DAY);

/** Many people come once or twice. */
const passerBy = fc.integer({ min: 0, max: 60 }).map((n) => `p${n}`);

/** And some only ever helped, perhaps long ago. */
const onceAHelper = fc.integer({ min: 0, max: 60 }).map((n) => `h${n}`);

const landed = fc.record({
  at: fc.oneof(boundary, monthEnd, sometime),
  author: fc.oneof(fc.constantFrom(...KEYS), passerBy),
  authorName: fc.constantFrom('Ana Lima', 'A. Lima', 'Ben', '\u{1f9d7}', 'Zoë'),
  reviewers: fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...KEYS), { maxLength: 2 }) },
  ),
  mergedBy: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(null, '1', 'dependabot[bot]') },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom(...KEYS), onceAHelper) },
  ),
});

type Landed = typeof landed extends fc.Arbitrary<infer T> ? T : never;

const asLines = (changes: readonly Landed[]) =>
  [...changes]
    .sort((a, b) => a.at - b.at)
    .map((change, i) =>
      JSON.stringify({
        ...change,
        ...(i % 2 === 0 && { kind: 'landed' }),
        id: `c${i}`,
        at: formatInstant(change.at),
        openedAt: formatInstant(change.at - DAY),
        files: [],
        nFiles: 0,
        number: null,
        title: '',
      }),
    )
    .join('\n');

describe('belay standing', () => {
  let file = '';
  beforeAll(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'belay-oracle-')), 'history.jsonl');
  });
  afterAll(() => rm(join(file, '..'), { recursive: true, force: true }));

  async function bothSay(changes: readonly Landed[], when: string): Promise<[string, string]> {
    await writeFile(file, asLines(changes));
    const ours = tools({ openSource: (source) => Promise.resolve(asSource(readHistoryFile(source))) });
    expect(await run(['standing', file, '--at', when, '--json'], ours)).toBe(0);
    const theirs = await runNode(process.execPath, [ORACLE, file, when]);
    return [ours.out(), theirs.stdout];
  }

  it('says of any history, to the letter, what brute force says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(landed, { minLength: 100, maxLength: 250, size: 'max' }),
        fc.constantFrom('2025-03-01', '2025-02-28T23:59:59Z', '2024-09-02T00:00:01Z'),
        async (changes, when) => {
          const [ours, theirs] = await bothSay(changes, when);
          expect(ours).toBe(theirs);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('meets every standing in such a history, so that agreeing means something', async () => {
    const [changes = []] = fc.sample(fc.array(landed, { minLength: 250, maxLength: 250, size: 'max' }), {
      numRuns: 1,
      seed: 7,
    });
    const [ours] = await bothSay(changes, '2025-03-01');
    const { people } = JSON.parse(ours) as { people: { standing: string }[] };
    expect([...new Set(people.map(({ standing }) => standing))].sort()).toEqual([
      'first-time',
      'maintainer',
      'newcomer',
      'occasional',
      'regular',
      'returning',
    ]);
  });
});
