// A year of mentoring in the sandbox, as a table: whom Belay asked, what became of it, and how often people were called on.
// `npx tsx benchmarks/year-of-mentoring.ts [--seed 7] [--newcomers 40] [--days 365]`. Everything goes by HTTP.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openStage } from '../demo/stage.ts';
import { Year } from '../tests/support/year/year.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    newcomers: { type: 'string', default: '40' },
    days: { type: 'string', default: '365' },
  },
});
const folder = await mkdtemp(path.join(tmpdir(), 'belay-year-'));
const stage = await openStage({ at: Date.parse('2026-01-05T08:00:00Z'), database: { dataDir: folder } });
try {
  const year = new Year(stage, {
    days: Number(values.days),
    newcomers: Number(values.newcomers),
    seed: Number(values.seed),
  });
  const began = performance.now();
  await year.prepare();
  await year.live();
  await print(year, (performance.now() - began) / 1000);
} finally {
  await stage.close();
  await rm(folder, { recursive: true });
}

async function print({ tally }: Year, seconds: number): Promise<void> {
  console.log(`\nA year with ${values.newcomers} newcomers and 6 mentors (seed ${values.seed})\n`);
  for (const [what, count] of tally.counts) row(count, what);
  const pairings = await tally.pairings();
  const searches = pairings.map(({ asked }) => asked);
  row(
    searches.reduce((sum, asked) => sum + Math.max(0, asked - 1), 0),
    'handed over to the next person',
  );
  console.log('\nWhat became of the pairings\n');
  const ends = new Map<string, number>();
  for (const { state, acceptedBy, endedBecause } of pairings) {
    const what = `${state === 'ended' ? `ended: ${endedBecause ?? ''}` : state}, ${acceptedBy === null ? 'never had a mentor' : 'had a mentor'}`;
    ends.set(what, (ends.get(what) ?? 0) + 1);
  }
  for (const [what, count] of [...ends].sort()) row(count, what);
  const { perWeek, worst } = tally.calls();
  console.log('\nHow often somebody was called on in a week in which they were called on at all\n');
  row(perWeek[Math.floor(perWeek.length / 2)] ?? 0, 'median');
  row(perWeek.at(-1) ?? 0, 'most in a week of the calendar');
  row(worst, 'most within any seven days');
  console.log(
    `\n${tally.broken.length} promises broken${tally.broken.map((line) => `\n  ${line}`).join('')}`,
  );
  console.log(`${stage.sandbox.journal.violations.length} requests or answers against GitHub's descriptions`);
  console.log(`${seconds.toFixed(0)} s`);
}

function row(count: number, what: string): void {
  console.log(`  ${String(count).padStart(5)}  ${what}`);
}
