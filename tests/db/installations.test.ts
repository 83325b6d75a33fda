// Which repositories are served, how far their past is known, and that nothing is left of one that was removed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../src/domain/pairing.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { databases } from './databases.ts';
import {
  answerDue,
  comment,
  commitTo,
  landed,
  openFixture,
  pairingIn,
  person,
  T0,
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

  const page = (ids: readonly string[], cursor: string | null, isComplete = false) => ({
    contributions: ids.map((id) => landed(id)),
    people: [person('ada', 'ada')],
    cursor,
    isComplete,
  });
  const known = () => fixture.memory.repository(repository.id);

  it('know a new repository, whose history is not', async () => {
    expect(await known()).toEqual({ ...repository, isHistoryKnown: false, isSuspended: false });
    expect(await fixture.memory.repository(999_999)).toBeNull();
    expect(await fixture.installations.historyProgress(999_999)).toBeNull();
  });

  it('keep a page of history together with how far it reached', async () => {
    await fixture.installations.keepHistoryPage(repository.id, page(['c1', 'c2'], 'cursor-1'));
    expect(await fixture.installations.historyProgress(repository.id)).toEqual({
      cursor: 'cursor-1',
      isComplete: false,
    });
    await fixture.installations.keepHistoryPage(repository.id, page(['c2', 'c3'], 'cursor-2', true));
    expect(await known()).toMatchObject({ isHistoryKnown: true });
    expect((await fixture.memory.trackRecord(repository.id, 'ada')).landed).toHaveLength(3);
    expect(await fixture.memory.people(['ada'])).toEqual(new Map([['ada', person('ada', 'ada')]]));
  });

  it('hear twice of the same repository without reading its history again', async () => {
    await fixture.installations.keepHistoryPage(repository.id, page(['c1'], 'cursor-1', true));
    await fixture.installations.addRepositories([{ ...repository, name: 'renamed' }], T0);
    expect(await known()).toMatchObject({ name: 'renamed', isHistoryKnown: true });
  });

  it('read the history anew when the repository comes back', async () => {
    await fixture.installations.keepHistoryPage(repository.id, page(['c1'], 'cursor-1', true));
    await fixture.installations.addRepositories([{ ...repository, installationId: 999 }], T0);
    expect(await known()).toMatchObject({ isHistoryKnown: false, installationId: 999 });
    expect(await fixture.installations.historyProgress(repository.id)).toMatchObject({ cursor: null });
  });

  it('follow a rename, an archiving and a suspension', async () => {
    await fixture.installations.updateRepository({ ...repository, owner: 'other', isArchived: true });
    await fixture.installations.suspend(installationId, true);
    expect(await known()).toMatchObject({ owner: 'other', isArchived: true, isSuspended: true });
    await fixture.installations.suspend(installationId, false);
    expect(await known()).toMatchObject({ isSuspended: false });
    await fixture.installations.updateRepository({ ...repository, id: 999_998 });
    expect(await fixture.memory.repository(999_998)).toBeNull();
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
        contributions: [landed('c1', { author: 'nia', reviewers: ['mia', 'kim'] })],
        wishes: [{ key: `w:${id}`, wish: comment('Hello'), mentions: ['mia'] }],
        reminders: [{ key: `r:${id}`, at: T0, happening: answerDue(id) }],
        people: [person('nia'), person('kim')],
        notes: [{ thread: { repository: id, number: 1 }, person: 'nia', note: 'welcomed' }],
      }),
    );
    await fixture.memory.commit(commitTo(stays, { contributions: [landed('c1', { author: 'kim' })] }));
    await fixture.inbox.keep({ id: `d:${id}`, event: 'x', receivedAt: T0, happenings: [answerDue(id)] });

    await fixture.installations.removeRepositories(installationId, [id]);

    expect(await known()).toBeNull();
    const { prisma } = fixture.database;
    const ofRepository = { where: { repositoryId: id } };
    expect(
      await Promise.all([
        prisma.contribution.count(ofRepository),
        prisma.help.count(ofRepository),
        prisma.once.count(ofRepository),
        prisma.milestone.count(ofRepository),
        prisma.pairing.count(ofRepository),
        prisma.reminder.count(ofRepository),
        prisma.deed.count(ofRepository),
        prisma.logNote.count(ofRepository),
        prisma.mentorLoad.count({ where: { ownerId: installationId } }),
      ]),
    ).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    // Who is known from elsewhere stays known; a redelivery is still recognised, without what was in it.
    expect([...(await fixture.memory.people(['nia', 'mia', 'kim'])).keys()]).toEqual(['kim']);
    expect(await fixture.inbox.delivery(`d:${id}`)).toMatchObject({ happenings: [] });
    expect(await fixture.memory.repository(stays.id)).not.toBeNull();
  });

  it('forget all repositories of an installation, and only of that one', async () => {
    const second = await fixture.addRepository({ installationId });
    const foreign = await fixture.addRepository({ installationId: 555_555 });
    await fixture.installations.removeRepositories(installationId, []);
    expect(await known()).toBeNull();
    expect(await fixture.memory.repository(second.id)).toBeNull();
    await fixture.installations.removeRepositories(installationId, [foreign.id]);
    expect(await fixture.memory.repository(foreign.id)).not.toBeNull();
  });

  it('drop a page of history that arrives after the removal', async () => {
    await fixture.installations.removeRepositories(installationId, []);
    await fixture.installations.keepHistoryPage(repository.id, page(['c1'], 'cursor-1'));
    expect(await fixture.installations.historyProgress(repository.id)).toBeNull();
  });
});
