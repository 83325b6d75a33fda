// A ledger in memory, for one reading from the beginning to the end: facts, and what follows from all of them, by the rules by
// which the database keeps them. What comes out of order is the database's business.
import type { Contribution, LandedChange, PersonKey } from '../domain/contribution.ts';
import { landedId } from '../domain/thread-contributions.ts';
import type { LedgerFacts } from '../domain/effect.ts';
import { byCodePoint } from '../domain/history.ts';
import type { Thread } from '../domain/thread.ts';
import type { KnownPull } from './ledger-ports.ts';

export class Gathering {
  readonly #contributions = new Map<string, Contribution>();
  readonly #threads = new Map<number, Thread>();
  readonly #logins = new Map<PersonKey, string>();

  add({ contributions, threads, people }: LedgerFacts): void {
    for (const contribution of contributions) {
      const known = this.#contributions.get(contribution.id);
      this.#contributions.set(contribution.id, known ? merged(known, contribution) : contribution);
    }
    for (const thread of threads) {
      const known = this.#threads.get(thread.number);
      if (!known || known.changedAt <= thread.changedAt) this.#threads.set(thread.number, thread);
    }
    for (const { key, login } of people) this.#logins.set(key, login);
  }

  /** Those of these numbers that are pull requests. */
  pullsOf(numbers: readonly number[]): Map<number, KnownPull> {
    return new Map(
      numbers.flatMap((number) => {
        const pull = this.#pull(number);
        return pull ? [[number, pull]] : [];
      }),
    );
  }

  /** By time, then by id by code point. */
  contributions(): Contribution[] {
    const reviewers = this.#reviewersByNumber();
    return [...this.#contributions.values()]
      .map((contribution) => this.#concluded(contribution, reviewers))
      .sort((a, b) => a.at - b.at || byCodePoint(a.id, b.id));
  }

  #pull(number: number): KnownPull | null {
    const thread = this.#threads.get(number);
    if (thread?.kind === 'pull-request' && thread.author) {
      const { author, title, openedAt, state } = thread;
      return { author: author.key, authorName: author.login, title, openedAt, isMerged: state === 'landed' };
    }
    // Of those whose author has no account any more, there is the change that they became.
    const change = this.#contributions.get(landedId(number));
    return !thread && change?.kind === 'landed' ? { ...change, isMerged: true } : null;
  }

  #reviewersByNumber(): Map<number, PersonKey[]> {
    const reviewers = new Map<number, PersonKey[]>();
    for (const { kind, number, author } of this.#contributions.values()) {
      if (kind === 'reviewed' && number !== null) {
        reviewers.set(number, [...(reviewers.get(number) ?? []), author]);
      }
    }
    return reviewers;
  }

  /** With the login of today, the title of today, and everybody who reviewed it. */
  #concluded(contribution: Contribution, reviewers: ReadonlyMap<number, PersonKey[]>): Contribution {
    const { number, author } = contribution;
    const thread = number === null ? undefined : this.#threads.get(number);
    const common = {
      authorName: this.#logins.get(author) ?? contribution.authorName,
      title: thread?.title ?? contribution.title,
    };
    if (contribution.kind !== 'landed') return { ...contribution, ...common };
    const theirs = number === null ? [] : (reviewers.get(number) ?? []);
    return { ...contribution, ...common, reviewers: union(contribution.reviewers, theirs) };
  }
}

/** Of two descriptions of one change, what either has. Anything else was only repeated. */
function merged(known: Contribution, news: Contribution): Contribution {
  if (known.kind !== 'landed' || news.kind !== 'landed') return known;
  const { author, authorName } = byCodePoint(news.author, known.author) < 0 ? news : known;
  const files = news.files.length > known.files.length ? news.files : known.files;
  return {
    ...known,
    at: Math.min(known.at, news.at),
    openedAt: Math.min(known.openedAt, news.openedAt),
    author,
    authorName,
    reviewers: union(known.reviewers, news.reviewers),
    mergedBy: firstOf(known, news),
    files,
    nFiles: Math.max(known.nFiles, news.nFiles),
  };
}

function firstOf(a: LandedChange, b: LandedChange): PersonKey | null {
  const mergers = [a.mergedBy, b.mergedBy].filter((key) => key !== null);
  return mergers.sort(byCodePoint)[0] ?? null;
}

function union(a: readonly PersonKey[], b: readonly PersonKey[]): PersonKey[] {
  return [...new Set([...a, ...b])].sort(byCodePoint);
}
