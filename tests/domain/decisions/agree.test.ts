// What the two in a pairing agree on: a goal, steps, how often, a break; and that they go on.
import { describe, expect, it } from 'vitest';
import { noAgreement, type Agreement } from '../../../src/domain/agreement.ts';
import type { PairCommand } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { pause, type Bond } from '../../../src/domain/pairing.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { CommandSituation } from '../../../src/domain/situation.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  askedPairing,
  ben,
  cleo,
  command,
  given,
  labelsOf,
  line,
  messagesOf,
  now,
  only,
  pairingOf,
  reactionsOf,
  settings,
  soFar,
  thread,
  wantedPairing,
} from '../builders.ts';
import { expectShrug } from './shrug.ts';

const elsewhere = { repository: 7, number: 6 };
const goal: PairCommand = { verb: 'mentor goal', text: 'Land it' };
const milestone: PairCommand = { verb: 'mentor milestone', text: 'Read the guide' };
const tick: PairCommand = { verb: 'mentor tick', ordinal: 1 };
const weekly: PairCommand = { verb: 'mentor every', days: 7 };
const breaks: PairCommand = { verb: 'mentor pause' };
const resumes: PairCommand = { verb: 'mentor resume' };
const leaves: PairCommand = { verb: 'mentor leave' };
const ends: PairCommand = { verb: 'mentor done' };
const ALL = [goal, milestone, tick, weekly, breaks, resumes, leaves, ends];

const read = { text: 'Read the guide', isDone: false };
const test = { text: 'Write a test', isDone: false };
const agreeing = (agreement: Partial<Agreement>, differs: Partial<Bond> = {}) =>
  activePairing(ben, now - 5 * DAY, { agreement: { ...noAgreement, ...agreement }, ...differs });
const restingThread = { thread: thread({ state: 'landed' }) };

function saying(
  who: Person,
  said: PairCommand,
  bond: Bond = activePairing(),
  differs: Partial<CommandSituation> = {},
): Effect[] {
  return decide(command(who, line(said), { pairing: soFar(bond), ...differs }));
}
const agreedIn = (effects: readonly Effect[]) => pairingOf(effects)?.agreement;
const remindersIn = (effects: readonly Effect[]) =>
  Object.fromEntries(only(effects, 'remind').map(({ key, at }) => [key, at]));

describe('each of the two', () => {
  it.each([ana, ben])('may say all of it ($login)', (who) => {
    const bond = agreeing({ steps: [test] });
    for (const said of ALL) expect(reactionsOf(saying(who, said, bond))).toEqual(['+1']);
  });
});

describe.each(ALL)('$verb', (said) => {
  it.each<[string, CommandSituation]>([
    ['somebody else', command(cleo, line(said), { pairing: soFar(activePairing()) })],
    ['a maintainer who is neither', command(cleo, line(said), { pairing: soFar(activePairing()) })],
    ['whoever is only asked', command(ben, line(said), { pairing: soFar(askedPairing(ben)) })],
    ['a newcomer without a mentor', command(ana, line(said), { pairing: soFar(wantedPairing()) })],
    ['anybody where there is no pairing', command(ana, line(said))],
    [
      'the two in another thread',
      command(ana, line(said), { pairing: soFar({ ...activePairing(), thread: elsewhere }) }),
    ],
  ])('is not for %s', (_, situation) => expectShrug(situation));
});

describe('what is agreed on', () => {
  it.each<[PairCommand, Partial<Agreement>]>([
    [goal, { goal: 'Land it', steps: [test] }],
    [milestone, { steps: [test, read] }],
    [tick, { steps: [{ ...test, isDone: true }] }],
    [weekly, { steps: [test], everyDays: 7 }],
  ])('is kept, and the lasting comment shows it: %j', (said, agreement) => {
    const effects = saying(ana, said, agreeing({ steps: [test] }));
    expect(agreedIn(effects)).toEqual({ ...noAgreement, ...agreement });
    expect(only(effects, 'say')).toMatchObject([
      {
        key: 'mentorship:7:11:1:5',
        message: { about: 'mentorship', phase: { is: 'active' }, agreement },
        mentions: [],
      },
    ]);
    expect(labelsOf(effects)).toEqual([]);
  });

  it('replaces an older goal', () => {
    expect(agreedIn(saying(ben, goal, agreeing({ goal: 'Something else' })))?.goal).toBe('Land it');
  });

  it('shows a ticked step as open again when it is ticked again', () => {
    expect(agreedIn(saying(ben, tick, agreeing({ steps: [{ ...test, isDone: true }] })))?.steps).toEqual([
      test,
    ]);
  });

  it.each<[string, PairCommand, Partial<Agreement>]>([
    ['a step that is on the list', milestone, { steps: [read] }],
    [
      'a thirteenth step',
      milestone,
      { steps: Array.from({ length: 12 }, (_, i) => ({ ...test, text: `${i}` })) },
    ],
    ['a tick where there is no such step', { verb: 'mentor tick', ordinal: 2 }, { steps: [test] }],
  ])('is not %s', (_, said, agreement) => {
    expectShrug(command(ana, line(said), { pairing: soFar(agreeing(agreement)) }));
  });

  it('is a word: nobody is asked how it is going before a whole interval later', () => {
    expect(remindersIn(saying(ana, goal))).toEqual({ 'check-in-due:7:11:1': now + 14 * DAY });
    expect(remindersIn(saying(ana, weekly))).toEqual({ 'check-in-due:7:11:1': now + 7 * DAY });
  });

  it('answers the question how it is going, which goes', () => {
    const asked = agreeing({}, { checkIns: { count: 2, lastAt: now - DAY } });
    expect(only(saying(ana, goal, asked), 'unsay').map(({ key }) => key)).toEqual(['check-in:7:11:1:2']);
    expect(only(saying(ana, goal), 'unsay')).toEqual([]);
  });

  it('is kept during a break, too, and wakes nobody', () => {
    const effects = saying(ana, goal, pause(activePairing(), now - DAY));
    expect(messagesOf(effects)).toMatchObject([{ phase: { is: 'paused' }, agreement: { goal: 'Land it' } }]);
    expect(remindersIn(effects)).toEqual({});
  });

  it('names nobody before the introduction', () => {
    const effects = saying(ben, goal, activePairing(ben, now, { introducedAt: null }));
    expect(agreedIn(effects)?.goal).toBe('Land it');
    expect(messagesOf(effects)).toEqual([]);
  });

  it('is kept in a quiet project, without a word', () => {
    const effects = saying(ana, goal, activePairing(), { settings: settings({ quiet: true }) });
    expect(agreedIn(effects)?.goal).toBe('Land it');
    expect(messagesOf(effects)).toEqual([]);
  });

  it('after the thread was over means that they go on', () => {
    const effects = saying(ana, goal, activePairing(), restingThread);
    expect(agreedIn(effects)).toMatchObject({ goal: 'Land it', goesOn: true });
    expect(remindersIn(effects)).toEqual({
      'pairing-over:7:11:1': now + 85 * DAY,
      'check-in-due:7:11:1': now + 14 * DAY,
    });
  });
});

