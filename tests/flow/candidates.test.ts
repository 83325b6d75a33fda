// Whom the ranking suggests, and what is known of whom a maintainer names.
import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/domain/time.ts';
import type { Memory } from '../../src/flow/ports.ts';
import {
  activePairing,
  ana,
  ben,
  change,
  cleo,
  dara,
  edda,
  facts,
  given,
  line,
  load,
  now,
  person,
  says,
  settings,
  soFar,
  thread,
  wantedPairing,
  wants,
} from '../domain/builders.ts';
import { recalled, type Differences } from './recalled.ts';

const helped = (who: typeof ben, days: number) =>
  change({ author: '99', reviewers: [who.key], id: `${who.key}-${days}`, at: now - days * DAY });
const history = [helped(ben, 20), helped(cleo, 10)];
const everybody = new Map([ana, ben, cleo, dara, edda].map((one) => [one.key, one]));
const people = () => Promise.resolve(everybody);
const saying =
  (said: Readonly<Record<string, Parameters<typeof says>[0]>>): Memory['mentorLoads'] =>
  (_, keys) =>
    Promise.resolve(keys.map((key) => load(person(key, key), { said: says(said[key] ?? {}) })));

async function suggested(topic: string | null, differs: Differences = {}) {
  const memory = { people, ...differs.memory };
  const { situation } = await recalled('command', given(ana, wants(topic)), { history, ...differs, memory });
  return situation.candidates;
}
const keys = (candidates: readonly { person: typeof ben }[]) => candidates.map((one) => one.person.login);

describe('whoever wants a mentor', () => {
  it('is suggested whom the history knows, the latest first', async () => {
    expect(keys(await suggested(null))).toEqual([cleo.login, ben.login]);
  });

  it('is suggested first who named the same topic, with that as a reason', async () => {
    const candidates = await suggested('Knots', {
      memory: { mentorLoads: saying({ [ben.key]: { topics: ['knots'] } }) },
    });
    expect(keys(candidates)).toEqual([ben.login, cleo.login]);
    expect(candidates[0]?.suggestion.reasons[0]).toEqual({ fact: 'topic', topic: 'Knots' });
  });

  it('is suggested first who speaks the same language', async () => {
    const mentorLoads = saying({ [ben.key]: { languages: ['pt'] }, [ana.key]: { languages: ['pt-BR'] } });
    const candidates = await suggested(null, { memory: { mentorLoads } });
    expect(candidates[0]).toMatchObject({
      person: ben,
      suggestion: { reasons: [{ fact: 'language', language: 'pt-BR' }, {}] },
    });
  });

  it('is suggested whoever offered it and was confirmed, although the history does not know them', async () => {
    const confirmedOffers = () => Promise.resolve(new Set([edda.key]));
    const candidates = await suggested(null, { memory: { confirmedOffers } });
    expect(candidates.find(({ person: one }) => one.key === edda.key)).toMatchObject({
      hasOffered: true,
      canWrite: false,
    });
    expect(candidates.find(({ person: one }) => one.key === ben.key)?.hasOffered).toBe(false);
  });

  it.each<[string, Partial<Memory>]>([
    ['passed before', { pairingSoFar: () => Promise.resolve(soFar(null, { tried: [cleo.key] })) }],
    [
      'is not to be paired with them again',
      { pairingSoFar: () => Promise.resolve(soFar(null, { apart: [cleo.key] })) },
    ],
    ['wants to be left alone', { leftAlone: () => Promise.resolve(new Set([cleo.key])) }],
    ['has stopped', { mentorLoads: saying({ [cleo.key]: { availability: { is: 'stopped' } } }) }],
    ['wants none', { mentorLoads: saying({ [cleo.key]: { capacity: 0 } }) }],
  ])('is not suggested who %s', async (_, memory) => {
    expect(keys(await suggested(null, { memory }))).toEqual([ben.login]);
  });
});

