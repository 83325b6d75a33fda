// A database with everything over it, and the values that tests vary.
import { createHash } from 'node:crypto';
import { createDeedStore } from '../../src/db/deeds.ts';
import { createInbox } from '../../src/db/inbox.ts';
import { createInstallations } from '../../src/db/installations.ts';
import { createLedger } from '../../src/db/ledger.ts';
import { createMemory } from '../../src/db/memory.ts';
import { openDatabase, type Database } from '../../src/db/open.ts';
import type { LandedChange, OtherContribution } from '../../src/domain/contribution.ts';
import type { Wish } from '../../src/domain/deed.ts';
import type { LedgerFacts } from '../../src/domain/effect.ts';
import type { AnswerDue } from '../../src/domain/happening.ts';
import { wanted, type Pairing } from '../../src/domain/pairing.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { Enqueue, Job } from '../../src/flow/jobs.ts';
import type { Commit, DeedStore, Inbox, KeyedWish, Memory } from '../../src/flow/ports.ts';
import type { Installations, Ledger } from '../../src/flow/ledger-ports.ts';
import type { Thread } from '../../src/domain/thread.ts';
import type { DatabaseKind } from './databases.ts';

export interface Fixture {
  readonly database: Database;
  /** Jobs that were handed to the queue, rolled back ones included. */
  readonly jobs: Job[];
  readonly enqueue: Enqueue;
  readonly memory: Memory;
  readonly deeds: DeedStore;
  readonly inbox: Inbox;
  readonly installations: Installations;
  readonly ledger: Ledger;
  /** A repository nobody used before; all of one owner unless told otherwise. */
  addRepository(as?: Partial<Repository>): Promise<Repository>;
  close(): Promise<void>;
}

export async function openFixture(kind: DatabaseKind): Promise<Fixture> {
  const { config, remove } = await kind.create();
  const database = await openDatabase(config);
  const jobs: Job[] = [];
  const enqueue: Enqueue = (_, more) => {
    jobs.push(...more);
    return Promise.resolve();
  };
  const installations = createInstallations(database, { hashOf });
  let repositories = 0;
  return {
    database,
    jobs,
    enqueue,
    memory: createMemory(database, { enqueue, hashOf }),
    deeds: createDeedStore(database),
    inbox: createInbox(database, enqueue),
    installations,
    ledger: createLedger(database, { enqueue, hashOf }),
    async addRepository(as = {}) {
      const repository = { ...aRepository, id: ++repositories, ...as };
      await database.prisma.repository.create({ data: { ...repository, addedAt: new Date(T0) } });
      return repository;
    },
    async close() {
      await database.close();
      await remove();
    },
  };
}

export const T0 = Date.UTC(2026, 3, 1, 12);

const aRepository: Repository = {
  id: 1,
  ownerId: 90,
  owner: 'acme',
  name: 'rocket',
  installationId: 7,
  isPrivate: false,
  isArchived: false,
};

export const person = (key: string, login = `login-${key}`): Person => ({ key, login, isBot: false });

export const commitTo = (repository: Pick<Repository, 'id'>, parts: Partial<Commit> = {}): Commit => ({
  repository: repository.id,
  at: T0,
  once: null,
  marks: [],
  pairings: [],
  unmarks: [],
  facts: [],
  choices: [],
  preferences: [],
  offers: [],
  partings: [],
  silence: null,
  wishes: [],
  reminders: [],
  forgottenReminders: [],
  notes: [],
  ...parts,
});

/** Stands for the keyed hash: nobody can read the key in it. */
export const hashOf = (key: string): string => createHash('sha256').update(`secret ${key}`).digest('hex');

export const facts = (parts: Partial<LedgerFacts> = {}): LedgerFacts => ({
  threads: [],
  contributions: [],
  people: [],
  seenAt: T0,
  ...parts,
});

export const thread = (number: number, parts: Partial<Thread> = {}): Thread => ({
  repository: 1,
  number,
  kind: 'pull-request',
  state: 'open',
  isLocked: false,
  author: person('ada'),
  title: 'A change',
  openedAt: T0 - 1000,
  labels: [],
  files: [],
  answeredAt: null,
  changedAt: T0,
  ...parts,
});

export const review = (number: number, author: string, parts: Partial<OtherContribution> = {}) =>
  ({
    kind: 'reviewed',
    id: `review-${number}-${author}`,
    at: T0,
    author,
    authorName: author,
    number,
    title: 'A change',
    ...parts,
  }) satisfies OtherContribution;

export const wished = (key: string, wish: Wish, names: readonly string[] = []): KeyedWish => ({
  key,
  wish,
  mentions: names,
  names,
});

export const landed = (id: string, parts: Partial<LandedChange> = {}): LandedChange => ({
  kind: 'landed',
  id,
  at: T0,
  openedAt: T0 - 1000,
  author: 'ada',
  authorName: 'Ada',
  reviewers: [],
  mergedBy: null,
  files: [],
  nFiles: 0,
  number: 1,
  title: 'A change',
  ...parts,
});

export const comment = (body: string | null, thread = 1): Extract<Wish, { kind: 'comment' }> => ({
  kind: 'comment',
  thread,
  body,
});

/** Every row of every table in which this word occurs as a word. */
export async function tracesIn({ prisma }: Pick<Database, 'prisma'>, word: string): Promise<string[]> {
  const tables = await prisma.$queryRawUnsafe<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  if (tables.length < 20) throw new Error('The tables are somewhere else.');
  const found = tables.map(({ name }) =>
    prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT '${name}: ' || to_jsonb(t)::text AS row FROM "${name}" t WHERE to_jsonb(t)::text ~ '\\m${word}\\M'`,
    ),
  );
  return (await Promise.all(found)).flat().map(({ row }) => row);
}

export const answerDue = (repository: number, number = 1): AnswerDue => ({
  kind: 'answer-due',
  thread: { repository, number },
});

export const pairingIn = (repository: Repository, newcomer: string, ordinal = 1, number = 1): Pairing =>
  wanted(
    {
      thread: { repository: repository.id, number },
      ownerId: repository.ownerId,
      newcomer: person(newcomer),
      reason: 'asked-for',
      topic: null,
    },
    ordinal,
    [],
    T0,
  );
