// The `demo` command's options. The demo itself, with its GitHub and its database, is loaded only when somebody wants it.
import { Command } from 'commander';
import { countOption, type Tools } from '../src/cli/tools.ts';
import type { DemoOptions } from './demo.ts';

export function demoCommand(tools: Tools): Command {
  return new Command('demo')
    .description('the whole App on this machine against the sandbox GitHub, living through a story')
    .option('--history <file>', 'live through the last year of a real history instead')
    .option('--exit', 'end after the summary')
    .option('--seed <n>', 'tell another invented story', countOption(0, 2 ** 31), 7)
    .action(async (options: DemoOptions) => {
      const { demo } = await import('./demo.ts');
      await demo(options, tools);
    });
}
