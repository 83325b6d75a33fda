// What is somebody's own, as their private page shows it; and what is not theirs to see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPersonalRecords } from '../../src/db/personal-record.ts';
import { ask, bind, end, pause, type Pairing } from '../../src/domain/pairing.ts';
import { DAY } from '../../src/domain/time.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { Commit } from '../../src/flow/ports.ts';
import type { PersonalRecords } from '../../src/flow/pages-ports.ts';
import { databases } from './databases.ts';
import {
  commitTo,
  facts,
  hashOf,
  landed,
  openFixture,
  pairingIn,
  person,
  T0,
  thread,
  type Fixture,
} from './fixture.ts';

describe.each(databases)('on $name', (kind) => {
  let fixture: Fixture;
  let records: PersonalRecords;
  beforeAll(async () => {
    fixture = await openFixture(kind);
    records = createPersonalRecords(fixture.database, { hashOf });
  });
  afterAll(() => fixture.close());

  const repository = (as: Partial<Repository> & { readonly isKnown?: boolean } = {}): Promise<Repository> => {
    const { isKnown = true, ...rest } = as;
    return fixture.addRepository(rest).then(async (added) => {
      const data = { historyComplete: isKnown };
      await fixture.database.prisma.repository.update({ where: { id: added.id }, data });
      return added;
    });
  };
  const nothing = { preferences: [], offers: [], partings: [], silence: null };
  const commit = async (to: Pick<Repository, 'id'>, parts: Partial<Commit>) =>
    expect(await fixture.memory.commit(commitTo(to, { ...nothing, ...parts }))).toBe('committed');
  /** Each state after the one before it, as it came to be. */
  const keep = async (at: Repository, ...states: readonly Pairing[]) => {
    for (const [version, pairing] of states.entries()) {
      await commit(at, { pairings: [{ pairing: { ...pairing, version }, claim: null }] });
    }
  };
  const meet = (at: Repository, ...keys: readonly string[]) =>
    commit(at, { facts: [facts({ people: keys.map((key) => person(key)) })] });

  it('is nearly empty for whoever is known nowhere, who can still say what holds everywhere', async () => {
    const { id } = await repository();
    expect(await records.of('nobody', 0)).toEqual({
      choice: null,
      zone: null,
      languages: [],
      owners: [],
      pairings: [],
      home: id,
    });
  });

  it('tells what they said, for each owner and everywhere', async () => {
    const here = await repository({ ownerId: 101, owner: 'acme' });
    const there = await repository({ ownerId: 102, owner: 'harbour' });
    const say = (ownerId: number, preference: Commit['preferences'][number]['preference']) =>
      ({ ownerId, person: 'mira', preference, at: T0 }) as const;
    await commit(here, {
      facts: [facts({ contributions: [landed('mira-1', { author: 'mira' })] })],
      preferences: [
        say(101, { about: 'capacity', mentees: 3 }),
        say(101, { about: 'topics', topics: ['knots'] }),
        say(102, { about: 'interval', days: 30 }),
        say(102, { about: 'availability', is: 'away', until: T0 + DAY, keepsMentees: true }),
        say(101, { about: 'zone', zone: 'Europe/Lisbon' }),
        say(102, { about: 'languages', languages: ['pt'] }),
      ],
    });
    await commit(there, {
      facts: [facts({ threads: [thread(4, { repository: there.id, author: person('mira') })] })],
    });
    const { zone, languages, owners, home } = await records.of('mira', 0);
    expect({ zone, languages, home }).toEqual({ zone: 'Europe/Lisbon', languages: ['pt'], home: here.id });
    expect(owners).toEqual([
      {
        owner: 'acme',
        said: { capacity: 3, intervalDays: null, availability: { is: 'available' }, topics: ['knots'] },
        repositories: [{ id: here.id, name: 'rocket', offer: null }],
      },
      {
        owner: 'harbour',
        said: {
          capacity: null,
          intervalDays: 30,
          availability: { is: 'away', until: T0 + DAY, keepsMentees: true },
          topics: [],
        },
        repositories: [{ id: there.id, name: 'rocket', offer: null }],
      },
    ]);
  });

  it('begins where they gave most, and tells of their offers', async () => {
    const [little, much, offered] = [
      await repository({ ownerId: 103, name: 'little' }),
      await repository({ ownerId: 103, name: 'much' }),
      await repository({ ownerId: 103, name: 'offered' }),
    ];
    const given = ['a', 'b', 'c'].map((id) => landed(`omar-${id}`, { author: 'omar' }));
    await commit(little, { facts: [facts({ contributions: given.slice(0, 1) })] });
    await commit(much, { facts: [facts({ contributions: given })] });
    await commit(little, { offers: [{ person: 'omar', is: 'offered', at: T0 }] });
    await commit(offered, { offers: [{ person: 'omar', is: 'offered', at: T0 }] });
    await commit(offered, { offers: [{ person: 'omar', is: 'confirmed', at: T0 }] });
    const { owners } = await records.of('omar', 0);
    expect(owners.map(({ repositories }) => repositories)).toEqual([
      [
        { id: much.id, name: 'much', offer: null },
        { id: little.id, name: 'little', offer: 'offered' },
        { id: offered.id, name: 'offered', offer: 'confirmed' },
      ],
    ]);
  });

  it('leaves out where nothing can be said now', async () => {
    const places = [
      await repository({ ownerId: 104, isArchived: true }),
      await repository({ ownerId: 104, isKnown: false }),
      await repository({ ownerId: 104 }),
      await repository({ ownerId: 104 }),
    ];
    for (const place of places)
      await commit(place, {
        facts: [facts({ contributions: [landed(`pia-${place.id}`, { author: 'pia' })] })],
      });
    const [, , suspended, gone] = places;
    const { prisma } = fixture.database;
    await prisma.repository.update({ where: { id: suspended?.id ?? 0 }, data: { isSuspended: true } });
    await prisma.repository.update({ where: { id: gone?.id ?? 0 }, data: { removedAt: new Date(T0) } });
    expect((await records.of('pia', 0)).owners).toEqual([]);
  });

  it('shows whom they are paired with, to both, with what they agreed on', async () => {
    const at = await repository({ ownerId: 105 });
    await meet(at, 'nia', 'mara');
    await commit(at, {
      facts: [facts({ threads: [thread(12, { repository: at.id, title: 'Trim it', state: 'landed' })] })],
    });
    const wanted = pairingIn(at, 'nia', 1, 12);
    const bond = bind(wanted, person('mara'), 21, T0);
    const steps = [{ text: 'Begin', isDone: true }];
    await keep(at, wanted, { ...bond, agreement: { ...bond.agreement, goal: 'Land it', steps } });
    const common = {
      id: wanted.id,
      thread: { repository: at.id, number: 12 },
      owner: 'acme',
      name: 'rocket',
      kind: 'pull-request',
      title: 'Trim it',
      is: 'active',
      since: T0,
      agreement: { goal: 'Land it', steps, everyDays: 21, goesOn: false },
      isThreadOver: true,
    };
    expect((await records.of('nia', 0)).pairings).toEqual([
      { ...common, as: 'newcomer', other: 'login-mara' },
    ]);
    expect((await records.of('mara', 0)).pairings).toEqual([{ ...common, as: 'mentor', other: 'login-nia' }]);
    await commit(at, { pairings: [{ pairing: { ...pause(bond, T0 + 1), version: 2 }, claim: null }] });
    expect((await records.of('mara', 0)).pairings).toMatchObject([{ is: 'paused' }]);
  });

  it('shows who is asked to them alone, and keeps nothing of whoever was asked before', async () => {
    const at = await repository({ ownerId: 106 });
    await meet(at, 'nils', 'mona', 'max');
    const wanted = { ...pairingIn(at, 'nils', 1, 13), topic: 'knots' };
    const asked = ask(wanted, person('mona'), T0, T0 + DAY);
    await keep(at, wanted, asked);
    expect((await records.of('nils', 0)).pairings).toMatchObject([{ is: 'wanted', isAsking: true }]);
    expect(JSON.stringify(await records.of('nils', 0))).not.toContain('mona');
    expect((await records.of('mona', 0)).pairings).toMatchObject([
      { is: 'asked', newcomer: 'login-nils', topic: 'knots', until: T0 + DAY, title: null },
    ]);
    const passed: Pairing = { ...wanted, tried: ['mona'], asked: 1, version: 2 };
    await commit(at, { pairings: [{ pairing: passed, claim: null }] });
    expect((await records.of('mona', 0)).pairings).toEqual([]);
    expect((await records.of('nils', 0)).pairings).toMatchObject([{ is: 'wanted', isAsking: false }]);
    expect((await records.of('max', 0)).pairings).toEqual([]);
  });

  it('shows what ended lately, where somebody mentored, and names nobody who wants to be left alone', async () => {
    const at = await repository({ ownerId: 107 });
    await meet(at, 'nora', 'milo', 'mia');
    const first = pairingIn(at, 'nora', 1, 14);
    const bond = bind(first, person('milo'), 14, T0);
    await keep(at, first, bond, end(bond, 'completed', T0 + 2 * DAY));
    const second = pairingIn(at, 'nora', 2, 15);
    await keep(at, second, end(second, 'released', T0 + 3 * DAY));
    const past = { is: 'ended', because: 'completed', at: T0 + 2 * DAY };
    expect((await records.of('nora', T0)).pairings).toMatchObject([
      { ...past, as: 'newcomer', other: 'login-milo' },
    ]);
    expect((await records.of('milo', T0)).pairings).toMatchObject([
      { ...past, as: 'mentor', other: 'login-nora' },
    ]);
    expect((await records.of('nora', T0 + 5 * DAY)).pairings).toEqual([]);
    await commit(at, { choices: [{ person: 'milo', choice: 'opt-out', at: T0 }] });
    expect((await records.of('nora', T0)).pairings).toMatchObject([{ ...past, other: null }]);
    expect((await records.of('milo', T0)).choice).toBe('opt-out');
    await commit(at, { choices: [{ person: 'milo', choice: 'forget', at: T0 + 1 }] });
    expect(await records.of('milo', T0)).toMatchObject({ choice: 'forget', owners: [], zone: null });
  });

  it('knows who is known in a repository, and who is called how', async () => {
    const at = await repository({ ownerId: 108 });
    await commit(at, {
      facts: [facts({ contributions: [landed('pat-1', { author: 'pat', mergedBy: 'meg' })] })],
    });
    const wanted = pairingIn(at, 'new', 1, 16);
    await keep(at, wanted);
    const isKnown = (key: string) => records.isKnownIn(at.id, key);
    expect([
      await isKnown('pat'),
      await isKnown('meg'),
      await isKnown('new'),
      await isKnown('passer-by'),
    ]).toEqual([true, true, true, false]);
    await meet(at, 'pat');
    expect(await records.logins(['pat', 'passer-by'])).toEqual(new Map([['pat', 'login-pat']]));
    expect(await records.logins([])).toEqual(new Map());
  });
});
