// Whoever wants nothing more to do with Belay is left alone, and nothing that names them stays.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dueReminders } from '../../src/db/reminders.ts';
import type { Choice } from '../../src/domain/effect.ts';
import { ask, type Pairing } from '../../src/domain/pairing.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { Commit } from '../../src/flow/ports.ts';
import { databases } from './databases.ts';
import { comment, commitTo, openFixture, pairingIn, person, T0, wished, type Fixture } from './fixture.ts';

describe.each(databases)('leaving on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  let other: Repository;
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
    other = await fixture.addRepository({ ownerId: 100_000 + people });
    fixture.jobs.length = 0;
  });

  const commit = (parts: Partial<Commit>, where = repository) =>
    fixture.memory.commit(commitTo(where, parts));
  const choose = (choice: Choice, at = T0) => commit({ choices: [{ person: key, choice, at }] });
  const keepPairing = (pairing: Pairing) => commit({ pairings: [{ pairing, claim: null }] });
  const says = (name: string, names: string[], where = repository) =>
    commit({ wishes: [wished(`${name}:${where.id}:${key}`, comment(`Hello @login-${key}`), names)] }, where);
  const deed = (name: string, where = repository) => fixture.deeds.deed(`${name}:${where.id}:${key}`);
  const deliver = async (name: string, where = repository): Promise<void> => {
    const claimed = await fixture.deeds.claim((await deed(name, where))!, T0);
    await fixture.deeds.report(claimed!, { state: 'done', remoteId: 55, looks: 0, reason: null });
  };
  it('by opting out is remembered until it is taken back', async () => {
    expect(await fixture.memory.choiceOf(key)).toBeNull();
    await choose('opt-out');
    await choose('opt-out');
    expect(await fixture.memory.choiceOf(key)).toBe('opt-out');
    expect(await fixture.memory.leftAlone([key, 'nobody'])).toEqual(new Set([key]));
    await choose('opt-in');
    expect(await fixture.memory.choiceOf(key)).toBeNull();
    expect(await fixture.memory.leftAlone([])).toEqual(new Set());
  });

  it('is not chosen by what was said before the latest choice', async () => {
    await choose('opt-in', T0 + 5);
    await choose('opt-out', T0 + 4);
    await choose('forget', T0 + 4);
    expect(await fixture.memory.choiceOf(key)).toBeNull();
    await choose('opt-out', T0 + 5);
    expect(await fixture.memory.choiceOf(key)).toBe('opt-out');
    await choose('opt-out', T0 + 6);
    await choose('opt-in', T0 + 5);
    expect(await fixture.memory.choiceOf(key)).toBe('opt-out');
    // What others said, and what else the late news tells, is kept.
    const friend = `friend-${key}`;
    const late = [
      { person: key, choice: 'opt-in', at: T0 },
      { person: friend, choice: 'opt-out', at: T0 },
    ] as const;
    const milestone = 'welcomed';
    expect(await commit({ choices: late, marks: [{ person: `new-${key}`, milestone }] })).toBe('committed');
    expect(await fixture.memory.leftAlone([key, friend])).toEqual(new Set([key, friend]));
    expect(await fixture.memory.hasMilestone(repository.id, `new-${key}`, milestone)).toBe(true);
  });

  it('withdraws every comment that names the person, wherever it stands', async () => {
    await says('welcome', [key]);
    await says('why', [key, 'friend'], other);
    await says('unrelated', ['friend']);
    await deliver('welcome');
    fixture.jobs.length = 0;
    await choose('opt-out');
    expect(fixture.jobs).toEqual(
      expect.arrayContaining([
        { name: 'deed', key: `welcome:${repository.id}:${key}`, group: `${repository.id}:1` },
        { name: 'deed', key: `why:${other.id}:${key}`, group: `${other.id}:1` },
      ]),
    );
    expect(fixture.jobs).toHaveLength(2);
    const gone = { wish: comment(null), revision: 2, state: 'planned' };
    expect(await deed('welcome')).toMatchObject({ ...gone, remoteId: 55 });
    expect(await deed('why', other)).toMatchObject({ ...gone, remoteId: null });
    expect(await deed('unrelated')).toMatchObject({ revision: 1 });
    await choose('opt-out');
    expect(fixture.jobs).toHaveLength(2);
  });

  it('looks first where nobody knows whether a comment was written', async () => {
    await says('welcome', [key]);
    await fixture.deeds.claim((await deed('welcome'))!, T0);
    await choose('opt-out');
    expect(await deed('welcome')).toMatchObject({ state: 'unknown', wasUnknown: true, revision: 2 });
  });

  it('ends the pairings of newcomers and of whoever mentors or is asked', async () => {
    const asked = (newcomer: string, whom: string, number: number) =>
      keepPairing(ask(pairingIn(repository, newcomer, 1, number), person(whom), T0, T0 + 9));
    await asked(key, mentor, 1);
    await asked(`n-${key}`, key, 2);
    await asked(`m-${key}`, `other-${key}`, 3);
    await choose('opt-out');
    fixture.jobs.length = 0;
    expect(await dueReminders(fixture.database, fixture.enqueue, T0)).toBe(2);
    const left = (id: string, number: number) => ({
      kind: 'pairing-left',
      pairing: id,
      thread: { repository: repository.id, number },
    });
    expect(fixture.jobs.map((job) => job.name === 'reminder' && job.happening)).toEqual(
      expect.arrayContaining([left(`${repository.id}:${key}:1`, 1), left(`${repository.id}:n-${key}:1`, 2)]),
    );
  });
});
