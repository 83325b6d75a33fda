// `.github/belay.yml` → settings, or every problem in it at once: the line, what was found, what would be right.
import { LineCounter, parseDocument, type Document } from 'yaml';
import { z, type ZodError } from 'zod';
import { defaultSettings, type Settings } from '../domain/settings.ts';

export interface SettingsProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly problem: string;
}

export type ParsedSettings =
  | { readonly is: 'valid'; readonly settings: Settings }
  | { readonly is: 'broken'; readonly problems: readonly SettingsProblem[] };

/** A settings file this large is a mistake or an attack. */
const LARGEST = 64 * 1024;
const MOST_ALIASES = 20;

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

const schema = z.strictObject({
  quiet: z.boolean().optional(),
  'dry-run': z.boolean().optional(),
  welcome: z
    .strictObject({
      enabled: z.boolean().optional(),
      contributing: httpsUrl.optional(),
      'most-a-day': z.number().int().min(0).max(1000).optional(),
    })
    .optional(),
  mentors: z
    .strictObject({
      enabled: z.boolean().optional(),
      ask: z.enum(['unanswered', 'always', 'wanted']).optional(),
      'answer-within-hours': z.number().int().min(1).max(720).optional(),
      'reply-within-working-days': z.number().int().min(1).max(20).optional(),
      'most-asked': z.number().int().min(1).max(3).optional(),
      capacity: z.number().int().min(0).max(20).optional(),
      'interval-days': days.or(z.literal(0)).optional(),
      spread: z.number().min(0).max(1).optional(),
    })
    .optional(),
  labels: z
    .strictObject({
      'first-time': labelName.optional(),
      'mentor-wanted': labelName.optional(),
      'has-mentor': labelName.optional(),
    })
    .optional(),
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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
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
  return broken(problemsOf(parsed.error, document, lines));
}

function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function problemsOf(error: ZodError, document: Document, lines: LineCounter): SettingsProblem[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String);
    const where = path.length > 0 ? `${path.join('.')}: ` : '';
    return { line: lineOf(path, document, lines), problem: `${where}${issue.message}` };
  });
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
    welcome: {
      enabled: file.welcome?.enabled ?? welcome.enabled,
      contributing: file.welcome?.contributing ?? welcome.contributing,
      mostADay: file.welcome?.['most-a-day'] ?? welcome.mostADay,
    },
    mentors: {
      enabled: file.mentors?.enabled ?? mentors.enabled,
      ask: file.mentors?.ask ?? mentors.ask,
      answerWithinHours: file.mentors?.['answer-within-hours'] ?? mentors.answerWithinHours,
      replyWithinWorkingDays: file.mentors?.['reply-within-working-days'] ?? mentors.replyWithinWorkingDays,
      mostAsked: file.mentors?.['most-asked'] ?? mentors.mostAsked,
      capacity: file.mentors?.capacity ?? mentors.capacity,
      intervalDays: file.mentors?.['interval-days'] ?? mentors.intervalDays,
      spread: file.mentors?.spread ?? mentors.spread,
    },
    labels: {
      firstTime: file.labels?.['first-time'] ?? labels.firstTime,
      mentorWanted: file.labels?.['mentor-wanted'] ?? labels.mentorWanted,
      hasMentor: file.labels?.['has-mentor'] ?? labels.hasMentor,
    },
    bots: file.bots ?? defaultSettings.bots,
    budgets: {
      mentionsAWeek: file.budgets?.['mentions-a-week'] ?? budgets.mentionsAWeek,
      commentsAThread: file.budgets?.['comments-a-thread'] ?? budgets.commentsAThread,
      commentsADay: file.budgets?.['comments-a-day'] ?? budgets.commentsADay,
    },
  };
}

function broken(problems: readonly SettingsProblem[]): ParsedSettings {
  return { is: 'broken', problems };
}
