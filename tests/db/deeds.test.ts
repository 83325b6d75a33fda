// A wish is kept before it is sent, counts its changes, and believes only the latest answer.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Deed } from '../../src/domain/deed.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { DeedReport } from '../../src/flow/ports.ts';
import { databases } from './databases.ts';
import { comment, commitTo, openFixture, T0, wished, type Fixture } from './fixture.ts';

describe.each(databases)('deeds on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  let key: string;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    repository = await fixture.addRepository();
    key = `welcome:${repository.id}:1`;
    fixture.jobs.length = 0;
  });

  const wish = (body: string | null, at = T0, thread = 1) =>
    fixture.memory.commit({
      ...commitTo(repository, { wishes: [wished(key, comment(body, thread))] }),
      at,
    });
  const read = async (): Promise<Deed> => (await fixture.deeds.deed(key))!;
  const claim = async (): Promise<Deed> => (await fixture.deeds.claim(await read(), T0 + 10))!;
  const report = (deed: Deed, outcome: Partial<DeedReport>) =>
    fixture.deeds.report(deed, { state: 'done', remoteId: null, looks: 0, reason: null, ...outcome });

  it('begin as planned, with their repository', async () => {
    await wish('Hello');
    expect(await read()).toEqual({
      key,
      repository: repository.id,
      repositoryRef: repository,
      wish: comment('Hello'),
      revision: 1,
      state: 'planned',
      remoteId: null,
      attempt: 0,
      sentAt: null,
      looks: 0,
      wasUnknown: false,
      reason: null,
    });
    expect(await fixture.deeds.deed('unheard-of')).toBeNull();
  });

  it('are not touched by the same wish again', async () => {
    await wish('Hello');
    await report(await claim(), { remoteId: 55 });
    await wish('Hello');
    expect(await read()).toMatchObject({ revision: 1, state: 'done', remoteId: 55 });
    expect(fixture.jobs).toHaveLength(1);
  });

  it('stand once they are done, until they are to go', async () => {
    const standing = () => fixture.memory.standingComment(key);
    expect(await standing()).toBeNull();
    await wish('Hello');
    expect(await standing()).toBeNull();
    await report(await claim(), { remoteId: 55 });
    expect(await standing()).toBe(55);
    await wish(null);
    expect(await standing()).toBeNull();
    await report(await claim(), { remoteId: 55 });
    expect(await standing()).toBeNull();
  });

  it('of an assignment are kept like those of a label, and name whom they are about', async () => {
    key = `assignee:${repository.id}:1:4711`;
    const assign = (present: boolean) =>
      fixture.memory.commit(
        commitTo(repository, {
          wishes: [wished(key, { kind: 'assignee', thread: 1, login: 'mia', present })],
        }),
      );
    await assign(true);
    await assign(true);
    expect(await read()).toMatchObject({ revision: 1, wish: { login: 'mia', present: true } });
    await report(await claim(), {});
    expect(await fixture.memory.standingComment(key)).toBeNull();
    await assign(false);
    expect(await read()).toMatchObject({ revision: 2, state: 'planned', wish: { present: false } });
    expect(await fixture.database.prisma.deed.findUnique({ where: { key } })).toMatchObject({
      kind: 'assignee',
      names: ['4711'],
      mentions: [],
      writtenAt: null,
    });
  });

  it('are planned anew when the wish changes, and know where their comment is', async () => {
    await wish('Hello');
    await report(await claim(), { remoteId: 55 });
    await wish('Hello there');
    expect(await read()).toMatchObject({ revision: 2, state: 'planned', remoteId: 55, wasUnknown: false });
    expect(fixture.jobs).toHaveLength(2);
  });

  it.each(['sending', 'unknown'] as const)(
    'stay uncertain when the wish changes while they are %s',
    async (state) => {
      await wish('Hello');
      const sent = await claim();
      if (state === 'unknown') await report(sent, { state: 'unknown' });
      await wish('Hello there');
      expect(await read()).toMatchObject({ revision: 2, state: 'unknown', wasUnknown: true, attempt: 1 });
    },
  );

  it('can be claimed once', async () => {
    await wish('Hello');
    const seen = await read();
    const claims = await Promise.all([1, 2, 3].map(() => fixture.deeds.claim(seen, T0 + 10)));
    expect(claims.filter((claimed) => claimed !== null)).toMatchObject([
      { state: 'sending', attempt: 1, sentAt: T0 + 10 },
    ]);
  });

  it('cannot be claimed for a wish that changed meanwhile, nor when they are done', async () => {
    await wish('Hello');
    const seen = await read();
    await wish('Hello there');
    expect(await fixture.deeds.claim(seen, T0)).toBeNull();
    await report(await claim(), { remoteId: 55 });
    expect(await fixture.deeds.claim(await read(), T0)).toBeNull();
  });

  it('can be claimed while uncertain, where the next step does no harm twice', async () => {
    await wish('Hello');
    await report(await claim(), { state: 'unknown' });
    expect(await claim()).toMatchObject({ state: 'sending', attempt: 2 });
    expect(await claim()).toMatchObject({ state: 'sending', attempt: 3 });
  });

  it('do not believe an answer to an earlier attempt', async () => {
    await wish('Hello');
    const first = await claim();
    await report(first, { state: 'unknown' });
    await report(first, { state: 'planned', looks: 3 });
    const second = await claim();
    await report(first, { state: 'done', remoteId: 1 });
    expect(await read()).toMatchObject({ state: 'sending', remoteId: null });
    await report(second, { state: 'done', remoteId: 2 });
    expect(await read()).toMatchObject({ state: 'done', remoteId: 2, wasUnknown: true });
  });

  it('are not finished by the fulfilment of an older wish', async () => {
    await wish('Hello');
    const sent = await claim();
    await wish('Hello there');
    await report(sent, { state: 'done', remoteId: 55 });
    expect(await read()).toMatchObject({ state: 'planned', remoteId: 55, revision: 2 });
    await wish(null);
    await report(await claim(), { state: 'abandoned', remoteId: 55, reason: '410: gone' });
    expect(await read()).toMatchObject({ state: 'abandoned', reason: '410: gone' });
  });

  it('stay uncertain when the answer to an older wish is', async () => {
    await wish('Hello');
    const sent = await claim();
    await wish('Hello there');
    await report(sent, { state: 'unknown', looks: 0 });
    expect(await read()).toMatchObject({ state: 'unknown', revision: 2 });
  });

  it('stay done, whatever a slow process still believes', async () => {
    await wish('Hello');
    const sent = await claim();
    await report(sent, { state: 'done', remoteId: 55 });
    await report(sent, { state: 'unknown' });
    await report(sent, { state: 'planned' });
    expect(await read()).toMatchObject({ state: 'done', remoteId: 55 });
    await report(sent, { state: 'done', remoteId: 54 });
    expect(await read()).toMatchObject({ state: 'done', remoteId: 54 });
  });

  it('count as comments written, a thread and a day at a time', async () => {
    const counts = (dayBefore: number, number = 1) =>
      fixture.memory.commentsWritten({ repository: repository.id, number }, dayBefore);
    await wish('Hello', T0);
    await wish('Edited', T0 + 1);
    key = `other:${repository.id}`;
    await wish('Elsewhere', T0 + 2, 2);
    await wish(null, T0 + 3, 2);
    key = `never:${repository.id}`;
    await wish(null, T0 + 3);
    expect(await counts(T0)).toEqual({ inThread: 1, inRepositoryToday: 2 });
    expect(await counts(T0 + 1)).toEqual({ inThread: 1, inRepositoryToday: 1 });
    expect(await counts(T0, 9)).toEqual({ inThread: 0, inRepositoryToday: 2 });
  });

  it('count again when a comment is written again after it was withdrawn', async () => {
    await wish('Hello', T0);
    await wish(null, T0 + 1);
    await wish('Hello', T0 + 2);
    const { inRepositoryToday } = await fixture.memory.commentsWritten(
      { repository: repository.id, number: 1 },
      T0 + 2,
    );
    expect(inRepositoryToday).toBe(1);
  });

  it('do not count when GitHub refused them', async () => {
    await wish('Hello');
    await report(await claim(), { state: 'abandoned', reason: '403: locked' });
    expect(await fixture.memory.commentsWritten({ repository: repository.id, number: 1 }, T0)).toEqual({
      inThread: 0,
      inRepositoryToday: 0,
    });
  });

  it('count answers for whoever asked, and spend nobody else’s budget', async () => {
    const asker = `asker-${repository.id}`;
    const answer = async (name: string, names: string[], at = T0): Promise<void> => {
      const wishes = [wished(`${name}:${repository.id}`, comment('Because.'), names)];
      await fixture.memory.commit({ ...commitTo(repository, { wishes }), at });
    };
    await answer('why:1', [asker]);
    await answer('help:1', [asker], T0 + 5);
    await answer('why:2', ['somebody'], T0 + 5);
    await answer('welcome', [asker], T0 + 5);
    expect(await fixture.memory.answersGiven(asker, T0)).toBe(2);
    expect(await fixture.memory.answersGiven(asker, T0 + 1)).toBe(1);
    expect(await fixture.memory.answersGiven(asker, T0 + 6)).toBe(0);
    const counts = await fixture.memory.commentsWritten({ repository: repository.id, number: 1 }, T0);
    expect(counts).toEqual({ inThread: 1, inRepositoryToday: 1 });
  });

  it('count no labels', async () => {
    const label = { kind: 'label', thread: 1, label: 'mentor wanted', present: true } as const;
    await fixture.memory.commit(commitTo(repository, { wishes: [wished(key, label)] }));
    expect((await read()).wish).toEqual(label);
    const { inThread } = await fixture.memory.commentsWritten({ repository: repository.id, number: 1 }, T0);
    expect(inThread).toBe(0);
  });
});
