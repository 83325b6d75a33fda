// One decision's changes are kept together or not at all, and a decision that is out of date changes nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { dueReminders } from '../../src/db/reminders.ts';
import { databases } from './databases.ts';
import {
  answerDue,
  comment,
  commitTo,
  facts,
  hashOf,
  landed,
  openFixture,
  pairingIn,
  person,
  T0,
  thread,
  wished,
  type Fixture,
} from './fixture.ts';

describe.each(databases)('a commit on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    repository = await fixture.addRepository();
    fixture.jobs.length = 0;
  });

  const commit = (parts: Parameters<typeof commitTo>[1]) =>
    fixture.memory.commit(commitTo(repository, parts));

  it('does what must happen only once only once', async () => {
    expect(await commit({ once: 'line-1' })).toBe('committed');
    expect(await commit({ once: 'line-1', facts: [facts({ people: [person('late')] })] })).toBe(
      'already-done',
    );
    expect(await fixture.memory.people(['late'])).toEqual(new Map());
  });

  it('is done once by fifty at the same time', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => commit({ once: 'line-2' })));
    expect(results.filter((result) => result === 'committed')).toHaveLength(1);
    expect(results.filter((result) => result === 'already-done')).toHaveLength(49);
  });

  it('welcomes a person once, however many threads they open in the same moment', async () => {
    const welcome = (thread: number) =>
      commit({
        marks: [{ person: 'ada', milestone: 'welcomed' }],
        wishes: [wished(`welcome:${repository.id}:ada`, comment('Hello', thread), ['ada'])],
      });
    const results = await Promise.all([welcome(1), welcome(2)]);
    expect(results.sort()).toEqual(['committed', 'stale']);
    expect(await fixture.memory.hasMilestone(repository.id, 'ada', 'welcomed')).toBe(true);
    expect(await fixture.memory.countMilestones(repository.id, 'welcomed', T0)).toBe(1);
    expect(await fixture.memory.countMilestones(repository.id, 'welcomed', T0 + 1)).toBe(0);
  });

  it('keeps nothing of a decision that is out of date', async () => {
    await commit({ marks: [{ person: 'bob', milestone: 'welcomed' }] });
    const result = await commit({
      once: 'line-3',
      facts: [facts({ contributions: [landed('c1', { author: 'bob' })] })],
      marks: [{ person: 'bob', milestone: 'welcomed' }],
      wishes: [wished('never', comment('never'))],
    });
    expect(result).toBe('stale');
    expect(await fixture.memory.trackRecord(repository.id, 'bob')).toMatchObject({ landed: [] });
    expect(await fixture.deeds.deed('never')).toBeNull();
    expect(await commit({ once: 'line-3' })).toBe('committed');
  });

  it('is out of date once the repository is gone', async () => {
    const gone = await fixture.addRepository({ installationId: 8 });
    await fixture.installations.putAside(gone.id, 8, T0);
    const late = commitTo(gone, { facts: [facts({ contributions: [landed('c1')] })] });
    expect(await fixture.memory.commit(late)).toBe('stale');
  });

  it('asks the queue for one job for each wish that is new or different', async () => {
    const wishes = [
      wished(`a:${repository.id}`, comment('a', 3)),
      wished(`b:${repository.id}`, comment('b', 4)),
    ];
    await commit({ wishes });
    await commit({ wishes: [wishes[0]!, wished(`b:${repository.id}`, comment('b!', 4))] });
    expect(fixture.jobs).toEqual([
      { name: 'deed', key: `a:${repository.id}`, group: `${repository.id}:3` },
      { name: 'deed', key: `b:${repository.id}`, group: `${repository.id}:4` },
      { name: 'deed', key: `b:${repository.id}`, group: `${repository.id}:4` },
    ]);
  });

  it('keeps nothing if the queue cannot keep the job', async () => {
    const { createMemory } = await import('../../src/db/memory.ts');
    const memory = createMemory(fixture.database, {
      enqueue: () => Promise.reject(new Error('the queue is full')),
      hashOf,
    });
    const wishes = [wished('unqueued', comment('a'))];
    await expect(memory.commit(commitTo(repository, { wishes }))).rejects.toThrow('the queue is full');
    expect(await fixture.deeds.deed('unqueued')).toBeNull();
  });

  it('knows the latest login of everybody it met, whenever it hears of it', async () => {
    const see = (people: Person[], seenAt: number) => commit({ facts: [facts({ people, seenAt })] });
    await see([person('1', 'old'), person('2', 'two')], T0);
    await see([person('1', 'new'), { key: '3', login: 'three[bot]', isBot: true }], T0 + 2);
    await see([person('1', 'older'), person('3', 'no-bot')], T0 + 1);
    await see([person('1', 'new')], T0 + 2);
    await commit({ pairings: [{ pairing: pairingIn(repository, '1'), claim: null }] });
    expect(await fixture.memory.people(['1', '2', '3', '4'])).toEqual(
      new Map([
        ['1', person('1', 'new')],
        ['2', person('2', 'two')],
        ['3', { key: '3', login: 'three[bot]', isBot: true }],
      ]),
    );
    expect(await fixture.ledger.personByLogin('NEW')).toEqual(person('1', 'new'));
    expect(await fixture.ledger.personByLogin('old')).toBeNull();
  });

  it('lets come again what was taken back', async () => {
    const mark = { person: 'cleo', milestone: 'welcomed' } as const;
    await commit({ marks: [mark] });
    await commit({ unmarks: [mark, { ...mark, person: 'nobody' }] });
    expect(await fixture.memory.hasMilestone(repository.id, 'cleo', 'welcomed')).toBe(false);
    expect(await commit({ marks: [mark] })).toBe('committed');
  });

  it('knows a milestone by its name, whatever number it bears', async () => {
    const has = (milestone: 'welcomed' | 'first-attempt-closed', key = 'dora') =>
      fixture.memory.hasMilestone(repository.id, key, milestone);
    await commit({
      marks: [
        { person: 'dora', milestone: 'first-attempt-closed:5' },
        { person: 'dora', milestone: 'welcomed-back:2026' },
      ],
    });
    expect(await has('first-attempt-closed')).toBe(true);
    expect(await has('welcomed')).toBe(false);
    expect(await has('first-attempt-closed', 'somebody')).toBe(false);
  });

  it('moves a reminder rather than setting a second one, and forgets it', async () => {
    const happening = answerDue(repository.id);
    await commit({ reminders: [{ key: 'r', at: T0 + 1000, happening }] });
    await commit({ reminders: [{ key: 'r', at: T0 + 5000, happening }] });
    const due = (now: number) => dueReminders(fixture.database, fixture.enqueue, now);
    expect(await due(T0 + 4999)).toBe(0);
    expect(await due(T0 + 5000)).toBe(1);
    expect(await due(T0 + 5000)).toBe(0);
    expect(fixture.jobs).toEqual([{ name: 'reminder', happening, group: `${repository.id}:1` }]);
    await commit({ reminders: [{ key: 'r', at: T0, happening }] });
    await commit({ forgottenReminders: ['r', 'unheard-of'] });
    expect(await due(T0 + 9000)).toBe(0);
  });

  it('sets a reminder that is forgotten and set in the same breath', async () => {
    const reminders = [{ key: 'again', at: T0 + 1, happening: answerDue(repository.id) }];
    await commit({ reminders, forgottenReminders: ['again'] });
    expect(await dueReminders(fixture.database, fixture.enqueue, T0 + 1)).toBe(1);
  });

  it('reminds of threads in other repositories, as far as these are still there', async () => {
    const other = await fixture.addRepository({ installationId: 9 });
    const gone = 999_999;
    const of = (id: number) => ({ key: `in:${id}`, at: T0, happening: answerDue(id) });
    const elsewhere = { kind: 'repository-changed', repository: other.id } as const;
    const reminders = [of(other.id), of(gone), { key: 'no thread', at: T0, happening: elsewhere }];
    expect(await commit({ reminders })).toBe('committed');
    const rows = await fixture.database.prisma.reminder.findMany({ orderBy: { key: 'asc' } });
    expect(rows.map(({ key, repositoryId }) => [key, Number(repositoryId)])).toEqual([
      [`in:${other.id}`, other.id],
      ['no thread', repository.id],
    ]);
    // What is put aside waits with its repository.
    await fixture.installations.putAside(other.id, 9, T0);
    expect(await dueReminders(fixture.database, fixture.enqueue, T0)).toBe(1);
    await fixture.database.prisma.repository.delete({ where: { id: other.id } });
  });

  it('hands out due reminders the earliest first, and each to one of many who ask', async () => {
    const reminders = [5, 3, 4, 1, 2].map((number) => ({
      key: `many:${number}`,
      at: T0 + number,
      happening: answerDue(repository.id, number),
    }));
    await commit({ reminders });
    expect(await dueReminders(fixture.database, fixture.enqueue, T0 + 9, 2)).toBe(2);
    const counts = await Promise.all(
      [1, 2, 3].map(() => dueReminders(fixture.database, fixture.enqueue, T0 + 9)),
    );
    expect(counts.reduce((a, b) => a + b)).toBe(3);
    expect(fixture.jobs.map((job) => job.group).slice(0, 2)).toEqual([
      `${repository.id}:1`,
      `${repository.id}:2`,
    ]);
  });

  it('says that nothing is due only once everything due is a job', async () => {
    await commit({ reminders: [{ key: 'slow', at: T0, happening: answerDue(repository.id) }] });
    const order: string[] = [];
    const first = dueReminders(
      fixture.database,
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        order.push('moved');
      },
      T0,
    );
    await new Promise((resolve) => setTimeout(resolve, 30));
    const second = dueReminders(fixture.database, fixture.enqueue, T0).then((count) => {
      order.push(`found ${count}`);
    });
    expect(await first).toBe(1);
    await second;
    expect(order).toEqual(['moved', 'found 0']);
  });

  it('keeps reminders if the queue cannot take them', async () => {
    await commit({ reminders: [{ key: 'safe', at: T0, happening: answerDue(repository.id) }] });
    const refuse = () => Promise.reject(new Error('the queue is full'));
    await expect(dueReminders(fixture.database, refuse, T0)).rejects.toThrow('the queue is full');
    expect(await dueReminders(fixture.database, fixture.enqueue, T0)).toBe(1);
  });

  it('writes the log', async () => {
    const place = { repository: repository.id, number: 5 };
    await commit({ notes: [{ thread: place, person: 'ada', note: 'welcomed' }] });
    const rows = await fixture.database.prisma.logNote.findMany({ where: { repositoryId: repository.id } });
    expect(rows).toMatchObject([{ number: 5, person: 'ada', note: 'welcomed', at: new Date(T0) }]);
  });

  it('survives text that PostgreSQL cannot store', async () => {
    const title = 'zero\u0000 and half \ud83d';
    await commit({ facts: [facts({ contributions: [landed('odd', { title })] })] });
    const changes = [];
    for await (const change of fixture.memory.landedChanges(repository.id, T0)) changes.push(change.title);
    expect(changes).toEqual(['zero and half \ufffd']);
  });

  it('lets many commits to the same rows through without a deadlock', async () => {
    const people = ['p1', 'p2', 'p3'].map((key) => person(key));
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, round) =>
        commit({
          facts: [
            facts({
              people: round % 2 ? people : people.toReversed(),
              contributions: [landed('x', { title: `${round}` }), landed('y')],
              threads: [thread(2), thread(1, { title: `${round}` })],
              seenAt: T0 + round,
            }),
          ],
          wishes: [
            wished(`k1:${repository.id}`, comment(`${round}`)),
            wished(`k2:${repository.id}`, comment(`${round}`)),
          ],
        }),
      ),
    );
    expect(new Set(results)).toEqual(new Set(['committed']));
    expect(await fixture.deeds.deed(`k1:${repository.id}`)).toMatchObject({ revision: 20 });
  });
});
