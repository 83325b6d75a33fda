// Whoever wants to be forgotten is forgotten as a mentor and as a newcomer, too: offers, agreements, partings, assignments.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { finishErasures } from '../../src/db/erasures.ts';
import { createPrivateWords } from '../../src/db/private-words.ts';
import { dueReminders } from '../../src/db/reminders.ts';
import type { OtherContribution } from '../../src/domain/contribution.ts';
import { bind, end, isBond, pause, type Bond, type Pairing } from '../../src/domain/pairing.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { Commit, KeyedWish } from '../../src/flow/ports.ts';
import { databases } from './databases.ts';
import {
  commitTo,
  facts,
  openFixture,
  pairingIn,
  person,
  T0,
  tracesIn,
  wished,
  type Fixture,
} from './fixture.ts';

describe.each(databases)('a mentor or newcomer who is forgotten on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  let key: string;
  let other: string;
  let people = 8000;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    key = String(++people);
    other = `other${key}`;
    repository = await fixture.addRepository({ ownerId: 100_000 + people });
    fixture.jobs.length = 0;
  });

  const commit = (parts: Partial<Commit>) => fixture.memory.commit(commitTo(repository, parts));
  const keep = (pairing: Pairing) => commit({ pairings: [{ pairing, claim: null }] });
  const forget = (whom = key) => commit({ choices: [{ person: whom, choice: 'forget', at: T0 }] });
  /** Whether anything is left to do. Other tests leave people behind whose pairings nobody ends. */
  const finish = async (): Promise<'finished' | 'not yet'> => {
    await finishErasures(fixture.database, fixture.enqueue, T0 + 1);
    const left = await fixture.database.prisma.erasure.count({ where: { person: key } });
    return left === 0 ? 'finished' : 'not yet';
  };
  const traces = async (word = key) => [
    ...(await tracesIn(fixture.database, word)),
    ...(await tracesIn(fixture.database, `login-${word}`)),
  ];
  const open = async (newcomer: string): Promise<Pairing> =>
    (await fixture.memory.pairingSoFar(repository.id, newcomer)).open!;
  const bond = (newcomer: string, mentor: string, number: number): Bond => {
    const made = bind(pairingIn(repository, newcomer, 1, number), person(mentor), 14, T0);
    const goal = `${newcomer} asks ${mentor}`;
    return { ...made, agreement: { ...made.agreement, goal, steps: [{ text: goal, isDone: false }] } };
  };
  const assignee = (present: boolean, number = 1): KeyedWish =>
    wished(`assignee:${repository.id}:${number}:${key}`, {
      kind: 'assignee',
      thread: number,
      login: `login-${key}`,
      present,
    });
  const carryOut = async ({ key: name }: KeyedWish): Promise<void> => {
    const claimed = await fixture.deeds.claim((await fixture.deeds.deed(name))!, T0);
    await fixture.deeds.report(claimed!, { state: 'done', remoteId: null, looks: 0, reason: null });
  };
  const mentored = (newcomer: string, mentor: string): OtherContribution => ({
    kind: 'mentored',
    id: `mentorship-${repository.id}:${newcomer}:1`,
    at: T0 + 5,
    author: mentor,
    authorName: `login-${mentor}`,
    number: 1,
    title: '',
  });
  const contributions = async () => {
    const all = [];
    for await (const { id, author } of fixture.ledger.contributions(repository.id)) all.push([id, author]);
    return all;
  };

  it('leaves nothing that they said, offered, agreed on or did not want', async () => {
    const said = { ownerId: repository.ownerId, person: key, at: T0 };
    await commit({
      preferences: [
        { ...said, preference: { about: 'capacity', mentees: 1 } },
        { ...said, preference: { about: 'zone', zone: 'UTC' } },
      ],
      offers: [{ person: key, is: 'offered', at: T0 }],
      partings: [
        { newcomer: key, mentor: other },
        { newcomer: other, mentor: key },
      ],
      marks: [{ person: key, milestone: 'wants-no-mentor' }],
      facts: [facts({ contributions: [mentored(key, other), mentored(other, key)] })],
      reminders: [
        {
          key: `offer-open:${repository.id}:${key}`,
          at: T0 + 99,
          happening: {
            kind: 'offer-open',
            thread: { repository: repository.id, number: 1 },
            person: person(key),
          },
        },
      ],
    });
    await keep(bond(key, other, 1));
    await keep(pause(bond(`n${key}`, key, 2), T0 + 1));
    expect((await traces()).length).toBeGreaterThan(10);
    await forget();
    expect(await finish()).toBe('not yet');
    for (const newcomer of [key, `n${key}`]) await keep(end(await open(newcomer), 'released', T0));
    await dueReminders(fixture.database, fixture.enqueue, T0 + 1);
    expect(await finish()).toBe('finished');
    expect(await traces()).toEqual([]);
    // Helping somebody stays what it was, whoever that was.
    expect(await contributions()).toEqual([[`mentorship-forgotten-${other}-${T0 + 5}`, other]]);
  });

  it.each(['opt-out', 'forget'] as const)('ends what they paused (%s)', async (choice) => {
    await keep(pause(bond(key, other, 1), T0));
    await keep(pause(bond(`n${key}`, key, 2), T0));
    await commit({ choices: [{ person: key, choice, at: T0 }] });
    await dueReminders(fixture.database, fixture.enqueue, T0);
    const left = fixture.jobs.map((job) => job.name === 'reminder' && job.happening);
    expect(left).toEqual(
      expect.arrayContaining(
        [key, `n${key}`].map((newcomer, i) => ({
          kind: 'pairing-left',
          pairing: `${repository.id}:${newcomer}:1`,
          thread: { repository: repository.id, number: i + 1 },
        })),
      ),
    );
  });

  it('is named until GitHub shows no assignment any more', async () => {
    await commit({ wishes: [assignee(true)] });
    await carryOut(assignee(true));
    await commit({ wishes: [assignee(false)] });
    await forget();
    fixture.jobs.length = 0;
    expect(await finish()).toBe('not yet');
    expect(fixture.jobs).toMatchObject([{ name: 'deed', key: assignee(false).key }]);
    await carryOut(assignee(false));
    expect(await finish()).toBe('finished');
    expect(await traces()).toEqual([]);
  });

  it('does not come back with what is heard later', async () => {
    await forget();
    await finish();
    const late = facts({ contributions: [mentored(key, other), mentored(other, key)] });
    await commit({
      preferences: [
        {
          ownerId: repository.ownerId,
          person: key,
          preference: { about: 'languages', languages: [] },
          at: T0,
        },
      ],
      offers: [{ person: key, is: 'offered', at: T0 }],
      partings: [
        { newcomer: key, mentor: other },
        { newcomer: other, mentor: key },
      ],
      wishes: [assignee(true)],
      facts: [late],
    });
    await fixture.ledger.keep(repository.id, late);
    expect(await traces()).toEqual([]);
    expect(await contributions()).toEqual([[`mentorship-forgotten-${other}-${T0 + 5}`, other]]);
  });

  it('can be forgotten again after what was forgotten was brought back', async () => {
    const all = facts({ contributions: [mentored(key, other)] });
    await fixture.ledger.keep(repository.id, all);
    await forget();
    await commit({ choices: [{ person: key, choice: 'opt-in', at: T0 + 1 }] });
    await fixture.ledger.keep(repository.id, all);
    expect(await fixture.ledger.forget(key, T0 + 2)).toBe(false);
    expect(await contributions()).toEqual([[`mentorship-forgotten-${other}-${T0 + 5}`, other]]);
  });

  it('leaves the pairings of others as they were', async () => {
    await keep(bond(other, `m${key}`, 3));
    const before = await open(other);
    await forget();
    await finish();
    expect(await open(other)).toEqual(before);
    expect(isBond(before) && before.agreement.goal).toBe(`${other} asks m${key}`);
  });

  it.each(['preference', 'offer', 'parting', 'private word'])('is known by a %s alone', async (what) => {
    if (what === 'preference') {
      const preference = { about: 'interval', days: 3 } as const;
      await commit({ preferences: [{ ownerId: repository.ownerId, person: key, preference, at: T0 }] });
    }
    if (what === 'offer') await commit({ offers: [{ person: key, is: 'offered', at: T0 }] });
    if (what === 'parting') await commit({ partings: [{ newcomer: other, mentor: key }] });
    if (what === 'private word') {
      const word = { kind: 'concern', pairing: null, role: null, words: {}, at: T0 } as const;
      await createPrivateWords(fixture.database).keep({
        ...word,
        id: randomUUID(),
        repository: repository.id,
        person: key,
      });
    }
    expect(await fixture.ledger.forget(key, T0)).toBe(true);
    expect(await finish()).toBe('finished');
    expect(await traces()).toEqual([]);
  });
});
