// Which repositories are served, how far their past is known, and that nothing is left of one that was removed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../src/domain/pairing.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { HOUR } from '../../src/domain/time.ts';
import { hasPutAside, keepHouse, unreadRepositories } from '../../src/db/housekeeping.ts';
import { nextReminderAt } from '../../src/db/next-reminder.ts';
import { dueReminders } from '../../src/db/reminders.ts';
import type { FoundInstallation } from '../../src/flow/ledger-ports.ts';
import { databases } from './databases.ts';
import {
  answerDue,
  comment,
  commitTo,
  facts,
  landed,
  openFixture,
  pairingIn,
  person,
  T0,
  thread,
  wished,
  type Fixture,
} from './fixture.ts';

describe.each(databases)('installations on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  let installationId = 1000;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    installationId += 1;
    repository = await fixture.addRepository({ installationId, ownerId: installationId });
  });

  const page = (ids: readonly string[], bookmark: string | null, readUntil: number | null = null) => ({
    facts: facts({ contributions: ids.map((id) => landed(id)), people: [person('ada', 'ada')] }),
    bookmark,
    readUntil,
    budget: null,
    progress: { phase: 'pull requests' as const, done: ids.length, total: null },
  });
  const known = () => fixture.memory.repository(repository.id);
  const found = (...repositories: Repository[]): FoundInstallation => ({ isSuspended: false, repositories });
  const keep = (what: FoundInstallation | null, at = T0, installation = installationId) =>
    fixture.installations.keep(installation, what, at);
  const progress = () => fixture.installations.historyProgress(repository.id);
  const keepPage = (...parts: Parameters<typeof page>) =>
    fixture.installations.keepHistoryPage(repository.id, page(...parts));

  it('know a new repository, whose history is not', async () => {
    const fresh = { ...repository, id: repository.id + 100_000 };
    expect(await keep(found(repository, fresh))).toEqual([repository.id, fresh.id]);
    const asKnown = { isHistoryKnown: false, isSuspended: false, isSilenced: false };
    expect(await fixture.memory.repository(fresh.id)).toEqual({ ...fresh, ...asKnown });
    expect(await fixture.memory.repository(999_999)).toBeNull();
    expect(await fixture.installations.historyProgress(999_999)).toBeNull();
    expect(await fixture.installations.known()).toContain(installationId);
  });

  it('keep a page of history together with how far it reached', async () => {
    await keepPage(['c1', 'c2'], 'bookmark-1');
    expect(await progress()).toEqual({ bookmark: 'bookmark-1', isComplete: false, readUntil: null });
    await keepPage(['c2', 'c3'], null, T0);
    expect(await progress()).toEqual({ bookmark: null, isComplete: true, readUntil: T0 });
    expect(await known()).toMatchObject({ isHistoryKnown: true });
    expect((await fixture.memory.trackRecord(repository.id, 'ada')).landed).toHaveLength(3);
    expect(await fixture.memory.people(['ada'])).toEqual(new Map([['ada', person('ada', 'ada')]]));
    await keepPage(['c4'], 'bookmark-2');
    expect(await progress()).toEqual({ bookmark: 'bookmark-2', isComplete: true, readUntil: T0 });
  });

  it('hear twice of the same repository without reading its history again', async () => {
    await keepPage(['c1'], null, T0);
    expect(await keep(found({ ...repository, name: 'renamed' }))).toEqual([]);
    expect(await known()).toMatchObject({ name: 'renamed', isHistoryKnown: true });
    const byName = await fixture.ledger.repositoryByName(repository.owner.toUpperCase(), 'Renamed');
    expect(byName).toEqual(await known());
    expect(await fixture.ledger.repositoryByName(repository.owner, 'unheard-of')).toBeNull();
  });

  it('read on when the repository comes back under another installation', async () => {
    await keepPage(['c1'], null, T0);
    await keepPage(['c2'], 'bookmark-2');
    expect(await keep(found({ ...repository, installationId: 999 }), T0, 999)).toEqual([repository.id]);
    expect(await known()).toMatchObject({ isHistoryKnown: false, installationId: 999 });
    expect(await progress()).toEqual({ bookmark: null, isComplete: false, readUntil: T0 });
    // The installation it left is looked at only now.
    await keep(found());
    expect(await known()).not.toBeNull();
    await fixture.installations.putAside(repository.id, installationId, T0);
    expect(await known()).not.toBeNull();
    await fixture.installations.putAside(repository.id, 999, T0);
    expect(await known()).toBeNull();
  });

  it('follow a rename, an archiving and a suspension', async () => {
    await fixture.installations.updateRepository({ ...repository, owner: 'other', isArchived: true });
    expect(await keep({ isSuspended: true, repositories: null })).toEqual([]);
    expect(await known()).toMatchObject({ owner: 'other', isArchived: true, isSuspended: true });
    await keep({ isSuspended: false, repositories: null });
    expect(await known()).toMatchObject({ isSuspended: false });
    await fixture.installations.updateRepository({ ...repository, id: 999_998 });
    expect(await fixture.memory.repository(999_998)).toBeNull();
  });

  it('put aside what GitHub does not list any more, and take it back as it was', async () => {
    const stays = await fixture.addRepository({ installationId });
    await keepPage(['c1'], null, T0);
    const reminders = [{ key: `aside:${repository.id}`, at: T0, happening: answerDue(repository.id) }];
    const wishes = [wished(`aside:${repository.id}`, comment('Hello'))];
    await fixture.memory.commit(commitTo(repository, { reminders, wishes }));
    await keep(found(stays), T0 + 1);
    expect(await known()).toBeNull();
    expect(await progress()).toBeNull();
    expect(await fixture.deeds.deed(`aside:${repository.id}`)).toBeNull();
    expect(await fixture.memory.commit(commitTo(repository))).toBe('stale');
    expect(await dueReminders(fixture.database, fixture.enqueue, T0 + 2)).toBe(0);
    expect(await nextReminderAt(fixture.database)).toBeNull();
    await keepPage(['c2'], 'bookmark-2', T0 + 2);
    // What happened meanwhile has to be read.
    expect(await keep(found(stays, repository), T0 + 3)).toEqual([repository.id, stays.id]);
    expect(await known()).toMatchObject({ isHistoryKnown: true });
    expect(await progress()).toEqual({ bookmark: null, isComplete: true, readUntil: T0 });
    expect((await fixture.memory.trackRecord(repository.id, 'ada')).landed).toHaveLength(1);
    expect(await fixture.deeds.deed(`aside:${repository.id}`)).toMatchObject({ state: 'planned' });
    expect(await dueReminders(fixture.database, fixture.enqueue, T0 + 2)).toBe(1);
  });

  it('put aside everything where they are gone, and stay away', async () => {
    const second = await fixture.addRepository({ installationId });
    const foreign = await fixture.addRepository({ installationId: 555_555 });
    expect(await keep(null)).toEqual([]);
    expect(await known()).toBeNull();
    expect(await fixture.memory.repository(second.id)).toBeNull();
    expect(await fixture.memory.repository(foreign.id)).not.toBeNull();
    // Until everything about it is gone, it is looked at again: it may come back.
    expect(await fixture.installations.known()).toContain(installationId);
    // Put aside again, it is not younger for it.
    await keep(null, T0 + HOUR);
    await fixture.installations.putAside(repository.id, installationId, T0 + HOUR);
    expect(await hasPutAside(fixture.database, T0 + 12 * HOUR - 1)).toBe(false);
    expect(await hasPutAside(fixture.database, T0 + 12 * HOUR)).toBe(true);
    await keepHouse(fixture.database, fixture.enqueue, T0 + 12 * HOUR + 1);
    expect(await fixture.database.prisma.repository.count({ where: { installationId } })).toBe(0);
    expect(await hasPutAside(fixture.database, T0 + 12 * HOUR + 1)).toBe(false);
    expect(await fixture.installations.known()).not.toContain(installationId);
  });

  it('are known once each, in order, without what was filled by hand', async () => {
    await fixture.addRepository({ installationId });
    await fixture.addRepository({ installationId: 0 });
    const all = await fixture.installations.known();
    expect(all.filter((id) => id === installationId)).toHaveLength(1);
    expect(all).not.toContain(0);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
  });

  it('are read again every day, those first that were read longest ago', async () => {
    const others = await Promise.all([1, 2].map(() => fixture.addRepository({ installationId })));
    const [second, third] = others as [Repository, Repository];
    const read = (id: number, readUntil: number, bookmark: string | null = null) =>
      fixture.installations.keepHistoryPage(id, page([], bookmark, readUntil));
    await read(repository.id, T0);
    await read(second.id, T0 - 1);
    await read(third.id, T0 + 5, 'goes on');
    const unread = async (now: number) => {
      const ids = await unreadRepositories(fixture.database, now);
      return ids.filter((id) => [repository.id, second.id, third.id].includes(id));
    };
    expect(await unread(T0)).toEqual([third.id]);
    expect(await unread(T0 + 24 * HOUR)).toEqual([second.id, third.id]);
    expect(await unread(T0 + 25 * HOUR)).toEqual([second.id, repository.id, third.id]);
    await keep({ isSuspended: true, repositories: null });
    expect(await unread(T0 + 25 * HOUR)).toEqual([]);
  });

  it('forget what people said and offered where nothing of it counts any more', async () => {
    const { id, ownerId } = repository;
    const elsewhere = ownerId + 5000;
    const other = await fixture.addRepository({ installationId, ownerId: elsewhere });
    const [gone, known] = [`gone${id}`, `known${id}`];
    const said = (whose: number, whom: string) => [
      {
        ownerId: whose,
        person: whom,
        preference: { about: 'capacity', mentees: 1 } as const,
        at: T0,
      },
      { ownerId: whose, person: whom, preference: { about: 'zone', zone: 'UTC' } as const, at: T0 },
    ];
    await fixture.memory.commit(
      commitTo(repository, {
        preferences: [...said(ownerId, gone), ...said(ownerId, known), ...said(elsewhere, known)],
        offers: [{ person: gone, is: 'offered', at: T0 }],
        partings: [
          { newcomer: known, mentor: gone },
          { newcomer: known, mentor: known },
        ],
        facts: [facts({ people: [person(gone), person(known)] })],
      }),
    );
    await keep(found(other));
    await keepHouse(fixture.database, fixture.enqueue, T0 + 12 * HOUR + 1);
    const { prisma } = fixture.database;
    expect([...(await fixture.memory.people([gone, known])).keys()]).toEqual([known]);
    const preferences = await prisma.preference.findMany({
      where: { person: { in: [gone, known] } },
      orderBy: { about: 'asc' },
    });
    expect(preferences.map(({ ownerId, about, person }) => [Number(ownerId), about, person])).toEqual([
      [elsewhere, 'capacity', known],
      [0, 'zone', known],
    ]);
    expect((await fixture.memory.pairingSoFar(other.id, known)).apart).toEqual([known]);
    expect(await prisma.offer.count({ where: { repositoryId: id } })).toBe(0);
  });

  it('forget everything about a repository that is removed', async () => {
    const { id } = repository;
    const stays = await fixture.addRepository({ installationId });
    const asked = ask(pairingIn(repository, 'nia'), person('mia'), T0, T0 + 1);
    await fixture.memory.commit(
      commitTo(repository, {
        once: `once:${id}`,
        marks: [{ person: 'nia', milestone: 'welcomed' }],
        pairings: [{ pairing: asked, claim: null }],
        facts: [
          facts({
            contributions: [landed('c1', { author: 'nia', reviewers: ['mia', 'kim'] })],
            threads: [thread(1, { author: person('tom') })],
            people: [person('nia'), person('kim'), person('tom')],
          }),
        ],
        wishes: [wished(`w:${id}`, comment('Hello'), ['mia'])],
        reminders: [{ key: `r:${id}`, at: T0, happening: answerDue(id) }],
        notes: [{ thread: { repository: id, number: 1 }, person: 'nia', note: 'welcomed' }],
      }),
    );
    await fixture.memory.commit(
      commitTo(stays, { facts: [facts({ contributions: [landed('c1', { author: 'kim' })] })] }),
    );
    await fixture.inbox.keep({ id: `d:${id}`, event: 'x', receivedAt: T0, happenings: [answerDue(id)] });

    await keepHouse(fixture.database, fixture.enqueue, T0 + 12 * HOUR);
    expect(await known()).not.toBeNull();
    await keep(found(stays));
    await keepHouse(fixture.database, fixture.enqueue, T0 + 12 * HOUR);
    expect(await fixture.database.prisma.repository.count({ where: { id } })).toBe(1);
    await keepHouse(fixture.database, fixture.enqueue, T0 + 12 * HOUR + 1);

    expect(await fixture.database.prisma.repository.count({ where: { id } })).toBe(0);
    const { prisma } = fixture.database;
    const ofRepository = { where: { repositoryId: id } };
    expect(
      await Promise.all([
        prisma.contribution.count(ofRepository),
        prisma.help.count(ofRepository),
        prisma.thread.count(ofRepository),
        prisma.once.count(ofRepository),
        prisma.milestone.count(ofRepository),
        prisma.pairing.count(ofRepository),
        prisma.reminder.count(ofRepository),
        prisma.deed.count(ofRepository),
        prisma.logNote.count(ofRepository),
        prisma.mentorLoad.count({ where: { ownerId: installationId } }),
      ]),
    ).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    // Who is known from elsewhere stays known; a redelivery is still recognised, without what was in it.
    expect([...(await fixture.memory.people(['nia', 'mia', 'kim', 'tom'])).keys()]).toEqual(['kim']);
    expect(await fixture.inbox.delivery(`d:${id}`)).toMatchObject({ happenings: [] });
    expect(await fixture.memory.repository(stays.id)).not.toBeNull();
  });
});
