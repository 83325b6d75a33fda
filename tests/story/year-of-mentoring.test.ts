// A year in which forty people turn up: whatever they and their mentors do, no promise is broken.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/app.ts';
import { Year } from '../support/year/year.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ at: '2026-01-05T08:00:00Z' });
});
afterAll(() => stage.close());

it('nobody is asked too often, promised too early, or kept too long', { timeout: 300_000 }, async () => {
  const year = new Year(stage, {
    days: 365,
    newcomers: 40,
    seed: Number(process.env['BELAY_TEST_SEED'] ?? 7),
  });
  await year.prepare();
  await year.live();
  expect(year.tally.broken).toEqual([]);
  expect(year.tally.calls().worst).toBeLessThanOrEqual(3);
  // It was a year in which everything happened.
  for (const what of ['asked', 'accepted', 'passed', 'silent', 'check-ins', 'declined'])
    expect(year.tally.counts.get(what), what).toBeGreaterThan(0);
  expect(stage.sandbox.journal.violations).toEqual([]);
});
