// What is kept of each person's deeds is less than all of it, and no standing differs because of that.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { History } from '../../src/domain/history.ts';
import { landingMilestone } from '../../src/domain/milestone.ts';
import { assess } from '../../src/domain/standing.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { Records } from '../../src/preview/records.ts';
import { change, now } from '../domain/builders.ts';

/** Hours between one landing and the next: mostly a burst, now and then half a year. */
const pauses = fc.array(
  fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 40 }), weight: 12 },
    { arbitrary: fc.integer({ min: 500, max: 9000 }), weight: 1 },
  ),
  { minLength: 1, maxLength: 120 },
);

it('everybody stands where they would stand by all they did', () => {
  fc.assert(
    fc.property(pauses, fc.integer({ min: 1, max: 400 * 24 }), (hours, later) => {
      const [records, history] = [new Records(), new History()];
      let at = now - 900 * DAY;
      for (const pause of hours) {
        at += pause * HOUR;
        const landed = change({ author: 'ana', reviewers: ['ben'], at });
        expect(landingMilestone(records.of('ana'), at)).toBe(landingMilestone(history.of('ana'), at));
        records.add(landed);
        history.add(landed);
        for (const key of ['ana', 'ben']) {
          for (const instant of [at + 1, at + later * HOUR]) {
            const by = { by: 'having-helped' } as const;
            const [some, all] = [assess(records.of(key), instant, by), assess(history.of(key), instant, by)];
            expect(some.standing).toBe(all.standing);
            expect(some.evidence.lastAt).toBe(all.evidence.lastAt);
            expect(Math.min(some.evidence.landed, 6)).toBe(Math.min(all.evidence.landed, 6));
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('a month leaves no more than a few behind, however much landed in it', () => {
  const records = new Records();
  for (let i = 0; i < 1000; i++) records.add(change({ author: 'ana', at: now + i }));
  expect(records.of('ana').landed.slice(-2)).toEqual([now + 5, now + 999]);
  expect(records.of('ana').landed).toHaveLength(7);
});
