// The one way into the ledger: facts in any order and number, and what follows from them, worked out from everything that is
// known, so that it does not depend on the order either.
import type { LedgerFacts } from '../domain/effect.ts';
import type { RepositoryId } from '../domain/repository.ts';
import { keepContributions } from './keep-contributions.ts';
import { keepThreads } from './keep-threads.ts';
import { keepPeople } from './people.ts';
import { execute, type Transaction } from './transact.ts';

/** Whoever was forgotten must have been taken out before. */
export async function keepFacts(
  transaction: Transaction,
  repository: RepositoryId,
  facts: readonly LedgerFacts[],
): Promise<void> {
  const contributions = facts.flatMap((some) => some.contributions);
  const threads = facts.flatMap((some) => some.threads);
  await keepContributions(transaction, repository, contributions);
  const seen = facts.flatMap((some) => some.threads.map((thread) => ({ thread, seenAt: some.seenAt })));
  await keepThreads(transaction, repository, seen);
  const numbers = new Set([...contributions, ...threads].flatMap(({ number }) => number ?? []));
  const ids = contributions.map(({ id }) => id);
  if (ids.length > 0 || numbers.size > 0) await conclude(transaction, repository, ids, [...numbers]);
  await keepPeople(
    transaction,
    facts.flatMap(({ people, seenAt }) => people.map((person) => ({ person, seenAt }))),
  );
}

async function conclude(
  transaction: Transaction,
  repository: RepositoryId,
  ids: readonly string[],
  numbers: readonly number[],
): Promise<void> {
  await execute(transaction, REVIEWERS, repository, [...numbers]);
  await execute(transaction, TITLES, repository, [...numbers]);
  await execute(transaction, FORGET_HELP, repository, [...ids], [...numbers]);
  await execute(transaction, HELP, repository, [...ids], [...numbers]);
}

/** Whoever reviewed a pull request reviewed the change that it became, whichever was heard of first. */
const REVIEWERS = `
  UPDATE contribution AS c SET reviewers = known.reviewers
  FROM (
    SELECT l.id, ARRAY(
      SELECT DISTINCT r.key COLLATE "C" FROM (
        SELECT unnest(l.reviewers) AS key
        UNION ALL SELECT v.author FROM contribution v
        WHERE v.repository = l.repository AND v.number = l.number AND v.kind = 'reviewed'
      ) AS r ORDER BY 1) AS reviewers
    FROM contribution l
    WHERE l.repository = $1::bigint AND l.number = ANY ($2::int[]) AND l.kind = 'landed'
  ) AS known
  WHERE c.repository = $1::bigint AND c.id = known.id AND c.reviewers IS DISTINCT FROM known.reviewers`;

/** A thread knows how old its title is; contributions do not. */
const TITLES = `
  UPDATE contribution AS c SET title = t.title FROM thread t
  WHERE t.repository = $1::bigint AND t.number = ANY ($2::int[])
    AND c.repository = t.repository AND c.number = t.number AND c.title <> t.title`;

const TOUCHED = `
  c.repository = $1::bigint AND c.kind = 'landed' AND (c.id = ANY ($2::text[]) OR c.number = ANY ($3::int[]))`;

const FORGET_HELP = `
  DELETE FROM help USING contribution c
  WHERE help.repository = c.repository AND help.contribution = c.id AND ${TOUCHED}`;

const HELP = `
  INSERT INTO help (repository, contribution, helper, at)
  SELECT DISTINCT c.repository, c.id, h.helper, c.at
  FROM contribution c CROSS JOIN LATERAL unnest(c.reviewers || c.merged_by) AS h(helper)
  WHERE ${TOUCHED} AND h.helper IS NOT NULL AND h.helper <> c.author
  ON CONFLICT DO NOTHING`;
