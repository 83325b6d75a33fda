// Whoever wants to be forgotten leaves nothing but a hash, and does not come back by the back door.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { finishErasures } from '../../src/db/erasures.ts';
import { dueReminders } from '../../src/db/reminders.ts';
import type { Choice } from '../../src/domain/effect.ts';
import { ask, bind, end, setAside, type Pairing } from '../../src/domain/pairing.ts';
import type { MentorLoad } from '../../src/domain/situation.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { Commit } from '../../src/flow/ports.ts';
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
  review,
  T0,
  thread,
  tracesIn,
  wished,
  type Fixture,
} from './fixture.ts';

describe.each(databases)('being forgotten on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  let key: string;
  let mentor: string;
  let people = 7000;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    key = String(++people);
    mentor = `mentorof${key}`;
    repository = await fixture.addRepository({ ownerId: 100_000 + people });
    fixture.jobs.length = 0;
  });

  const commit = (parts: Partial<Commit>, where = repository) =>
    fixture.memory.commit(commitTo(where, parts));
  const choose = (choice: Choice, at = T0) => commit({ choices: [{ person: key, choice, at }] });
  const keepPairing = (pairing: Pairing) => commit({ pairings: [{ pairing, claim: null }] });
  const finish = () => finishErasures(fixture.database, fixture.enqueue, T0 + 1);
  const says = (name: string, names: string[], where = repository) =>
    commit({ wishes: [wished(`${name}:${where.id}:${key}`, comment(`Hello @login-${key}`), names)] }, where);
  const deed = (name: string, where = repository) => fixture.deeds.deed(`${name}:${where.id}:${key}`);
  const deliver = async (name: string, where = repository): Promise<void> => {
    const claimed = await fixture.deeds.claim((await deed(name, where))!, T0);
    await fixture.deeds.report(claimed!, { state: 'done', remoteId: 55, looks: 0, reason: null });
  };
  const tracesOf = (word: string) => tracesIn(fixture.database, word);

  /** Somebody who did everything, everywhere. */
  const live = async (): Promise<void> => {
    const me = person(key);
    await commit({
      marks: [{ person: key, milestone: 'welcomed' }],
      facts: [
        facts({
          people: [me, person('kim')],
          threads: [thread(1, { author: me }), thread(2, { author: person('kim') })],
          contributions: [
            landed('pr-1', { number: 1, author: key, authorName: me.login, reviewers: ['kim'] }),
            landed('pr-2', { number: 2, author: 'kim', reviewers: ['zoe', key, 'ben'], mergedBy: key }),
            review(2, key),
          ],
        }),
      ],
      notes: [{ thread: { repository: repository.id, number: 1 }, person: key, note: 'welcomed' }],
      reminders: [{ key: `pairing-over:${repository.id}:${key}:1`, at: T0 + 99, happening: answerDue(1) }],
    });
    await says('welcome', [key]);
    await deliver('welcome');
    // Taken back without ever having been said: known by its key alone.
    const unsaid = [`nobody-free:${repository.id}:${key}:1`, `why:${repository.id}:4:${key}`];
    await commit({ wishes: unsaid.map((name) => wished(name, comment(null))) });
    // As newcomer, as one who passed, and as one who mentored.
    await keepPairing(ask(pairingIn(repository, key), person(mentor), T0, T0 + 9));
    await keepPairing(ask(pairingIn(repository, 'nia', 1, 2), me, T0, T0 + 9));
    await keepPairing(setAside((await fixture.memory.pairingSoFar(repository.id, 'nia')).open!));
    await keepPairing(ask(pairingIn(repository, 'pia', 1, 3), me, T0, T0 + 9));
    await keepPairing(bind((await fixture.memory.pairingSoFar(repository.id, 'pia')).open!, me, 14, T0));
    const happenings = [
      { kind: 'thread-opened', thread: thread(1, { author: me }), authorNodeId: null },
    ] as const;
    await fixture.inbox.keep({ id: `d${key}`, event: 'x', receivedAt: T0 - 1, happenings });
    fixture.jobs.length = 0;
  };
  const endPairings = async (): Promise<void> => {
    for (const newcomer of [key, 'pia']) {
      const { open } = await fixture.memory.pairingSoFar(repository.id, newcomer);
      await keepPairing(end(open!, 'released', T0));
    }
    await dueReminders(fixture.database, fixture.enqueue, T0 + 1);
  };

  it.each(['by command', 'by hand'])('leaves nothing behind (%s)', async (way) => {
    await live();
    expect((await tracesOf(key)).length).toBeGreaterThan(10);
    const seen = facts({ people: [person(key)] });
    if (way === 'by hand') expect(await fixture.ledger.forget(key, T0)).toBe(true);
    else await commit({ choices: [{ person: key, choice: 'forget', at: T0 }], facts: [seen] });
    expect(await fixture.memory.choiceOf(key)).toBe('forget');
    expect(await fixture.memory.trackRecord(repository.id, key)).toMatchObject({ landed: [], helped: [] });
    expect(await fixture.memory.people([key])).toEqual(new Map());
    // GitHub still shows a comment, and a pairing is open.
    expect(await finish()).toBe(1);
    await endPairings();
    expect(await finish()).toBe(1);
    await deliver('welcome');
    expect(await finish()).toBe(0);
    expect(await tracesOf(key)).toEqual([]);
    expect(await tracesOf(`login-${key}`)).toEqual([]);
    const hashed = (await tracesOf(hashOf(key))).map((row) => row.split(':')[0]);
    expect(hashed.sort()).toEqual(['chosen', 'forgotten']);
    expect(await finish()).toBe(0);
  });

  it('leaves others as they were', async () => {
    await live();
    const before = await fixture.memory.pairingSoFar(repository.id, 'nia');
    expect(before).toMatchObject({ count: 1, tried: [key] });
    await fixture.ledger.forget(key, T0);
    await endPairings();
    await deliver('welcome');
    await finish();
    const changes = [];
    for await (const change of fixture.memory.landedChanges(repository.id, 0)) changes.push(change);
    expect(changes).toMatchObject([{ id: 'pr-2', reviewers: ['ben', 'zoe'], mergedBy: null }]);
    expect((await fixture.memory.trackRecord(repository.id, 'zoe')).helped).toEqual([T0]);
    const { open, tried } = await fixture.memory.pairingSoFar(repository.id, 'nia');
    expect(tried).toEqual([]);
    expect(open).toEqual({ ...before.open, tried: [], version: before.open!.version + 1 });
    expect(await fixture.database.prisma.logNote.count({ where: { repositoryId: repository.id } })).toBe(1);
  });

  it('asks again for what is not done on GitHub', async () => {
    await says('welcome', [key]);
    await deliver('welcome');
    await fixture.ledger.forget(key, T0);
    fixture.jobs.length = 0;
    expect(await finish()).toBe(1);
    expect(fixture.jobs).toMatchObject([{ name: 'deed', key: `welcome:${repository.id}:${key}` }]);
    await deliver('welcome');
    expect(await finish()).toBe(0);
  });

  it('keeps out what comes later about somebody who was forgotten', async () => {
    expect(await fixture.ledger.forget(key, T0)).toBe(false);
    await finish();
    const late = facts({
      people: [person(key), person('kim')],
      threads: [thread(1, { author: person(key) })],
      contributions: [
        landed('pr-1', { number: 1, author: key }),
        landed('pr-2', { number: 2, author: 'kim', reviewers: ['ben', key], mergedBy: key }),
        review(2, key),
      ],
    });
    await fixture.ledger.keep(repository.id, late);
    const progress = { phase: 'commits' as const, done: 1, total: null };
    const page = { facts: late, bookmark: null, readUntil: T0, budget: null, progress };
    await fixture.installations.keepHistoryPage(repository.id, page);
    await says('welcome', [key]);
    const pairing = end(pairingIn(repository, `nia-of-${repository.id}`), 'released', T0);
    const result = await commit({
      facts: [late],
      marks: [{ person: key, milestone: 'welcomed' }],
      pairings: [{ pairing, claim: null }],
      notes: [{ thread: { repository: repository.id, number: 1 }, person: key, note: 'welcomed' }],
    });
    expect(result).toBe('committed');
    expect(await tracesOf(key)).toEqual([]);
    const changes = [];
    for await (const change of fixture.memory.landedChanges(repository.id, 0)) changes.push(change);
    expect(changes).toMatchObject([{ id: 'pr-2', reviewers: ['ben'], mergedBy: null }]);
  });

  it('is taken back by opting in, and not weakened by opting out', async () => {
    await fixture.ledger.forget(key, T0);
    await choose('opt-out');
    expect(await fixture.memory.choiceOf(key)).toBe('forget');
    expect(await fixture.memory.leftAlone([key])).toEqual(new Set([key]));
    await finish();
    expect(await tracesOf(key)).toEqual([]);
    const seen = [facts({ people: [person(key)] })];
    await commit({ choices: [{ person: key, choice: 'opt-in', at: T0 + 1 }], facts: seen });
    expect(await fixture.memory.choiceOf(key)).toBeNull();
    expect((await fixture.memory.people([key])).size).toBe(1);
  });

  it('is not undone, nor done, by what was said before the latest choice', async () => {
    await choose('opt-in', T0 + 5);
    await commit({ facts: [facts({ people: [person(key)] })] });
    expect(await choose('forget', T0 + 4)).toBe('committed');
    expect(await fixture.memory.choiceOf(key)).toBeNull();
    expect((await fixture.memory.people([key])).size).toBe(1);
    expect(await fixture.database.prisma.erasure.count({ where: { person: key } })).toBe(0);
    await choose('forget', T0 + 6);
    await choose('forget', T0 + 6);
    await choose('opt-in', T0 + 5);
    expect(await fixture.memory.choiceOf(key)).toBe('forget');
    expect(await finish()).toBe(0);
    expect(await tracesOf(key)).toEqual([]);
    await choose('opt-in', T0 + 6);
    expect(await fixture.memory.choiceOf(key)).toBeNull();
  });

  it('is made good for by reading again where somebody comes back', async () => {
    const other = await fixture.addRepository();
    const read = { bookmark: 'goes on', isComplete: true, readUntil: T0 };
    for (const { id } of [repository, other]) {
      const progress = { phase: 'commits' as const, done: 1, total: null };
      const page = { facts: facts(), bookmark: 'goes on', readUntil: T0, budget: null, progress };
      await fixture.installations.keepHistoryPage(id, page);
    }
    const progressOf = ({ id }: Repository) => fixture.installations.historyProgress(id);
    await choose('opt-out', T0);
    await choose('opt-in', T0 + 1);
    expect(await progressOf(repository)).toEqual(read);
    await choose('forget', T0 + 2);
    await choose('opt-in', T0 + 1);
    expect(await progressOf(repository)).toEqual(read);
    await choose('opt-in', T0 + 3);
    expect(await progressOf(repository)).toEqual({ bookmark: null, isComplete: true, readUntil: null });
    expect(await progressOf(other)).toEqual(read);
  });

  describe('leaves to mentors', () => {
    const load = async (): Promise<MentorLoad> =>
      (await fixture.memory.mentorLoads(repository.ownerId, [mentor], T0))[0]!;
    const asks = () => says('ask', [key, mentor]);
    const withdraw = async (state: 'done' | 'abandoned'): Promise<void> => {
      const claimed = await fixture.deeds.claim((await deed('ask'))!, T0);
      await fixture.deeds.report(claimed!, { state, remoteId: 55, looks: 0, reason: null });
    };
    /** Somebody asked the mentor by name, was accepted, and had what they wanted. */
    const mentored = async (): Promise<void> => {
      const open = async () => (await fixture.memory.pairingSoFar(repository.id, key)).open!;
      await keepPairing({ ...pairingIn(repository, key), topic: 'parsers' });
      await asks();
      await deliver('ask');
      await says('welcome', [key]);
      await deliver('welcome');
      await keepPairing(ask(await open(), person(`passed${key}`), T0, T0 + 9));
      await keepPairing(ask(setAside(await open()), person(mentor), T0, T0 + 9));
      await keepPairing(bind(await open(), person(mentor), 14, T0 + 7));
      await keepPairing(end(await open(), 'completed', T0 + 8));
    };
    const forgetting = async (state: 'done' | 'abandoned' = 'done'): Promise<void> => {
      await fixture.ledger.forget(key, T0);
      await withdraw(state);
      await deliver('welcome');
      expect(await finish()).toBe(0);
    };

    it.each(['done', 'abandoned'] as const)(
      'what was asked of them, without whom it was about (%s)',
      async (state) => {
        await mentored();
        const before = await load();
        expect(before).toMatchObject({ mentionsThisWeek: 1, lastAcceptedAt: T0 + 7, openPairings: 0 });
        await forgetting(state);
        expect(await load()).toEqual(before);
        expect(await tracesOf(key)).toEqual([]);
        const { prisma } = fixture.database;
        const where = { repositoryId: repository.id };
        expect(await prisma.pairing.findMany({ where })).toMatchObject([
          {
            id: expect.stringMatching(/^forgotten:./) as string,
            newcomer: 'forgotten',
            number: 0,
            topic: null,
            tried: [],
            acceptedBy: mentor,
            acceptedAt: new Date(T0 + 7),
            state: 'ended',
          },
        ]);
        // The welcome mentioned nobody else.
        expect(await prisma.deed.findMany({ where })).toMatchObject([
          {
            key: expect.stringMatching(/^forgotten:./) as string,
            thread: 0,
            wish: comment(null, 0),
            mentions: [mentor],
            remoteId: null,
            writtenAt: new Date(T0),
          },
        ]);
      },
    );

    it('nothing once they are forgotten themselves', async () => {
      await mentored();
      await forgetting();
      expect(await fixture.ledger.forget(mentor, T0)).toBe(true);
      expect(await finish()).toBe(0);
      expect(await tracesOf(mentor)).toEqual([]);
      expect(await fixture.database.prisma.deed.count({ where: { repositoryId: repository.id } })).toBe(0);
    });

    it('the same when two of their newcomers are forgotten at once', async () => {
      await mentored();
      const friend = `friend-${key}`;
      await keepPairing(end(pairingIn(repository, friend, 1, 2), 'released', T0));
      await keepPairing(end(pairingIn(repository, friend, 2, 2), 'released', T0));
      await fixture.ledger.forget(friend, T0);
      const before = await load();
      await forgetting();
      expect(await load()).toEqual(before);
      expect(await tracesOf(friend)).toEqual([]);
    });
  });

  it('takes the titles of their threads from what others gave there', async () => {
    const title = `Secret plan of ${repository.id}`;
    const told = facts({
      threads: [
        thread(1, { author: person(key), title }),
        thread(2, { author: person('kim'), title: 'Kept' }),
      ],
      contributions: [
        landed('pr-1', { number: 1, author: key, title }),
        review(1, 'kim', { title }),
        review(2, 'ben', { title: 'Kept' }),
      ],
    });
    const titles = async () => {
      const all = [];
      for await (const one of fixture.ledger.contributions(repository.id)) all.push([one.id, one.title]);
      return all;
    };
    const without = [
      ['review-1-kim', ''],
      ['review-2-ben', 'Kept'],
    ];
    await fixture.ledger.keep(repository.id, told);
    await fixture.ledger.forget(key, T0);
    expect(await titles()).toEqual(without);
    await finish();
    await fixture.ledger.keep(repository.id, told);
    expect(await titles()).toEqual(without);
    const rows = await fixture.database.prisma.contribution.count({ where: { title } });
    expect(rows).toBe(0);
  });

  it('lets nothing slip in that is kept at the same moment', async () => {
    const one = facts({ people: [person(key)], contributions: [landed('pr-1', { author: key })] });
    const keep = () => fixture.ledger.keep(repository.id, one);
    await Promise.all([keep(), keep(), keep(), fixture.ledger.forget(key, T0), keep(), keep()]);
    await finish();
    expect(await tracesOf(key)).toEqual([]);
  });
});
