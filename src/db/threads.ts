// Threads as they are asked for: who was here before, how long answers take, which numbers are pull requests.
import type { PersonKey } from '../domain/contribution.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { UsualAnswer } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import type { KnownPull } from '../flow/ledger-ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { iso, toInstant } from './rows.ts';
import { query } from './transact.ts';

type Reader = Pick<PrismaClient, '$queryRawUnsafe'>;

// An issue is a thread and a contribution, too; a file tells of the contribution alone.
const EARLIER_HELP = `
  SELECT ((SELECT count(*) FROM thread t
           WHERE t.repository = $1::bigint AND t.author = $2::text AND t.opened_at < $3::timestamptz)
        + (SELECT count(*) FROM contribution c
           WHERE c.repository = $1::bigint AND c.author = $2::text AND c.at < $3::timestamptz
             AND (c.kind IN ('reviewed', 'issue-answered') OR c.kind = 'issue-opened' AND NOT EXISTS (
               SELECT 1 FROM thread t WHERE t.repository = c.repository AND t.number = c.number))))::int AS help`;

export async function readEarlierHelp(
  prisma: Reader,
  repository: RepositoryId,
  key: PersonKey,
  before: Instant,
): Promise<number> {
  const [row] = await query<{ help: number }>(prisma, EARLIER_HELP, repository, key, iso(before));
  return row?.help ?? 0;
}

const USUAL_ANSWER = `
  SELECT count(*)::int AS threads,
         count(*) FILTER (WHERE answered_at < $3::timestamptz)::int AS cases,
         (percentile_cont(0.5) WITHIN GROUP (
           ORDER BY CASE WHEN answered_at < $3::timestamptz
                         THEN extract(epoch FROM answered_at - opened_at)::float8 / 3600 END))::float8 AS "medianHours"
  FROM thread
  WHERE repository = $1::bigint AND opened_at >= $2::timestamptz AND opened_at < $3::timestamptz`;

export async function readUsualAnswer(
  prisma: Reader,
  repository: RepositoryId,
  from: Instant,
  to: Instant,
): Promise<UsualAnswer> {
  const [row] = await query<UsualAnswer>(prisma, USUAL_ANSWER, repository, iso(from), iso(to));
  return row ?? { threads: 0, cases: 0, medianHours: null };
}

interface PullRow extends Omit<KnownPull, 'openedAt'> {
  readonly number: number;
  readonly openedAt: Date;
}

// The second half: pull requests that landed and whose author has no account any more are kept as changes alone.
const PULLS = `
  SELECT t.number, t.author, coalesce(p.login, c.author_name, t.author) AS "authorName", t.title,
         t.opened_at AS "openedAt", t.state = 'landed' AS "isMerged"
  FROM thread t
  LEFT JOIN person p ON p.key = t.author
  LEFT JOIN contribution c ON c.repository = t.repository AND c.id = 'pr-' || t.number
  WHERE t.repository = $1::bigint AND t.number = ANY ($2::int[]) AND t.kind = 'pull-request'
  UNION ALL
  SELECT c.number, c.author, c.author_name, c.title, coalesce(c.opened_at, c.at), true
  FROM contribution c
  WHERE c.repository = $1::bigint AND c.number = ANY ($2::int[]) AND c.id = 'pr-' || c.number
    AND NOT EXISTS (SELECT 1 FROM thread t WHERE t.repository = c.repository AND t.number = c.number)`;

export async function readPulls(
  prisma: Reader,
  repository: RepositoryId,
  numbers: readonly number[],
): Promise<Map<number, KnownPull>> {
  if (numbers.length === 0) return new Map();
  const rows = await query<PullRow>(prisma, PULLS, repository, [...numbers]);
  return new Map(
    rows.map(({ number, openedAt, ...pull }) => [number, { ...pull, openedAt: toInstant(openedAt) }]),
  );
}
