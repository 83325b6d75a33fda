// What people gave to a repository, as it is asked for.
import type { Contribution, LandedChange, OtherContribution, PersonKey } from '../domain/contribution.ts';
import type { TrackRecord } from '../domain/history.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { Contribution as Row, PrismaClient } from './generated/client.ts';
import { iso, toDate, toInstant } from './rows.ts';
import { query } from './transact.ts';

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
  const elsewhere = { repository: { ownerId, removedAt: null }, repositoryId: { not: except } };
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

type ContributionRow = Omit<Row, 'repositoryId'>;

const PAGE = 500;
/** Each page of an export sorts what is left, so it had better be large. */
const EXPORT_PAGE = 5000;
/** Years before the first contribution anywhere, and still a year that every database writes in the same way. */
const BEGINNING = Date.UTC(1900, 0);

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

// By code point, so that the same ledger gives the same file on every server. A login says more than a name of long ago.
const EXPORT = `
  SELECT c.id, c.kind, c.at, c.opened_at AS "openedAt", c.author, coalesce(p.login, c.author_name) AS "authorName",
         c.merged_by AS "mergedBy", c.reviewers, c.files, c.n_files AS "nFiles", c.number, c.title
  FROM contribution c LEFT JOIN person p ON p.key = c.author
  WHERE c.repository = $1::bigint AND c.at >= $2::timestamptz
    AND (c.at > $2::timestamptz OR c.id COLLATE "C" > $3::text)
  ORDER BY c.at, c.id COLLATE "C" LIMIT ${String(EXPORT_PAGE)}`;

/** Every contribution, by time, then by id by code point. */
export async function* readContributions(
  prisma: PrismaClient,
  repository: RepositoryId,
): AsyncGenerator<Contribution> {
  let from: { at: Date; id: string } | undefined = { at: toDate(BEGINNING), id: '' };
  while (from) {
    const rows: ContributionRow[] = await query(prisma, EXPORT, repository, iso(toInstant(from.at)), from.id);
    yield* rows.map(toContribution);
    from = rows.length < EXPORT_PAGE ? undefined : rows.at(-1);
  }
}

function toContribution(row: ContributionRow): Contribution {
  if (row.kind === 'landed') return toLandedChange(row);
  const { id, at, author, authorName, number, title } = row;
  const kind = row.kind as OtherContribution['kind'];
  return { kind, id, at: toInstant(at), author, authorName, number, title };
}

function toLandedChange(row: ContributionRow): LandedChange {
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
    nFiles,
    number,
    title,
  };
}
