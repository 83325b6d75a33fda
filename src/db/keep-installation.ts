// Makes what is known of an installation what GitHub says of it.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { FoundInstallation } from '../flow/ledger-ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { iso, lastOfEach, toJson, toNumber } from './rows.ts';
import { execute, query, transact, type Transaction } from './transact.ts';

/** Gives the repositories whose past is not known to its end, and those that were out of sight meanwhile. */
export async function keepInstallation(
  prisma: PrismaClient,
  installationId: number,
  found: FoundInstallation | null,
  at: Instant,
): Promise<RepositoryId[]> {
  return transact(prisma, async (transaction) => {
    const listed = found?.repositories?.map((repository) => ({ ...repository, installationId })) ?? [];
    const ids = listed.map(({ id }) => id);
    const wereAside = await lock(transaction, installationId, ids);
    await add(transaction, listed, at);
    // GitHub lists nothing while an installation is suspended; that is no reason to put anything aside.
    if (!found || found.repositories) await execute(transaction, PUT_ASIDE, installationId, ids, iso(at));
    if (!found) return [];
    await execute(transaction, SUSPEND, installationId, found.isSuspended);
    const unread = await query<{ id: bigint }>(transaction, UNREAD, installationId, wereAside);
    return unread.map(({ id }) => toNumber(id));
  });
}

/** Gives those of the listed repositories that are put aside. */
async function lock(
  transaction: Transaction,
  installationId: number,
  listed: readonly RepositoryId[],
): Promise<RepositoryId[]> {
  const rows = await query<{ id: bigint; isAside: boolean }>(
    transaction,
    `SELECT id, removed_at IS NOT NULL AS "isAside" FROM repository
     WHERE installation_id = $1::bigint OR id = ANY ($2::bigint[]) ORDER BY id FOR UPDATE`,
    installationId,
    [...listed],
  );
  const aside = rows.filter(({ isAside }) => isAside).map(({ id }) => toNumber(id));
  return aside.filter((id) => listed.includes(id));
}

// Under another installation, the App was away in between without our hearing of it: the history has a gap, which reading on
// from where it was read to closes.
const ADD = `
  INSERT INTO repository (id, owner_id, owner, name, installation_id, is_private, is_archived, added_at)
  SELECT r.id, r."ownerId", r.owner, r.name, r."installationId", r."isPrivate", r."isArchived", $2::timestamptz
  FROM jsonb_to_recordset($1::jsonb) AS r(id bigint, "ownerId" bigint, owner text, name text,
    "installationId" bigint, "isPrivate" boolean, "isArchived" boolean)
  ORDER BY r.id
  ON CONFLICT (id) DO UPDATE SET
    owner_id = excluded.owner_id, owner = excluded.owner, name = excluded.name,
    is_private = excluded.is_private, is_archived = excluded.is_archived,
    installation_id = excluded.installation_id,
    removed_at = NULL,
    history_complete = repository.history_complete AND repository.installation_id = excluded.installation_id,
    history_bookmark = CASE WHEN repository.installation_id = excluded.installation_id
                            THEN repository.history_bookmark END`;

async function add(
  transaction: Transaction,
  repositories: readonly Repository[],
  at: Instant,
): Promise<void> {
  if (repositories.length === 0) return;
  const rows = lastOfEach(repositories, ({ id }) => `${id}`);
  await execute(transaction, ADD, toJson(rows), iso(at));
}

const PUT_ASIDE = `
  UPDATE repository SET removed_at = $3::timestamptz
  WHERE installation_id = $1::bigint AND id <> ALL ($2::bigint[]) AND removed_at IS NULL`;

const SUSPEND = `
  UPDATE repository SET is_suspended = $2::boolean
  WHERE installation_id = $1::bigint AND is_suspended <> $2::boolean`;

const UNREAD = `
  SELECT id FROM repository
  WHERE installation_id = $1::bigint AND removed_at IS NULL AND NOT is_suspended
    AND (NOT history_complete OR id = ANY ($2::bigint[]))
  ORDER BY id`;
