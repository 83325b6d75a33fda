// How well somebody fits a change, as one number: a weighted sum of logarithms of faded shares. The weights were fitted on
// three public histories (see docs/ranking.md); each part can be left out without the others losing their meaning.
import type { LandedChange, PersonKey } from '../contribution.ts';
import { DAY, type Instant } from '../time.ts';
import { DecayingCounts } from './decay.ts';
import type { Question } from './question.ts';
import { topicsOf, type Topics } from './topics.ts';

/** Shares are taken on a logarithmic scale that starts here, so that nobody is ruled out by one zero. */
const FLOOR = 0.02;
const WEEK = 7 * DAY;
/** What "nobody has seen this person" counts as, on the scale of −log(1 + weeks). */
const NEVER_SEEN = -5;

const WEIGHTS = {
  helped30: 0.75,
  helped120: -0.246,
  helped365: -0.806,
  helpedNewcomers: 0.382,
  /** In the innermost folders that the change touches, and halfway up to the root. */
  reviewedParent: 0.192,
  reviewedMiddle: 0.089,
  wroteFile: 0.09,
  wroteParent: 0.284,
  wroteLately: 0.107,
  pathWords: 0.133,
  titleWords: 0.223,
  wrotePathWords: 0.189,
} as const;
const KNOWS_AUTHOR = 0.458;
const SEEN_LATELY = 0.839;

type Part = keyof typeof WEIGHTS;
const HALF_LIFE_DAYS: Readonly<Record<Part, number>> = {
  helped30: 30,
  helped120: 120,
  helped365: 365,
  helpedNewcomers: 180,
  reviewedParent: 180,
  reviewedMiddle: 180,
  wroteFile: 365,
  wroteParent: 180,
  wroteLately: 90,
  pathWords: 365,
  titleWords: 365,
  wrotePathWords: 365,
};
const PARTS = Object.keys(WEIGHTS) as Part[];
/** Everything that happened in the repository, whatever it touched. */
const ANYWHERE: ReadonlyMap<string, number> = new Map([['', 1]]);

export class Expertise {
  readonly #counts = Object.fromEntries(
    PARTS.map((part) => [part, new DecayingCounts(HALF_LIFE_DAYS[part])]),
  ) as Readonly<Record<Part, DecayingCounts>>;
  readonly #lastSeen = new Map<PersonKey, Instant>();
  readonly #helpedAuthor = new Map<PersonKey, Set<PersonKey>>();
  readonly #wordUse = new Map<string, number>();
  #changes = 0;

  learn(change: LandedChange, helpers: readonly PersonKey[], isNewcomer: boolean): void {
    const topics = topicsOf(change);
    this.#changes++;
    for (const word of topics.pathWords) this.#countWord(`path ${word}`);
    for (const word of topics.titleWords) this.#countWord(`title ${word}`);
    this.#learnAuthor(change, topics);
    for (const helper of helpers) this.#learnHelper(helper, change, topics, isNewcomer);
  }

  scores(question: Question, people: readonly PersonKey[]): Map<PersonKey, number> {
    const shares = this.#shares(topicsOf(question), question.at);
    const helpers = this.#helpedAuthor.get(question.author);
    return new Map(
      people.map((key) => {
        let score = helpers?.has(key) ? KNOWS_AUTHOR : 0;
        score += SEEN_LATELY * this.#recency(key, question.at);
        for (const part of PARTS) {
          score += WEIGHTS[part] * (Math.log(FLOOR + (shares[part].get(key) ?? 0)) - Math.log(FLOOR));
        }
        return [key, score];
      }),
    );
  }

  #learnAuthor({ author, at }: LandedChange, topics: Topics): void {
    const perFile = 1 / Math.sqrt(Math.max(1, topics.files.length));
    this.#counts.wroteLately.add('', author, 1, at);
    for (const file of topics.files) this.#counts.wroteFile.add(file, author, perFile, at);
    for (const [folder, files] of topics.folders) {
      this.#counts.wroteParent.add(folder, author, Math.min(1, files * perFile), at);
    }
    const perWord = 1 / Math.sqrt(Math.max(1, topics.pathWords.size));
    for (const word of topics.pathWords) this.#counts.wrotePathWords.add(word, author, perWord, at);
    if (!this.#lastSeen.has(author)) this.#lastSeen.set(author, at);
  }

  #learnHelper(helper: PersonKey, { author, at }: LandedChange, topics: Topics, isNewcomer: boolean): void {
    const counts = this.#counts;
    for (const part of ['helped30', 'helped120', 'helped365'] as const) counts[part].add('', helper, 1, at);
    if (isNewcomer) counts.helpedNewcomers.add('', helper, 1, at);
    const perFile = 1 / Math.sqrt(Math.max(1, topics.files.length));
    for (const [folder, files] of topics.folders) {
      const weight = Math.min(1, files * perFile);
      counts.reviewedParent.add(folder, helper, weight, at);
      counts.reviewedMiddle.add(folder, helper, weight, at);
    }
    const perWord = 1 / Math.sqrt(Math.max(1, topics.pathWords.size));
    for (const word of topics.pathWords) counts.pathWords.add(word, helper, perWord, at);
    for (const word of topics.titleWords) counts.titleWords.add(word, helper, 1, at);
    this.#lastSeen.set(helper, at);
    let helped = this.#helpedAuthor.get(author);
    if (!helped) this.#helpedAuthor.set(author, (helped = new Set()));
    helped.add(helper);
  }

  #shares(topics: Topics, at: Instant): Readonly<Record<Part, ReadonlyMap<PersonKey, number>>> {
    const counts = this.#counts;
    const everywhere = (part: Part) => counts[part].shares(ANYWHERE, at, 0);
    const within = (part: Part, where: ReadonlyMap<string, number>) => counts[part].shares(where, at, 0.5);
    const pathWords = this.#rarity('path', topics.pathWords);
    return {
      helped30: everywhere('helped30'),
      helped120: everywhere('helped120'),
      helped365: everywhere('helped365'),
      helpedNewcomers: everywhere('helpedNewcomers'),
      reviewedParent: within('reviewedParent', topics.parents),
      reviewedMiddle: within('reviewedMiddle', topics.middles),
      wroteFile: within('wroteFile', new Map(topics.files.map((file) => [file, 1]))),
      wroteParent: within('wroteParent', topics.parents),
      wroteLately: everywhere('wroteLately'),
      pathWords: within('pathWords', pathWords),
      titleWords: within('titleWords', this.#rarity('title', topics.titleWords)),
      wrotePathWords: within('wrotePathWords', pathWords),
    };
  }

  /** A rare word says more about what a change is about than a common one. */
  #rarity(kind: 'path' | 'title', words: ReadonlySet<string>): Map<string, number> {
    const weights = new Map<string, number>();
    for (const word of words) {
      const used = this.#wordUse.get(`${kind} ${word}`) ?? 0;
      if (used > 0 || kind === 'path') weights.set(word, Math.log(1 + this.#changes / (1 + used)));
    }
    return weights;
  }

  #recency(person: PersonKey, at: Instant): number {
    const seen = this.#lastSeen.get(person);
    return seen === undefined ? NEVER_SEEN : -Math.log(1 + Math.max(0, at - seen) / WEEK);
  }

  #countWord(word: string): void {
    this.#wordUse.set(word, (this.#wordUse.get(word) ?? 0) + 1);
  }
}
