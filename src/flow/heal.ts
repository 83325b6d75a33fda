// What GitHub could not deliver is asked for again: GitHub itself never tries twice. It keeps failed deliveries for three days;
// what was missed for longer is read anew with the history.
import { DAY, HOUR, type Instant } from '../domain/time.ts';
import type { Inbox } from './ports.ts';
import type { DeliveryAttempt, DeliveryLog } from './ledger-ports.ts';

export interface Healing {
  readonly deliveries: DeliveryLog;
  readonly inbox: Pick<Inbox, 'arrived'>;
}

/** GitHub forgets deliveries after this. */
export const REDELIVERABLE = 3 * DAY;
/** The log of the time just before the last look may have been incomplete then. */
const OVERLAP = HOUR;
/** So that a server that was away for a day is not flooded when it is back; the next look goes on. */
const MOST_AT_ONCE = 200;

/**
 * Asks for everything again of which no attempt arrived since the last look (null: never looked). Gives how many were asked
 * for, and whether that was all. Asking for something that arrived after all is harmless: it is known by its id.
 */
export async function heal(
  { deliveries, inbox }: Healing,
  lastLook: Instant | null,
  now: Instant,
): Promise<{ readonly asked: number; readonly isAll: boolean }> {
  const from = Math.max(now - REDELIVERABLE, (lastLook ?? 0) - OVERLAP);
  const lost = await lostSince(deliveries, from);
  // These arrived, and only the answer was lost on the way back.
  const arrived = await inbox.arrived(lost.map(({ guid }) => guid));
  let asked = 0;
  for (const attempt of lost) {
    if (asked >= MOST_AT_ONCE) return { asked, isAll: false };
    if (arrived.has(attempt.guid)) continue;
    await deliveries.redeliver(attempt);
    asked++;
  }
  return { asked, isAll: true };
}

/** The latest attempt of each delivery that never arrived, oldest first, so that the order is as it was. */
async function lostSince(deliveries: DeliveryLog, from: Instant): Promise<DeliveryAttempt[]> {
  const settled = new Set<string>();
  const lost = new Map<string, DeliveryAttempt>();
  for await (const attempt of deliveries.since(from)) {
    if (attempt.outcome !== 'failed') settled.add(attempt.guid);
    else if (!lost.has(attempt.guid)) lost.set(attempt.guid, attempt);
  }
  return [...lost.values()]
    .filter(({ guid }) => !settled.has(guid))
    .sort((a, b) => a.at - b.at || a.id - b.id);
}
