// Part of the composition root: a history file into the ledger.
import type { Known, Place } from '../cli/ledger-tools.ts';
import type { Watcher } from '../cli/watcher.ts';
import { readPeople } from '../db/people.ts';
import { isBotName } from '../domain/bot.ts';
import type { Contribution, PersonKey } from '../domain/contribution.ts';
import type { Person } from '../domain/person.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import { SourceError } from '../flow/source.ts';
import { readHistoryFile } from '../history-file/read.ts';
import { addToLedger, findOnGitHub } from './fill-ledger.ts';
import { interruptible } from './interrupt.ts';
import type { OpenLedger } from './open-ledger.ts';
import { patiently } from './patience.ts';

const BATCH = 500;
/** What the database can keep: 32 bits, and years that it writes as everybody does. */
const LARGEST_COUNT = 2 ** 31 - 1;
const EARLIEST = Date.UTC(1900, 0);

/** All of the file, or nothing where anything is wrong with it: the whole file is read before anything is kept. */
export function importFrom(file: string, place: Place, open: OpenLedger, watcher: Watcher): Promise<Known> {
  // Once it is being kept, the first signal is too late.
  return interruptible(
    async (signal) => keepAll(file, await namesIn(file, watcher, signal), place, open, watcher),
    'stopped; nothing was imported',
  );
}

async function keepAll(
  file: string,
  names: ReadonlyMap<PersonKey, string>,
  place: Place,
  open: OpenLedger,
  watcher: Watcher,
): Promise<Known> {
  const say = (line: string): void => watcher.say(line);
  const id = await repositoryFor(place, open, say);
  let contributions = 0;
  for await (const batch of batchesOf(readHistoryFile(file))) {
    await open.ledger.keep(id, {
      threads: [],
      contributions: batch,
      people: await strangersIn(batch, names, open),
      // A file says what people were called some day: any look at GitHub knows better.
      seenAt: 0,
    });
    contributions += batch.length;
    watcher.step({ phase: 'changes', done: contributions, total: null });
  }
  return { contributions, people: names.size };
}

async function repositoryFor(
  place: Place,
  open: OpenLedger,
  say: (line: string) => void,
): Promise<RepositoryId> {
  const known = await open.ledger.repositoryByName(place.owner, place.name);
  if (known) return known.id;
  const access = await patiently(() => findOnGitHub(place, open, say), { say });
  await patiently(() => addToLedger(access, open), { say });
  return access.repository.id;
}

/** The latest name of everybody in a file. Throws SourceError where the file has anything that cannot be kept. */
async function namesIn(file: string, watcher: Watcher, signal: AbortSignal): Promise<Map<PersonKey, string>> {
  const names = new Map<PersonKey, { name: string; at: Instant }>();
  let done = 0;
  for await (const contribution of readHistoryFile(file)) {
    refuseUnkeepable(contribution, file);
    const { author, authorName, at } = contribution;
    const known = names.get(author);
    if (!known || known.at <= at) names.set(author, { name: authorName, at });
    done++;
    signal.throwIfAborted();
    if (done % BATCH === 0) watcher.step({ phase: 'changes', done, total: null });
  }
  return new Map([...names].map(([key, { name }]) => [key, name]));
}

function refuseUnkeepable(contribution: Contribution, file: string): void {
  const isLanded = contribution.kind === 'landed';
  const { id, at, number } = contribution;
  const counts = [number ?? 0, isLanded ? contribution.nFiles : 0];
  const times = [at, isLanded ? contribution.openedAt : at];
  const where = `${file}: the contribution ${JSON.stringify(id)}`;
  if (counts.some((count) => count > LARGEST_COUNT)) {
    throw new SourceError(`${where} has a number above ${LARGEST_COUNT}; expected none so large`);
  }
  if (times.some((time) => time < EARLIEST)) {
    throw new SourceError(`${where} is older than 1900; expected a time such as 2026-04-01T17:00:00Z`);
  }
}

async function* batchesOf(contributions: AsyncIterable<Contribution>): AsyncGenerator<Contribution[]> {
  let batch: Contribution[] = [];
  for await (const contribution of contributions) {
    batch.push(contribution);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The authors whom this server never met. */
async function strangersIn(
  batch: readonly Contribution[],
  names: ReadonlyMap<PersonKey, string>,
  { database }: OpenLedger,
): Promise<Person[]> {
  const keys = [...new Set(batch.map(({ author }) => author))];
  const met = await readPeople(database.prisma, keys);
  return keys.flatMap((key) => {
    const login = met.has(key) ? undefined : names.get(key);
    return login === undefined ? [] : [{ key, login, isBot: isBotName(key) || isBotName(login) }];
  });
}
