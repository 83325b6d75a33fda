// What was accepted stays accepted, whenever the process dies.
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { CleanUp } from './clean-up.ts';
import { configFor, databases } from './databases.ts';

const cleanUp = new CleanUp();
afterEach(() => cleanUp.run());

describe('deliveries that were accepted', () => {
  it.each(databases)('are all there, with their jobs, after kill -9 on $name', async ({ name }) => {
    const place = await cleanUp.fresh(name);
    const accepted = new Set<string>();
    for (const enough of [100, 400]) {
      const child = cleanUp.start('keep', place);
      await child.said(enough);
      await child.kill();
      // The last line may be half a line.
      for (const line of child.lines.slice(1, -1)) accepted.add(line);
    }
    const database = await openDatabase(configFor(place));
    const kept = await database.prisma.delivery.findMany({ select: { id: true } });
    const ids = new Set(kept.map((row) => row.id));
    expect([...accepted].filter((id) => !ids.has(id))).toEqual([]);
    const jobs = await database.prisma.$queryRaw<{ id: string }[]>`
      SELECT data ->> 'id' AS id FROM pgboss.job WHERE name = 'delivery'`;
    expect(jobs.map((job) => job.id).sort()).toEqual([...ids].sort());
    await database.close();
  });
});
