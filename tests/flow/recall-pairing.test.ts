// What is known, and what GitHub is asked, when a pairing is looked at while it lasts.
import { describe, expect, it } from 'vitest';
import type { Availability } from '../../src/domain/preference.ts';
import { DAY } from '../../src/domain/time.ts';
import type { Memory } from '../../src/flow/ports.ts';
import type { ThreadHappening } from '../../src/flow/recall.ts';
import {
  activePairing,
  ana,
  askedPairing,
  ben,
  change,
  cleo,
  facts,
  load,
  now,
  person,
  says,
  settings,
  soFar,
  thread,
  wantedPairing,
} from '../domain/builders.ts';
import { recalled } from './recalled.ts';

const ref = { repository: 7, number: 5 };
const assigns = { settings: () => Promise.resolve(settings({ mentors: { assign: true } })) };
const history = [ben, cleo].map(({ key }) => change({ author: '99', reviewers: [key], id: key }));
const pairedWith = (open: Parameters<typeof soFar>[0]): Partial<Memory> => ({
  pairingOfThread: () => Promise.resolve(soFar(open)),
});
const gone = { thread: () => Promise.resolve(null) };
const stopped = (key: string): Partial<Memory> => ({
  mentorLoads: (_, keys) =>
    Promise.resolve(
      keys.map((one) => {
        const availability: Availability = { is: one === key ? 'stopped' : 'available' };
        return load(person(one, one), { said: says({ availability }) });
      }),
    ),
});
const optedOut = (who: string): Partial<Memory> => ({
  choiceOf: (key) => Promise.resolve(key === who ? 'opt-out' : null),
});

describe('a check-in', () => {
  const due: ThreadHappening = { kind: 'check-in-due', thread: ref, pairing: '7:11:1' };
  const standing = activePairing(ben, now - 30 * DAY, { checkIns: { count: 2, lastAt: now - DAY } });

  it('knows who spoke last, how the mentor wants to mentor, and who was called this week', async () => {
    const mentioned: unknown[] = [];
    const { situation, asked } = await recalled('check-in', due, {
      memory: {
        ...pairedWith(activePairing()),
        ...stopped(ben.key),
        mentionsOf: (...given) => (mentioned.push(given), Promise.resolve(new Map([[ben.key, 2]]))),
      },
      github: {
        lastWords: (_, number, people) =>
          Promise.resolve({ newcomerAt: number, mentorAt: Number(people.mentor) }),
      },
    });
    expect(situation).toMatchObject({
      lastWords: { newcomerAt: 5, mentorAt: Number(ben.key) },
      mentor: { mentor: ben.key, said: { availability: { is: 'stopped' } } },
      mentions: new Map([[ben.key, 2]]),
      wantsAnother: false,
      candidates: [],
    });
    expect(mentioned).toEqual([[[ana.key, ben.key], now - 7 * DAY]]);
    expect(asked).toEqual(['settings', 'thread', 'lastWords']);
  });

  it('asks for a thumb up only where a question stands', async () => {
    const standingComment = (key: string) => Promise.resolve(key === 'check-in:7:11:1:2' ? 77 : null);
    const { asked } = await recalled('check-in', due, {
      memory: { ...pairedWith(standing), standingComment },
    });
    expect(asked).toContain('thumbsUp 77');
    const { asked: none } = await recalled('check-in', due, { memory: pairedWith(standing) });
    expect(none.some((question) => question.startsWith('thumbsUp'))).toBe(false);
  });

  it.each([
    ['the newcomer', ana, true],
    ['the mentor', ben, false],
    ['somebody else', cleo, false],
  ])('takes a thumb for a wish to talk to somebody else only of the newcomer: %s', async (_, who, wants) => {
    const { situation } = await recalled('check-in', due, {
      history,
      memory: { ...pairedWith(standing), standingComment: () => Promise.resolve(77) },
      github: { thumbsUp: () => Promise.resolve([who]) },
    });
    expect(situation.wantsAnother).toBe(wants);
    expect(situation.candidates.map((candidate) => candidate.person)).toEqual(wants ? [ben, cleo] : []);
  });

  it('that leads to somebody else looks for who named the same topic', async () => {
    const topics = new Map([[cleo.key, says({ topics: ['knots'] })]]);
    const { situation } = await recalled('check-in', due, {
      history,
      memory: {
        ...pairedWith({ ...standing, topic: 'Knots' }),
        standingComment: () => Promise.resolve(77),
        mentorLoads: (_, keys) =>
          Promise.resolve(keys.map((key) => load(person(key, key), { said: topics.get(key) ?? says({}) }))),
      },
      github: { thumbsUp: () => Promise.resolve([ana]) },
    });
    expect(situation.candidates[0]).toMatchObject({
      person: cleo,
      suggestion: { reasons: [{ fact: 'topic', topic: 'Knots' }, {}] },
    });
  });

  it.each([null, wantedPairing(), askedPairing(), { ...activePairing(), id: '7:11:2' }])(
    'is nothing where its pairing is not there any more',
    async (open) => {
      await recalled('nothing', due, { memory: pairedWith(open) });
    },
  );

  it('lets go where the thread is gone', async () => {
    await recalled('vanished', due, { github: gone, memory: pairedWith(activePairing()) });
  });
});

