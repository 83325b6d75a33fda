// `belay demo`: the whole App on this machine, living through a story. Everything is real but GitHub and the people.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { styleText } from 'node:util';
import { MultiBar, Presets } from 'cli-progress';
import { InputError, type Tools } from '../src/cli/tools.ts';
import { SourceError } from '../src/flow/source.ts';
import type { Memory } from '../src/flow/ports.ts';
import { formatInstant } from '../src/domain/time.ts';
import { Narrator } from './narrator.ts';
import { Player } from './player.ts';
import { openStage } from './stage.ts';
import { generatedStory } from './story/generated.ts';
import { realStory } from './story/real.ts';
import type { Story } from './story/story.ts';
import { summary } from './summary.ts';

export interface DemoOptions {
  readonly history?: string;
  readonly exit?: boolean;
  readonly seed: number;
}

export async function demo(options: DemoOptions, tools: Tools): Promise<void> {
  const started = performance.now();
  const story = await storyFor(options, tools);
  const keys = new Map<string, string>();
  const folder = await mkdtemp(path.join(tmpdir(), 'belay-demo-'));
  const stage = await openStage({
    at: story.from,
    database: { dataDir: folder },
    world: { wrap: { memory: (memory) => overhear(memory, keys) } },
  });
  try {
    const screen = openScreen(story, tools);
    const narrator = new Narrator(screen.line, screen.progress);
    const player = new Player(stage, story, narrator, (body) => keys.get(body) ?? '');
    tools.terminal.out(
      `${styleText('bold', `${story.owner}/${story.name}`)}: ${story.before.length} changes landed before ${formatInstant(story.from).slice(0, 10)}. Now Belay is installed.\n\n`,
    );
    await player.prepare();
    await player.live();
    screen.close();
    const seconds = (performance.now() - started) / 1000;
    tools.terminal.out(`\n${styleText('bold', 'What was said')}\n\n${narrator.words().join('\n')}\n`);
    tools.terminal.out(summary({ story, narrator, stage, player, seconds }));
    if (options.exit !== true) await stay(stage.sandbox.url, tools);
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Which key each text has, heard where it is kept, so that the story need not guess from the words. */
function overhear(memory: Memory, heard: Map<string, string>): Memory {
  return {
    ...memory,
    commit: (commit) => {
      for (const { key, wish } of commit.wishes) {
        if (wish.kind === 'comment' && wish.body !== null) heard.set(wish.body, key);
      }
      return memory.commit(commit);
    },
  };
}

async function storyFor({ history, seed }: DemoOptions, { openSource, terminal }: Tools): Promise<Story> {
  if (history === undefined) return generatedStory(seed);
  try {
    const watcher = { step: () => undefined, say: (line: string) => terminal.err(`belay: ${line}\n`) };
    return await realStory(history, (await openSource(history, watcher)).contributions);
  } catch (error) {
    throw error instanceof SourceError ? new InputError(error.message) : error;
  }
}

/** Lines above, a bar below where somebody is watching; only the lines where nobody is. */
function openScreen(story: Story, { terminal }: Tools) {
  if (!terminal.isWatched) {
    return {
      line: (text: string) => terminal.out(`${text}\n`),
      progress: () => undefined,
      close: () => undefined,
    };
  }
  const bars = new MultiBar(
    { format: '{bar} {percentage}%  {day}', stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_grey,
  );
  const bar = bars.create(story.to - story.from, 0, { day: '' });
  return {
    line: (text: string) => bars.log(`${text}\n`),
    progress: (at: number) => bar.update(at - story.from, { day: formatInstant(at).slice(0, 10) }),
    close: () => bars.stop(),
  };
}

async function stay(sandboxUrl: string, { terminal }: Tools): Promise<void> {
  terminal.out(
    `The sandbox GitHub stays up at ${sandboxUrl}, with Belay at work on it. Press Ctrl-C to end.\n`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
