// Keeps what people said about how they want to mentor, and about themselves. The latest word holds, in whatever order it is heard.
import { isServerWide } from '../domain/preference.ts';
import type { Commit } from '../flow/ports.ts';
import { bumpLoads, SERVER_WIDE } from './mentor-loads.ts';
import { iso, toJson, toNumber } from './rows.ts';
import { query, type Transaction } from './transact.ts';

// Of two words of the same moment everybody must choose the same one; which of them does not matter.
const UPSERT = `
  INSERT INTO preference AS p (owner_id, person, about, value, at)
  SELECT DISTINCT ON (f.owner_id, f.person, f.about) f.*
  FROM jsonb_to_recordset($1::jsonb) AS f(owner_id bigint, person text, about text, value jsonb, at timestamptz)
  ORDER BY f.owner_id, f.person, f.about, f.at DESC, f.value::text COLLATE "C" DESC
  ON CONFLICT (owner_id, person, about) DO UPDATE SET value = excluded.value, at = excluded.at
  WHERE (p.at, p.value::text COLLATE "C") < (excluded.at, excluded.value::text)
  RETURNING owner_id AS "ownerId", person`;

/** How much room somebody has changes with it, so whoever is about to ask them looks again. */
export async function keepPreferences(
  transaction: Transaction,
  preferences: Commit['preferences'],
): Promise<void> {
  if (preferences.length === 0) return;
  const kept = await query<{ ownerId: bigint; person: string }>(
    transaction,
    UPSERT,
    toJson(preferences.map(toColumns)),
  );
  const loads = kept.map(({ ownerId, person }) => ({ ownerId: toNumber(ownerId), mentor: person }));
  await bumpLoads(
    transaction,
    // A time zone and a language leave everybody as much room as before.
    loads.filter(({ ownerId }) => ownerId !== SERVER_WIDE),
    [],
  );
}

function toColumns({ ownerId, person, preference, at }: Commit['preferences'][number]): object {
  const { about, ...value } = preference;
  return { owner_id: isServerWide(preference) ? SERVER_WIDE : ownerId, person, about, value, at: iso(at) };
}
