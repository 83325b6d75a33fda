// What is somebody's own on this server, as their private page shows it.
import type { PersonKey } from '../domain/contribution.ts';
import { noPreferences, type Preferences } from '../domain/preference.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Instant } from '../domain/time.ts';
import type { MyRepository, PersonalRecord, PersonalRecords, WithOwner } from '../flow/pages-ports.ts';
import { readChoice } from './choices.ts';
import type { HashOf } from './forgotten.ts';
import type { PrismaClient } from './generated/client.ts';
import { SERVER_WIDE } from './mentor-loads.ts';
import { readMyPairings } from './my-pairings.ts';
import type { Database } from './open.ts';
import { readPeople } from './people.ts';
import { toNumber } from './rows.ts';
import { toPreferences } from './shapes.ts';
import { query } from './transact.ts';

interface Means {
  readonly hashOf: HashOf;
}

export function createPersonalRecords(
  { prisma }: Pick<Database, 'prisma'>,
  { hashOf }: Means,
): PersonalRecords {
  return {
    async of(person, endedSince) {
      const choice = await readChoice(prisma, person, hashOf);
      // What is still to be erased of somebody who was forgotten is not known any more.
      const known = choice === 'forget' ? nothing : await readKnown(prisma, person, endedSince);
      return { choice, ...known, home: known.home ?? (await readAnyRepository(prisma)) };
    },
    isKnownIn: (repository, person) => readIsKnownIn(prisma, repository, person),
    async logins(keys) {
      const people = await readPeople(prisma, keys);
      return new Map([...people].map(([key, { login }]) => [key, login]));
    },
  };
}

type Known = Omit<PersonalRecord, 'choice'>;

const nothing: Known = { zone: null, languages: [], owners: [], pairings: [], home: null };

async function readKnown(prisma: PrismaClient, person: PersonKey, endedSince: Instant): Promise<Known> {
  const [said, repositories, pairings] = await Promise.all([
    readSaid(prisma, person),
    readRepositories(prisma, person),
    readMyPairings(prisma, person, endedSince),
  ]);
  const { zone, languages } = said.get(SERVER_WIDE) ?? noPreferences;
  return {
    zone,
    languages,
    owners: byOwner(repositories, said),
    pairings,
    home: repositories[0]?.id ?? null,
  };
}

/** By owner; what holds on the whole server is under a number of its own. */
type Said = ReadonlyMap<number, Preferences>;

async function readSaid(prisma: PrismaClient, person: PersonKey): Promise<Said> {
  const rows = await query<{ ownerId: bigint; said: unknown }>(
    prisma,
    `SELECT owner_id AS "ownerId", jsonb_object_agg(about, value) AS said FROM preference
     WHERE person = $1::text GROUP BY owner_id`,
    person,
  );
  return new Map(rows.map(({ ownerId, said }) => [toNumber(ownerId), toPreferences(said)]));
}

interface KnownHere extends MyRepository {
  readonly ownerId: number;
  readonly owner: string;
}

interface Row {
  readonly id: bigint;
  readonly ownerId: bigint;
  readonly owner: string;
  readonly name: string;
  readonly offer: MyRepository['offer'];
}

/** Each repository in which they gave something or take part, and how much they gave. */
const TRACES = `
  SELECT repository, count(*) AS deeds FROM contribution WHERE author = $1::text GROUP BY repository
  UNION ALL SELECT repository, count(*) FROM help WHERE helper = $1::text GROUP BY repository
  UNION ALL SELECT repository, 0 FROM thread WHERE author = $1::text GROUP BY repository
  UNION ALL SELECT repository, 0 FROM pairing
    WHERE newcomer = $1::text OR mentor = $1::text OR accepted_by = $1::text GROUP BY repository
  UNION ALL SELECT repository, 0 FROM offer WHERE person = $1::text`;

// Where Belay is at work: elsewhere, what they say would have to wait.
const AT_WORK = `r.removed_at IS NULL AND NOT r.is_suspended AND NOT r.is_archived AND r.history_complete`;

const REPOSITORIES = `
  SELECT r.id, r.owner_id AS "ownerId", r.owner, r.name,
         CASE WHEN o.confirmed_at IS NOT NULL THEN 'confirmed' WHEN o.at IS NOT NULL THEN 'offered' END AS offer
  FROM (SELECT repository, sum(deeds) AS deeds FROM (${TRACES}) AS t GROUP BY repository) AS known
  JOIN repository r ON r.id = known.repository
  LEFT JOIN offer o ON o.repository = r.id AND o.person = $1::text
  WHERE ${AT_WORK}
  ORDER BY known.deeds DESC, r.id`;

async function readRepositories(prisma: PrismaClient, person: PersonKey): Promise<KnownHere[]> {
  const rows = await query<Row>(prisma, REPOSITORIES, person);
  return rows.map((row) => ({ ...row, id: toNumber(row.id), ownerId: toNumber(row.ownerId) }));
}

function byOwner(repositories: readonly KnownHere[], said: Said): WithOwner[] {
  const owners = [...new Set(repositories.map(({ ownerId }) => ownerId))];
  return owners.map((id) => {
    const known = repositories.filter(({ ownerId }) => ownerId === id);
    const { capacity, intervalDays, availability, topics } = said.get(id) ?? noPreferences;
    return {
      owner: known[0]?.owner ?? '',
      said: { capacity, intervalDays, availability, topics },
      repositories: known.map(({ id, name, offer }) => ({ id, name, offer })),
    };
  });
}

async function readAnyRepository(prisma: PrismaClient): Promise<RepositoryId | null> {
  const [row] = await query<{ id: bigint }>(
    prisma,
    `SELECT r.id FROM repository r WHERE ${AT_WORK} ORDER BY r.id LIMIT 1`,
  );
  return row ? toNumber(row.id) : null;
}

async function readIsKnownIn(
  prisma: PrismaClient,
  repository: RepositoryId,
  person: PersonKey,
): Promise<boolean> {
  const [row] = await query<{ isKnown: boolean }>(
    prisma,
    `SELECT EXISTS (SELECT 1 FROM (${TRACES}) AS t WHERE t.repository = $2::bigint) AS "isKnown"`,
    person,
    repository,
  );
  return row?.isKnown ?? false;
}
