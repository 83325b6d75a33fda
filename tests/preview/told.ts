// An invented past, told by the day, and what a preview tells of it: a test says only what differs.
import type { Contribution, LandedChange, PersonKey } from '../../src/domain/contribution.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { DAY, formatInstant, type Instant } from '../../src/domain/time.ts';
import { liveThrough, type Scene } from '../../src/preview/live-through.ts';
import type { Line } from '../../src/preview/lines.ts';
import { readPast } from '../../src/preview/past.ts';
import { lines } from '../cli/tools.ts';
import { at, change } from '../domain/builders.ts';

const FIRST_DAY = at('2025-03-03T00:00:00Z');

/** So many days after the first one, a Monday. */
export const day = (n: number): Instant => FIRST_DAY + n * DAY;

/** A change that was opened on one day and landed on another. */
export function pull(
  id: string,
  author: PersonKey,
  [opened, landed]: readonly [number, number],
  differs: Partial<LandedChange> = {},
): LandedChange {
  return change({ id, author, authorName: author, openedAt: day(opened), at: day(landed), ...differs });
}

/** Cleo's first change, which Ben reviewed on the first day: from then on, Ben may be asked. */
export const byCleo = pull('c0', 'cleo', [0, 1], { reviewers: ['ben'] });

export async function scenes(history: readonly Contribution[], settings = defaultSettings): Promise<Scene[]> {
  const all: Scene[] = [];
  for await (const scene of liveThrough(await readPast(lines(history)), settings)) all.push(scene);
  return all;
}

/** A line for each that is told, but for labels; the day is left out. */
export async function told(...given: Parameters<typeof scenes>): Promise<string[]> {
  return (await scenes(...given)).flatMap(({ thread, lines: written }) =>
    written.flatMap((line) => (line.kind === 'label' ? [] : [`${thread.id}: ${inShort(line)}`])),
  );
}

export async function labels(...given: Parameters<typeof scenes>): Promise<string[]> {
  return (await scenes(...given)).flatMap(({ thread, lines: written }) =>
    written.flatMap((line) => (line.kind === 'label' ? [`${thread.id}: ${line.label}`] : [])),
  );
}

/** When it was told, with the kind. */
export async function times(...given: Parameters<typeof scenes>): Promise<string[]> {
  return (await scenes(...given)).flatMap(({ at: when, lines: written }) =>
    written.map(({ kind }) => `${formatInstant(when)} ${kind}`),
  );
}

function inShort(line: Exclude<Line, { kind: 'label' }>): string {
  return line.kind === 'mentor-asked'
    ? `${line.mentor} asked for ${line.person}`
    : `${line.kind} ${line.person}`;
}
