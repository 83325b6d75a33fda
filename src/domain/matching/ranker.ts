// Who should be asked? Learns each landed change as it comes and ranks people for a new one, with nothing from the future:
// what was not learned yet does not count.
import { helpersOf, type LandedChange, type PersonKey } from '../contribution.ts';
import { NEWCOMER_LANDED } from '../standing.ts';
import { byCodePoint } from '../history.ts';
import { YearFacts } from './year-facts.ts';
import { Expertise } from './expertise.ts';
import type { Question } from './question.ts';
import type { Suggestion } from './suggestion.ts';

/** How much each newcomer somebody already looks after counts against them, at a spread of 1. */
const LOAD_PENALTY = 0.7;

/** Somebody may be suggested who reviewed or merged something, or authored this much, in the last year. */
const AUTHORED_ENOUGH = 5;

export class Ranker {
  readonly #expertise = new Expertise();
  readonly #facts = new YearFacts();

  learn(change: LandedChange): void {
    const helpers = helpersOf(change);
    const isNewcomer = this.#facts.landedBy(change.author) <= NEWCOMER_LANDED;
    this.#expertise.learn(change, helpers, isNewcomer);
    this.#facts.learn(change, helpers, isNewcomer);
  }

  /** People who could know: they helped, or wrote enough, in the year before. Never the author. */
  pool(question: Question): PersonKey[] {
    return this.#facts
      .active(question.at, AUTHORED_ENOUGH)
      .filter((key) => key !== question.author)
      .sort(byCodePoint);
  }

  /**
   * Orders exactly these people, best first. `load` is how many newcomers somebody has now; `spread` (0 to 1) is how much
   * that counts. Without any knowledge the order is by key: no better than chance, and the same every time.
   */
  rank(
    question: Question,
    people: readonly PersonKey[],
    load: ReadonlyMap<PersonKey, number>,
    spread: number,
  ): { key: PersonKey; score: number }[] {
    const scores = this.#expertise.scores(question, people);
    return people
      .map((key) => {
        const expertise = scores.get(key) ?? 0;
        return { key, score: expertise - LOAD_PENALTY * spread * (load.get(key) ?? 0) };
      })
      .sort((a, b) => b.score - a.score || byCodePoint(a.key, b.key));
  }

  /** The best few with their reasons. */
  suggest(
    question: Question,
    load: ReadonlyMap<PersonKey, number>,
    spread: number,
    top: number,
  ): Suggestion[] {
    return this.suggestFrom(question, this.pool(question), load, spread).slice(0, top);
  }

  /** Exactly these people, best first, with their reasons; whoever history does not know has none. */
  suggestFrom(
    question: Question,
    people: readonly PersonKey[],
    load: ReadonlyMap<PersonKey, number>,
    spread: number,
  ): Suggestion[] {
    return this.rank(question, people, load, spread).map(({ key, score }) => ({
      key,
      score,
      reasons: this.#facts.reasons(key, question),
    }));
  }
}
