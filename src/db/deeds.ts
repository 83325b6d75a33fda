// How far each wish has come true. Every change names the attempt and the revision that it knows of, so that neither a late
// answer nor an answer to an older wish can pass for the latest.
import type { Deed, DeedState, Wish } from '../domain/deed.ts';
import type { PersonKey } from '../domain/contribution.ts';
import type { ThreadRef } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { DeedReport, DeedStore, Memory } from '../flow/ports.ts';
import type { Deed as Row, PrismaClient } from './generated/client.ts';
import type { Database } from './open.ts';
import { toRepository } from './repositories.ts';
import { iso, toDate, toInstantOrNull, toNumber, toNumberOrNull } from './rows.ts';
import { execute, query } from './transact.ts';

export function createDeedStore({ prisma }: Pick<Database, 'prisma'>): DeedStore {
  return {
    async deed(key) {
      // Nothing is done where the repository is put aside.
      const where = { key, repository: { removedAt: null } };
      const row = await prisma.deed.findUnique({ where, include: { repository: true } });
      return row && { ...toDeed(row), repositoryRef: toRepository(row.repository) };
    },
    claim: (deed, at) => claim(prisma, deed, at),
    report: (deed, outcome) => report(prisma, deed, outcome),
  };
}

async function claim(prisma: PrismaClient, deed: Deed, at: Instant): Promise<Deed | null> {
  const { key, attempt, revision, state } = deed;
  if (state === 'done' || state === 'abandoned') return null;
  const [claimed] = await prisma.deed.updateManyAndReturn({
    where: { key, attempt, revision, state },
    data: { state: 'sending', attempt: attempt + 1, sentAt: toDate(at), looks: 0 },
  });
  return claimed ? toDeed(claimed) : null;
}

// An answer to an older wish tells where GitHub stands, not that the newer wish is fulfilled: that stays to be done. And
// what is done stays done, whatever a slow process still believes about the same attempt.
const REPORT = `
  UPDATE deed SET
    state = CASE WHEN revision = $3::int OR $4::text = 'unknown' THEN $4::text ELSE 'planned' END,
    was_unknown = was_unknown OR $4::text = 'unknown',
    remote_id = $5::bigint, looks = $6::int, reason = $7::text
  WHERE key = $1::text AND attempt = $2::int
    AND NOT (revision = $3::int AND state = 'done' AND $4::text IN ('planned', 'sending', 'unknown'))`;

async function report(prisma: PrismaClient, deed: Deed, outcome: DeedReport): Promise<void> {
  const { state, remoteId, looks, reason } = outcome;
  await execute(prisma, REPORT, deed.key, deed.attempt, deed.revision, state, remoteId, looks, reason);
}

export async function countComments(
  prisma: PrismaClient,
  { repository, number }: ThreadRef,
  dayBefore: Instant,
): ReturnType<Memory['commentsWritten']> {
  // What GitHub refused was never written.
  const written = {
    repositoryId: repository,
    kind: 'comment',
    // Answers to commands are asked for, and spend nobody's budget.
    NOT: [{ key: { startsWith: 'why:' } }, { key: { startsWith: 'help:' } }],
    OR: [{ state: { not: 'abandoned' } }, { remoteId: { not: null } }],
  };
  const [inThread, inRepositoryToday] = await Promise.all([
    prisma.deed.count({ where: { ...written, thread: number, writtenAt: { not: null } } }),
    prisma.deed.count({ where: { ...written, writtenAt: { gte: iso(dayBefore) } } }),
  ]);
  return { inThread, inRepositoryToday };
}

/** Answers to somebody's questions about themselves, or about commands, since an instant. */
export function countAnswers(prisma: PrismaClient, person: PersonKey, since: Instant): Promise<number> {
  const isAnswer = [{ key: { startsWith: 'why:' } }, { key: { startsWith: 'help:' } }];
  return prisma.deed.count({
    where: { OR: isAnswer, names: { has: person }, writtenAt: { gte: iso(since) } },
  });
}

/** GitHub's id of a comment that stands as it was wished; null where there is none, or none any more. */
export async function readStandingComment(prisma: PrismaClient, key: string): Promise<number | null> {
  const [row] = await query<{ id: bigint | null }>(prisma, STANDING, key);
  return toNumberOrNull(row?.id ?? null);
}

const STANDING = `
  SELECT d.remote_id AS id FROM deed d JOIN repository r ON r.id = d.repository AND r.removed_at IS NULL
  WHERE d.key = $1::text AND d.kind = 'comment' AND d.state = 'done' AND d.wish -> 'body' <> 'null'::jsonb`;

function toDeed(row: Row): Deed {
  return {
    key: row.key,
    repository: toNumber(row.repositoryId),
    wish: row.wish as unknown as Wish,
    revision: row.revision,
    state: row.state as DeedState,
    remoteId: toNumberOrNull(row.remoteId),
    attempt: row.attempt,
    sentAt: toInstantOrNull(row.sentAt),
    looks: row.looks,
    wasUnknown: row.wasUnknown,
    reason: row.reason,
  };
}
