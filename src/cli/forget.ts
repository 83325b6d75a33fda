// `belay forget`: erases a person from the App's database, for those who cannot or do not want to ask on GitHub themselves.
import { Command } from 'commander';
import { whoOption, type Forgotten, type Who } from './ledger-tools.ts';
import { watcherOn } from './progress.ts';
import type { Tools } from './tools.ts';

export function forgetCommand(tools: Tools): Command {
  return new Command('forget')
    .description('erase everything about a person on this server, for good')
    .argument('<login>', 'a GitHub login, or id:123', whoOption)
    .action(async (who: Who) => {
      const watcher = watcherOn(tools.terminal);
      const forgotten = await (await tools.ledger()).forget(who, watcher);
      tools.terminal.out(`${inWords(who, forgotten)}\n`);
    });
}

function inWords(who: Who, { key, wasKnown, isWaiting }: Forgotten): string {
  const name = 'login' in who ? `${who.login} (id ${key})` : `The person with id ${key}`;
  if (isWaiting) {
    return `${name} is forgotten, and nothing new about them will be kept. Comments of Belay about them are still on GitHub: a running server (belay serve) deletes those, and then the last that names them here.`;
  }
  if (wasKnown) return `${name} is forgotten: nothing about them is left here, and nothing new will be kept.`;
  return `${name} was never met here; nothing about them will be kept from now on.`;
}
