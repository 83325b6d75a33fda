// The last year of a real history, lived through again: what came before is the past, and every change of that year is opened
// and merged when it was. A history knows no comments, so nobody answers but by landing the change.
import path from 'node:path';
import { helpersOf, type Contribution, type LandedChange } from '../../src/domain/contribution.ts';
import { withoutBots } from '../../src/domain/history.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import type { Story, StoryEvent } from './story.ts';

const YEAR = 365 * DAY;

export async function realStory(file: string, history: AsyncIterable<Contribution>): Promise<Story> {
  const changes: LandedChange[] = [];
  for await (const contribution of history) {
    if (contribution.kind !== 'landed') continue;
    const change = withoutBots(contribution);
    if (change) changes.push(change);
  }
  changes.sort((a, b) => a.at - b.at);
  const last = changes.at(-1);
  if (!last) throw new Error(`${file} holds no landed change to live through.`);
  const to = last.at + DAY;
  const from = to - YEAR;
  const live = changes.filter(({ at }) => at >= from);
  const helpers = new Map(live.map((change) => [change.id, helpersOf(change)]));
  return {
    owner: 'history',
    name: path.basename(file).split('.')[0] ?? 'repository',
    from,
    to,
    before: changes.filter(({ at }) => at < from),
    events: live.flatMap((change) => lived(change, from)).sort((a, b) => a.at - b.at),
    // Whoever is asked says yes: what counts is whether it was the right person to ask.
    reply: () => ({ says: 'accept', afterMs: HOUR }),
    helpers: (thread) => helpers.get(thread) ?? [],
  };
}

function lived(change: LandedChange, from: number): StoryEvent[] {
  const { id: thread, author, at, files, title } = change;
  const merger = change.mergedBy ?? change.reviewers[0] ?? author;
  // What had been opened before the year began is opened on its first day.
  const opened = Math.min(at, Math.max(change.openedAt, from));
  const reviewers = change.reviewers.filter((key) => key !== author);
  return [
    { do: 'open', at: opened, thread, by: author, kind: 'pull-request', title, files, isDraft: false },
    ...reviewers.map((by): StoryEvent => ({ do: 'review', at, thread, by })),
    { do: 'merge', at, thread, by: merger },
  ];
}
