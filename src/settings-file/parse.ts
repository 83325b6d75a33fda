// `.github/belay.yml` → settings, or every problem in it at once: the line, what was found, what would be right.
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z, type ZodError } from 'zod';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { languages } from './languages.ts';

export interface SettingsProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly problem: string;
}

export type ParsedSettings =
  | { readonly is: 'valid'; readonly settings: Settings }
  | { readonly is: 'broken'; readonly problems: readonly SettingsProblem[] };

/** A settings file this large is a mistake or an attack. */
const LARGEST = 16 * 1024;
const MOST_PROBLEMS = 20;
const MOST_ALIASES = 20;
/** Settings are three levels deep. The parser recurses, and a stack that overflows inside it can take the whole process along. */
const DEEPEST = 50;
const MOST_SHOWN = 60;

const days = z.number().int().min(1).max(365);
const labelName = z
  .string()
  .min(1)
  .max(50)
  .regex(/^[^,]+$/, 'a label name without commas');
const httpsUrl = z
  .string()
  .max(500)
  .regex(/^https:\/\/\S+$/, 'an https:// address');

const login = z.string().regex(/^[a-zA-Z0-9](?:[a-zA-Z0-9_-]{0,38})$/, 'a GitHub login without @');

const schema = z.strictObject({
  quiet: z.boolean().optional(),
  'dry-run': z.boolean().optional(),
  languages: languages.optional(),
  welcome: z
    .strictObject({
      enabled: z.boolean().optional(),
      contributing: httpsUrl.optional(),
      'most-a-day': z.number().int().min(0).max(1000).optional(),
    })
    .optional(),
  recognition: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  mentors: z
    .strictObject({
      enabled: z.boolean().optional(),
      ask: z.enum(['unanswered', 'always', 'wanted']).optional(),
      'answer-within-hours': z.number().int().min(1).max(720).optional(),
      'reply-within-working-days': z.number().int().min(1).max(20).optional(),
      'most-asked': z.number().int().min(1).max(3).optional(),
      capacity: z.number().int().min(0).max(20).optional(),
      'interval-days': days.or(z.literal(0)).optional(),
      'check-in-days': days.optional(),
      assign: z.boolean().optional(),
      spread: z.number().min(0).max(1).optional(),
    })
    .optional(),
  labels: z
    .strictObject({
      'first-time': labelName.optional(),
      'mentor-wanted': labelName.optional(),
      'has-mentor': labelName.optional(),
      regular: labelName.optional(),
      'next-steps': z.array(labelName).max(10).optional(),
      unwelcome: z.array(labelName).max(10).optional(),
    })
    .optional(),
  safety: z.strictObject({ contact: login.optional() }).optional(),
  bots: z.array(z.string().min(1).max(100)).max(500).optional(),
  budgets: z
    .strictObject({
      'mentions-a-week': z.number().int().min(0).max(3).optional(),
      'comments-a-thread': z.number().int().min(0).max(6).optional(),
      'comments-a-day': z.number().int().min(0).max(40).optional(),
    })
    .optional(),
});

type File = z.infer<typeof schema>;

export function parseSettings(text: string): ParsedSettings {
  if (text.length > LARGEST) {
    return broken([{ line: 1, problem: `found ${text.length} characters, expected at most ${LARGEST}` }]);
  }
  const tooDeep = lineOfTooDeep(text);
  if (tooDeep !== null) {
    return broken([{ line: tooDeep, problem: `found more than ${DEEPEST} levels, expected at most 3` }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: 'error' });
  if (document.errors.length > 0) {
    return broken(
      document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        problem: error.message.split('\n')[0] ?? 'this is not YAML',
      })),
    );
  }
  const value = toValue(document);
  if (value instanceof Error) return broken([{ line: 1, problem: value.message }]);
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return { is: 'valid', settings: merge(parsed.data) };
  return broken(problemsOf(parsed.error, value, document, lines));
}

/** Counted in the text alone, before anything is parsed: brackets that are open, and how far in a line begins. */
function lineOfTooDeep(text: string): number | null {
  let open = 0;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const character of line) {
      if (character === '[' || character === '{') open++;
      if (character === ']' || character === '}') open = Math.max(0, open - 1);
      if (open > DEEPEST) return index + 1;
    }
    const [before] = /^[\s?:-]*/.exec(line) ?? [''];
    if (before.length > 2 * DEEPEST) return index + 1;
  }
  return null;
}

