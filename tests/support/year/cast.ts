// Who lives through a year of mentoring: six people who may be asked, each with a temper and leaves of their own, and forty who are new.
import type { LandedChange } from '../../../src/domain/contribution.ts';
import { DAY, HOUR, type Instant } from '../../../src/domain/time.ts';
import type { Chance } from '../../../demo/story/chance.ts';

export interface Mentor {
  readonly login: string;
  readonly folder: string;
  /** Shares of accepting and of passing; the rest is silence. */
  readonly accepts: number;
  readonly passes: number;
  /** What they say about themselves, on which day. */
  readonly says: readonly {
    readonly day: number;
    readonly command: (day: (n: number) => string) => string;
  }[];
}

const away = (from: number, days: number, how = ''): Mentor['says'][number] => ({
  day: from,
  command: (day) => `/mentor away until ${day(from + days)}${how}`,
});

export const MENTORS: readonly Mentor[] = [
  { login: 'mira-holm', folder: 'src/wick', accepts: 0.75, passes: 0.15, says: [away(120, 21)] },
  {
    login: 'teo-brandt',
    folder: 'src/glass',
    accepts: 0.6,
    passes: 0.3,
    says: [away(60, 30, ' can-finish')],
  },
  { login: 'ama-serwaa', folder: 'src/flame', accepts: 0.5, passes: 0.3, says: [away(200, 25)] },
  {
    login: 'ivo-lindqvist',
    folder: 'src/oil',
    accepts: 0.6,
    passes: 0.2,
    says: [{ day: 30, command: () => '/mentor capacity 1' }],
  },
  {
    login: 'kofi-marsh',
    folder: 'docs',
    accepts: 0.65,
    passes: 0.1,
    says: [
      { day: 20, command: () => '/mentor offer docs, tests' },
      { day: 40, command: () => '/mentor interval 30 days' },
    ],
  },
  {
    login: 'lena-vogt',
    folder: 'tests',
    accepts: 0.55,
    passes: 0.15,
    says: [
      { day: 150, command: () => '/mentor stop' },
      { day: 230, command: () => '/mentor back' },
    ],
  },
];

/** What becomes of two people who were brought together. */
export type Course =
  | 'lands'
  | 'is closed'
  | 'newcomer falls silent'
  | 'mentor falls silent'
  | 'both fall silent'
  | 'newcomer wants another'
  | 'newcomer leaves'
  | 'mentor leaves'
  | 'is done early'
  | 'takes a break'
  | 'goes on and on';

export interface Newcomer {
  readonly login: string;
  readonly arrivesAt: Instant;
  readonly opens: 'pull' | 'draft' | 'issue';
  readonly folder: string;
  readonly waits: 'silently' | 'asks' | 'declines' | 'is answered';
  readonly course: Course;
}

const COURSES: readonly Course[] = [
  'lands',
  'lands',
  'lands',
  'is closed',
  'newcomer falls silent',
  'mentor falls silent',
  'both fall silent',
  'newcomer wants another',
  'newcomer leaves',
  'mentor leaves',
  'is done early',
  'takes a break',
  'goes on and on',
];

export function newcomers(howMany: number, from: Instant, chance: Chance): Newcomer[] {
  return Array.from({ length: howMany }, (_, i) => {
    const opens = i % 6 === 4 ? 'issue' : i % 9 === 7 ? 'draft' : 'pull';
    const mood = chance.share();
    return {
      login: `nia-${i + 1}`,
      arrivesAt: from + (5 + (i * 270) / howMany) * DAY + chance.between(0, 12) * HOUR,
      opens,
      folder: chance.pick(MENTORS).folder,
      waits: waitsOf(opens, mood),
      course: chance.pick(COURSES),
    };
  });
}

function waitsOf(opens: Newcomer['opens'], mood: number): Newcomer['waits'] {
  if (opens !== 'pull') return 'asks';
  if (mood < 0.12) return 'is answered';
  if (mood < 0.2) return 'declines';
  return mood < 0.45 ? 'asks' : 'silently';
}

/** Everybody merged what others wrote, in the folder where they are at home. */
export function yearBefore(from: Instant): LandedChange[] {
  const changes = MENTORS.flatMap(({ login, folder }, m) =>
    [330, 250, 180, 120, 80, 50, 30, 10].map((daysAgo, i): LandedChange => {
      const at = from - (daysAgo + m) * DAY;
      const author = MENTORS[(m + 1 + (i % 5)) % MENTORS.length]?.login ?? login;
      return {
        kind: 'landed',
        id: `${login}-${daysAgo}`,
        at,
        openedAt: at - DAY,
        author,
        authorName: author,
        reviewers: [],
        mergedBy: login,
        files: [`${folder}/part-${i}.ts`],
        nFiles: 1,
        number: null,
        title: `Mend ${folder}`,
      };
    }),
  );
  return changes.sort((a, b) => a.at - b.at);
}
