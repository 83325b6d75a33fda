// What people gave to a repository, and the helpers derived from it.
import { helpersOf, type Contribution, type LandedChange, type PersonKey } from '../domain/contribution.ts';
import type { TrackRecord } from '../domain/history.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { Contribution as Row, PrismaClient } from './generated/client.ts';
import { iso, lastOfEach, toDate, toInstant, toJson, toNumber } from './rows.ts';
import { execute, type Transaction } from './transact.ts';

/** Adds contributions, or replaces them by what is known now. */
export async function keepContributions(
  transaction: Transaction,
  repository: RepositoryId,
  contributions: readonly Contribution[],
): Promise<void> {
  if (contributions.length === 0) return;
  const known = lastOfEach(contributions, (contribution) => contribution.id);
  await execute(transaction, UPSERT, repository, toJson(known.map(toColumns)));
  await keepHelpers(transaction, repository, known);
}

const UPSERT = `
  INSERT INTO contribution (repository, id, kind, at, opened_at, author, author_name, merged_by, reviewers, files,
                            n_files, number, title)
  SELECT $1::bigint, c.*
  FROM jsonb_to_recordset($2::jsonb) AS c(id text, kind text, at timestamptz, opened_at timestamptz, author text,
    author_name text, merged_by text, reviewers text[], files text[], n_files int, number int, title text)
  ORDER BY c.id
  ON CONFLICT (repository, id) DO UPDATE SET
    kind = excluded.kind, at = excluded.at, opened_at = excluded.opened_at, author = excluded.author,
    author_name = excluded.author_name, merged_by = excluded.merged_by, reviewers = excluded.reviewers,
    files = excluded.files, n_files = excluded.n_files, number = excluded.number, title = excluded.title`;

function toColumns(contribution: Contribution): object {
  const { id, kind, at, author, authorName, number, title } = contribution;
  const common = { id, kind, at: iso(at), author, author_name: authorName, number, title };
  if (kind !== 'landed')
    return { ...common, opened_at: null, merged_by: null, reviewers: [], files: [], n_files: 0 };
  const { openedAt, mergedBy, reviewers, files, nFiles } = contribution;
  return { ...common, opened_at: iso(openedAt), merged_by: mergedBy, reviewers, files, n_files: nFiles };
}

async function keepHelpers(
  transaction: Transaction,
  repository: RepositoryId,
  contributions: readonly Contribution[],
): Promise<void> {
  const helps = contributions.flatMap((contribution) =>
    contribution.kind === 'landed'
      ? helpersOf(contribution).map((helper) => ({
          contribution: contribution.id,
          helper,
          at: iso(contribution.at),
        }))
      : [],
  );
  await execute(
    transaction,
    `DELETE FROM help WHERE repository = $1::bigint AND contribution = ANY ($2::text[])`,
    repository,
    contributions.map((contribution) => contribution.id),
  );
  if (helps.length === 0) return;
  await execute(
    transaction,
    `INSERT INTO help (repository, contribution, helper, at)
     SELECT $1::bigint, h.* FROM jsonb_to_recordset($2::jsonb) AS h(contribution text, helper text, at timestamptz)
     ON CONFLICT DO NOTHING`,
    repository,
    toJson(helps),
  );
}

export async function readTrackRecord(
  prisma: PrismaClient,
  repository: RepositoryId,
  key: PersonKey,
): Promise<TrackRecord> {
  const [landed, helped] = await Promise.all([
    prisma.contribution.findMany({
      where: { repositoryId: repository, author: key, kind: 'landed' },
      select: { at: true },
    }),
    prisma.help.findMany({ where: { repositoryId: repository, helper: key }, select: { at: true } }),
  ]);
  return { key, landed: landed.map(atOf), helped: helped.map(atOf) };
}

const atOf = ({ at }: { at: Date }): Instant => toInstant(at);

/** One record for each other repository of the owner in which the person did anything. */
export async function readRecordsElsewhere(
  prisma: PrismaClient,
  ownerId: number,
  except: RepositoryId,
  key: PersonKey,
): Promise<TrackRecord[]> {
  const elsewhere = { repository: { ownerId }, repositoryId: { not: except } };
  const select = { at: true, repositoryId: true };
  const [landed, helped] = await Promise.all([
    prisma.contribution.findMany({ where: { ...elsewhere, author: key, kind: 'landed' }, select }),
    prisma.help.findMany({ where: { ...elsewhere, helper: key }, select }),
  ]);
  const repositories = new Set([...landed, ...helped].map((row) => row.repositoryId));
  return [...repositories].map((repository) => ({
    key,
    landed: landed.filter((row) => row.repositoryId === repository).map(atOf),
    helped: helped.filter((row) => row.repositoryId === repository).map(atOf),
  }));
}

export function countOthers(prisma: PrismaClient, repository: RepositoryId, key: PersonKey): Promise<number> {
  return prisma.contribution.count({
    where: { repositoryId: repository, author: key, kind: { not: 'landed' } },
  });
}

const PAGE = 500;

/** By time, a page at a time: a repository may have a hundred thousand changes, and nobody needs them all at once. */
export async function* readLandedChanges(
  prisma: PrismaClient,
  repository: RepositoryId,
  since: Instant,
): AsyncGenerator<LandedChange> {
  let from: { at: Date; id: string } = { at: toDate(since), id: '' };
  for (;;) {
    const rows = await prisma.contribution.findMany({
      where: {
        repositoryId: repository,
        kind: 'landed',
        at: { gte: from.at },
        OR: [{ at: { gt: from.at } }, { id: { gt: from.id } }],
      },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: PAGE,
    });
    yield* rows.map(toLandedChange);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    from = last;
  }
}

function toLandedChange(row: Row): LandedChange {
  const { id, at, openedAt, author, authorName, mergedBy, reviewers, files, nFiles, number, title } = row;
  return {
    kind: 'landed',
    id,
    at: toInstant(at),
    openedAt: toInstant(openedAt ?? at),
    author,
    authorName,
    reviewers,
    mergedBy,
    files,
    nFiles: toNumber(nFiles),
    number,
    title,
  };
}
