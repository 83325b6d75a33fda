// Transactions over Prisma: retried where PostgreSQL asks for that, and abandoned with a reason where a decision is out of date.
import { setTimeout as wait } from 'node:timers/promises';
import type { SqlRunner } from '../flow/jobs.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

export type Transaction = Prisma.TransactionClient;

/** Two transactions wanted the same rows the other way round, or could not both be true: one of them tries again. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const UNIQUE_VIOLATION = '23505';
const RETRY_AFTER_MS = [5, 20, 80, 200] as const;

export async function transact<T>(
  prisma: PrismaClient,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await prisma.$transaction(work);
    } catch (error) {
      const afterMs = RETRY_AFTER_MS[attempt];
      if (afterMs === undefined || !mayTryAgain(error)) throw error;
      await wait(afterMs);
    }
  }
}

function mayTryAgain(error: unknown): boolean {
  return codesOf(error).some((code) => TRY_AGAIN.has(code) || code === 'P2034');
}

export function isUniqueViolation(error: unknown): boolean {
  return codesOf(error).some((code) => code === UNIQUE_VIOLATION || code === 'P2002');
}

/** Prisma's code and PostgreSQL's, which Prisma puts in different places for typed and for raw queries. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const own = ['code', 'originalCode'].map((name) => Reflect.get(error, name) as unknown);
  const inner = ['meta', 'cause', 'driverAdapterError'].map((name) => Reflect.get(error, name) as unknown);
  return [
    ...own.filter((code) => typeof code === 'string'),
    ...inner.flatMap((part) => codesOf(part, depth + 1)),
  ];
}

/** The transaction as the queue wants to see it. */
export function runnerOf(transaction: Transaction): SqlRunner {
  return {
    executeSql: async (text, values = []) => ({ rows: await query(transaction, text, ...values) }),
  };
}

/** Rows as the statement names and types them; the only place where a shape is believed. */
export function query<Row>(
  transaction: Pick<Transaction, '$queryRawUnsafe'>,
  text: string,
  ...values: readonly unknown[]
): Promise<Row[]> {
  return transaction.$queryRawUnsafe<Row[]>(text, ...values);
}

/** How many rows a statement changed. */
export function execute(
  transaction: Pick<Transaction, '$executeRawUnsafe'>,
  text: string,
  ...values: readonly unknown[]
): Promise<number> {
  return transaction.$executeRawUnsafe(text, ...values);
}
