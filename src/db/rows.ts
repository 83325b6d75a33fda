// Between rows and the domain: times, ids, and sets of rows sent as one value.
import type { Instant } from '../domain/time.ts';
import type { ThreadRef } from '../domain/repository.ts';

export const toDate = (instant: Instant): Date => new Date(instant);
export const toInstant = (date: Date): Instant => date.getTime();
export const toInstantOrNull = (date: Date | null): Instant | null => date && toInstant(date);

/** GitHub's ids are far below 2^53; the database gives all 64-bit numbers as bigint. */
export const toNumber = (id: bigint | number): number => Number(id);
export const toNumberOrNull = (id: bigint | null): number | null => (id === null ? null : Number(id));

export const isoOrNull = (instant: Instant | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();
export const iso = (instant: Instant): string => new Date(instant).toISOString();

/**
 * A set of rows as one value for `jsonb_to_recordset`. PostgreSQL stores neither the character NUL nor half a surrogate
 * pair, and people's titles and names may hold either.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}

function storable(text: string): string {
  return text.replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** One row for each key, the last one given; in the order of the keys, so that two transactions lock rows in the same order. */
export function lastOfEach<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Rows with the same key in different rounds, for statements that change a row once; mostly one round. In the order of the keys. */
export function rounds<T>(rows: readonly T[], keyOf: (row: T) => string): T[][] {
  const seen = new Map<string, number>();
  const all: T[][] = [];
  for (const row of rows) {
    const times = seen.get(keyOf(row)) ?? 0;
    seen.set(keyOf(row), times + 1);
    (all[times] ??= []).push(row);
  }
  return all.map((round) => lastOfEach(round, keyOf));
}

/** What jobs about one thread have in common: they are worked on one after the other. */
export const threadGroup = ({ repository, number }: ThreadRef): string => `${repository}:${number}`;
