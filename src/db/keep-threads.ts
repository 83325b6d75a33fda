// Adds threads to the ledger. News of a thread comes in any order; the description with the latest change is the one that stays.
import type { RepositoryId } from '../domain/repository.ts';
import type { Thread } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';
import { iso, isoOrNull, rounds, toJson } from './rows.ts';
import { execute, type Transaction } from './transact.ts';

/** What bots opened, and accounts that were deleted, is nobody's. */
function isKept({ author }: Thread): boolean {
  return author !== null && !author.isBot;
}

export interface SeenThread {
  readonly thread: Thread;
  readonly seenAt: Instant;
}

export async function keepThreads(
  transaction: Transaction,
  repository: RepositoryId,
  threads: readonly SeenThread[],
): Promise<void> {
  const kept = threads.filter(({ thread }) => isKept(thread));
  for (const round of rounds(kept, ({ thread }) => `${thread.number}`)) {
    await execute(transaction, UPSERT, repository, toJson(round.map(toColumns)));
  }
}

// GitHub's times are whole seconds, so two descriptions may be of the same moment: then the one that was given later stays, then
// what is over goes before what is not, and the rest of the order only makes sure that everybody chooses the same.
const UPSERT = `
  INSERT INTO thread AS t (repository, number, kind, state, title, author, opened_at, labels, is_locked, answered_at,
                           changed_at, seen_at)
  SELECT $1::bigint, f.number, f.kind, f.state, f.title, f.author, f.opened_at,
         ARRAY(SELECT DISTINCT l COLLATE "C" FROM unnest(f.labels) AS l ORDER BY 1),
         f.is_locked, f.answered_at, f.changed_at, f.seen_at
  FROM jsonb_to_recordset($2::jsonb) AS f(number int, kind text, state text, title text, author text,
    opened_at timestamptz, labels text[], is_locked boolean, answered_at timestamptz, changed_at timestamptz,
    seen_at timestamptz)
  ORDER BY f.number
  ON CONFLICT (repository, number) DO UPDATE SET
    (kind, state, title, labels, is_locked, changed_at, seen_at) = (
      SELECT d.kind, d.state, d.title, d.labels, d.is_locked, d.changed_at, d.seen_at
      FROM (VALUES (t.kind, t.state, t.title, t.labels, t.is_locked, t.changed_at, t.seen_at),
                   (excluded.kind, excluded.state, excluded.title, excluded.labels, excluded.is_locked,
                    excluded.changed_at, excluded.seen_at)) AS d(kind, state, title, labels, is_locked, changed_at, seen_at)
      ORDER BY d.changed_at DESC, d.seen_at DESC, array_position(ARRAY['landed', 'closed', 'open', 'draft'], d.state),
               d.title COLLATE "C" DESC, d.labels::text COLLATE "C" DESC, d.is_locked DESC, d.kind COLLATE "C" DESC
      LIMIT 1),
    author = least(t.author COLLATE "C", excluded.author),
    opened_at = least(t.opened_at, excluded.opened_at),
    answered_at = least(t.answered_at, excluded.answered_at)`;

function toColumns({ thread, seenAt }: SeenThread): object {
  const { number, kind, state, title, author, openedAt, labels, isLocked, answeredAt, changedAt } = thread;
  return {
    number,
    kind,
    state,
    title,
    author: author?.key,
    opened_at: iso(openedAt),
    labels,
    is_locked: isLocked,
    answered_at: isoOrNull(answeredAt),
    changed_at: iso(changedAt),
    seen_at: iso(seenAt),
  };
}
