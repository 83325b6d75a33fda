// A promise of Belay's, in a sentence, and how a story shows that it is broken.
import type { Decided, Past } from './past.ts';
import type { Project } from './project.ts';

export interface Promised {
  readonly sentence: string;
  /** Looks at every decision that was kept; says what is wrong, or null. */
  readonly inDecision?: (decided: Decided, past: Past, project: Project) => string | null;
  /** Looks at the project whenever nothing is due. */
  readonly atRest?: (project: Project, past: Past) => string | null;
}

export class Broken extends Error {
  readonly sentence: string;

  constructor(sentence: string, what: string) {
    super(`${sentence}: ${what}`);
    this.sentence = sentence;
  }
}

/** The first complaint about any of these, or null. */
export function firstOf<Item>(items: Iterable<Item>, complain: (item: Item) => string | null): string | null {
  for (const item of items) {
    const complaint = complain(item);
    if (complaint !== null) return complaint;
  }
  return null;
}
