// The commands and their options. What a command needs from the world is handed in; what it found goes to stdout, everything
// else to stderr.
import { Command, CommanderError } from 'commander';
import { SourceError } from '../flow/source.ts';
import { InputError, type Terminal, type Tools } from './tools.ts';
import { backfillCommand } from './backfill.ts';
import { forgetCommand } from './forget.ts';
import { previewCommand } from './preview.ts';
import { rankCommand } from './rank.ts';
import { serveCommand, workerCommand } from './serve.ts';
import { standingCommand } from './standing.ts';
import { suggestCommand } from './suggest.ts';
import { exportCommand, importCommand } from './transfer.ts';

/** 0: done. 1: it failed. 2: the input is wrong. */
export type ExitStatus = 0 | 1 | 2;

/** Runs one command line (without node and script) and says with which status the process should end. */
export async function run(
  args: readonly string[],
  tools: Tools,
  more: readonly ((tools: Tools) => Command)[] = [],
): Promise<ExitStatus> {
  const program = new Command('belay')
    .description('Recognises open-source contributors and finds newcomers a mentor.')
    .version(tools.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => tools.terminal.out(text),
      writeErr: () => undefined,
    });
  const factories = [
    ...[standingCommand, suggestCommand, rankCommand, previewCommand],
    ...[backfillCommand, exportCommand, importCommand, forgetCommand],
    ...[serveCommand, workerCommand],
    ...more,
  ];
  for (const factory of factories)
    program.addCommand(factory(tools).exitOverride().copyInheritedSettings(program));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return statusOf(error, tools.terminal);
  }
}

function statusOf(error: unknown, terminal: Terminal): ExitStatus {
  const complain = (message: string) => terminal.err(`${line(message)}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const isBare = error.code === 'commander.help';
    complain(
      isBare
        ? 'found no command, expected one; `belay --help` lists them'
        : error.message.replace(/^error: /, ''),
    );
    return 2;
  }
  if (error instanceof InputError || error instanceof SourceError) {
    complain(error.message);
    return 2;
  }
  complain(error instanceof Error ? error.message : String(error));
  return 1;
}

/** An error is one line, and nothing in it can move the cursor. */
function line(message: string): string {
  return `belay: ${message.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]+/g, ' ').trim()}`;
}
