// What people chose about themselves.
import type { PersonKey } from '../domain/contribution.ts';
import type { Choice } from '../domain/effect.ts';
import type { Commit } from '../flow/ports.ts';
import type { Job } from '../flow/jobs.ts';
import { forgetPeople } from './forget.ts';
import { forgottenAmong, type HashOf } from './forgotten.ts';
import type { PrismaClient } from './generated/client.ts';
import { leave } from './leaving.ts';
import { iso, toJson } from './rows.ts';
import { execute, query, type Transaction } from './transact.ts';

export async function readChoice(
  prisma: PrismaClient,
  key: PersonKey,
  hashOf: HashOf,
): Promise<Exclude<Choice, 'opt-in'> | null> {
  const [choice, forgotten] = await Promise.all([
    prisma.choice.findUnique({ where: { person: key } }),
    forgottenAmong(prisma, [key], hashOf),
  ]);
  if (forgotten.has(key)) return 'forget';
  return choice && 'opt-out';
}

export async function readLeftAlone(
  prisma: PrismaClient,
  keys: readonly PersonKey[],
  hashOf: HashOf,
): Promise<ReadonlySet<PersonKey>> {
  if (keys.length === 0) return new Set();
  const [choices, forgotten] = await Promise.all([
    prisma.choice.findMany({ where: { person: { in: [...new Set(keys)] } }, select: { person: true } }),
    forgottenAmong(prisma, keys, hashOf),
  ]);
  return new Set([...choices.map(({ person }) => person), ...forgotten]);
}

/** Whoever leaves must be alone while that is kept. */
export function isLeaving({ choices }: Pick<Commit, 'choices'>): boolean {
  return choices.some(({ choice }) => choice !== 'opt-in');
}

/** Without choices that are older than what the same person has chosen since: a delivery may come days late. */
export async function latestChoices(
  transaction: Transaction,
  commit: Commit,
  hashOf: HashOf,
): Promise<Commit> {
  if (commit.choices.length === 0) return commit;
  const rows = commit.choices.map(({ person, at }) => ({ hash: hashOf(person), at: iso(at) }));
  const kept = await query<{ hash: string }>(transaction, CHOSEN, toJson(rows));
  const latest = new Set(kept.map(({ hash }) => hash));
  return { ...commit, choices: commit.choices.filter(({ person }) => latest.has(hashOf(person))) };
}

const CHOSEN = `
  INSERT INTO chosen AS c (hash, at)
  SELECT r.hash, max(r.at) FROM jsonb_to_recordset($1::jsonb) AS r(hash text, at timestamptz) GROUP BY r.hash
  ON CONFLICT (hash) DO UPDATE SET at = excluded.at WHERE c.at <= excluded.at
  RETURNING hash`;

/** Comes after everything else of a commit, which may tell of the same people. Gives the jobs that withdraw comments. */
export async function keepChoices(
  transaction: Transaction,
  { choices, at }: Pick<Commit, 'choices' | 'at'>,
  hashOf: HashOf,
): Promise<Job[]> {
  const out = await optedOut(transaction, choices, hashOf);
  if (out.length > 0) await execute(transaction, OPT_OUT, out, iso(at));
  const left = out.length > 0 ? await leave(transaction, out, at) : [];
  return [...left, ...(await forgetPeople(transaction, those(choices, 'forget'), at, hashOf))];
}

/** Comes before everything else: what is kept with it is kept of somebody who is back. An erasing that is under way stops. */
export async function takeBack(
  transaction: Transaction,
  { choices, repository }: Pick<Commit, 'choices' | 'repository'>,
  hashOf: HashOf,
): Promise<void> {
  const back = those(choices, 'opt-in');
  if (back.length === 0) return;
  await transaction.choice.deleteMany({ where: { person: { in: back } } });
  const { count } = await transaction.forgotten.deleteMany({ where: { hash: { in: back.map(hashOf) } } });
  // Where they spoke, they are remembered: the next reading, within the hour, begins at the beginning.
  if (count > 0) {
    const data = { historyBookmark: null, historyReadUntil: null };
    await transaction.repository.updateMany({ where: { id: repository }, data });
  }
  await transaction.erasure.deleteMany({ where: { person: { in: back } } });
}

/** Whoever was forgotten is left alone already, and their key is not to be written down again. */
async function optedOut(
  transaction: Transaction,
  choices: Commit['choices'],
  hashOf: HashOf,
): Promise<PersonKey[]> {
  const out = those(choices, 'opt-out');
  const forgotten = await forgottenAmong(transaction, out, hashOf);
  return out.filter((key) => !forgotten.has(key));
}

function those(choices: Commit['choices'], wanted: Choice): PersonKey[] {
  return choices.filter(({ choice }) => choice === wanted).map(({ person }) => person);
}

const OPT_OUT = `
  INSERT INTO choice (person, choice, at)
  SELECT p.person, 'opt-out', $2::timestamptz FROM unnest($1::text[]) AS p(person)
  ON CONFLICT DO NOTHING`;
