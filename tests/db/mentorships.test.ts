// What two people agreed on is kept through pauses and moves, and who parted is never paired again.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, bind, end, isBond, pause, resume, type Bond, type Pairing } from '../../src/domain/pairing.ts';
import type { Repository, ThreadRef } from '../../src/domain/repository.ts';
import type { PairingSoFar } from '../../src/domain/situation.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import type { CommitResult } from '../../src/flow/ports.ts';
import { databases } from './databases.ts';
import { commitTo, openFixture, pairingIn, person, T0, type Fixture } from './fixture.ts';

const mia = person('mia');

describe.each(databases)('mentorships on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  let owners = 100;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    repository = await fixture.addRepository({ ownerId: ++owners });
  });

  const keep = (...pairings: Pairing[]): Promise<CommitResult> =>
    fixture.memory.commit(
      commitTo(repository, { pairings: pairings.map((pairing) => ({ pairing, claim: null })) }),
    );
  const soFar = (newcomer: string) => fixture.memory.pairingSoFar(repository.id, newcomer);
  const open = async (newcomer: string): Promise<Pairing> => (await soFar(newcomer)).open!;
  const at = (number: number): ThreadRef => ({ repository: repository.id, number });
  /** Of the newcomer `n1` on thread 1, and so on. */
  const nth = (n: number): Pairing => pairingIn(repository, `n${n}`, 1, n);
  const nobody: PairingSoFar = { open: null, count: 0, tried: [], apart: [], previous: null };

  it('come back with what was agreed on, through a pause and to another thread', async () => {
    const bond = async (): Promise<Bond> => {
      const now = await open('nia');
      return isBond(now) ? now : expect.unreachable();
    };
    await keep(bind(pairingIn(repository, 'nia'), mia, 7, T0));
    const agreement = {
      goal: 'Read "the parser"',
      steps: [
        { text: 'tokens', isDone: true },
        { text: 'trees', isDone: false },
      ],
      everyDays: 3,
      pausedMs: 40 * DAY,
      goesOn: true,
    };
    const agreed = {
      ...(await bond()),
      agreement,
      checkIns: { count: 2, lastAt: T0 + 6 },
      introducedAt: T0 + 7,
    };
    await keep(agreed);
    expect(await open('nia')).toEqual({ ...agreed, version: 2 });

    await keep(pause(await bond(), T0 + 8));
    expect((await bond()).state).toEqual({ is: 'paused', mentor: mia, since: T0, pausedAt: T0 + 8 });
    const [load] = await fixture.memory.mentorLoads(repository.ownerId, ['mia'], T0);
    expect(load).toMatchObject({ openPairings: 1, hasOpenAsk: false, lastAcceptedAt: T0 });
    await keep({ ...resume(await bond(), T0 + 10), thread: at(2) });
    expect(await open('nia')).toEqual({
      ...agreed,
      thread: at(2),
      agreement: { ...agreement, pausedMs: agreement.pausedMs + 2 },
      version: 4,
    });
    expect(await fixture.memory.pairingOfThread(agreed.thread)).toEqual(nobody);
    expect((await fixture.memory.pairingOfThread(at(2))).count).toBe(1);
  });

  it('say to whom a newcomer went before, and with whom they never go again', async () => {
    await keep(end(pairingIn(repository, 'nia', 1, 1), 'released', T0));
    const parted = { newcomer: 'nia', mentor: 'mia' };
    await fixture.memory.commit(commitTo(repository, { partings: [parted, parted] }));
    const zoe = { newcomer: 'nia', mentor: 'zoe' };
    await fixture.memory.commit({ ...commitTo(repository, { partings: [zoe, parted] }), at: T0 + 1 });
    for (let ordinal = 2; ordinal <= 10; ordinal++)
      await keep(end(pairingIn(repository, 'nia', ordinal, ordinal), 'completed', T0));
    await keep(pairingIn(repository, 'nia', 11, 1));
    const known = await soFar('nia');
    expect(known).toMatchObject({ count: 11, apart: ['mia', 'zoe'] });
    expect(known.previous).toEqual({
      id: `${repository.id}:nia:10`,
      thread: at(10),
    });
    expect(await fixture.memory.pairingOfThread(at(1))).toEqual(known);
    // These two, that way round, and everywhere.
    expect((await soFar('mia')).apart).toEqual([]);
    const elsewhere = await fixture.addRepository();
    expect((await fixture.memory.pairingSoFar(elsewhere.id, 'nia')).apart).toEqual(['mia', 'zoe']);
    await fixture.database.prisma.apart.deleteMany();
  });

  it('are open once for each thread', async () => {
    const results = await Promise.all(
      ['n1', 'n2', 'n3'].map((newcomer) => keep(pairingIn(repository, newcomer, 1, 5))),
    );
    expect(results.sort()).toEqual(['committed', 'stale', 'stale']);
    expect(await keep(nth(6))).toBe('committed');
    const { open } = await soFar('n6');
    expect(await keep({ ...open!, thread: at(5) })).toBe('stale');
    const first = (await fixture.memory.pairingOfThread(at(5))).open!;
    await keep(end(first, 'completed', T0));
    expect(await keep({ ...open!, thread: at(5) })).toBe('committed');
  });

  it('begin where another one ends in the same breath', async () => {
    await keep(pairingIn(repository, 'nia'));
    const ended = end(await open('nia'), 'released', T0);
    expect(await keep(pairingIn(repository, 'nia', 2), ended)).toBe('committed');
    expect((await open('nia')).id).toBe(`${repository.id}:nia:2`);
  });

  it('are told where somebody takes part', async () => {
    const elsewhere = await fixture.addRepository({ ownerId: repository.ownerId });
    await keep(pause(bind(nth(1), mia, 14, T0), T0));
    await keep(bind(nth(2), mia, 14, T0));
    await keep(end(nth(3), 'completed', T0));
    await keep(bind(nth(4), person('zoe'), 14, T0));
    const asked = ask(pairingIn(elsewhere, 'n5', 1, 5), mia, T0, T0 + HOUR);
    await fixture.memory.commit(commitTo(elsewhere, { pairings: [{ pairing: asked, claim: null }] }));
    const part = ({ id }: Repository, n: number, is: string) => ({
      thread: { repository: id, number: n },
      pairing: `${id}:n${n}:1`,
      is,
    });
    const found = await fixture.memory.takesPartIn(repository.ownerId, 'mia');
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        part(repository, 1, 'paused'),
        part(repository, 2, 'active'),
        part(elsewhere, 5, 'asked'),
      ]),
    );
    expect(await fixture.memory.takesPartIn(repository.ownerId + 5000, 'mia')).toEqual([]);
  });
});
