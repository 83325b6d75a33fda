// What reading a project's past costs at GitHub, and what a delivery costs afterwards; and whether everybody then stands where the
// file says: `npx tsx benchmarks/backfill.ts [FILE] [--at 2024-06-01]`. Everything goes through the sandbox by HTTP.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openStage } from '../demo/stage.ts';
import type { LandedChange } from '../src/domain/contribution.ts';
import { DAY, formatInstant, HOUR } from '../src/domain/time.ts';
import { readHistoryFile } from '../src/history-file/read.ts';
import { generatedPast } from '../tests/support/past.ts';
import { standingsByLedger, standingsOfFile } from '../tests/support/standings.ts';

const REPO = 'lantern/lantern';
const { values, positionals } = parseArgs({
  options: { at: { type: 'string', default: '2026-04-01' } },
  allowPositionals: true,
});
const now = Date.parse(values.at);
const past = await pastOf(positionals[0]);
const folder = await mkdtemp(path.join(tmpdir(), 'belay-bench-'));
const stage = await openStage({ at: now, database: { dataDir: folder } });
try {
  await backfill();
  await compare();
  await deliveries();
  const broken = stage.sandbox.journal.violations.length;
  console.log(`\n${broken} requests or answers against GitHub's descriptions`);
} finally {
  await stage.close();
  await rm(folder, { recursive: true });
}

async function pastOf(file: string | undefined): Promise<LandedChange[]> {
  if (file === undefined) return generatedPast(5000, now, 1);
  const changes: LandedChange[] = [];
  for await (const change of readHistoryFile(file))
    if (change.kind === 'landed' && change.at < now) changes.push(change);
  return changes;
}

async function backfill(): Promise<void> {
  const { world, journal } = stage.sandbox;
  world.addRepository({ owner: 'lantern', name: 'lantern' });
  await world.loadHistory(REPO, past, { maintainersAt: now, unnumbered: 'commit' });
  const pulls = past.filter(({ number }) => number !== null).length;
  journal.clear();
  const began = performance.now();
  world.install('lantern');
  await stage.quiet();
  const seconds = (performance.now() - began) / 1000;
  console.log(`\nReading ${pulls} pull requests and ${past.length - pulls} direct commits\n`);
  let points = 0;
  let requests = 0;
  for (const [operation, counted] of journal.counts()) {
    console.log(`  ${row(counted.requests)} requests  ${row(counted.points)} points  ${operation}`);
    points += operation.startsWith('graphql') ? counted.points : 0;
    requests += counted.requests;
  }
  const per = (count: number) => ((count * 1000) / pulls).toFixed(1);
  console.log(`\n  ${per(points)} GraphQL points and ${per(requests)} requests per 1,000 pull requests`);
  console.log(`  ${seconds.toFixed(1)} s, ${Math.round(past.length / seconds)} changes a second`);
}

async function compare(): Promise<void> {
  const { world } = stage.sandbox;
  const repository = world.repository(REPO);
  const keyOf = (key: string) => String(world.personId(key));
  const byFile = standingsOfFile(past, now)
    .map((person) => ({ ...person, key: keyOf(person.key) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const mayWrite = (key: string) => repository.roles.has(Number(key));
  const keys = byFile.map(({ key }) => key);
  const byLedger = await standingsByLedger(stage.belay.memory, repository.id, keys, mayWrite, now);
  const differing = byFile.filter((person, i) => JSON.stringify(person) !== JSON.stringify(byLedger[i]));
  console.log(
    `\n${byFile.length} people at ${formatInstant(now)}, of whom ${differing.length} stand elsewhere by the ledger`,
  );
  for (const person of differing.slice(0, 5)) console.log(`  ${JSON.stringify(person)}`);
}

/** With warm caches: somebody like them was seen a moment ago. */
async function deliveries(): Promise<void> {
  const { world } = stage.sandbox;
  const author = world.personLogin(lastAuthor()) ?? '';
  console.log('\nRequests a delivery, with warm caches\n');
  const strangers = ['nia-newell', 'ned-newman'].map((login) => world.addUser({ login }).login);
  await calls(null, () => open(author));
  await calls('a known contributor opens a pull request', () => open(author));
  await calls(null, () => open(strangers[0] ?? ''));
  await calls('a first-timer opens a pull request', () => open(strangers[1] ?? ''));
  const number = open(author);
  await stage.quiet();
  await calls('somebody comments', () => world.comment(REPO, number, strangers[0] ?? '', 'Looks good.'));
  await calls('somebody reviews', () =>
    world.review(
      REPO,
      number,
      world.thread(REPO, number).author.login === author ? (strangers[1] ?? '') : author,
      'COMMENTED',
    ),
  );
  await calls('a known contributor’s pull request lands', () => world.merge(REPO, number, author));
  stage.clock.advance(HOUR);
}

function lastAuthor(): string {
  const recent = past.filter(({ at, author }) => at > now - 90 * DAY && !author.endsWith('[bot]'));
  const landed = (key: string) => past.filter(({ author }) => author === key).length;
  return recent.find(({ author }) => landed(author) > 10)?.author ?? past.at(-1)?.author ?? '';
}

function open(author: string): number {
  return stage.sandbox.world.openPullRequest({ repo: REPO, author, title: 'Trim the wick', files: ['a.ts'] });
}

async function calls(what: string | null, happen: () => unknown): Promise<void> {
  const { journal } = stage.sandbox;
  await stage.quiet();
  journal.clear();
  happen();
  await stage.quiet();
  if (what === null) return;
  const made = [...journal.counts()].map(([operation, { requests }]) => `${requests}× ${operation}`);
  const total = [...journal.counts().values()].reduce((sum, { requests }) => sum + requests, 0);
  console.log(`  ${row(total)}  ${what}${made.length > 0 ? `: ${made.join(', ')}` : ''}`);
}

function row(count: number): string {
  return count.toLocaleString('en').padStart(6);
}
