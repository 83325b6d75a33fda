// Everything at once, by chance: killed again and again, also while it starts; GitHub fails; deliveries come twice or not at all.
// The seed is in the test's name; BELAY_CHAOS_SEED chooses another.
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { FaultKind } from '../../sandbox/index.ts';
import { seededChance } from '../../sandbox/faults.ts';
import { databases } from '../db/databases.ts';
import { onStage, type ChaosStage, type Opened } from './stage.ts';

const SEED = Number(process.env['BELAY_CHAOS_SEED'] ?? '4400');
const NEWCOMERS = 60;
const HOMES = 6;
/** All of them come within so long, and so long Belay is killed. */
const STORM_MS = 25_000;

const kinds: readonly FaultKind[] = [
  { kind: 'status', status: 502 },
  { kind: 'status-after', status: 502 },
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  { kind: 'truncated' },
  { kind: 'secondary-limit', retryAfter: 1 },
  { kind: 'slow', ms: 500 },
];

describe.each(databases)('sixty newcomers in a storm, on $name', (kind) => {
  it(`are each welcomed once (seed ${SEED})`, async () => {
    await onStage(kind, storm, { sandbox: { seed: SEED } });
  });
});

async function storm(stage: ChaosStage): Promise<void> {
  const chance = seededChance(SEED);
  const repos = await stage.homes(HOMES);
  stage.sandbox.duplicate(0.2);
  stage.sandbox.faults.chaos({ seed: SEED, rate: 0.2, kinds, path: /\/issues\/\d+\/(comments|labels)/ });
  const end = Date.now() + STORM_MS;
  const opened: Opened[] = [];
  const come = async (): Promise<void> => {
    for (let i = 0; i < NEWCOMERS; i++) {
      opened.push(stage.newcomer(repos[i % HOMES]!));
      await wait((chance() * 2 * STORM_MS) / NEWCOMERS);
    }
  };
  let kills = 0;
  const kill = async (): Promise<void> => {
    for (; Date.now() < end; kills++) {
      const isWhileStarting = chance() < 0.2;
      if (!isWhileStarting) await stage.app.ready();
      await wait(400 + chance() * 800);
      await stage.app.kill();
      stage.start();
    }
  };
  const sweep = async (): Promise<void> => {
    while (Date.now() < end) {
      await wait(1000);
      await stage.sweep();
    }
  };
  await Promise.all([come(), kill(), sweep()]);
  stage.sandbox.faults.clear();
  await stage.app.ready();
  await stage.quiet();
  expect(kills).toBeGreaterThan(3);
  const missing = opened.filter((one) => stage.comments(one).length === 0);
  const copied = opened.filter((one) => stage.comments(one).length > 1);
  expect({ missing, copied }).toEqual({ missing: [], copied: [] });
  for (const one of opened) stage.expectOneWelcome(one);
}