describe('whom a maintainer names', () => {
  const assigns = (login: string) => given(ben, line({ verb: 'mentor assign', login }));
  const named = async (login: string, differs: Differences = {}) => {
    const github = { personByLogin: byLogin, ...differs.github };
    return (await recalled('command', assigns(login), { history, ...differs, github })).situation.named;
  };
  const byLogin = (_: unknown, login: string) =>
    Promise.resolve([...everybody.values()].find((one) => one.login === login) ?? null);

  it('is known with reasons, load and permission, whether or not they have room', async () => {
    const full: Memory['mentorLoads'] = (_, all) =>
      Promise.resolve(all.map((key) => load(person(key, key), { openPairings: 9, version: 3 })));
    expect(await named(cleo.login, { memory: { mentorLoads: full } })).toMatchObject({
      person: cleo,
      canWrite: true,
      load: { openPairings: 9, version: 3 },
      suggestion: { reasons: [{}] },
    });
  });

  it('is known although the history does not know them', async () => {
    expect(await named(dara.login)).toMatchObject({ person: dara, suggestion: { reasons: [] } });
  });

  it('is known as who offered, and as busy', async () => {
    const confirmedOffers = () => Promise.resolve(new Set([edda.key]));
    const busy = () => Promise.resolve(new Set([edda.login]));
    expect(await named(edda.login, { memory: { confirmedOffers }, github: { busy } })).toMatchObject({
      hasOffered: true,
      isBusy: true,
    });
  });

  it.each<[string, Differences]>([
    ['nobody has that login', { github: { personByLogin: () => Promise.resolve(null) } }],
    ['it is a bot', { github: { personByLogin: () => Promise.resolve({ ...cleo, isBot: true }) } }],
    [
      'the project calls it a bot',
      { github: { settings: () => Promise.resolve(settings({ bots: [cleo.login] })) } },
    ],
    ['they want to be left alone', { memory: { leftAlone: () => Promise.resolve(new Set([cleo.key])) } }],
    [
      'nobody could be mentored',
      { github: { thread: () => Promise.resolve(facts(thread({ author: null }))) } },
    ],
  ])('is nobody where %s', async (_, differs) => {
    expect(await named(cleo.login, differs)).toBeNull();
  });

  it('is known for whoever is looked after on somebody else’s issue', async () => {
    const issue = facts(thread({ kind: 'issue', author: null }));
    const pairingOfThread = () => Promise.resolve(soFar(wantedPairing()));
    const differs = { github: { thread: () => Promise.resolve(issue) }, memory: { pairingOfThread } };
    expect(await named(cleo.login, differs)).toMatchObject({ person: cleo });
  });

  it('is asked about in no other command', async () => {
    const { asked } = await recalled('command', given(ben, line({ verb: 'mentor me' })));
    expect(asked.some((question) => question.startsWith('personByLogin'))).toBe(false);
  });
});

describe('a command about a pairing', () => {
  it.each([true, false])('knows whether its author wants no mentor: %s', async (wantsNone) => {
    const hasMilestone: Memory['hasMilestone'] = (_, key, milestone) =>
      Promise.resolve(wantsNone && key === ana.key && milestone === 'wants-no-mentor');
    const { situation } = await recalled('command', given(ben, line({ verb: 'mentor me' })), {
      memory: { hasMilestone },
    });
    expect(situation.wantsNone).toBe(wantsNone);
  });

  it('knows how often everybody in it was called this week', async () => {
    const calls: unknown[] = [];
    const mentionsOf: Memory['mentionsOf'] = (...asked) => (calls.push(asked), Promise.resolve(new Map()));
    const pairingOfThread = () => Promise.resolve(soFar(activePairing()));
    await recalled('command', given(cleo, line({ verb: 'mentor leave' })), {
      memory: { mentionsOf, pairingOfThread },
    });
    expect(calls).toEqual([[[cleo.key, ben.key, ana.key], now - 7 * DAY]]);
  });

  it('of the newcomer who wants somebody else looks for people, any other does not', async () => {
    const pairingOfThread = () => Promise.resolve(soFar(activePairing(dara)));
    const looks = async (by: typeof ben) => {
      const said = given(by, line({ verb: 'mentor change' }));
      const { asked } = await recalled('command', said, { history, memory: { people, pairingOfThread } });
      return asked.some((question) => question.startsWith('busy'));
    };
    expect([await looks(ana), await looks(dara)]).toEqual([true, false]);
  });
});
