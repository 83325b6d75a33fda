#!/usr/bin/env node
// The command line's door: hands the terminal and the world to the commands.
import { createInterface } from 'node:readline';
import packageJson from '../package.json' with { type: 'json' };
import { demoCommand } from '../demo/command.ts';
import { run } from '../src/cli/program.ts';
import type { Tools } from '../src/cli/tools.ts';
import { readSettings } from '../src/settings-by-path.ts';
import { openSource } from '../src/sources.ts';

const terminal = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  isWatched: process.stderr.isTTY,
};

const tools: Tools = {
  version: packageJson.version,
  terminal,
  now: Date.now,
  // Opened only when it is read: an open terminal or pipe keeps a process from ending.
  get stdin() {
    return createInterface({ input: process.stdin, crlfDelay: Infinity });
  },
  openSource: (source, watcher) => openSource(source, process.env, watcher),
  readSettings,
  ledger: async () => {
    // Loaded only when needed, as what follows: the other commands start without database and GitHub.
    const { ledgerTools } = await import('../src/ledger-tools/index.ts');
    return ledgerTools(process.env);
  },
  serve: async (options) => {
    const { serve } = await import('../src/serve.ts');
    await serve(process.env, options);
    // A request to GitHub may still be on its way; its job starts again another time.
    process.exit(0);
  },
};

// Whoever reads our output may stop reading; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await run(process.argv.slice(2), tools, [demoCommand]);
