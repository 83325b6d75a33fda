// GitHub's lists lag behind its writes. Shorter than Belay looks, it finds what it wrote; longer, there is a copy, and the copy goes.
import { describe, expect, it } from 'vitest';
import { databases } from '../db/databases.ts';
import { onStage, type ChaosStage } from './stage.ts';

/** Longer than the longest lag here. */
const RECONCILE_AFTER_MS = 9000;

describe.each(databases)(
  'a welcome that was written and answered with 502, on $name, when lists lag',
  (kind) => {
    it.concurrent('0.8 seconds, is written once', async () => {
      await play(800, ({ written }) => expect(written).toBe(1));
    });

    it.concurrent('3 seconds, is written once or loses its copy', async () => {
      await play(3000, ({ written }) => expect(written).toBeLessThanOrEqual(2));
    });

    it.concurrent('8 seconds, longer than Belay looks, is written twice and loses its copy', async () => {
      await play(8000, ({ written }) => expect(written).toBe(2));
    });

    async function play(lagMs: number, check: (seen: { written: number }) => void): Promise<void> {
      await onStage(
        kind,
        async (stage: ChaosStage) => {
          const repo = await stage.home();
          stage.sandbox.faults.listLag(lagMs);
          const fault = { kind: 'status-after', status: 502, method: 'POST', path: /\/comments$/ } as const;
          stage.sandbox.faults.next(fault);
          const opened = stage.newcomer(repo);
          await stage.quiet();
          stage.expectOneWelcome(opened);
          check({ written: stage.written(opened) });
        },
        { reconcileAfterMs: RECONCILE_AFTER_MS },
      );
    }
  },
);
