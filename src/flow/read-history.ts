// Reads a repository's past, page by page, and what changed since the last reading. Each page is kept together with the place
// where the next one begins: whatever dies on the way goes on where it stopped.
import type { RepositoryId } from '../domain/repository.ts';
import { MINUTE, SECOND, type Instant } from '../domain/time.ts';
import type { Clock, GitHub, Memory } from './ports.ts';
import type { HistoryPage, HistorySource, Installations, Ledger } from './ledger-ports.ts';
import { NotYet } from './trouble.ts';

export interface Reading {
  readonly clock: Clock;
  /** GitHub's budget is counted in real time, whatever the story's clock says. */
  readonly wallClock: () => Instant;
  readonly memory: Pick<Memory, 'repository'>;
  readonly installations: Pick<Installations, 'historyProgress' | 'keepHistoryPage'>;
  readonly ledger: Pick<Ledger, 'pullsOf'>;
  readonly source: HistorySource;
  readonly github: Pick<GitHub, 'settings'>;
  /** Told of every page that was kept. */
  readonly onPage?: (page: HistoryPage) => void;
  /** After so long, somebody else has a turn; Infinity for whoever reads alone. */
  readonly turnMs?: number;
}

const TURN = 20 * SECOND;
/** What was read so recently need not be read again. */
const FRESH = 10 * MINUTE;
/** The rest of the hour's budget is for what happens now. */
const KEPT_FOR_LIVE_WORK = 0.2;
const MOST_PATIENCE = 3_600_000;

/** Gives whether everything is read; if not, its turn is over. Throws `NotYet` where GitHub's budget runs low. */
export async function readHistory(id: RepositoryId, reading: Reading): Promise<boolean> {
  const { clock, wallClock, memory, installations, ledger, source, turnMs = TURN } = reading;
  const [repository, progress] = await Promise.all([
    memory.repository(id),
    installations.historyProgress(id),
  ]);
  if (!repository || !progress || repository.isSuspended) return true;
  const now = clock.now();
  const isFresh = progress.readUntil !== null && progress.readUntil > now - FRESH;
  if (progress.isComplete && progress.bookmark === null && isFresh) return true;
  const began = wallClock();
  const start = {
    bookmark: progress.bookmark,
    since: progress.readUntil,
    now,
    bots: (await reading.github.settings(repository)).bots,
    pullsOf: (numbers: readonly number[]) => ledger.pullsOf(id, numbers),
  };
  for await (const page of source.pages(repository, start)) {
    await installations.keepHistoryPage(id, page);
    reading.onPage?.(page);
    if (page.bookmark === null) return true;
    leaveEnough(page, wallClock());
    if (wallClock() - began > turnMs) return false;
  }
  return true;
}

function leaveEnough({ budget }: HistoryPage, now: Instant): void {
  if (!budget || budget.remaining >= budget.limit * KEPT_FOR_LIVE_WORK) return;
  const wait = Math.min(MOST_PATIENCE, Math.max(SECOND, budget.resetAt - now));
  throw new NotYet('the rest of the hour\u2019s GraphQL budget is kept for live work', wait);
}
