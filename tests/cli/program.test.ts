// The command line as such: which commands there are, and with which status they end.
import { describe, expect, it } from 'vitest';
import { Command } from 'commander';
import { run } from '../../src/cli/program.ts';
import { SourceError } from '../../src/flow/source.ts';
import { tools } from './tools.ts';

const failing = (error: unknown) => () =>
  new Command('fail').action(() => {
    throw error as Error;
  });

describe('status 0', () => {
  it('is for the version', async () => {
    const here = tools();
    expect(await run(['--version'], here)).toBe(0);
    expect(here.out()).toBe('1.2.3\n');
    expect(here.err()).toBe('');
  });

  it.each([['--help'], ['standing', '--help'], ['rank', '-h']])('is for help: %s', async (...args) => {
    const here = tools();
    expect(await run(args, here)).toBe(0);
    expect(here.out()).toMatch(/^Usage: belay/);
  });

  it.each([
    ['serve', { withDoor: true }],
    ['worker', { withDoor: false }],
  ])('is for %s, once it was told to stop', async (command, options) => {
    const served: unknown[] = [];
    const here = tools({
      serve: (given) => {
        served.push(given);
        return Promise.resolve();
      },
    });
    expect(await run([command], here)).toBe(0);
    expect(served).toEqual([options]);
  });
});

describe('status 2, with one line that says what was found', () => {
  it.each([
    [[], 'belay: found no command, expected one; `belay --help` lists them\n'],
    [['stand'], "belay: unknown command 'stand'"],
    [['standing'], "belay: missing required argument 'source'\n"],
    [['standing', 'x', '--yes'], "belay: unknown option '--yes'\n"],
    [['standing', 'x', 'y', 'z'], "belay: too many arguments for 'standing'. Expected 2 arguments but got 3"],
    [['suggest', 'x', '--files', 'a'], "belay: required option '--author <key>' not specified\n"],
    [
      ['rank', '--spread', '2'],
      "belay: option '--spread <s>' argument '2' is invalid. found \"2\", expected a number from 0 to 1\n",
    ],
    [
      ['standing', 'x', '--at', '2025-02-30'],
      "belay: option '--at <instant>' argument '2025-02-30' is invalid. found \"2025-02-30\", expected a date like 2026-04-01 or an instant like 2026-04-01T17:00:00Z\n",
    ],
    [['standing', 'nowhere'], 'belay: "nowhere" is no file and no folder\n'],
  ])('is for %j', async (args, line) => {
    const here = tools();
    expect(await run(args, here)).toBe(2);
    expect(here.err().slice(0, line.length)).toBe(line);
    expect(here.err()).toMatch(/^[^\n]+\n$/);
    expect(here.out()).toBe('');
  });
});

describe('status 1', () => {
  it('is for what nobody expected', async () => {
    const here = tools();
    expect(await run(['fail'], here, [failing(new Error('the disk is full'))])).toBe(1);
    expect(here.err()).toBe('belay: the disk is full\n');
  });

  it('is for whatever is thrown', async () => {
    const here = tools();
    expect(await run(['fail'], here, [failing('just like that')])).toBe(1);
    expect(here.err()).toBe('belay: just like that\n');
  });
});

it('no error can move the cursor or begin a second line', async () => {
  const here = tools();
  const nasty = new SourceError('line 3: \u001b]0;pwn\u0007\u001b[2J\r\nof \u202efile');
  expect(await run(['fail'], here, [failing(nasty)])).toBe(2);
  expect(here.err()).toBe('belay: line 3:  ]0;pwn [2J of  file\n');
});
