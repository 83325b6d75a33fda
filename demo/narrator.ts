// Tells the story while it is lived through: a line for what matters, silence for what Belay is silent about, and at the end
// the figures and the words.
import { styleText } from 'node:util';
import { formatInstant, type Instant } from '../src/domain/time.ts';
import { plain } from './plain.ts';
import type { Listener, Spoken } from './player.ts';
import type { Key, StoryEvent } from './story/story.ts';

interface Told {
  readonly number: number;
  readonly title: string;
  readonly by: Key;
  readonly spoken: Spoken[];
  /** When comments were deleted, by their key. */
  readonly taken: Map<string, Instant>;
}

interface Asked {
  readonly thread: string;
  readonly login: string;
}

const VERBS = {
  review: 'reviews',
  'make-ready': 'marks it ready for review',
  merge: 'merges',
  close: 'closes',
};

export class Narrator implements Listener {
  readonly #line: (text: string) => void;
  readonly #progress: (at: Instant) => void;
  readonly #threads = new Map<string, Told>();
  readonly #kinds = new Map<Kind | 'asking taken back', number>();
  readonly asked: Asked[] = [];

  constructor(line: (text: string) => void, progress: (at: Instant) => void) {
    this.#line = line;
    this.#progress = progress;
  }

  onEvent(event: StoryEvent, number: number): void {
    if (event.do === 'open') {
      this.#threads.set(event.thread, {
        number,
        title: event.title,
        by: event.by,
        spoken: [],
        taken: new Map(),
      });
      return;
    }
    const told = this.#threads.get(event.thread);
    if (!told || told.spoken.length === 0) return;
    this.#say(
      event.at,
      number,
      `${event.by} ${event.do === 'comment' ? `comments “${event.body}”` : VERBS[event.do]}`,
    );
  }

  onSpoken(spoken: Spoken): void {
    const told = this.#threads.get(spoken.thread);
    if (!told) return;
    if (told.spoken.length === 0) this.#say(spoken.at, spoken.number, `${told.by} opens “${told.title}”`);
    const kind = told.spoken.some(({ key }) => key === spoken.key) ? 'edited' : kindOf(spoken);
    told.spoken.push(spoken);
    this.#count(kind);
    const who = mentioned(spoken.body);
    if (kind === 'asked') this.asked.push({ thread: spoken.thread, login: who });
    this.#say(spoken.at, spoken.number, styleText('green', `Belay ${deedInWords(kind, who)}`));
  }

  onTaken(spoken: Spoken, at: Instant): void {
    this.#threads.get(spoken.thread)?.taken.set(spoken.key, at);
    if (kindOf(spoken) === 'asked') this.#count('asking taken back');
  }

  onProgress(at: Instant): void {
    this.#progress(at);
  }

  count(kind: Kind | 'asking taken back'): number {
    return this.#kinds.get(kind) ?? 0;
  }

  /** Threads opened, and those in which Belay was silent from beginning to end. */
  get threads(): { opened: number; silent: number } {
    const all = [...this.#threads.values()];
    return { opened: all.length, silent: all.filter(({ spoken }) => spoken.length === 0).length };
  }

  /** The words of a few telling threads, each comment as it was read when it was new, and what became of it. */
  words(): string[] {
    return this.#telling().flatMap((told) => [
      styleText('bold', `#${told.number} ${told.title}`) + ` by ${told.by}`,
      ...told.spoken.flatMap((spoken, i) => [
        '',
        `  ${styleText('dim', `Belay${fateOf(spoken, i, told)}`)}`,
        ...plain(spoken.body).map((line) => `  │ ${line}`),
      ]),
      '',
    ]);
  }

  /** One in which the asking went on to a second person, one in which nobody was free, one that was answered in time. */
  #telling(): Told[] {
    const all = [...this.#threads.values()].filter(({ spoken }) => spoken.length > 0);
    const asked = ({ spoken }: Told) => spoken.filter((said) => kindOf(said) === 'asked').length;
    const has = ({ spoken }: Told, kind: Kind) => spoken.some((said) => kindOf(said) === kind);
    const picks = [
      all.find((told) => asked(told) > 1 && has(told, 'paired')) ?? all.find((told) => has(told, 'paired')),
      all.find((told) => has(told, 'nobody free')),
      all.find((told) => told.spoken.length === 1),
    ];
    return [...new Set(picks.filter((told) => told !== undefined))];
  }

  #count(kind: Kind | 'asking taken back'): void {
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
  }

  #say(at: Instant, number: number, text: string): void {
    this.#line(`${styleText('dim', dayAndTime(at))}  ${`#${number}`.padStart(6)}  ${text}`);
  }
}

const KINDS = {
  welcome: 'welcomed',
  'welcome-back': 'welcomed back',
  thanks: 'celebrated',
  regular: 'regular',
  'first-attempt': 'consoled',
  ask: 'asked',
  mentorship: 'paired',
  'nobody-free': 'nobody free',
} as const;

type Kind = (typeof KINDS)[keyof typeof KINDS] | 'edited' | 'answered';

function kindOf({ key }: Spoken): Kind {
  const [what = ''] = key.split(':');
  return Object.entries(KINDS).find(([name]) => name === what)?.[1] ?? 'answered';
}

function deedInWords(kind: Kind, who: string): string {
  switch (kind) {
    case 'welcomed':
      return `welcomes ${who}`;
    case 'welcomed back':
      return 'welcomes somebody back';
    case 'celebrated':
      return 'celebrates a first change';
    case 'regular':
      return 'thanks a new regular';
    case 'consoled':
      return 'has a kind word for a first attempt that was closed';
    case 'answered':
      return 'answers a question about somebody’s standing';
    case 'asked':
      return `asks ${who} to mentor`;
    case 'paired':
      return `names ${who} as mentor`;
    case 'edited':
      return 'writes the last word of the mentorship';
    case 'nobody free':
      return 'says honestly that nobody is free';
  }
}

function mentioned(body: string): string {
  return /@([\w-]+)/.exec(body)?.[1] ?? '';
}

/** When it was written, and whether it was an edit, or was deleted later. */
function fateOf({ key, at }: Spoken, index: number, { spoken, taken }: Told): string {
  const isEdit = spoken.slice(0, index).some((earlier) => earlier.key === key);
  const gone = taken.get(key);
  const deleted = gone === undefined ? '' : ` (deleted ${dayAndTime(gone)})`;
  return `${isEdit ? ' edits its comment' : ''}, ${dayAndTime(at)}${deleted}`;
}

function dayAndTime(at: Instant): string {
  return formatInstant(at).slice(0, 16).replace('T', ' ');
}
