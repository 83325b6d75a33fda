// Forgets people: what can go at once goes, and the rest once GitHub shows nothing of them any more (see erasures.ts).
import type { PersonKey } from '../domain/contribution.ts';
import type { Instant } from '../domain/time.ts';
import type { Job } from '../flow/jobs.ts';
import type { HashOf } from './forgotten.ts';
import { leave } from './leaving.ts';
import { iso } from './rows.ts';
import { execute, query, type Transaction } from './transact.ts';

/** Nobody else may be keeping anything meanwhile: see `lockPeople`. Gives the jobs that withdraw comments. */
export async function forgetPeople(
  transaction: Transaction,
  people: readonly PersonKey[],
  at: Instant,
  hashOf: HashOf,
): Promise<Job[]> {
  if (people.length === 0) return [];
  await execute(transaction, REMEMBER_HASH, people.map(hashOf), iso(at));
  await execute(transaction, CHOSE, people.map(hashOf), iso(at));
  await execute(transaction, BEGIN_ERASURE, [...people], iso(at));
  const jobs = await leave(transaction, people, at);
  await eraseFromLedger(transaction, people);
  return jobs;
}

/** Everything about people that no comment and no open pairing needs. */
export async function eraseFromLedger(transaction: Transaction, people: readonly PersonKey[]): Promise<void> {
  for (const statement of ERASE) await execute(transaction, statement, [...people]);
}

export async function isKnown(transaction: Transaction, key: PersonKey): Promise<boolean> {
  const [row] = await query<{ isKnown: boolean }>(transaction, IS_KNOWN, key);
  return row?.isKnown ?? false;
}

const REMEMBER_HASH = `
  INSERT INTO forgotten (hash, at) SELECT h.hash, $2::timestamptz FROM unnest($1::text[]) AS h(hash)
  ON CONFLICT DO NOTHING`;

/** Whatever they chose before this does not undo it, however late the news of it comes. */
const CHOSE = `
  INSERT INTO chosen AS c (hash, at) SELECT h.hash, $2::timestamptz FROM unnest($1::text[]) AS h(hash)
  ON CONFLICT (hash) DO UPDATE SET at = greatest(c.at, excluded.at)`;

const BEGIN_ERASURE = `
  INSERT INTO erasure (person, at) SELECT p.person, $2::timestamptz FROM unnest($1::text[]) AS p(person)
  ON CONFLICT (person) DO UPDATE SET at = excluded.at`;

// Everybody who reviewed or merged a change has a row of help for it, so that the changes they helped with are quickly found.
const ERASE = [
  `UPDATE contribution AS c SET title = '' FROM contribution o
   WHERE o.author = ANY ($1::text[]) AND o.kind IN ('landed', 'issue-opened')
     AND c.repository = o.repository AND c.number = o.number AND c.author <> o.author`,
  `UPDATE contribution AS c SET title = '' FROM thread t
   WHERE t.author = ANY ($1::text[]) AND c.repository = t.repository AND c.number = t.number`,
  `DELETE FROM help USING contribution c
   WHERE c.author = ANY ($1::text[]) AND help.repository = c.repository AND help.contribution = c.id`,
  `DELETE FROM contribution WHERE author = ANY ($1::text[])`,
  `UPDATE contribution AS c SET
     reviewers = ARRAY(SELECT r FROM unnest(c.reviewers) WITH ORDINALITY AS u(r, place)
                       WHERE r <> ALL ($1::text[]) ORDER BY place),
     merged_by = CASE WHEN c.merged_by = ANY ($1::text[]) THEN NULL ELSE c.merged_by END
   FROM help h
   WHERE h.helper = ANY ($1::text[]) AND c.repository = h.repository AND c.id = h.contribution`,
  `DELETE FROM help WHERE helper = ANY ($1::text[])`,
  // What a mentor gave is named after whom they gave it to: see without-forgotten.ts.
  `INSERT INTO contribution (repository, id, kind, at, author, author_name, number, title)
   SELECT repository, 'mentorship-forgotten-' || author || '-' || (extract(epoch FROM at) * 1000)::bigint, kind, at, author,
          author_name, number, title
   FROM contribution WHERE kind = 'mentored' AND split_part(id, ':', 2) = ANY ($1::text[])
   ON CONFLICT DO NOTHING`,
  `DELETE FROM contribution WHERE kind = 'mentored' AND split_part(id, ':', 2) = ANY ($1::text[])`,
  `DELETE FROM thread WHERE author = ANY ($1::text[])`,
  `DELETE FROM milestone WHERE person = ANY ($1::text[])`,
  `DELETE FROM mentor_load WHERE person = ANY ($1::text[])`,
  `DELETE FROM preference WHERE person = ANY ($1::text[])`,
  `DELETE FROM offer WHERE person = ANY ($1::text[])`,
  `DELETE FROM apart WHERE newcomer = ANY ($1::text[]) OR mentor = ANY ($1::text[])`,
  // A pairing is named after its newcomer.
  `DELETE FROM private_word WHERE person = ANY ($1::text[])`,
  `UPDATE private_word SET pairing = NULL WHERE split_part(pairing, ':', 2) = ANY ($1::text[])`,
  `UPDATE log_note SET person = NULL WHERE person = ANY ($1::text[])`,
  `DELETE FROM choice WHERE person = ANY ($1::text[])`,
  `DELETE FROM person WHERE key = ANY ($1::text[])`,
];

const IS_KNOWN = `
  SELECT EXISTS (SELECT 1 FROM person WHERE key = $1::text)
      OR EXISTS (SELECT 1 FROM contribution WHERE author = $1::text)
      OR EXISTS (SELECT 1 FROM help WHERE helper = $1::text)
      OR EXISTS (SELECT 1 FROM thread WHERE author = $1::text)
      OR EXISTS (SELECT 1 FROM milestone WHERE person = $1::text)
      OR EXISTS (SELECT 1 FROM choice WHERE person = $1::text)
      OR EXISTS (SELECT 1 FROM preference WHERE person = $1::text)
      OR EXISTS (SELECT 1 FROM offer WHERE person = $1::text)
      OR EXISTS (SELECT 1 FROM apart WHERE newcomer = $1::text OR mentor = $1::text)
      OR EXISTS (SELECT 1 FROM private_word WHERE person = $1::text)
      OR EXISTS (SELECT 1 FROM deed WHERE names @> ARRAY[$1::text])
      OR EXISTS (SELECT 1 FROM pairing
                 WHERE newcomer = $1::text OR mentor = $1::text OR accepted_by = $1::text
                    OR tried @> ARRAY[$1::text]) AS "isKnown"`;
