// Which repositories Belay serves, how far it has read their past, and how everything about one is forgotten.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { HistoryPage, Installations } from '../flow/ports.ts';
import { keepContributions } from './contributions.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Database } from './open.ts';
import { keepPeople } from './people.ts';
import { removeRepositories } from './remove.ts';
import { iso, lastOfEach, toJson } from './rows.ts';
import { execute, query, transact } from './transact.ts';

export function createInstallations({ prisma }: Pick<Database, 'prisma'>): Installations {
  return {
    addRepositories: (repositories, at) => add(prisma, repositories, at),
    updateRepository: (repository) => update(prisma, repository),
    removeRepositories: (installationId, ids) => removeRepositories(prisma, installationId, ids),
    async suspend(installationId, isSuspended) {
      await prisma.repository.updateMany({ where: { installationId }, data: { isSuspended } });
    },
    async historyProgress(id) {
      const row = await prisma.repository.findUnique({ where: { id } });
      return row && { cursor: row.historyCursor, isComplete: row.historyComplete };
    },
    keepHistoryPage: (repository, page) => keepPage(prisma, repository, page),
  };
}

// Under another installation, the App was away in between without our hearing of it: the history has a gap.
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
    is_suspended = repository.is_suspended AND repository.installation_id = excluded.installation_id,
    history_complete = repository.history_complete AND repository.installation_id = excluded.installation_id,
    history_cursor = CASE WHEN repository.installation_id = excluded.installation_id
                          THEN repository.history_cursor END`;

async function add(prisma: PrismaClient, repositories: readonly Repository[], at: Instant): Promise<void> {
  if (repositories.length === 0) return;
  const rows = lastOfEach(repositories, (repository) => `${repository.id}`);
  await transact(prisma, (transaction) => execute(transaction, ADD, toJson(rows), iso(at)));
}

async function update(prisma: PrismaClient, repository: Repository): Promise<void> {
  const { id, ownerId, owner, name, installationId, isPrivate, isArchived } = repository;
  await prisma.repository.updateMany({
    where: { id },
    data: { ownerId, owner, name, installationId, isPrivate, isArchived },
  });
}

/** A page of a repository that was removed meanwhile is dropped. */
async function keepPage(prisma: PrismaClient, id: RepositoryId, page: HistoryPage): Promise<void> {
  await transact(prisma, async (transaction) => {
    const rows = await query(transaction, `SELECT 1 FROM repository WHERE id = $1::bigint FOR UPDATE`, id);
    if (rows.length === 0) return;
    await keepContributions(transaction, id, page.contributions);
    await keepPeople(transaction, page.people);
    await transaction.repository.update({
      where: { id },
      data: { historyCursor: page.cursor, historyComplete: page.isComplete },
    });
  });
}
