// Somebody's own record, as all pages read it.
import type { MyPairing, PersonalRecord } from '../../flow/pages-ports.ts';
import { LONGEST_PAIRING } from '../../domain/pairing.ts';
import type { Site } from '../site.ts';
import type { Visitor } from '../visitor.ts';

/** What is over longer than a mentorship lasts is over. */
export function recordOf({ person }: Visitor, { records, clock }: Site): Promise<PersonalRecord> {
  return records.of(person.key, clock.now() - LONGEST_PAIRING);
}

/** Their pairing with that id, if it is in one of these states; null where there is none, or it is not theirs. */
export async function pairingOf<Is extends MyPairing['is']>(
  id: string | undefined,
  states: readonly Is[],
  visitor: Visitor,
  site: Site,
): Promise<Extract<MyPairing, { readonly is: Is }> | null> {
  const { pairings } = await recordOf(visitor, site);
  const isIn = (one: MyPairing): one is Extract<MyPairing, { readonly is: Is }> =>
    one.id === id && states.some((state) => state === one.is);
  return pairings.find(isIn) ?? null;
}
