// Adds contributions to the ledger. Whatever order they come in, and however often, the ledger is the same in the end: where two
// descriptions of one contribution differ, each column has a rule that does not ask which of them came first.
import type { Contribution } from '../domain/contribution.ts';
import type { RepositoryId } from '../domain/repository.ts';
import { iso, rounds, toJson } from './rows.ts';
import { execute, type Transaction } from './transact.ts';

export async function keepContributions(
  transaction: Transaction,
  repository: RepositoryId,
  contributions: readonly Contribution[],
): Promise<void> {
  for (const round of rounds(contributions, ({ id }) => id)) {
    await execute(transaction, UPSERT, repository, toJson(round.map(toColumns)));
  }
}

// An id tells what a contribution is and where; so these never differ, but the source may be a file of somebody's own.
// A description that lacks something was made early, or by a source that sees less; what it has, is true. Of two authors it is
// the one with digits that GitHub knows, so that a deleted account never takes the place of its author.
const UPSERT = `
  INSERT INTO contribution AS c (repository, id, kind, at, opened_at, author, author_name, merged_by, reviewers, files,
                                 n_files, number, title)
  SELECT $1::bigint, f.id, f.kind, f.at, f.opened_at, f.author, f.author_name, f.merged_by,
         ARRAY(SELECT DISTINCT r COLLATE "C" FROM unnest(f.reviewers) AS r ORDER BY 1),
         f.files, f.n_files, f.number, f.title
  FROM jsonb_to_recordset($2::jsonb) AS f(id text, kind text, at timestamptz, opened_at timestamptz, author text,
    author_name text, merged_by text, reviewers text[], files text[], n_files int, number int, title text)
  ORDER BY f.id
  ON CONFLICT (repository, id) DO UPDATE SET
    kind = CASE WHEN 'landed' IN (c.kind, excluded.kind) THEN 'landed'
                ELSE least(c.kind COLLATE "C", excluded.kind) END,
    at = least(c.at, excluded.at),
    opened_at = least(c.opened_at, excluded.opened_at),
    author = least(c.author COLLATE "C", excluded.author),
    author_name = CASE WHEN c.author = excluded.author THEN greatest(c.author_name COLLATE "C", excluded.author_name)
                       WHEN c.author COLLATE "C" < excluded.author THEN c.author_name ELSE excluded.author_name END,
    merged_by = least(c.merged_by COLLATE "C", excluded.merged_by),
    reviewers = ARRAY(SELECT DISTINCT r COLLATE "C" FROM unnest(c.reviewers || excluded.reviewers) AS r ORDER BY 1),
    files = CASE WHEN (cardinality(c.files), c.files::text COLLATE "C")
                    < (cardinality(excluded.files), excluded.files::text)
                 THEN excluded.files ELSE c.files END,
    n_files = greatest(c.n_files, excluded.n_files),
    number = greatest(c.number, excluded.number),
    title = greatest(c.title COLLATE "C", excluded.title)`;

function toColumns(contribution: Contribution): object {
  const { id, kind, at, author, authorName, number, title } = contribution;
  const common = { id, kind, at: iso(at), author, author_name: authorName, number, title };
  if (kind !== 'landed')
    return { ...common, opened_at: null, merged_by: null, reviewers: [], files: [], n_files: 0 };
  const { openedAt, mergedBy, reviewers, files, nFiles } = contribution;
  return { ...common, opened_at: iso(openedAt), merged_by: mergedBy, reviewers, files, n_files: nFiles };
}
