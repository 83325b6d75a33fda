// What a project can choose in `.github/belay.yml`, and what holds when it chooses nothing.
import type { Languages } from './language.ts';

export interface Settings {
  /** Labels and the dashboard only: no comment is written. */
  readonly quiet: boolean;
  /** Decide and record, write nothing to GitHub. */
  readonly dryRun: boolean;
  readonly languages: Languages;
  readonly welcome: {
    readonly enabled: boolean;
    /** Where the contributing guide is, if GitHub cannot tell. */
    readonly contributing: string | null;
    /** More first-timers than this within 24 hours, and the rest of the day gets labels only. */
    readonly mostADay: number;
  };
  readonly recognition: {
    /** A word at somebody's return, first landing, first closed attempt, and when they have become a regular. */
    readonly enabled: boolean;
  };
  readonly mentors: {
    readonly enabled: boolean;
    /** When a mentor is looked for without being called: after silence, soon after opening, or only by command. */
    readonly ask: 'unanswered' | 'always' | 'wanted';
    /** How long a first-timer's pull request may wait for a human answer. */
    readonly answerWithinHours: number;
    /** How long somebody who was asked may think. */
    readonly replyWithinWorkingDays: number;
    /** How many people are asked for one newcomer before Belay says honestly that nobody is free. */
    readonly mostAsked: number;
    /** Mentees at once, for whoever has not said otherwise. */
    readonly capacity: number;
    /** Days between two new mentees, for whoever has not said otherwise. */
    readonly intervalDays: number;
    /** How long both may be silent before Belay asks how it is going, for those who agreed on nothing else. */
    readonly checkInDays: number;
    /** Assign the pull request or issue to whoever accepted; they are named as mentor once GitHub shows it. */
    readonly assign: boolean;
    /** From 0 (the most expert person, always) to 1 (load counts a lot). */
    readonly spread: number;
  };
  readonly labels: {
    readonly firstTime: string;
    readonly mentorWanted: string;
    readonly hasMentor: string;
    readonly regular: string;
    /** Open issues under any of these make good next steps. */
    readonly nextSteps: readonly string[];
    /** What is closed under any of these gets no kind word. */
    readonly unwelcome: readonly string[];
  };
  readonly safety: {
    /** The login of whoever reads concerns and the private answers at the end; null where nobody was named. */
    readonly contact: string | null;
  };
  /** Logins that are bots although GitHub thinks they are people. */
  readonly bots: readonly string[];
  readonly budgets: {
    readonly mentionsAWeek: number;
    readonly commentsAThread: number;
    readonly commentsADay: number;
  };
}

export const defaultSettings: Settings = {
  quiet: false,
  dryRun: false,
  languages: ['en'],
  welcome: { enabled: true, contributing: null, mostADay: 10 },
  recognition: { enabled: true },
  mentors: {
    enabled: true,
    ask: 'unanswered',
    answerWithinHours: 24,
    replyWithinWorkingDays: 3,
    mostAsked: 3,
    capacity: 2,
    intervalDays: 14,
    checkInDays: 14,
    assign: false,
    spread: 0.5,
  },
  labels: {
    firstTime: 'first-time contributor',
    mentorWanted: 'mentor wanted',
    hasMentor: 'has mentor',
    regular: 'regular contributor',
    nextSteps: ['good first issue', 'help wanted'],
    unwelcome: ['spam', 'invalid', 'duplicate'],
  },
  safety: { contact: null },
  bots: [],
  budgets: { mentionsAWeek: 3, commentsAThread: 6, commentsADay: 40 },
};
