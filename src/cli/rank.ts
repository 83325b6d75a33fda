// `belay rank`: the ranking as a stream, one JSON object a line in and out, so that anybody can measure it against another.
import { Command } from 'commander';
import { z } from 'zod';
import type { LandedChange } from '../domain/contribution.ts';
import { withoutBots } from '../domain/history.ts';
import { Ranker } from '../domain/matching/ranker.ts';
import { defaultSettings } from '../domain/settings.ts';
import { parseInstant, type Instant } from '../domain/time.ts';
import { countOption, InputError, type Tools } from './tools.ts';

const key = z.string();
const instant = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: `found ${JSON.stringify(text)}, expected an instant` });
  return z.NEVER;
});

const landed = z.object({
  type: z.literal('landed'),
  change: z.object({
    id: z.string(),
    at: instant,
    openedAt: instant,
    author: key,
    authorName: z.string().optional(),
    reviewers: z.array(key),
    mergedBy: key.nullable(),
    files: z.array(z.string()),
    nFiles: z.number().optional(),
    number: z.number().nullish(),
    title: z.string(),
  }),
});

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start') }),
  landed,
  z.object({
    type: z.literal('suggest'),
    id: z.string(),
    at: instant,
    author: key,
    files: z.array(z.string()),
    title: z.string(),
    candidates: z.array(key),
    openMentees: z.record(key, z.number()).optional(),
  }),
  z.object({ type: z.literal('end') }),
]);

type Message = z.output<typeof message>;

export function rankCommand(tools: Tools): Command {
  return new Command('rank')
    .description('the ranking as a stream over stdin and stdout, one JSON object a line')
    .option(
      '--spread <s>',
      'from 0 (always the most expert) to 1 (load counts a lot)',
      countOption(0, 1),
      defaultSettings.mentors.spread,
    )
    .action(async ({ spread }: { spread: number }) => {
      const ranker = new Ranker();
      let lineNumber = 0;
      for await (const line of tools.stdin) {
        lineNumber++;
        if (line.trim() === '') continue;
        const read = readMessage(line, lineNumber);
        if (read.type === 'end') return;
        if (read.type === 'landed') learn(ranker, read.change);
        if (read.type === 'suggest') tools.terminal.out(`${JSON.stringify(answer(ranker, read, spread))}\n`);
      }
    });
}

function readMessage(line: string, lineNumber: number): Message {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new InputError(
      `stdin, line ${lineNumber}: found ${JSON.stringify(line.slice(0, 60))}, expected a JSON object`,
    );
  }
  const parsed = message.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(
    `stdin, line ${lineNumber}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`,
  );
}

function learn(ranker: Ranker, change: z.output<typeof landed>['change']): void {
  const whole: LandedChange = {
    ...change,
    kind: 'landed',
    authorName: change.authorName ?? change.author,
    nFiles: change.nFiles ?? change.files.length,
    number: change.number ?? null,
  };
  const human = withoutBots(whole);
  if (human) ranker.learn(human);
}

/** Exactly the candidates, best first; no hard filters: those are the App's. */
function answer(
  ranker: Ranker,
  { id, at, author, files, title, candidates, openMentees }: Extract<Message, { type: 'suggest' }>,
  spread: number,
): { id: string; ranking: string[] } {
  const load = new Map(Object.entries(openMentees ?? {}));
  const ranked = ranker.rank({ at, author, files, title }, candidates, load, spread);
  return { id, ranking: ranked.map((suggestion) => suggestion.key) };
}
