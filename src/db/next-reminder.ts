// When something is due next; somebody who lives through a story moves the clock from one such moment to the next.
import type { Instant } from '../domain/time.ts';
import type { Database } from './open.ts';
import { toInstantOrNull } from './rows.ts';

export async function nextReminderAt({ prisma }: Pick<Database, 'prisma'>): Promise<Instant | null> {
  const next = await prisma.reminder.findFirst({
    where: { repository: { removedAt: null } },
    orderBy: { at: 'asc' },
    select: { at: true },
  });
  return toInstantOrNull(next?.at ?? null);
}
