// `belay preview`: every word and every label, as if Belay had been installed since the first change.
import { Command } from 'commander';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { formatInstant, type Instant } from '../domain/time.ts';
import { liveThrough, type Scene } from '../preview/live-through.ts';
import { readPast, type Past, type PastEvent } from '../preview/past.ts';
import { Tally } from '../preview/summary.ts';
import { sceneInWords, summaryInWords } from './preview-text.ts';
import { watcherOn } from './progress.ts';
import { InputError, instantOption, SOURCE, type Tools } from './tools.ts';
import type { Watcher } from './watcher.ts';

interface Options {
  readonly config?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly json?: boolean;
}

const STEP = 500;

export function previewCommand(tools: Tools): Command {
  return new Command('preview')
    .description('every word and label, as if Belay had been installed since the first change')
    .argument('<source>', SOURCE)
    .option('--config <file>', 'settings, as in .github/belay.yml (default: the defaults)')
    .option('--from <instant>', 'print only what is written from then on', instantOption)
    .option('--to <instant>', 'print only what is written before', instantOption)
    .option('--json', 'as JSON, one object a line')
    .action(async (source: string, options: Options) => {
      insistOnOrder(options);
      const settings = await settingsOf(options, tools);
      tools.terminal.out(await preview(source, settings, options, tools));
    });
}

function insistOnOrder({ from, to }: Options): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new InputError(
    `--to is ${formatInstant(to)}, expected an instant that is not before --from, ${formatInstant(from)}`,
  );
}

async function settingsOf({ config }: Options, { readSettings, terminal }: Tools): Promise<Settings> {
  if (config === undefined) return defaultSettings;
  const settings = await readSettings(config);
  if (settings.dryRun) terminal.err('belay: this is what would be written once `dry-run` is off\n');
  return settings;
}

/** Everything is lived through up to the end of what is printed, because what came before decides what comes next. */
async function preview(
  source: string,
  settings: Settings,
  { from = -Infinity, to = Infinity, json }: Options,
  { openSource, terminal }: Tools,
): Promise<string> {
  const watcher = watcherOn(terminal);
  const tally = new Tally();
  const lines: string[] = [];
  try {
    const past = await readPast((await openSource(source, watcher)).contributions);
    const events = watched(past, to, watcher, (at) => at >= from && tally.lived(at));
    for await (const scene of liveThrough({ ...past, events }, settings)) {
      if (scene.at < from) continue;
      tally.add(scene);
      lines.push(...(json === true ? asJson(scene) : sceneInWords(scene, past.names)));
    }
    if (json !== true) lines.push(...summaryInWords(tally.summary(), past.names));
  } finally {
    watcher.stop();
  }
  return lines.map((line) => `${line}\n`).join('');
}

function* watched(
  { events }: Past,
  to: Instant,
  watcher: Watcher,
  onEvent: (at: Instant) => void,
): Generator<PastEvent> {
  for (const [done, event] of events.entries()) {
    if (event.at >= to) return;
    if (done % STEP === 0) watcher.step({ phase: 'the past', done, total: events.length });
    onEvent(event.at);
    yield event;
  }
}

/** The documented shape; keys in this order. */
function asJson({ at, thread, lines }: Scene): string[] {
  return lines.map(({ kind, person, ...rest }) =>
    JSON.stringify({ at: formatInstant(at), kind, thread: thread.id, person, ...rest }),
  );
}
