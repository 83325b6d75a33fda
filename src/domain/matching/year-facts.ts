// What people did in the last year, counted exactly, so that every reason given is a fact somebody can check.
import type { LandedChange, PersonKey } from '../contribution.ts';
import { YEAR } from '../standing.ts';
import type { Instant } from '../time.ts';
import type { Question } from './question.ts';
import type { Reason } from './suggestion.ts';
import { foldersOf } from './topics.ts';

/** Instants in ascending order; what is older than a year is dropped when it is in the way. */
type Times = Instant[];

/** A single review in a folder is a coincidence. */
const WORTH_SAYING = 2;

interface PersonDeeds {
  readonly helped: Times;
  readonly helpedNewcomers: Times;
  readonly wrote: Times;
  readonly helpedIn: Map<string, Times>;
  readonly wroteIn: Map<string, Times>;
  readonly helpedWhom: Map<PersonKey, Times>;
}

export class YearFacts {
  readonly #people = new Map<PersonKey, PersonDeeds>();
  readonly #landed = new Map<PersonKey, number>();

  /** How many changes of this person were learned so far. */
  landedBy(person: PersonKey): number {
    return this.#landed.get(person) ?? 0;
  }

  learn(change: LandedChange, helpers: readonly PersonKey[], isNewcomer: boolean): void {
    const folders = new Set(change.files.flatMap(foldersOf));
    this.#landed.set(change.author, this.landedBy(change.author) + 1);
    const author = this.#record(change.author);
    author.wrote.push(change.at);
    for (const folder of folders) push(author.wroteIn, folder, change.at);
    for (const helper of helpers) {
      const record = this.#record(helper);
      record.helped.push(change.at);
      if (isNewcomer) record.helpedNewcomers.push(change.at);
      push(record.helpedWhom, change.author, change.at);
      for (const folder of folders) push(record.helpedIn, folder, change.at);
    }
  }

  /** People who helped at least once, or wrote at least `authored` changes, in the year before. */
  active(at: Instant, authored: number): PersonKey[] {
    const active: PersonKey[] = [];
    for (const [key, record] of this.#people) {
      if (lastYear(record.helped, at) > 0 || lastYear(record.wrote, at) >= authored) active.push(key);
    }
    return active;
  }

  /** Up to three facts about this person and this change, the most telling first. */
  reasons(person: PersonKey, { author, files, at }: Question): Reason[] {
    const record = this.#people.get(person);
    if (!record) return [];
    const folders = [...new Set(files.flatMap(foldersOf))].sort((a, b) => depth(b) - depth(a));
    const reviewed = mostIn(record.helpedIn, folders, at);
    const wrote = mostIn(record.wroteIn, folders, at);
    const helpedAuthor = lastYear(record.helpedWhom.get(author) ?? [], at);
    const newcomers = lastYear(record.helpedNewcomers, at);
    const helped = lastYear(record.helped, at);
    const written = lastYear(record.wrote, at);
    const reasons: Reason[] = [];
    if (helpedAuthor > 0) reasons.push({ fact: 'helped-author', changes: helpedAuthor });
    if (reviewed) reasons.push({ fact: 'reviewed-in', ...reviewed });
    if (wrote && reasons.length < 2) reasons.push({ fact: 'wrote-in', ...wrote });
    if (newcomers > 0) reasons.push({ fact: 'helped-newcomers', changes: newcomers });
    if (reasons.length === 0 && helped > 0) reasons.push({ fact: 'helped', changes: helped });
    if (reasons.length === 0 && written > 0) reasons.push({ fact: 'wrote', changes: written });
    return reasons.slice(0, 3);
  }

  #record(person: PersonKey): PersonDeeds {
    let record = this.#people.get(person);
    if (!record) {
      record = {
        helped: [],
        helpedNewcomers: [],
        wrote: [],
        helpedIn: new Map(),
        wroteIn: new Map(),
        helpedWhom: new Map(),
      };
      this.#people.set(person, record);
    }
    return record;
  }
}

/** The innermost of these folders in which there is something worth saying. */
function mostIn(
  deeds: ReadonlyMap<string, Times>,
  folders: readonly string[],
  at: Instant,
): { path: string; changes: number } | null {
  for (const path of folders) {
    const changes = lastYear(deeds.get(path) ?? [], at);
    if (changes >= WORTH_SAYING) return { path, changes };
  }
  return null;
}

function lastYear(times: Times, at: Instant): number {
  let count = 0;
  for (let i = times.length - 1; i >= 0; i--) {
    const time = times[i];
    if (time === undefined || time < at - YEAR) break;
    if (time < at) count++;
  }
  return count;
}

function push(times: Map<string, Times>, key: string, at: Instant): void {
  const list = times.get(key);
  if (list) list.push(at);
  else times.set(key, [at]);
}

function depth(folder: string): number {
  return folder === '.' ? 0 : folder.split('/').length;
}
