// `belay export` and `belay import`: the ledger, or any source, as a history file and back.
import { Command } from 'commander';
import { counted, knownInWords, placeOption, type Place } from './ledger-tools.ts';
import { watcherOn } from './progress.ts';
import { SOURCE, type Tools } from './tools.ts';

export function exportCommand(tools: Tools): Command {
  return new Command('export')
    .description('everything that is known of a source, as a history file')
    .argument('<source>', SOURCE)
    .option('--out <file>', 'where to write it, compressed if the name ends in .gz (default: stdout)')
    .action(async (source: string, { out }: { out?: string }) => {
      const watcher = watcherOn(tools.terminal);
      const ledger = await tools.ledger();
      try {
        if (out !== undefined) {
          const count = await ledger.exportTo(out, source, watcher);
          watcher.say(`${counted(count, 'contributions')} in ${out}`);
        } else {
          for await (const line of ledger.exportLines(source, watcher)) tools.terminal.out(line);
        }
      } finally {
        watcher.stop();
      }
    });
}

export function importCommand(tools: Tools): Command {
  return new Command('import')
    .description('a history file into the App’s database: all of it, or nothing where anything is wrong')
    .argument('<file>', 'a history file')
    .requiredOption('--repo <repository>', 'whose history it is: OWNER/REPO on GitHub', placeOption)
    .action(async (file: string, { repo }: { repo: Place }) => {
      const watcher = watcherOn(tools.terminal);
      try {
        const imported = await (await tools.ledger()).importFrom(file, repo, watcher);
        watcher.stop();
        tools.terminal.out(`${repo.owner}/${repo.name}: imported ${knownInWords(imported)}\n`);
      } finally {
        watcher.stop();
      }
    });
}
