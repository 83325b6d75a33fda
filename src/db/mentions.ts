// How often Belay called on people, anywhere.
import type { PersonKey } from '../domain/contribution.ts';
import type { MentionsThisWeek } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import type { PrismaClient } from './generated/client.ts';
import { iso } from './rows.ts';
import { query } from './transact.ts';

/** Part of a statement: comments since an instant that mention a person. What GitHub refused was never written. */
export const mentionsOf = (person: string, since: string): string => `
         (SELECT count(*)::int FROM deed d
          WHERE d.kind = 'comment' AND d.mentions @> ARRAY[${person}] AND d.written_at >= ${since}::timestamptz
            AND (d.state <> 'abandoned' OR d.remote_id IS NOT NULL))`;

const MENTIONS = `
  SELECT m.person, ${mentionsOf('m.person', '$2')} AS times
  FROM (SELECT DISTINCT unnest($1::text[]) AS person) AS m`;

export async function readMentions(
  prisma: Pick<PrismaClient, '$queryRawUnsafe'>,
  people: readonly PersonKey[],
  since: Instant,
): Promise<MentionsThisWeek> {
  if (people.length === 0) return new Map();
  const rows = await query<{ person: string; times: number }>(prisma, MENTIONS, [...people], iso(since));
  return new Map(rows.map(({ person, times }) => [person, times]));
}
