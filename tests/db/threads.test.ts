// Threads: the latest description stays, and what is asked about them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Repository } from '../../src/domain/repository.ts';
import type { Thread } from '../../src/domain/thread.ts';
import { HOUR } from '../../src/domain/time.ts';
import { databases } from './databases.ts';
import { facts, landed, openFixture, person, T0, thread, type Fixture } from './fixture.ts';

describe.each(databases)('threads on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    repository = await fixture.addRepository();
  });

  const keep = (...threads: Thread[]) => fixture.ledger.keep(repository.id, facts({ threads }));
  const rows = () =>
    fixture.database.prisma.thread.findMany({
      where: { repositoryId: repository.id },
      orderBy: { number: 'asc' },
    });

  it('stand as they were described last, answered when they first were', async () => {
    await keep(thread(1, { title: 'New', state: 'landed', labels: ['b', 'a'], changedAt: T0 + 5 }));
    await keep(thread(1, { title: 'Old', answeredAt: T0 + 3, changedAt: T0 + 3, isLocked: true }));
    await keep(thread(1, { title: 'Old', answeredAt: T0 + 4, changedAt: T0 + 4 }));
    expect(await rows()).toMatchObject([
      { title: 'New', state: 'landed', labels: ['a', 'b'], isLocked: false, answeredAt: new Date(T0 + 3) },
    ]);
  });

  it('are over where two descriptions of the same second differ', async () => {
    await keep(thread(1, { state: 'closed' }));
    await keep(thread(1, { state: 'open' }));
    await keep(thread(2, { state: 'draft' }), thread(2, { state: 'open' }));
    expect(await rows()).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
  });

  it('of bots and deleted accounts are not kept', async () => {
    await keep(thread(1, { author: null }), thread(2, { author: { ...person('9'), isBot: true } }));
    expect(await rows()).toEqual([]);
  });

  it('tell how long a first answer usually takes', async () => {
    const answered = (number: number, opened: number, hours: number | null) =>
      thread(number, {
        openedAt: T0 + opened * HOUR,
        answeredAt: hours === null ? null : T0 + (opened + hours) * HOUR,
      });
    const usual = (from: number, to: number) =>
      fixture.memory.usualAnswer(repository.id, T0 + from * HOUR, T0 + to * HOUR);
    expect(await usual(0, 100)).toEqual({ threads: 0, cases: 0, medianHours: null });
    await keep(answered(1, 0, 1), answered(2, 1, 4), answered(3, 2, 30), answered(4, 3, null));
    expect(await usual(0, 100)).toEqual({ threads: 4, cases: 3, medianHours: 4 });
    expect(await usual(0, 20)).toEqual({ threads: 4, cases: 2, medianHours: 2.5 });
    expect(await usual(3, 100)).toEqual({ threads: 1, cases: 0, medianHours: null });
    expect(await usual(1, 100)).toEqual({ threads: 3, cases: 2, medianHours: 17 });
  });

  it('say which numbers are pull requests', async () => {
    const ghosts = landed('pr-4', { number: 4, author: 'ghost', authorName: 'ghost' });
    await fixture.ledger.keep(
      repository.id,
      facts({
        threads: [
          thread(1, { state: 'closed' }),
          thread(2, { state: 'landed' }),
          thread(3, { kind: 'issue' }),
        ],
        contributions: [landed('pr-1', { number: 1 }), ghosts, landed('commit-5', { number: null })],
        people: [person('ada', 'ada-today')],
      }),
    );
    const pull = { author: 'ada', authorName: 'ada-today', title: 'A change', openedAt: T0 - 1000 };
    expect(await fixture.ledger.pullsOf(repository.id, [1, 2, 3, 4, 5])).toEqual(
      new Map([
        [1, { ...pull, isMerged: false }],
        [2, { ...pull, isMerged: true }],
        [4, { ...pull, author: 'ghost', authorName: 'ghost', isMerged: true }],
      ]),
    );
    expect(await fixture.ledger.pullsOf(repository.id, [])).toEqual(new Map());
  });
});