describe('an assignment', () => {
  const due: ThreadHappening = { kind: 'assignment-due', thread: ref, pairing: '7:11:1' };
  const unnamed = activePairing(ben, now, { introducedAt: null });

  it.each([true, false])('is asked of GitHub: %s', async (isAssigned) => {
    const { situation, asked } = await recalled('assignment', due, {
      memory: pairedWith(unnamed),
      github: { ...assigns, isAssigned: () => Promise.resolve(isAssigned) },
    });
    expect(situation.isAssigned).toBe(isAssigned);
    expect(asked).toEqual(['settings', 'thread', 'isAssigned']);
  });

  it('is none to wait for where the project wishes none, or no more', async () => {
    const { situation, asked } = await recalled('assignment', due, { memory: pairedWith(unnamed) });
    expect(situation.isAssigned).toBe(true);
    expect(asked).not.toContain('isAssigned');
  });

  it('is nothing where the pairing has ended', async () => {
    await recalled('nothing', due, { memory: pairedWith(null), github: assigns });
  });

  it('lets go where the thread is gone', async () => {
    await recalled('vanished', due, { github: gone, memory: pairedWith(unnamed) });
  });
});

describe('a pull request that may close an issue', () => {
  const pull = thread({ number: 9 });
  const linking: ThreadHappening = { kind: 'thread-linked', thread: { ...ref, number: 9 }, author: ana };
  const finding = { thread: () => Promise.resolve(facts(pull)), closes: () => Promise.resolve([5]) };
  const of = (open: Parameters<typeof soFar>[0]): Partial<Memory> => ({
    pairingSoFar: () => Promise.resolve(soFar(open)),
  });

  it('is asked about where its author is paired in another thread', async () => {
    const { situation, asked } = await recalled('linked', linking, {
      memory: of(activePairing()),
      github: finding,
    });
    expect(situation).toMatchObject({ closes: [5], pairing: { open: { id: '7:11:1' } } });
    expect(asked).toEqual(['settings', 'thread', 'closes']);
  });

  it.each([
    ['paired with nobody', null],
    ['paired there', { ...activePairing(), thread: { ...ref, number: 9 } }],
  ])('is asked nothing where its author is %s', async (_, open) => {
    const { asked } = await recalled('nothing', linking, { memory: of(open), github: finding });
    expect(asked).toEqual([]);
  });

  it('is nothing where it is gone, or by a bot', async () => {
    await recalled('nothing', linking, { memory: of(activePairing()), github: gone });
    const bot = settings({ bots: [ana.login] });
    const github = { ...finding, settings: () => Promise.resolve(bot) };
    await recalled('nothing', linking, { memory: of(activePairing()), github });
  });

  it('is asked about as soon as it is opened', async () => {
    const opening: ThreadHappening = { kind: 'thread-opened', thread: pull, authorNodeId: 'U_11' };
    const { situation } = await recalled('opened', opening, {
      memory: of(activePairing()),
      github: finding,
    });
    expect(situation.closes).toEqual([5]);
    const { asked } = await recalled('opened', opening, { memory: of(null), github: finding });
    expect(asked).not.toContain('closes');
  });
});

