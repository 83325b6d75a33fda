// Looks at every decision and at every pause of a story, and stops it where a promise is broken.
import type { Decided } from './past.ts';
import { Past } from './past.ts';
import type { Project } from './project.ts';
import { Broken, type Promised } from './promise.ts';
import { promisesOfAsking } from './promises-of-asking.ts';
import { promisesOfPairings } from './promises-of-pairings.ts';
import { promisesOfWords } from './promises-of-words.ts';

/** These are kept by the way of deciding itself, and seen by whoever lives through the story. */
export const CAN_BE_KEPT = 'what is decided on what is true now can be kept';
export const COMES_TO_REST = 'what is due is done, and not at once due again';

export const PROMISES: readonly Promised[] = [
  ...promisesOfAsking,
  ...promisesOfWords,
  ...promisesOfPairings,
  { sentence: CAN_BE_KEPT },
  { sentence: COMES_TO_REST },
];

const IN_DECISION = PROMISES.filter(({ inDecision }) => inDecision);
const AT_REST = PROMISES.filter(({ atRest }) => atRest);

export class Watch {
  readonly past = new Past();

  see(decided: Decided, project: Project): void {
    this.past.see(decided);
    for (const { sentence, inDecision } of IN_DECISION) {
      const complaint = inDecision?.(decided, this.past, project) ?? null;
      if (complaint !== null) throw new Broken(sentence, complaint);
    }
  }

  rest(project: Project): void {
    for (const { sentence, atRest } of AT_REST) {
      const complaint = atRest?.(project, this.past) ?? null;
      if (complaint !== null) throw new Broken(sentence, complaint);
    }
  }
}
