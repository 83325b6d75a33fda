// One line of a history file as a contribution, checked by hand: a schema library takes several times as long for the same.
import type { Contribution, LandedChange, OtherContribution } from '../domain/contribution.ts';
import { parseInstant } from '../domain/time.ts';
import type { Instant } from '../domain/time.ts';
import { SourceError } from '../flow/source.ts';

type Fields = Readonly<Record<string, unknown>>;

const OTHER_KINDS: Readonly<Record<string, OtherContribution['kind']>> = {
  reviewed: 'reviewed',
  'issue-opened': 'issue-opened',
  'issue-answered': 'issue-answered',
  mentored: 'mentored',
  met: 'met',
};

/** Reads a line; what is wrong with it is thrown as a `SourceError` that begins with `where`. */
export function toContribution(line: string, where: string): Contribution {
  const fields = parse(line, where);
  const field = new Field(fields, where);
  const kind = fields['kind'] === undefined ? 'landed' : field.text('kind');
  if (kind === 'landed') return toLanded(field);
  const other = Object.hasOwn(OTHER_KINDS, kind) ? OTHER_KINDS[kind] : undefined;
  if (other === undefined) return field.fail('kind', `one of landed, ${Object.keys(OTHER_KINDS).join(', ')}`);
  return toOther(other, field);
}

function toLanded(field: Field): LandedChange {
  return {
    kind: 'landed',
    id: field.text('id'),
    at: field.instant('at'),
    openedAt: field.instant('openedAt'),
    author: field.text('author'),
    authorName: field.text('authorName'),
    reviewers: field.texts('reviewers'),
    mergedBy: field.textOrNull('mergedBy'),
    files: field.texts('files'),
    nFiles: field.count('nFiles'),
    number: field.countOrNull('number'),
    title: field.anyText('title'),
  };
}

function toOther(kind: OtherContribution['kind'], field: Field): OtherContribution {
  return {
    kind,
    id: field.text('id'),
    at: field.instant('at'),
    author: field.text('author'),
    authorName: field.text('authorName'),
    number: field.countOrNull('number'),
    title: field.anyText('title'),
  };
}

function parse(line: string, where: string): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    throw new SourceError(
      `${where}: this is not JSON (found «${beginning(line)}»); expected one JSON object a line`,
      {
        cause: error,
      },
    );
  }
  if (isFields(parsed)) return parsed;
  throw new SourceError(
    `${where}: this is no JSON object (found «${beginning(line)}»); expected one JSON object a line`,
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Reads one field after the other, each as what it has to be.
class Field {
  readonly #fields: Fields;
  readonly #where: string;

  constructor(fields: Fields, where: string) {
    this.#fields = fields;
    this.#where = where;
  }

  text(name: string): string {
    const value = this.#fields[name];
    return typeof value === 'string' && value !== '' ? value : this.fail(name, 'a text that is not empty');
  }

  anyText(name: string): string {
    const value = this.#fields[name];
    return typeof value === 'string' ? value : this.fail(name, 'a text');
  }

  textOrNull(name: string): string | null {
    const value = this.#fields[name];
    if (value === null) return null;
    return typeof value === 'string' && value !== ''
      ? value
      : this.fail(name, 'a text that is not empty, or null');
  }

  texts(name: string): string[] {
    const value = this.#fields[name];
    return isTexts(value) ? value : this.fail(name, 'a list of texts');
  }

  count(name: string): number {
    const value = this.#fields[name];
    return isCount(value) ? value : this.fail(name, 'a whole number, 0 or more');
  }

  countOrNull(name: string): number | null {
    const value = this.#fields[name];
    return value === null || isCount(value) ? value : this.fail(name, 'a whole number, 0 or more, or null');
  }

  instant(name: string): Instant {
    const value = this.#fields[name];
    const instant = typeof value === 'string' ? parseInstant(value) : undefined;
    return instant ?? this.fail(name, 'a time such as 2026-04-01T17:00:00Z');
  }

  fail(name: string, expected: string): never {
    const found = name in this.#fields ? `«${beginning(JSON.stringify(this.#fields[name]))}»` : 'nothing';
    throw new SourceError(`${this.#where}: field «${name}»: found ${found}; expected ${expected}`);
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const SHOWN = 40;

function beginning(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