it('an issue that is opened again goes on with whoever is paired there, not with whoever opened it', async () => {
  const issue = thread({ kind: 'issue', author: cleo });
  const closing = { at: now - DAY, by: ben, speakers: [], isByCommit: false };
  const { situation } = await recalled(
    'opened',
    { kind: 'thread-ready', thread: issue, at: now },
    {
      memory: pairedWith(activePairing()),
      github: { thread: () => Promise.resolve(facts(issue, { closing })) },
    },
  );
  expect(situation.pairing.open).toMatchObject({ newcomer: ana });
});

describe('somebody in a pairing left', () => {
  const left: ThreadHappening = { kind: 'pairing-left', thread: ref, pairing: '7:11:1' };

  it.each([
    ['the newcomer', ana.key, askedPairing(ben), true],
    ['the newcomer, who has a mentor', ana.key, activePairing(ben), true],
    ['the newcomer, whom nobody is asked for', ana.key, wantedPairing(), true],
    ['whoever was asked', ben.key, askedPairing(ben), false],
    ['the mentor', ben.key, activePairing(ben), false],
  ])('and it was %s', async (_, who, open, hasNewcomerLeft) => {
    const memory = { ...pairedWith(open), ...optedOut(who) };
    const { situation } = await recalled('left', left, { memory });
    expect(situation).toMatchObject({ hasNewcomerLeft, left });
  });

  it('and it was whoever was asked, who mentors nobody any more', async () => {
    const memory = { ...pairedWith(askedPairing(ben)), ...stopped(ben.key) };
    expect((await recalled('left', left, { memory })).situation.hasNewcomerLeft).toBe(false);
  });

  it('and is back: the words that named the two are gone, and so is their pairing', async () => {
    await recalled('left', left, { memory: pairedWith(activePairing(ben)) });
  });

  it.each([
    ['passed since, so that somebody else is asked', askedPairing(cleo)],
    ['passed since, and nobody is free', wantedPairing()],
    ['accepted since, and looks after this one', activePairing(ben)],
    ['is in no pairing any more', null],
  ])('and it was whoever stopped, who %s: nothing changes', async (_, open) => {
    await recalled('nothing', left, { memory: { ...pairedWith(open), ...stopped(ben.key) } });
  });

  it('and has a mentor: nobody else is looked for', async () => {
    const { situation, asked } = await recalled('left', left, {
      history,
      memory: { ...pairedWith(activePairing(ben)), ...optedOut(ben.key) },
    });
    expect(situation.candidates).toEqual([]);
    expect(asked.some((question) => question.startsWith('busy'))).toBe(false);
  });

  it('and the next one is looked for among those who did not', async () => {
    const leftAlone = () => Promise.resolve(new Set([ben.key]));
    const { situation } = await recalled('left', left, {
      history,
      memory: { ...pairedWith(askedPairing(ben)), ...optedOut(ben.key), leftAlone },
    });
    expect(situation.candidates.map((candidate) => candidate.person)).toEqual([cleo]);
  });

  it('and the thread is gone: whoever is paired there is let go', async () => {
    const { situation } = await recalled('vanished', left, {
      github: gone,
      memory: pairedWith(activePairing()),
    });
    expect(situation.pairing.open?.id).toBe('7:11:1');
  });
});
