// `belay suggest`: who could mentor the author of a change, and why.
import { Command } from 'commander';
import { Ranker } from '../domain/matching/ranker.ts';
import type { Suggestion } from '../domain/matching/suggestion.ts';
import { defaultSettings } from '../domain/settings.ts';
import type { Instant } from '../domain/time.ts';
import { reasonInShort } from '../words/reasons.ts';
import { withoutBots } from '../domain/history.ts';
import type { LandedChange } from '../domain/contribution.ts';
import { watcherOn } from './progress.ts';
import { countOption, InputError, instantOption, printable, SOURCE, type Tools } from './tools.ts';

interface Options {
  readonly author: string;
  readonly files: string;
  readonly title: string;
  readonly at?: Instant;
  readonly top: number;
  readonly json?: boolean;
}

export function suggestCommand(tools: Tools): Command {
  return new Command('suggest')
    .description('who could mentor the author of a change, and why')
    .argument('<source>', SOURCE)
    .requiredOption('--author <key>', 'who wrote the change')
    .requiredOption('--files <paths>', 'what it touches, separated by commas')
    .option('--title <text>', 'its title', '')
    .option('--at <instant>', 'only what landed before counts (default: now)', instantOption)
    .option('--top <n>', 'how many people', countOption(1, 100), 3)
    .option('--json', 'as JSON')
    .action(async (source: string, options: Options) => {
      const suggestions = await suggest(source, options, tools);
      tools.terminal.out(options.json === true ? asJson(suggestions) : asText(suggestions));
    });
}

interface Named extends Suggestion {
  readonly name: string;
}

async function suggest(
  source: string,
  options: Options,
  { openSource, terminal, now }: Tools,
): Promise<Named[]> {
  const files = options.files.split(',').flatMap((file) => (file.trim() === '' ? [] : [file.trim()]));
  if (files.length === 0) {
    throw new InputError(`--files is ${JSON.stringify(options.files)}, expected paths separated by commas`);
  }
  const at = options.at ?? now();
  const names = new Map<string, string>();
  const changes: LandedChange[] = [];
  const watcher = watcherOn(terminal);
  try {
    const { contributions } = await openSource(source, watcher);
    for await (const contribution of contributions) {
      const change =
        contribution.kind === 'landed' && contribution.at < at ? withoutBots(contribution) : null;
      if (change) changes.push(change);
    }
  } finally {
    watcher.stop();
  }
  const ranker = new Ranker();
  for (const change of changes.sort((a, b) => a.at - b.at)) {
    ranker.learn(change);
    names.set(change.author, change.authorName);
  }
  const question = { author: options.author, files, title: options.title, at };
  return ranker
    .suggest(question, new Map(), defaultSettings.mentors.spread, options.top)
    .map((suggestion) => ({ ...suggestion, name: names.get(suggestion.key) ?? suggestion.key }));
}

function asJson(suggestions: readonly Named[]): string {
  const listed = suggestions.map(({ key, name, score, reasons }) => ({
    key,
    name,
    score,
    reasons: reasons.map(reasonInShort),
  }));
  return `${JSON.stringify({ suggestions: listed })}\n`;
}

function asText(suggestions: readonly Named[]): string {
  if (suggestions.length === 0)
    return 'Nobody to suggest: nobody reviewed, merged or wrote enough here in the past year.\n';
  const lines = suggestions.map(({ key, name, reasons }, i) => {
    const facts = reasons.map(reasonInShort);
    return `${i + 1}. ${printable(name)} (${printable(key)})${facts.length > 0 ? `: ${printable(facts.join('; '))}` : ''}`;
  });
  return `${lines.join('\n')}\n`;
}
