// What follows when people want nothing more to do with Belay: what names them is taken back on GitHub, and their pairings end.
// Done again, it finds it done.
import type { PersonKey } from '../domain/contribution.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { Job } from '../flow/jobs.ts';
import { iso, threadGroup, toNumber } from './rows.ts';
import { execute, query, type Transaction } from './transact.ts';

interface Place {
  readonly key: string;
  readonly repository: bigint;
  readonly thread: number;
}

/** Gives a job for every comment that is to be withdrawn, wherever it stands. */
export async function leave(
  transaction: Transaction,
  people: readonly PersonKey[],
  at: Instant,
): Promise<Job[]> {
  const places = await query<Place>(transaction, WITHDRAW, [...people]);
  await execute(transaction, END_PAIRINGS, [...people], iso(at));
  return places.map(withdrawal);
}

/** Jobs for what was to be withdrawn and still stands, so that one job that got lost does not keep a name for ever. */
export async function unfinishedWithdrawals(
  transaction: Transaction,
  people: readonly PersonKey[],
): Promise<Job[]> {
  return (await query<Place>(transaction, UNFINISHED, [...people])).map(withdrawal);
}

// As any new wish: what is under way, or whose fate nobody knows, may still be carried out, and is looked for first.
const WITHDRAW = `
  UPDATE deed SET
    wish = jsonb_set(wish, '{body}', 'null'::jsonb),
    revision = revision + 1,
    state = CASE WHEN state IN ('sending', 'unknown') THEN 'unknown' ELSE 'planned' END,
    was_unknown = was_unknown OR state IN ('sending', 'unknown'),
    reason = NULL
  WHERE key IN (
    SELECT key FROM deed
    WHERE kind = 'comment' AND names && $1::text[] AND wish -> 'body' <> 'null'::jsonb
    ORDER BY key FOR UPDATE)
  RETURNING key, repository, thread`;

const UNFINISHED = `
  SELECT key, repository, thread FROM deed
  WHERE kind IN ('comment', 'assignee') AND names && $1::text[] AND state NOT IN ('done', 'abandoned') ORDER BY key`;

const END_PAIRINGS = `
  INSERT INTO reminder (key, repository, at, happening)
  SELECT 'pairing-left:' || id, repository, $2::timestamptz,
         jsonb_build_object('kind', 'pairing-left', 'pairing', id,
                            'thread', jsonb_build_object('repository', repository, 'number', number))
  FROM pairing WHERE state <> 'ended' AND (newcomer = ANY ($1::text[]) OR mentor = ANY ($1::text[]))
  ORDER BY id
  ON CONFLICT (key) DO NOTHING`;

function withdrawal({ key, repository, thread }: Place): Job {
  const id: RepositoryId = toNumber(repository);
  return { name: 'deed', key, group: threadGroup({ repository: id, number: thread }) };
}
