// What people chose about themselves.
import type { PersonKey } from '../domain/contribution.ts';
import type { Choice } from '../domain/effect.ts';
import type { Commit } from '../flow/ports.ts';
import type { Job } from '../flow/jobs.ts';
import { forgetPeople } from './forget.ts';
import { forgottenAmong, type HashOf } from './forgotten.ts';
import type { PrismaClient } from './generated/client.ts';
import { leave } from './leaving.ts';
import { iso } from './rows.ts';
import { execute, type Transaction } from './transact.ts';

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
  { choices }: Pick<Commit, 'choices'>,
  hashOf: HashOf,
): Promise<void> {
  const back = those(choices, 'opt-in');
  if (back.length === 0) return;
  await transaction.choice.deleteMany({ where: { person: { in: back } } });
  await transaction.forgotten.deleteMany({ where: { hash: { in: back.map(hashOf) } } });
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
