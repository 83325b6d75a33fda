// Killed at every page of a history, before and after it is kept: the next process reads on, and the ledger is the same as if
// nobody had died.
import { afterAll, describe, expect, it } from 'vitest';
import { databases } from '../db/databases.ts';
import { generatedPast } from '../support/past.ts';
import type { Failpoint } from './failpoint.ts';
import { Stages } from './stage.ts';

const PAST = generatedPast(330, Date.now(), 3);

describe.each(databases)('a history, with Belay killed at every page, on $name', (kind) => {
  const stages = new Stages(kind);
  afterAll(() => stages.close());

  // On PostgreSQL a dead worker is noticed after its heartbeat: some thirteen seconds for each of ten deaths.
  it.concurrent('is read to the end, once', { timeout: 400_000 }, async () => {
    await stages.use(async (stage) => {
      const { world } = stage.sandbox;
      const [calm, deadly] = ['calm-bay/boat', 'deadly-bay/boat'];
      for (const repo of [calm, deadly]) {
        world.addRepository({ owner: repo.split('/')[0] ?? '', name: 'boat' });
        await world.loadHistory(repo, PAST, { maintainersAt: Date.now(), unnumbered: 'commit' });
      }
      world.install('calm-bay');
      await stage.quiet();
      // A commit has another hash in another repository.
      const told = async (repo: string) =>
        JSON.stringify(await stage.ledger(repo)).replaceAll(/"commit-\w+"/g, '"commit"');
      const ledger = await told(calm);
      expect(ledger).toContain('"commit"');
      const lost: Failpoint = 'before installations.keepHistoryPage';
      const kept: Failpoint = 'after installations.keepHistoryPage';
      await stage.app.arm(lost);
      world.install('deadly-bay');
      let deaths = 0;
      // 264 pull requests in three pages, no issues, and the commits in four.
      for (const failpoint of [kept, lost, kept, lost, kept, lost, kept, lost, kept]) {
        await stage.app.died();
        deaths++;
        stage.start(failpoint);
      }
      await stage.app.died();
      await stage.restart();
      await stage.quiet();
      expect(deaths).toBe(9);
      expect(await told(deadly)).toEqual(ledger);
    });
  });
});
