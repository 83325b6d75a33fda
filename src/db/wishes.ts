// Keeps wishes about GitHub's state before anything is sent. The same wish again changes nothing and starts nothing.
import type { PersonKey } from '../domain/contribution.ts';
import type { Instant } from '../domain/time.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Job } from '../flow/jobs.ts';
import type { KeyedWish } from '../flow/ports.ts';
import { iso, lastOfEach, threadGroup, toJson } from './rows.ts';
import { query, type Transaction } from './transact.ts';

// A request that is under way, or whose fate nobody knows, may still be carried out: a new wish does not make that known,
// so the outcome is looked up first. Who was mentioned once was mentioned, whatever the comment says now; and GitHub shows
// older versions of a comment to whoever asks, so that whom it named it still names.
const UPSERT = `
  INSERT INTO deed (key, repository, thread, kind, wish, mentions, names, revision, state, written_at)
  SELECT w.key, $1::bigint, w.thread, w.kind, w.wish, w.mentions, w.names, 1, 'planned',
         CASE WHEN w.writes THEN $3::timestamptz END
  FROM jsonb_to_recordset($2::jsonb)
    AS w(key text, thread int, kind text, wish jsonb, mentions text[], names text[], writes boolean)
  ORDER BY w.key
  ON CONFLICT (key) DO UPDATE SET
    wish = excluded.wish,
    mentions = ARRAY(SELECT DISTINCT unnest(deed.mentions || excluded.mentions)),
    names = ARRAY(SELECT DISTINCT unnest(deed.names || excluded.names)),
    revision = deed.revision + 1,
    state = CASE WHEN deed.state IN ('sending', 'unknown') THEN 'unknown' ELSE 'planned' END,
    was_unknown = deed.was_unknown OR deed.state IN ('sending', 'unknown'),
    reason = NULL,
    written_at = CASE
      WHEN excluded.written_at IS NOT NULL AND (deed.written_at IS NULL OR deed.wish -> 'body' = 'null'::jsonb)
      THEN excluded.written_at ELSE deed.written_at END
  WHERE deed.wish IS DISTINCT FROM excluded.wish
  RETURNING key, thread`;

/** Gives a job for every wish that is new or different. */
export async function keepWishes(
  transaction: Transaction,
  repository: RepositoryId,
  wishes: readonly KeyedWish[],
  at: Instant,
): Promise<Job[]> {
  if (wishes.length === 0) return [];
  const rows = lastOfEach(wishes, (wish) => wish.key).map(toColumns);
  const changed = await query<{ key: string; thread: number }>(
    transaction,
    UPSERT,
    repository,
    toJson(rows),
    iso(at),
  );
  return changed.map(({ key, thread }) => ({
    name: 'deed',
    key,
    group: threadGroup({ repository, number: thread }),
  }));
}

/** Everybody whom a wish names. Whoever is assigned is named by its key, `assignee:repository:thread:person`. */
export function namesIn({ key, wish, mentions, names }: KeyedWish): PersonKey[] {
  const assignee = wish.kind === 'assignee' ? key.split(':').slice(3, 4) : [];
  return [...new Set([...mentions, ...names, ...assignee])];
}

function toColumns(keyed: KeyedWish): object {
  const { key, wish, mentions } = keyed;
  const writes = wish.kind === 'comment' && wish.body !== null;
  return {
    key,
    thread: wish.thread,
    kind: wish.kind,
    wish,
    mentions,
    names: namesIn(keyed),
    writes,
  };
}
