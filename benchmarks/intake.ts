// How many deliveries a second are kept for good, beside one transaction for each: `npx tsx benchmarks/intake.ts`.
// With BELAY_TEST_DATABASE_URL it runs on that PostgreSQL, else on PGlite.
import { randomUUID } from 'node:crypto';
import type { Delivery, Inbox } from '../src/flow/ports.ts';
import { createInbox } from '../src/db/inbox.ts';
import { openDatabase } from '../src/db/open.ts';
import { openQueue } from '../src/queue/open.ts';
import { freshDatabase } from '../tests/support/app.ts';
import { printRatio, rate } from './table.ts';

const COUNT = 2000;

const place = await freshDatabase();
const database = await openDatabase(place.config);
const queue = await openQueue({ store: database.jobStore });
const inbox = createInbox(database, queue.insert);

const oneByOne = await rate(COUNT / 4, () => keepAll(inbox, COUNT / 4, 1));
const ten = await rate(COUNT, () => keepAll(inbox, COUNT, 10));
const fifty = await rate(COUNT, () => keepAll(inbox, COUNT, 50));
printRatio(
  `Deliveries kept with their jobs, durability: ${database.durability}`,
  { what: 'yardstick: one at a time, one transaction each', perSecond: oneByOne },
  [
    { what: '10 at a time, sharing transactions', perSecond: ten },
    { what: '50 at a time, sharing transactions', perSecond: fifty },
  ],
);
await queue.stop();
await database.close();
await place.remove();

async function keepAll(into: Inbox, count: number, atOnce: number): Promise<void> {
  let left = count;
  const sender = async () => {
    while (left-- > 0) await into.keep(delivery(left));
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
}

function delivery(number: number): Delivery {
  const thread = { repository: 1, number: number + 1 };
  const happening = { kind: 'thread-closed', thread, at: 0 } as const;
  return { id: randomUUID(), event: 'pull_request', receivedAt: Date.now(), happenings: [happening] };
}
