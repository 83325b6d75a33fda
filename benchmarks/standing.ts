// How fast a history file becomes everybody's standing, beside merely parsing its JSON: `npx tsx benchmarks/standing.ts [FILE]`.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { History } from '../src/domain/history.ts';
import { assess } from '../src/domain/standing.ts';
import { generatedStory } from '../demo/story/generated.ts';
import { readHistoryFile } from '../src/history-file/read.ts';
import { toLine } from '../src/history-file/write.ts';
import { printRatio, rate } from './table.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'belay-bench-'));
const file = process.argv[2] ?? (await manyStories(path.join(folder, 'history.jsonl')));
const count = await parse(file);

printRatio(
  `Changes read, over ${count.toLocaleString('en')} of them`,
  {
    what: 'yardstick: lines parsed as JSON and forgotten',
    perSecond: await rate(count, async () => {
      await parse(file);
    }),
  },
  [{ what: 'read, checked, and everybody assessed', perSecond: await rate(count, () => assessAll(file)) }],
);
console.log(`\n  ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);
await rm(folder, { recursive: true });

async function manyStories(target: string): Promise<string> {
  const lines = Array.from({ length: 40 }, (_, seed) =>
    generatedStory(seed).before.map((change) => toLine({ ...change, id: `${seed}-${change.id}` })),
  ).flat();
  await writeFile(target, `${lines.join('\n')}\n`);
  return target;
}

async function parse(from: string): Promise<number> {
  const raw = createReadStream(from);
  const input = from.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  let lines = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    JSON.parse(line);
    lines++;
  }
  return lines;
}

async function assessAll(from: string): Promise<void> {
  const history = new History();
  for await (const contribution of readHistoryFile(from)) history.add(contribution);
  for (const person of history.people()) assess(person, Date.parse('2026-04-01'), { by: 'having-helped' });
}
