// Part of the composition root: reads a repository's past from GitHub into the ledger, with somebody in front of the terminal.
import type { Backfilled, Known, Place } from '../cli/ledger-tools.ts';
import type { Watcher } from '../cli/watcher.ts';
import { readRepository } from '../db/repositories.ts';
import { helpersOf, type PersonKey } from '../domain/contribution.ts';
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { HistoryPage, HistoryPhase, Ledger } from '../flow/ledger-ports.ts';
import { readHistory, type Reading } from '../flow/read-history.ts';
import type { Access } from './access.ts';
import { addToLedger, findOnGitHub } from './fill-ledger.ts';
import { interruptible } from './interrupt.ts';
import type { OpenLedger } from './open-ledger.ts';
import { patiently } from './patience.ts';

/** Whatever ends it, the next one goes on where it stopped. */
export function backfill(place: Place, open: OpenLedger, watcher: Watcher): Promise<Backfilled> {
  return interruptible(
    (signal) => readAll(place, open, watcher, signal),
    'stopped; the same command goes on where it was',
  );
}

async function readAll(
  place: Place,
  open: OpenLedger,
  watcher: Watcher,
  signal: AbortSignal,
): Promise<Backfilled> {
  const patience = { say: (line: string) => watcher.say(line), signal };
  const access = await patiently(() => findOnGitHub(place, open, patience.say), patience);
  await patiently(() => addToLedger(access, open), patience);
  const read = new Map<HistoryPhase, number>();
  let points = 0;
  const onPage = ({ progress, budget }: HistoryPage): void => {
    read.set(progress.phase, progress.done);
    points += budget?.cost ?? 0;
    watcher.step(progress);
    if (progress.isWithheld)
      watcher.say(
        'its commits may not be read: whoever only ever pushes stays unknown; the right to read contents shows them',
      );
    signal.throwIfAborted();
  };
  const { id } = access.repository;
  await patiently(() => readHistory(id, readingOf(access, open, onPage)), patience);
  return { read, known: await knownOf(id, open.ledger), points, requests: access.requests() };
}

function readingOf(
  { history, settings }: Access,
  { database, installations, ledger }: OpenLedger,
  onPage: (page: HistoryPage) => void,
): Reading {
  const wallClock = (): number => Date.now();
  return {
    clock: { now: wallClock },
    wallClock,
    memory: { repository: (id) => readable(id) },
    installations,
    ledger,
    source: history,
    github: { settings },
    onPage,
    turnMs: Infinity,
  };

  /** Whoever asked GitHub and got an answer may read, whatever a server may do there. */
  async function readable(id: RepositoryId) {
    const known = await readRepository(database.prisma, id);
    return known && { ...known, isSuspended: false };
  }
}

async function knownOf(id: Repository['id'], ledger: Ledger): Promise<Known> {
  const people = new Set<PersonKey>();
  let contributions = 0;
  for await (const contribution of ledger.contributions(id)) {
    contributions++;
    people.add(contribution.author);
    if (contribution.kind === 'landed') for (const helper of helpersOf(contribution)) people.add(helper);
  }
  return { contributions, people: people.size };
}
