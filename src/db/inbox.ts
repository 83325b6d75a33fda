// Takes deliveries in, fast and for good: GitHub waits for the answer. Calls made at the same time share one transaction,
// because a commit costs the same for one row and for a hundred. Plain SQL, because Prisma would double the time.
import type { Happening } from '../domain/happening.ts';
import type { Instant } from '../domain/time.ts';
import type { Enqueue, Job, SqlRunner } from '../flow/jobs.ts';
import type { Delivery, Inbox } from '../flow/ports.ts';
import { DatabaseError } from './database-error.ts';
import { groupOf, repositoriesOf } from './happening-group.ts';
import type { Database } from './open.ts';
import { iso, lastOfEach, toDate, toInstant, toJson } from './rows.ts';

type IntakeDatabase = Pick<Database, 'prisma' | 'intake' | 'intakeTimeoutMs'>;

export function createInbox(database: IntakeDatabase, enqueue: Enqueue): Inbox {
  const { prisma } = database;
  const batches = new Batches(database, enqueue);
  return {
    keep: (delivery) => batches.add(delivery),
    async delivery(id) {
      const row = await prisma.delivery.findUnique({ where: { id } });
      if (!row) return null;
      const happenings = row.happenings as unknown as Happening[];
      return { id, event: row.event, receivedAt: toInstant(row.receivedAt), happenings };
    },
    async arrived(ids) {
      const rows = await prisma.delivery.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
      return new Set(rows.map(({ id }) => id));
    },
    async finish(id, at) {
      // The id stays to recognise a redelivery; nobody needs what was in it any more.
      const data = { finishedAt: toDate(at), happenings: [], repositories: [] };
      await prisma.delivery.updateMany({ where: { id }, data });
    },
  };
}

/**
 * Deletes finished deliveries received before an instant, and gives how many. GitHub redelivers for three days, so
 * younger ones must stay to be recognised.
 */
export async function forgetDeliveries(
  { prisma }: Pick<Database, 'prisma'>,
  before: Instant,
): Promise<number> {
  const { count } = await prisma.delivery.deleteMany({
    where: { receivedAt: { lt: toDate(before) }, finishedAt: { not: null } },
  });
  return count;
}

interface Waiting {
  readonly delivery: Delivery;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const MOST_AT_ONCE = 200;

class Batches {
  readonly #database: IntakeDatabase;
  readonly #enqueue: Enqueue;
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(database: IntakeDatabase, enqueue: Enqueue) {
    this.#database = database;
    this.#enqueue = enqueue;
  }

  add(delivery: Delivery): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new DatabaseError('The database does not answer in time; the delivery was not accepted.'));
      }, this.#database.intakeTimeoutMs);
      const settled = (): void => clearTimeout(timer);
      this.#waiting.push({
        delivery,
        resolve: () => {
          settled();
          resolve();
        },
        reject: (error) => {
          settled();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      });
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    // Whatever arrives in this turn of the event loop, or while a batch is under way, shares the next one.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#keep(this.#waiting.splice(0, MOST_AT_ONCE));
    this.#isRunning = false;
  }

  async #keep(batch: readonly Waiting[]): Promise<void> {
    try {
      const deliveries = batch.map(({ delivery }) => delivery);
      await this.#database.intake.transaction((sql) => keepAll(sql, this.#enqueue, deliveries));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

async function keepAll(sql: SqlRunner, enqueue: Enqueue, deliveries: readonly Delivery[]): Promise<void> {
  const distinct = lastOfEach(deliveries, (delivery) => delivery.id);
  const { rows } = await sql.executeSql(
    `INSERT INTO delivery (id, event, received_at, happenings, repositories)
     SELECT d.* FROM jsonb_to_recordset($1::jsonb)
       AS d(id text, event text, received_at timestamptz, happenings jsonb, repositories bigint[])
     ON CONFLICT DO NOTHING RETURNING id`,
    [toJson(distinct.map(toColumns))],
  );
  const fresh = new Set((rows as { id: string }[]).map((row) => row.id));
  // In the order of arrival, not of the ids: jobs of one thread are worked on in the order in which they were kept.
  const jobs = deliveries.flatMap((delivery) => (fresh.delete(delivery.id) ? jobOf(delivery) : []));
  if (jobs.length > 0) await enqueue(sql, jobs);
}

function toColumns({ id, event, receivedAt, happenings }: Delivery): object {
  return { id, event, received_at: iso(receivedAt), happenings, repositories: repositoriesOf(happenings) };
}

function jobOf({ id, happenings }: Delivery): Job[] {
  const [first] = happenings;
  return first ? [{ name: 'delivery', id, group: groupOf(first) }] : [];
}