describe('a break', () => {
  it('is kept and shown, and nobody is asked how it is going meanwhile', () => {
    const asked = agreeing({}, { checkIns: { count: 1, lastAt: now - DAY } });
    const effects = saying(ana, breaks, asked);
    expect(pairingOf(effects)?.state).toMatchObject({ is: 'paused', mentor: ben, pausedAt: now });
    expect(messagesOf(effects)).toMatchObject([{ phase: { is: 'paused' } }]);
    expect(only(effects, 'forget-reminder').map(({ key }) => key)).toEqual(['check-in-due:7:11:1']);
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['check-in:7:11:1:1']);
    expect(remindersIn(effects)).toEqual({});
  });

  it('begins and ends when it was said, however late the news of it comes', () => {
    const late = { ...given(ana, line(breaks)), at: now - HOUR };
    const paused = pairingOf(saying(ana, breaks, activePairing(), { command: late }));
    expect(paused?.state).toMatchObject({ pausedAt: now - HOUR });
    const resumed = { ...given(ana, line(resumes)), at: now - HOUR };
    const bond = pause(activePairing(), now - 3 * DAY);
    expect(agreedIn(saying(ana, resumes, bond, { command: resumed }))?.pausedMs).toBe(3 * DAY - HOUR);
  });

  it('is a break already, the second time', () => {
    const effects = saying(ben, breaks, pause(activePairing(), now - DAY));
    expect(effects.map((effect) => effect.do)).toEqual(['react']);
    expect(reactionsOf(effects)).toEqual(['+1']);
  });

  it('ends with a word of either of the two, and its days do not count', () => {
    const effects = saying(ben, resumes, pause(activePairing(ben, now - 20 * DAY), now - 8 * DAY));
    expect(pairingOf(effects)).toMatchObject({
      state: { is: 'active', mentor: ben, since: now - 20 * DAY },
      agreement: { pausedMs: 8 * DAY, goesOn: false },
    });
    expect(messagesOf(effects)).toMatchObject([{ phase: { is: 'active' } }]);
    expect(remindersIn(effects)).toEqual({
      'pairing-over:7:11:1': now + 78 * DAY,
      'check-in-due:7:11:1': now + 14 * DAY,
    });
  });

  it('after the thread was over keeps it from ending with the rest', () => {
    const effects = saying(ana, breaks, activePairing(), restingThread);
    expect(agreedIn(effects)?.goesOn).toBe(true);
    expect(remindersIn(effects)).toEqual({ 'pairing-over:7:11:1': now + 85 * DAY });
  });
});

describe('/mentor resume', () => {
  it('after the thread was over means that they go on, until the 90th day', () => {
    const effects = saying(ana, resumes, activePairing(), restingThread);
    expect(pairingOf(effects)).toMatchObject({ state: { is: 'active' }, agreement: { goesOn: true } });
    expect(messagesOf(effects)).toMatchObject([{ phase: { is: 'active' } }]);
    expect(remindersIn(effects)).toEqual({
      'pairing-over:7:11:1': now + 85 * DAY,
      'check-in-due:7:11:1': now + 14 * DAY,
    });
  });

  it('ends a break and goes on, at once, where the thread was over meanwhile', () => {
    const effects = saying(ana, resumes, pause(activePairing(), now - DAY), restingThread);
    expect(pairingOf(effects)).toMatchObject({
      state: { is: 'active' },
      agreement: { goesOn: true, pausedMs: DAY },
    });
  });

  it.each<[string, Bond, Partial<CommandSituation>]>([
    ['there is no break', activePairing(), {}],
    ['they go on already', agreeing({ goesOn: true }), restingThread],
  ])('changes nothing where %s, and is heard all the same', (_, bond, differs) => {
    const effects = saying(ana, resumes, bond, differs);
    expect(effects.map((effect) => effect.do)).toEqual(['react']);
    expect(reactionsOf(effects)).toEqual(['+1']);
  });
});
