// A database with everything over it, and the values that tests vary.
import { createDeedStore } from '../../src/db/deeds.ts';
import { createInbox } from '../../src/db/inbox.ts';
import { createInstallations } from '../../src/db/installations.ts';
import { createMemory } from '../../src/db/memory.ts';
import { openDatabase, type Database } from '../../src/db/open.ts';
import type { LandedChange } from '../../src/domain/contribution.ts';
import type { Wish } from '../../src/domain/deed.ts';
import type { AnswerDue } from '../../src/domain/happening.ts';
import { wanted, type Pairing } from '../../src/domain/pairing.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { Enqueue, Job } from '../../src/flow/jobs.ts';
import type { Commit, DeedStore, Inbox, Installations, Memory } from '../../src/flow/ports.ts';
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
  const installations = createInstallations(database);
  let repositories = 0;
  return {
    database,
    jobs,
    enqueue,
    memory: createMemory(database, enqueue),
    deeds: createDeedStore(database),
    inbox: createInbox(database, enqueue),
    installations,
    async addRepository(as = {}) {
      const repository = { ...aRepository, id: ++repositories, ...as };
      await installations.addRepositories([repository], T0);
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
  contributions: [],
  wishes: [],
  reminders: [],
  forgottenReminders: [],
  people: [],
  notes: [],
  ...parts,
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
