// Lives through many random stories and finds, for each promise that one of them breaks, the shortest story that breaks it.
import fc from 'fast-check';
import { Life } from './life.ts';
import { stories, type Move } from './moves.ts';
import { Broken } from './promise.ts';
import type { Tell } from './tell.ts';

export interface Exploration {
  readonly seed: number;
  readonly stories: number;
}

/** For each promise that was broken, by its sentence: the shortest story, told. */
export function explore(exploration: Exploration, watch: (life: Life) => void): Map<string, string> {
  const firsts = firstBreaks(exploration, watch);
  return new Map(
    [...firsts].map(([sentence, run]) => [sentence, shortest(sentence, exploration.seed, run)] as const),
  );
}

/** The number of the first story that breaks each promise, of those that are broken. */
export function firstBreaks(
  { seed, stories: numRuns }: Exploration,
  watch: (life: Life) => void,
): Map<string, number> {
  const firsts = new Map<string, number>();
  let run = -1;
  fc.assert(
    fc.property(stories, (moves) => {
      run++;
      const life = new Life();
      const broken = live(life, moves);
      watch(life);
      if (broken && !firsts.has(broken.sentence)) firsts.set(broken.sentence, run);
    }),
    { seed, numRuns },
  );
  return firsts;
}

/** How a story breaks a promise; null where all are kept. What is thrown otherwise is a surprise. */
function live(life: Life, moves: readonly Move[]): Broken | null {
  try {
    for (const move of moves) life.live(move);
    return null;
  } catch (error) {
    if (error instanceof Broken) return error;
    throw error;
  }
}

/** The same story again, made as short as it can be while it breaks the same promise. */
function shortest(sentence: string, seed: number, run: number): string {
  const isKept = (moves: Move[]) => live(new Life(), moves)?.sentence !== sentence;
  const { counterexample } = fc.check(fc.property(stories, isKept), { seed, path: String(run), numRuns: 1 });
  const told: string[] = [];
  const tell: Tell = (text) => told.push(text);
  const broken = live(new Life(tell), counterexample?.[0] ?? []);
  return [`This story breaks a promise (${broken?.message ?? 'no more'}):`, ...told].join('\n');
}