function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function problemsOf(
  error: ZodError,
  value: unknown,
  document: Document,
  lines: LineCounter,
): SettingsProblem[] {
  return error.issues
    .flatMap((issue): SettingsProblem[] => {
      const path = issue.path.map(String);
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          line: lineOfKey(path, key, document, lines),
          problem: `${[...path, key].map(shown).join('.')}: there is no such setting`,
        }));
      }
      const where = path.length > 0 ? `${path.join('.')}: ` : '';
      const problem = `${where}found ${quote(valueAt(value, path))}, ${expectation(issue.message)}`;
      return [{ line: lineOf(path, document, lines), problem }];
    })
    .sort((a, b) => a.line - b.line);
}

/** From "Invalid input: expected boolean, received string" the part that says what would be right. */
function expectation(message: string): string {
  const text = message.replace(/^[^:]*: (?=expected )/, '').replace(/, received .*$/, '');
  return text.startsWith('expected ') ? text : `expected ${text}`;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const entriesOf = (from: unknown) => (from && typeof from === 'object' ? Object.entries(from) : []);
  return path.reduce((inner, key) => entriesOf(inner).find(([name]) => name === key)?.[1] as unknown, value);
}

function quote(value: unknown): string {
  return shown(typeof value === 'number' ? String(value) : JSON.stringify(value ?? null));
}

function shown(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function lineOfKey(path: readonly string[], key: string, document: Document, lines: LineCounter): number {
  const map: unknown = path.length > 0 ? document.getIn(path, true) : document.contents;
  const pairs = isMap(map) ? map.items : [];
  const found = pairs.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.key;
  const range = isScalar(found) ? found.range : null;
  return range ? lines.linePos(range[0]).line : lineOf(path, document, lines);
}

/** The line of the value, or of the nearest thing around it that stands in the file. */
function lineOf(path: readonly string[], document: Document, lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    const range =
      node && typeof node === 'object' && 'range' in node ? (node.range as number[] | null) : null;
    if (range?.[0] !== undefined) return lines.linePos(range[0]).line;
  }
  return 1;
}

function merge(file: File): Settings {
  const { welcome, mentors, labels, budgets } = defaultSettings;
  return {
    quiet: file.quiet ?? defaultSettings.quiet,
    dryRun: file['dry-run'] ?? defaultSettings.dryRun,
    languages: file.languages ?? defaultSettings.languages,
    welcome: {
      enabled: file.welcome?.enabled ?? welcome.enabled,
      contributing: file.welcome?.contributing ?? welcome.contributing,
      mostADay: file.welcome?.['most-a-day'] ?? welcome.mostADay,
    },
    recognition: { enabled: file.recognition?.enabled ?? defaultSettings.recognition.enabled },
    mentors: {
      enabled: file.mentors?.enabled ?? mentors.enabled,
      ask: file.mentors?.ask ?? mentors.ask,
      answerWithinHours: file.mentors?.['answer-within-hours'] ?? mentors.answerWithinHours,
      replyWithinWorkingDays: file.mentors?.['reply-within-working-days'] ?? mentors.replyWithinWorkingDays,
      mostAsked: file.mentors?.['most-asked'] ?? mentors.mostAsked,
      capacity: file.mentors?.capacity ?? mentors.capacity,
      intervalDays: file.mentors?.['interval-days'] ?? mentors.intervalDays,
      checkInDays: file.mentors?.['check-in-days'] ?? mentors.checkInDays,
      assign: file.mentors?.assign ?? mentors.assign,
      spread: file.mentors?.spread ?? mentors.spread,
    },
    labels: {
      firstTime: file.labels?.['first-time'] ?? labels.firstTime,
      mentorWanted: file.labels?.['mentor-wanted'] ?? labels.mentorWanted,
      hasMentor: file.labels?.['has-mentor'] ?? labels.hasMentor,
      regular: file.labels?.regular ?? labels.regular,
      nextSteps: file.labels?.['next-steps'] ?? labels.nextSteps,
      unwelcome: file.labels?.unwelcome ?? labels.unwelcome,
    },
    safety: { contact: file.safety?.contact ?? defaultSettings.safety.contact },
    bots: file.bots ?? defaultSettings.bots,
    budgets: {
      mentionsAWeek: file.budgets?.['mentions-a-week'] ?? budgets.mentionsAWeek,
      commentsAThread: file.budgets?.['comments-a-thread'] ?? budgets.commentsAThread,
      commentsADay: file.budgets?.['comments-a-day'] ?? budgets.commentsADay,
    },
  };
}

function broken(problems: readonly SettingsProblem[]): ParsedSettings {
  return { is: 'broken', problems: problems.slice(0, MOST_PROBLEMS) };
}
