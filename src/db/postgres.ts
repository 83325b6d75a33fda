// Opens a PostgreSQL server, and says in one line what is wrong with it: never the password, always the place.
import pg from 'pg';
import type { SqlRunner } from '../flow/jobs.ts';
import { DatabaseError } from './database-error.ts';
import type { Session } from './session.ts';

/** What must be known of a server before it is trusted with anything. */
export interface ServerFacts {
  readonly version: number;
  readonly fsync: string;
  readonly synchronousCommit: string;
}

const OLDEST_VERSION = 130_000;
const CONNECT_TIMEOUT_MS = 5_000;
/**
 * A process that stands still in the middle of a transaction (its machine sleeps) keeps its locks, and everybody else waits
 * for them. The server ends such a transaction after so long; ours send their next statement within milliseconds.
 */
const SILENT_TRANSACTION_MS = 10_000;

export function parseAddress(databaseUrl: string): URL {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (url?.protocol === 'postgres:' || url?.protocol === 'postgresql:') return url;
  throw new DatabaseError(
    'The database address is none of PostgreSQL. It looks like postgresql://user:password@host:5432/name.',
  );
}

export interface PoolOptions {
  readonly max: number;
  readonly connectTimeoutMs?: number;
  /** Gives up on any single statement after so long; its connection is closed. */
  readonly statementTimeoutMs?: number;
  onTrouble(error: Error): void;
}

export function openPool(databaseUrl: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.max,
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    ...(options.statementTimeoutMs === undefined ? {} : { query_timeout: options.statementTimeoutMs }),
    verify: (client, done) => client.query(SESSION, (error) => done(error)),
  });
  // Without a listener, a connection that the server closes while idle would end the process.
  pool.on('error', (error) => options.onTrouble(error));
  pool.on('connect', (client) => {
    client.on('error', (error) => options.onTrouble(error));
  });
  return pool;
}

/** Times are written and read without a zone on the way, so the session must mean UTC by that. */
const SESSION = `SET TIME ZONE 'UTC'; SET idle_in_transaction_session_timeout = ${SILENT_TRANSACTION_MS}`;

export async function factsOf(pool: pg.Pool, address: URL): Promise<ServerFacts> {
  const facts = await pool
    .query<ServerFacts>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('fsync') AS fsync,
              current_setting('synchronous_commit') AS "synchronousCommit"`,
    )
    .catch((cause: unknown) => {
      throw new DatabaseError(whatIsWrong(cause, address), { cause });
    });
  const [row] = facts.rows;
  if (!row) throw new DatabaseError(`${placeOf(address)} gives no answer.`);
  if (row.version < OLDEST_VERSION) throw new DatabaseError(`${placeOf(address)} is older than 13.`);
  return row;
}

function whatIsWrong(cause: unknown, address: URL): string {
  const place = placeOf(address);
  const { code, message } = troubleOf(cause);
  switch (code) {
    case 'ECONNREFUSED':
      return `${place} cannot be reached: nothing listens there.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${place} cannot be reached: nobody knows that host.`;
    case '28P01':
    case '28000':
      return `${place} does not let ${userOf(address)} in: wrong password, or not allowed.`;
    case '3D000':
      return `${place} has no database "${databaseOf(address)}". Create it first.`;
    case '57P03':
      return `${place} is starting up or shutting down.`;
    default:
      return `${place} cannot be used: ${message}`;
  }
}

/** The code and the first line of whatever was thrown; a failure to reach several addresses of one host counts as one. */
function troubleOf(cause: unknown): { code: string; message: string } {
  if (!(cause instanceof Error)) return { code: '', message: String(cause) };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return { code, message: cause.message.split('\n')[0] ?? '' };
}

const placeOf = ({ hostname, port }: URL): string =>
  `PostgreSQL at ${hostname === '' ? 'localhost' : hostname}:${port === '' ? '5432' : port}`;
const userOf = ({ username }: URL): string => (username === '' ? 'you' : decodeURIComponent(username));
const databaseOf = ({ pathname }: URL): string => decodeURIComponent(pathname.slice(1));

/** Warns of a server that may forget what it confirmed; null if it keeps its word. */
export function forgetfulness({ fsync, synchronousCommit }: ServerFacts): string | null {
  const weak = [
    ...(fsync === 'off' ? ['fsync'] : []),
    ...(synchronousCommit === 'off' ? ['synchronous_commit'] : []),
  ];
  if (weak.length === 0) return null;
  return `PostgreSQL runs with ${weak.join(' and ')} off: what it confirmed may be lost when the server crashes.`;
}

export function sessionOver(pool: pg.Pool): Session {
  return {
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const result = await work(runnerOver(client));
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        await giveUp(client);
        throw error;
      }
    },
  };
}

/** Ends a transaction that failed. A connection that cannot even roll back is closed. */
async function giveUp(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}

function runnerOver(client: pg.PoolClient): SqlRunner {
  return {
    async executeSql(text, values) {
      const result: pg.QueryResult<object> | undefined = await (values
        ? client.query(text, [...values])
        : client.query(text));
      // Several statements give several results; nobody asks for their rows.
      return { rows: Array.isArray(result) ? [] : result.rows };
    },
  };
}
