// What people said about themselves holds until they say otherwise, in whatever order it is heard.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../src/domain/pairing.ts';
import { noPreferences, type Preference, type Preferences } from '../../src/domain/preference.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { MentorLoad } from '../../src/domain/situation.ts';
import type { Commit } from '../../src/flow/ports.ts';
import { databases } from './databases.ts';
import { commitTo, facts, openFixture, pairingIn, person, T0, type Fixture } from './fixture.ts';

type Said = Commit['preferences'][number];

const availability = { is: 'away', until: T0 + 5, keepsMentees: true } as const;
const away = { about: 'availability', ...availability } as const;

describe.each(databases)('what people said, on $name,', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  let key: string;
  let owners = 200;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    repository = await fixture.addRepository({ ownerId: ++owners });
    key = `m${owners}`;
  });

  const commit = (parts: Partial<Commit>) => fixture.memory.commit(commitTo(repository, parts));
  const word = (preference: Preference, at = T0): Said => ({
    ownerId: repository.ownerId,
    person: key,
    preference,
    at,
  });
  const say = (...preferences: Said[]) => commit({ preferences });
  const load = async (ownerId = repository.ownerId, whose = key): Promise<MentorLoad> =>
    (await fixture.memory.mentorLoads(ownerId, [whose], T0))[0]!;
  const said = async (ownerId?: number): Promise<Preferences> => (await load(ownerId)).said;

  it('is nothing at first', async () => {
    expect(await said()).toEqual(noPreferences);
  });

  it('is all known, and replaced by a later word about the same', async () => {
    await say(
      word({ about: 'capacity', mentees: 3 }),
      word({ about: 'interval', days: 0 }),
      word(away),
      word({ about: 'topics', topics: ['parsers', 'CI'] }),
      word({ about: 'zone', zone: 'Europe/Berlin' }),
      word({ about: 'languages', languages: ['pt', 'de'] }),
    );
    const all = { capacity: 3, intervalDays: 0, availability, topics: ['parsers', 'CI'] };
    expect(await said()).toEqual({ ...all, zone: 'Europe/Berlin', languages: ['pt', 'de'] });
    await say(word({ about: 'capacity', mentees: 1 }, T0 + 1), word(away, T0 - 1));
    await say(word({ about: 'availability', is: 'stopped' }, T0 - 1));
    await say(word({ about: 'zone', zone: 'UTC' }, T0 + 1));
    expect(await said()).toMatchObject({ ...all, capacity: 1, zone: 'UTC' });
  });

  it('holds for one owner, but for zone and languages', async () => {
    await say(word({ about: 'capacity', mentees: 3 }), word({ about: 'zone', zone: 'Asia/Tokyo' }));
    expect(await said(repository.ownerId + 5000)).toEqual({ ...noPreferences, zone: 'Asia/Tokyo' });
    const [other] = await fixture.memory.mentorLoads(repository.ownerId, ['somebody'], T0);
    expect(other!.said).toEqual(noPreferences);
  });

  it('is as if it had not been said where it cannot be read', async () => {
    await say(word({ about: 'capacity', mentees: 3 }), word(away));
    const where = { person: key, about: 'availability' };
    await fixture.database.prisma.preference.updateMany({ where, data: { value: { is: 'asleep' } } });
    expect(await said()).toEqual({ ...noPreferences, capacity: 3 });
  });

  it('makes whoever was about to ask them look again', async () => {
    const claim = { ownerId: repository.ownerId, mentor: key, version: (await load()).version };
    await say(word({ about: 'capacity', mentees: 0 }));
    const asked = ask(pairingIn(repository, 'nia'), person(key), T0, T0 + 1);
    expect(await commit({ pairings: [{ pairing: asked, claim }] })).toBe('stale');
    const { version } = await load();
    await say(word({ about: 'capacity', mentees: 5 }, T0 - 1), word({ about: 'zone', zone: 'UTC' }));
    expect((await load()).version).toBe(version);
  });

  it('ends in the same, in whatever order and however often it is heard', async () => {
    const preference = fc.oneof(
      fc.nat(2).map((mentees): Preference => ({ about: 'capacity', mentees })),
      fc.constantFrom('a', 'B', 'é').map((zone): Preference => ({ about: 'zone', zone })),
      fc.constantFrom('available', 'stopped').map((is): Preference => ({ about: 'availability', is })),
    );
    const words = fc.array(fc.tuple(preference, fc.nat(1)), { minLength: 1, maxLength: 5 });
    const twice = words.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 })),
    );
    let people = 0;
    await fc.assert(
      fc.asyncProperty(twice, async ([some, again]) => {
        const [one, other] = [`one${++people}`, `other${people}`];
        const by = (whose: string, all: typeof some) =>
          all.map(([given, later]) => ({ ...word(given, T0 + later), person: whose }));
        await commit({ preferences: by(one, some) });
        for (const single of by(other, again)) await commit({ preferences: [single] });
        expect((await load(repository.ownerId, other)).said).toEqual(
          (await load(repository.ownerId, one)).said,
        );
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  describe('as an offer to mentor', () => {
    const offered = (at = T0) => ({ person: key, is: 'offered', at }) as const;
    const confirmed = (at = T0) => ({ person: key, is: 'confirmed', at }) as const;
    const offer = () => fixture.memory.offer(repository.id, key);

    it('waits for a maintainer, and keeps the yes it has', async () => {
      expect(await offer()).toBeNull();
      await commit({ offers: [offered()], facts: [facts({ people: [person(key, 'old')] })] });
      await commit({ facts: [facts({ people: [person(key, 'new')], seenAt: T0 + 1 })] });
      expect(await offer()).toEqual({ person: person(key, 'new'), at: T0, isConfirmed: false });
      expect(await fixture.memory.confirmedOffers(repository.id)).toEqual(new Set());
      await commit({ offers: [confirmed(T0 + 2)] });
      await commit({ offers: [confirmed(T0 + 4)] });
      await commit({ offers: [offered(T0 + 3)] });
      await commit({ offers: [offered(T0 - 3)] });
      expect(await offer()).toMatchObject({ at: T0 + 3, isConfirmed: true });
      expect(await fixture.memory.confirmedOffers(repository.id)).toEqual(new Set([key]));
    });

    it('holds in one repository, and is nothing where nobody offered', async () => {
      const other = await fixture.addRepository({ ownerId: repository.ownerId });
      await commit({ offers: [offered(), confirmed(), { ...confirmed(), person: 'nobody' }] });
      expect(await fixture.memory.offer(repository.id, 'nobody')).toBeNull();
      expect(await fixture.memory.offer(other.id, key)).toBeNull();
      expect(await offer()).toMatchObject({ person: { login: key }, isConfirmed: true });
    });
  });

  it('as a wish for silence holds until words are wanted again', async () => {
    const isSilent = async () => (await fixture.memory.repository(repository.id))!.isSilenced;
    const want = (silent: boolean, at: number) => commit({ silence: { isSilent: silent, at } });
    expect(await isSilent()).toBe(false);
    await want(true, T0 + 2);
    expect(await isSilent()).toBe(true);
    await want(false, T0 + 1);
    expect(await isSilent()).toBe(true);
    await want(false, T0 + 3);
    await want(true, T0);
    expect(await isSilent()).toBe(false);
    await want(true, T0 + 3);
    expect(await isSilent()).toBe(true);
  });
});
