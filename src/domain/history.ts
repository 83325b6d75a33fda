// One repository's history as far as standing needs it: who landed what and when, and who helped others to land.
import { isBotName } from './bot.ts';
import { helpersOf, type Contribution, type LandedChange, type PersonKey } from './contribution.ts';
import type { Instant } from './time.ts';

/** What one person did in one repository. All lists are in no particular order. */
export interface TrackRecord {
  readonly key: PersonKey;
  /** When each of the person's own changes landed. */
  readonly landed: readonly Instant[];
  /** When somebody else's change landed that this person had reviewed or merged. */
  readonly helped: readonly Instant[];
}

export const noRecord = (key: PersonKey): TrackRecord => ({ key, landed: [], helped: [] });

interface Entry {
  readonly key: PersonKey;
  readonly landed: Instant[];
  readonly helped: Instant[];
  name: string;
  namedAt: Instant;
}

export interface KnownPerson extends TrackRecord {
  /** The latest name the person used as an author, else the key. */
  readonly name: string;
}

/** Gathers contributions in any order; bots are nobody, as authors and as helpers. */
export class History {
  readonly #people = new Map<PersonKey, Entry>();
  readonly #isBot: (key: PersonKey) => boolean;

  constructor(extraBots: readonly string[] = []) {
    this.#isBot = (key) => isBotName(key, extraBots);
  }

  add(contribution: Contribution): void {
    if (contribution.kind !== 'landed') return;
    this.#addAuthor(contribution);
    for (const helper of helpersOf(contribution)) this.#entry(helper)?.helped.push(contribution.at);
    // Merging one's own change is no help to others, but whoever did it is known.
    if (contribution.mergedBy === contribution.author) this.#entry(contribution.author);
  }

  /** Everyone who authored, reviewed or merged anything, sorted by key, by code point. */
  people(): KnownPerson[] {
    return [...this.#people.values()].sort((a, b) => byCodePoint(a.key, b.key));
  }

  of(key: PersonKey): TrackRecord {
    return this.#people.get(key) ?? noRecord(key);
  }

  #addAuthor(change: LandedChange): void {
    const entry = this.#entry(change.author);
    if (!entry) return;
    entry.landed.push(change.at);
    if (change.at < entry.namedAt) return;
    entry.name = change.authorName || entry.key;
    entry.namedAt = change.at;
  }

  #entry(key: PersonKey): Entry | undefined {
    if (this.#isBot(key)) return undefined;
    let entry = this.#people.get(key);
    if (!entry) {
      entry = { key, landed: [], helped: [], name: key, namedAt: -Infinity };
      this.#people.set(key, entry);
    }
    return entry;
  }
}

/** A change as it counts for people: null if a bot wrote it, and without the bots that reviewed or merged it. */
export function withoutBots(change: LandedChange, extraBots: readonly string[] = []): LandedChange | null {
  const isBot = (key: PersonKey) => isBotName(key, extraBots);
  if (isBot(change.author)) return null;
  const mergedBy = change.mergedBy !== null && isBot(change.mergedBy) ? null : change.mergedBy;
  return { ...change, reviewers: change.reviewers.filter((key) => !isBot(key)), mergedBy };
}

/** Orders strings by code point, as every list of people that Belay writes is ordered. */
export function byCodePoint(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
