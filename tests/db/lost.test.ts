// What was due and got lost is due again; what is not due, or waits somewhere else, is not.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDueAgain } from '../../src/db/lost.ts';
import { ask, bind, end, pause, type Bond, type Pairing } from '../../src/domain/pairing.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { Thread } from '../../src/domain/thread.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import type { Commit } from '../../src/flow/ports.ts';
import { databases } from './databases.ts';
import {
  answerDue,
  commitTo,
  facts,
  openFixture,
  pairingIn,
  person,
  T0,
  thread,
  type Fixture,
} from './fixture.ts';

describe.each(databases)('what got lost on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    repository = await fixture.addRepository();
  });

  const commit = (parts: Partial<Commit>) => fixture.memory.commit(commitTo(repository, parts));
  const keep = (pairing: Pairing) => commit({ pairings: [{ pairing, claim: null }] });
  const nth = (n: number): Pairing => pairingIn(repository, `n${n}`, 1, n);
  const bond = (n: number): Bond => ({ ...bind(nth(n), person(`m${n}`), 7, T0), introducedAt: T0 });
  const reminders = () =>
    fixture.database.prisma.reminder.findMany({ where: { repositoryId: repository.id } });
  /** What is due again at that moment, without `:repository`. */
  const dueAgain = async (now: number): Promise<string[]> => {
    await makeDueAgain(fixture.database, now);
    return (await reminders()).map(({ key }) => key.replace(`:${repository.id}`, '')).sort();
  };
  const forgetReminders = () =>
    fixture.database.prisma.reminder.deleteMany({ where: { repositoryId: repository.id } });

  it('is a question that nobody answered in time', async () => {
    await keep(ask(nth(1), person(`asked${repository.id}`), T0, T0 + DAY));
    expect(await dueAgain(T0 + DAY + HOUR)).toEqual([]);
    expect(await dueAgain(T0 + DAY + HOUR + 1)).toEqual(['reply-due:n1:1']);
    expect(await reminders()).toMatchObject([
      {
        at: new Date(T0 + DAY + HOUR + 1),
        happening: {
          kind: 'ask-expired',
          pairing: `${repository.id}:n1:1`,
          ordinal: 1,
          thread: { repository: repository.id, number: 1 },
        },
      },
    ]);
  });

  it('is the end of a pairing, whose pauses do not count', async () => {
    const later = T0 + 90 * DAY + HOUR + 1;
    const rested = { ...bond(2), agreement: { ...bond(2).agreement, pausedMs: 10 * DAY } };
    await keep(bond(1));
    await keep(rested);
    await keep(pause(bond(3), T0 + DAY));
    await keep(end(bond(4), 'completed', T0));
    const ends = async (now: number) => (await dueAgain(now)).filter((key) => key.startsWith('pairing-over'));
    expect(await ends(later - 1)).toEqual([]);
    expect(await ends(later)).toEqual(['pairing-over:n1:1']);
    expect(await ends(later + DAY)).toEqual(['pairing-over:n1:1', 'pairing-over:n3:1']);
    expect(await ends(later + 10 * DAY)).toHaveLength(3);
  });

  it('is a look whether the two still talk', async () => {
    const later = T0 + 7 * DAY + HOUR + 1;
    await keep(bond(1));
    await keep({ ...bond(2), checkIns: { count: 1, lastAt: T0 + DAY } });
    await keep(pause(bond(3), T0));
    await keep({ ...bond(4), introducedAt: null });
    expect(await dueAgain(T0 + DAY - 1)).toEqual([]);
    await forgetReminders();
    const checkIns = async (now: number) => (await dueAgain(now)).filter((key) => key.startsWith('check-in'));
    expect(await checkIns(later - 1)).toEqual([]);
    expect(await checkIns(later)).toEqual(['check-in-due:n1:1']);
    expect(await checkIns(later + DAY)).toEqual(['check-in-due:n1:1', 'check-in-due:n2:1']);
    const [first] = (await reminders()).filter(({ key }) => key === `check-in-due:${repository.id}:n1:1`);
    expect(first!.happening).toEqual({
      kind: 'check-in-due',
      pairing: `${repository.id}:n1:1`,
      thread: { repository: repository.id, number: 1 },
    });
  });

  it('is no look at what rests because its thread is over', async () => {
    const over = (number: number, state: Thread['state']) => thread(number, { state });
    await commit({ facts: [facts({ threads: [over(1, 'closed'), over(2, 'landed'), over(3, 'closed')] })] });
    await keep(bond(1));
    await keep(bond(2));
    await keep({ ...bond(3), agreement: { ...bond(3).agreement, goesOn: true } });
    expect(await dueAgain(T0 + 9 * DAY)).toEqual(['check-in-due:n3:1']);
  });

  it('is an assignment that nobody looks for any more', async () => {
    await keep({ ...bond(1), introducedAt: null });
    await keep(bond(2));
    expect(await dueAgain(T0 + DAY)).toEqual([]);
    expect(await dueAgain(T0 + DAY + 1)).toEqual(['assignment-due:n1:1']);
  });

  describe('is a newcomer who heard nothing but the welcome', () => {
    const opened = async (number: number, parts: Partial<Thread> = {}): Promise<void> => {
      const one = thread(number, { author: person(`n${number}`), openedAt: T0, ...parts });
      await commit({
        facts: [facts({ threads: [one] })],
        marks: [{ person: `n${number}`, milestone: 'welcomed' }],
      });
    };

    it('for three days, once a day', async () => {
      await opened(1);
      expect(await dueAgain(T0 + DAY)).toEqual([]);
      for (const day of [1, 2, 3]) {
        expect(await dueAgain(T0 + day * DAY + 1)).toEqual(['answer-due:1']);
        expect((await reminders())[0]!.happening).toEqual(answerDue(repository.id, 1));
        await forgetReminders();
        expect(await dueAgain(T0 + day * DAY + HOUR)).toEqual([]);
      }
      expect(await dueAgain(T0 + 4 * DAY)).toEqual([]);
    });

    it('and nobody else', async () => {
      await opened(1, { answeredAt: T0 + 1 });
      await opened(2, { kind: 'issue' });
      await opened(3, { state: 'draft' });
      await opened(4, { state: 'closed' });
      await opened(5);
      await keep(end(nth(5), 'released', T0));
      await commit({ facts: [facts({ threads: [thread(6, { author: person('n6'), openedAt: T0 })] })] });
      await opened(7);
      const awaited = { key: `answer-due:${repository.id}:7`, at: T0 + 9 * DAY, happening: answerDue(1) };
      await commit({ reminders: [awaited] });
      await makeDueAgain(fixture.database, T0 + 2 * DAY);
      expect(await reminders()).toEqual([]);
    });
  });

  it('is nothing where nothing may be done', async () => {
    await keep(bond(1));
    await fixture.database.prisma.repository.update({
      where: { id: repository.id },
      data: { isArchived: true },
    });
    expect(await dueAgain(T0 + 99 * DAY)).toEqual([]);
  });
});
