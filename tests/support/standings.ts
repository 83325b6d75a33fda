// Where everybody stands, by a file and by the ledger, in a form that can be compared.
import type { LandedChange, PersonKey } from '../../src/domain/contribution.ts';
import { History } from '../../src/domain/history.ts';
import { assess, type Assessment } from '../../src/domain/standing.ts';
import type { Memory } from '../../src/flow/ports.ts';

export interface Stands {
  readonly key: PersonKey;
  readonly standing: string;
  readonly landed: number;
  readonly landedLastYear: number;
  readonly activeMonthsLastYear: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

/** By the rule for files: maintainers are those who helped others to land. */
export function standingsOfFile(changes: readonly LandedChange[], now: number): Stands[] {
  const history = new History();
  for (const change of changes) if (change.at < now) history.add(change);
  return history.people().map((person) => stands(person.key, assess(person, now, { by: 'having-helped' })));
}

/** By the rule for GitHub: maintainers are those who may write. */
export async function standingsByLedger(
  memory: Pick<Memory, 'trackRecord'>,
  repository: number,
  keys: readonly PersonKey[],
  canWrite: (key: PersonKey) => boolean,
  now: number,
): Promise<Stands[]> {
  const all = keys.map(async (key) => {
    const record = await memory.trackRecord(repository, key);
    return stands(key, assess(record, now, { by: 'write-access', canWrite: canWrite(key) }));
  });
  return (await Promise.all(all)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function stands(key: PersonKey, { standing, evidence }: Assessment): Stands {
  const { landed, landedLastYear, activeMonthsLastYear, firstAt, lastAt } = evidence;
  return { key, standing, landed, landedLastYear, activeMonthsLastYear, firstAt, lastAt };
}
