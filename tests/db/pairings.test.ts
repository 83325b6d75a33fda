// Nobody overwrites a pairing that changed meanwhile, and nobody gives a mentor's last place away twice.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, bind, end, setAside, type Pairing } from '../../src/domain/pairing.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { MentorLoad, PairingSoFar } from '../../src/domain/situation.ts';
import type { MentorClaim } from '../../src/domain/effect.ts';
import type { CommitResult } from '../../src/flow/ports.ts';
import { databases } from './databases.ts';
import {
  comment,
  commitTo,
  facts,
  openFixture,
  pairingIn,
  person,
  T0,
  wished,
  type Fixture,
} from './fixture.ts';

const mia = person('mia');
const HOUR = 3_600_000;

describe.each(databases)('pairings on $name', (kind) => {
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

  const keep = (pairing: Pairing, claim: MentorClaim | null = null): Promise<CommitResult> =>
    fixture.memory.commit(commitTo(repository, { pairings: [{ pairing, claim }] }));
  const soFar = (newcomer: string) => fixture.memory.pairingSoFar(repository.id, newcomer);
  const loadOf = async (key: string): Promise<MentorLoad> =>
    (await fixture.memory.mentorLoads(repository.ownerId, [key], T0))[0]!;
  const claim = (version: number, mentor = 'mia'): MentorClaim => ({
    ownerId: repository.ownerId,
    mentor,
    version,
  });
  const open = async (newcomer: string): Promise<Pairing> => (await soFar(newcomer)).open!;
  /** Of the newcomer `n1` on thread 1, and so on. */
  const nth = (n: number): Pairing => pairingIn(repository, `n${n}`, 1, n);
  const nobody: PairingSoFar = { open: null, count: 0, tried: [], apart: [], previous: null };

  it('come back as they were kept, one version later', async () => {
    const fresh = { ...pairingIn(repository, 'nia'), topic: 'parsers' };
    expect(await keep(fresh)).toBe('committed');
    expect(await soFar('nia')).toEqual({ ...nobody, open: { ...fresh, version: 1 }, count: 1 });

    const asked = ask(await open('nia'), mia, T0, T0 + HOUR);
    expect(await keep(asked)).toBe('committed');
    expect(await open('nia')).toEqual({ ...asked, version: 2 });

    const active = bind(await open('nia'), mia, 7, T0 + 5);
    await keep(active);
    expect(await open('nia')).toEqual({ ...active, version: 3 });
    expect(await fixture.memory.pairingOfThread({ repository: repository.id, number: 1 })).toEqual(
      await soFar('nia'),
    );

    await keep(end(await open('nia'), 'completed', T0 + 9));
    const { id, thread } = fresh;
    expect(await soFar('nia')).toEqual({ ...nobody, count: 1, previous: { id, thread } });
    expect(await fixture.memory.pairingOfThread(thread)).toEqual(nobody);
  });

  it('remember who was tried, over all pairings of a newcomer', async () => {
    await keep(pairingIn(repository, 'nia'));
    await keep(ask(await open('nia'), mia, T0, T0 + HOUR));
    await keep(setAside(await open('nia')));
    await keep(end(await open('nia'), 'released', T0 + 1));
    await keep({ ...pairingIn(repository, 'nia', 2), tried: ['zoe'] });
    const { count, tried } = await soFar('nia');
    expect(count).toBe(2);
    expect([...tried].sort()).toEqual(['mia', 'zoe']);
  });

  it('show the login a mentor has now', async () => {
    await keep(ask(pairingIn(repository, 'nia'), mia, T0, T0 + HOUR));
    await fixture.memory.commit(
      commitTo(repository, { facts: [facts({ people: [person('mia', 'mia-renamed')] })] }),
    );
    expect((await open('nia')).state).toMatchObject({ whom: { key: 'mia', login: 'mia-renamed' } });
  });

  it('are changed by one of two who saw the same version', async () => {
    await keep(pairingIn(repository, 'nia'));
    const seen = await open('nia');
    const results = await Promise.all([keep(ask(seen, mia, T0, T0 + HOUR)), keep(end(seen, 'released', T0))]);
    expect(results.sort()).toEqual(['committed', 'stale']);
  });

  it('are out of date if they were never kept, or exist already', async () => {
    expect(await keep({ ...pairingIn(repository, 'nia'), version: 3 })).toBe('stale');
    expect(await keep(pairingIn(repository, 'nia'))).toBe('committed');
    expect(await keep(pairingIn(repository, 'nia'))).toBe('stale');
  });

  it('are open once for each newcomer in a repository', async () => {
    const results = await Promise.all(
      [1, 2, 3].map((ordinal) => keep(pairingIn(repository, 'nia', ordinal, ordinal))),
    );
    expect(results.sort()).toEqual(['committed', 'stale', 'stale']);
    const elsewhere = await fixture.addRepository({ ownerId: repository.ownerId });
    const there = commitTo(elsewhere, { pairings: [{ pairing: pairingIn(elsewhere, 'nia'), claim: null }] });
    expect(await fixture.memory.commit(there)).toBe('committed');
  });

  it('ask a person for one newcomer at a time', async () => {
    const asking = (n: number) => keep(ask(nth(n), mia, T0, T0 + HOUR));
    const results = await Promise.all([asking(1), asking(2), asking(3)]);
    expect(results.sort()).toEqual(['committed', 'stale', 'stale']);
    expect(await loadOf('mia')).toMatchObject({ openPairings: 1, hasOpenAsk: true });
  });

  it('ask a person again once they answered', async () => {
    await keep(ask(nth(1), mia, T0, T0 + HOUR));
    await keep(bind(await open('n1'), mia, 14, T0));
    expect(await keep(ask(nth(2), mia, T0, T0 + HOUR))).toBe('committed');
    expect(await loadOf('mia')).toMatchObject({ openPairings: 2, hasOpenAsk: true });
  });

  it('give the last place of a mentor to one of two newcomers', async () => {
    const seen = await loadOf('mia');
    expect(seen.version).toBe(0);
    const take = (n: number) => keep(ask(nth(n), mia, T0, T0 + HOUR), claim(seen.version));
    expect((await Promise.all([take(1), take(2)])).sort()).toEqual(['committed', 'stale']);
    expect((await loadOf('mia')).version).toBe(1);
  });

  it('refuse a claim on a load that changed without any claim', async () => {
    await keep(ask(nth(1), mia, T0, T0 + HOUR), claim(0));
    const { version } = await loadOf('mia');
    await keep(bind(await open('n1'), mia, 14, T0));
    expect((await loadOf('mia')).version).toBe(version + 1);
    const late = ask(nth(2), mia, T0, T0 + HOUR);
    expect(await keep(late, claim(version))).toBe('stale');
    expect(await keep(late, claim(version + 1))).toBe('committed');
  });

  it('refuse a claim on a version that never was', async () => {
    expect(await keep(ask(nth(1), mia, T0, T0 + HOUR), claim(4))).toBe('stale');
  });

  it('count the change for the mentor who is set aside and for the one asked instead', async () => {
    const zoe = person('zoe');
    await keep(ask(nth(1), mia, T0, T0 + HOUR), claim(0));
    await keep(ask(setAside(await open('n1')), zoe, T0, T0 + HOUR), claim(0, 'zoe'));
    expect(await loadOf('mia')).toMatchObject({ version: 2, openPairings: 0, hasOpenAsk: false });
    expect(await loadOf('zoe')).toMatchObject({ version: 1, openPairings: 1, hasOpenAsk: true });
  });

  it('leave a load alone when only other things about a pairing change', async () => {
    await keep(ask(nth(1), mia, T0, T0 + HOUR), claim(0));
    await keep({ ...(await open('n1')), topic: 'maps', reason: 'assigned' });
    expect(await open('n1')).toMatchObject({ topic: 'maps', reason: 'assigned' });
    expect((await loadOf('mia')).version).toBe(1);
  });

  it('remember when a mentor last accepted, after the end too', async () => {
    await keep(ask(nth(1), mia, T0, T0 + HOUR));
    await keep(bind(await open('n1'), mia, 14, T0 + 77));
    await keep(end(await open('n1'), 'completed', T0 + 99));
    expect(await loadOf('mia')).toMatchObject({ openPairings: 0, lastAcceptedAt: T0 + 77 });
  });

  it('say for each person asked about how much they have, in the same order', async () => {
    await keep(ask(nth(1), mia, T0, T0 + HOUR));
    const loads = await fixture.memory.mentorLoads(repository.ownerId, ['zoe', 'mia', 'kim'], T0);
    expect(loads.map((load) => [load.mentor, load.openPairings])).toEqual([
      ['zoe', 0],
      ['mia', 1],
      ['kim', 0],
    ]);
    expect(await fixture.memory.mentorLoads(repository.ownerId, [], T0)).toEqual([]);
    const ofOther = await fixture.memory.mentorLoads(repository.ownerId + 5000, ['mia'], T0);
    expect(ofOther).toMatchObject([{ openPairings: 0, version: 0 }]);
  });

  it('count the comments of a week that mention somebody, withdrawn and edited ones too', async () => {
    const mentor = `m${repository.id}`;
    const say = (key: string, body: string | null, at: number, mentions = [mentor]) =>
      fixture.memory.commit({
        ...commitTo(repository, {
          wishes: [wished(`${repository.id}:${key}`, comment(body), mentions)],
        }),
        at,
      });
    await say('old', 'before', T0 - 1);
    await say('new', 'hello', T0);
    await say('new', 'hello again', T0 + 1);
    await say('gone', 'hello', T0 + 2);
    await say('gone', null, T0 + 3, []);
    await say('other', 'hello', T0 + 4, ['somebody']);
    expect(await loadOf(mentor)).toMatchObject({ mentionsThisWeek: 2 });
    expect(await fixture.memory.mentionsOf([mentor, 'unheard-of', mentor], T0)).toEqual(
      new Map([
        [mentor, 2],
        ['unheard-of', 0],
      ]),
    );
    expect(await fixture.memory.mentionsOf([], T0)).toEqual(new Map());
  });

  it('never give out more places than there are, whoever races', async () => {
    const capacity = 3;
    const tryToPair = async (n: number): Promise<void> => {
      for (;;) {
        const load = await loadOf('mia');
        if (load.openPairings >= capacity) return;
        if (load.hasOpenAsk) continue;
        const asked = ask(nth(n), mia, T0, T0 + HOUR);
        if ((await keep(asked, claim(load.version))) !== 'committed') continue;
        await keep(bind(await open(`n${n}`), mia, 14, T0));
        return;
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, i) => tryToPair(i)));
    expect(await loadOf('mia')).toMatchObject({ openPairings: capacity, hasOpenAsk: false });
  });
});
