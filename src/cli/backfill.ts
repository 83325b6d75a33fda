// `belay backfill`: a repository's past, read from GitHub into the App's database.
import { Command } from 'commander';
import { counted, knownInWords, placeOption, type Backfilled, type Place } from './ledger-tools.ts';
import { watcherOn } from './progress.ts';
import type { Tools } from './tools.ts';

export function backfillCommand(tools: Tools): Command {
  return new Command('backfill')
    .description('read a repository’s past from GitHub into the App’s database, or go on with it')
    .argument('<repository>', 'OWNER/REPO on GitHub', placeOption)
    .action(async (place: Place) => {
      const watcher = watcherOn(tools.terminal);
      const startedAt = tools.now();
      try {
        const done = await (await tools.ledger()).backfill(place, watcher);
        watcher.stop();
        tools.terminal.out(`${inWords(place, done, (tools.now() - startedAt) / 1000)}\n`);
      } finally {
        watcher.stop();
      }
    });
}

function inWords(
  { owner, name }: Place,
  { read, known, points, requests }: Backfilled,
  seconds: number,
): string {
  const parts = [...read].map(([phase, count]) => counted(count, phase));
  const news = parts.length > 0 ? `read ${parts.join(', ')}` : 'nothing new to read';
  const cost = `${counted(points, 'points')} in ${counted(requests, 'requests')}, ${seconds.toFixed(1)} seconds`;
  return `${owner}/${name}: ${news}; known: ${knownInWords(known)}; ${cost}`;
}
