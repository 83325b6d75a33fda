// What GitHub could not deliver is asked for again, once, in the order in which it happened.
import { describe, expect, it } from 'vitest';
import { heal } from '../../src/flow/heal.ts';
import type { DeliveryAttempt } from '../../src/flow/ledger-ports.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { now } from '../domain/builders.ts';

const attempt = (id: number, guid: string, outcome: DeliveryAttempt['outcome'], at = now - HOUR + id) => ({
  id,
  guid,
  outcome,
  at,
});

async function healed(
  attempts: readonly DeliveryAttempt[],
  {
    arrived = [],
    lastLook = now - 10 * MINUTE,
  }: { arrived?: readonly string[]; lastLook?: number | null } = {},
) {
  const redelivered: number[] = [];
  const looked: number[] = [];
  const deliveries = {
    // GitHub lists the latest first.
    async *since(from: number) {
      looked.push(from);
      yield* await Promise.resolve([...attempts].sort((a, b) => b.id - a.id));
    },
    redeliver: ({ id }: DeliveryAttempt) => Promise.resolve(void redelivered.push(id)),
  };
  const questions: (readonly string[])[] = [];
  const inbox = {
    arrived: (ids: readonly string[]) => {
      questions.push(ids);
      return Promise.resolve(new Set(ids.filter((id) => arrived.includes(id))));
    },
  };
  const { asked, isAll } = await heal({ deliveries, inbox }, lastLook, now);
  return { redelivered, asked, isAll, questions, from: looked[0] };
}

describe('what did not arrive', () => {
  it('is asked for again, oldest first', async () => {
    const attempts = [attempt(3, 'c', 'failed'), attempt(1, 'a', 'failed'), attempt(2, 'b', 'ok')];
    expect(await healed(attempts)).toMatchObject({ redelivered: [1, 3], asked: 2, isAll: true });
  });

  it('is asked for once, by its latest attempt, however often it failed', async () => {
    const attempts = [attempt(1, 'a', 'failed'), attempt(2, 'b', 'failed'), attempt(4, 'a', 'failed')];
    expect(await healed(attempts)).toMatchObject({ redelivered: [2, 4] });
  });

  it.each(['ok', 'refused'] as const)(
    'is nothing of which another attempt was %s, before or after',
    async (outcome) => {
      const attempts = [
        attempt(1, 'a', outcome),
        attempt(2, 'a', 'failed'),
        attempt(3, 'b', 'failed'),
        attempt(4, 'b', outcome),
      ];
      expect(await healed(attempts)).toMatchObject({ redelivered: [], asked: 0, isAll: true });
    },
  );

  it('is nothing that arrived, of which only the answer was lost', async () => {
    const attempts = [attempt(1, 'a', 'failed'), attempt(2, 'b', 'failed')];
    expect(await healed(attempts, { arrived: ['a'] })).toMatchObject({ redelivered: [2], asked: 1 });
  });

  it('is asked for in portions of 200, of which those that arrived are none', async () => {
    const attempts = Array.from({ length: 250 }, (_, i) => attempt(i, `guid-${i}`, 'failed'));
    const { redelivered, asked, questions } = await healed(attempts, { arrived: ['guid-0', 'guid-9'] });
    expect(asked).toBe(200);
    // The inbox is asked once, about all of them.
    expect(questions).toEqual([attempts.map(({ guid }) => guid)]);
    expect(redelivered.at(-1)).toBe(201);
  });

  it.each([
    [199, 199, true],
    [200, 200, true],
    [201, 200, false],
  ])('of %d, %d are asked for at once; whether that was all: %s', async (lost, asked, isAll) => {
    const attempts = Array.from({ length: lost }, (_, i) => attempt(i, `guid-${i}`, 'failed'));
    expect(await healed(attempts)).toMatchObject({ asked, isAll });
  });

  it('is asked for after everything else, where it failed once more: it keeps nothing else waiting', async () => {
    const first = Array.from({ length: 200 }, (_, i) => attempt(i, `guid-${i}`, 'failed'));
    const again = first.map(({ guid }, i) => attempt(300 + i, guid, 'failed'));
    const { redelivered, isAll } = await healed([...first, attempt(200, 'guid-200', 'failed'), ...again]);
    expect(redelivered.slice(0, 2)).toEqual([200, 300]);
    expect(isAll).toBe(false);
  });
});

describe('it is looked back', () => {
  it.each([
    ['an hour further than the last look', now - DAY, now - DAY - HOUR],
    ['three days, if the last look was longer ago', now - 5 * DAY, now - 3 * DAY],
    ['three days, if there was none', null, now - 3 * DAY],
  ])('%s', async (_, lastLook, from) => {
    expect((await healed([], { lastLook })).from).toBe(from);
  });
});
