// What a newcomer and a mentor agreed on: what for, in which steps, how often they talk. Kept as they said it, in short lines; what
// they say to each other is none of our business.

/** One line of the list that the two tick. */
export interface AgreedStep {
  readonly text: string;
  readonly isDone: boolean;
}

export interface Agreement {
  readonly goal: string | null;
  readonly steps: readonly AgreedStep[];
  /** How often they want to hear of each other; also how long a silence may be before Belay asks how it is going. */
  readonly everyDays: number;
  /** How long they paused, all pauses together but for one that is under way. */
  readonly pausedMs: number;
  /** They go on although the thread they met in is over. */
  readonly goesOn: boolean;
}

export const noAgreement: Agreement = { goal: null, steps: [], everyDays: 14, pausedMs: 0, goesOn: false };

/** A goal or a step is one line; whoever needs more writes it into the thread. */
export const LONGEST_LINE = 200;

/** A list that is longer than this is a plan for somebody else. */
export const MOST_STEPS = 12;

/** null where the list is full or says so already. */
export function withStep(agreement: Agreement, text: string): Agreement | null {
  const isKnown = agreement.steps.some((step) => step.text === text);
  if (isKnown || agreement.steps.length >= MOST_STEPS) return null;
  return { ...agreement, steps: [...agreement.steps, { text, isDone: false }] };
}

/** Ticks a step, counted from 1; said again, it is open again. null where there is no such step. */
export function withTick(agreement: Agreement, ordinal: number): Agreement | null {
  if (agreement.steps[ordinal - 1] === undefined) return null;
  const steps = agreement.steps.map((step, i) =>
    i === ordinal - 1 ? { ...step, isDone: !step.isDone } : step,
  );
  return { ...agreement, steps };
}

/** The first step that is not done; null where there is none. */
export function nextStepOf({ steps }: Agreement): AgreedStep | null {
  return steps.find(({ isDone }) => !isDone) ?? null;
}
