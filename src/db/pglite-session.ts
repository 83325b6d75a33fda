// One PGlite is one connection that everything in this process shares: Prisma, the intake and the queue. Here each of them
// gets it in a way in which none can walk into another's transaction.
import type { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { SqlRunner } from '../flow/jobs.ts';
import type { Session } from './session.ts';

/** Runs statements one by one, each by itself; a text that opens a transaction runs as a whole, or not at all. */
export function runnerOver(pglite: PGlite): SqlRunner {
  return {
    async executeSql(text, values = []) {
      if (values.length > 0) return pglite.query(text, [...values]);
      const results = await (opensTransaction(text) ? runAlone(pglite, text) : pglite.exec(text));
      return { rows: results.flatMap((result) => result.rows) };
    },
  };
}

const opensTransaction = (text: string): boolean => /^\s*begin\b/i.test(text);

// A text with its own BEGIN and COMMIT that fails half-way leaves the shared connection in a failed transaction, and the
// next statement of anybody would fail with it. Inside `transaction` nobody comes between the failure and the ROLLBACK.
function runAlone(pglite: PGlite, text: string): ReturnType<PGlite['exec']> {
  return pglite.transaction((transaction) => transaction.exec(text));
}

/** A transaction in plain SQL, for the intake and the migrations. */
export function sessionOver(pglite: PGlite): Session {
  return {
    transaction: (work) =>
      pglite.transaction((transaction) =>
        work({
          async executeSql(text, values = []) {
            if (values.length > 0) return transaction.query(text, [...values]);
            const results = await transaction.exec(text);
            return { rows: results.flatMap((result) => result.rows) };
          },
        }),
      ),
  };
}

type Adapter = Awaited<ReturnType<PrismaPGlite['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

interface StartsInside {
  startTransactionInner(connection: Pick<PGlite, 'transaction'>, options: object): Promise<Transaction>;
}

/**
 * Prisma's adapter, corrected: as published (0.7.2), a COMMIT that fails is taken for one that succeeded, because the
 * failure only rejects a promise that was resolved when the transaction began.
 */
export function adapterOver(pglite: PGlite): PrismaPGlite {
  const factory = new PrismaPGlite(pglite);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.startTransaction = () => startTransaction(pglite, adapter as Adapter & StartsInside);
    return adapter;
  };
  return factory;
}

async function startTransaction(pglite: PGlite, adapter: StartsInside): Promise<Transaction> {
  let outcome: Promise<unknown> = Promise.resolve();
  const watched: Pick<PGlite, 'transaction'> = {
    transaction: (work) => {
      const result = pglite.transaction(work);
      outcome = result;
      return result;
    },
  };
  const transaction = await adapter.startTransactionInner(watched, { usePhantomQuery: true });
  const commit = transaction.commit.bind(transaction);
  transaction.commit = async () => {
    await commit();
    await outcome;
  };
  return transaction;
}
