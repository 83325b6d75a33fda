// `belay serve` and `belay worker`: the App itself. What they do is in the world; here is only how to start it.
import { Command } from 'commander';
import type { Tools } from './tools.ts';

export function serveCommand(tools: Tools): Command {
  return new Command('serve')
    .description('the App with a worker inside; settings come from the environment')
    .action(() => tools.serve({ withDoor: true }));
}

export function workerCommand(tools: Tools): Command {
  return new Command('worker')
    .description('only a worker; several may run on one PostgreSQL')
    .action(() => tools.serve({ withDoor: false }));
}
