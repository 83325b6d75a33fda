// What GitHub is asked, and how often, before anything is decided; and what is known then.
import { describe, expect, it } from 'vitest';
import type {
  CommandGiven,
  ThreadClosed,
  ThreadNoticed,
  ThreadOpened,
  ThreadReady,
} from '../../src/domain/happening.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { recall, type ThreadHappening } from '../../src/flow/recall.ts';
import { ana, at, ben, change, cleo, facts, given, now, settings, thread } from '../domain/builders.ts';
import { recalled, type Differences } from './recalled.ts';
import { known, world } from './world.ts';

const ref = { repository: 7, number: 5 };
const opening: ThreadOpened = { kind: 'thread-opened', thread: thread(), authorNodeId: 'U_11' };
const ready: ThreadReady = { kind: 'thread-ready', thread: thread(), at: now };
const closing: ThreadClosed = { kind: 'thread-closed', thread: ref, at: now };
const closingDue: ThreadHappening = { kind: 'closing-due', thread: ref };
const noticed: ThreadNoticed = {
  kind: 'thread-noticed',
  thread: thread(),
  deed: { did: 'answered', by: ben, at: now },
};

const landedOn = (...landed: number[]) => ({
  trackRecord: (_: number, key: string) => Promise.resolve({ key, landed, helped: [] }),
});
const finding = (found: ReturnType<typeof facts>) => ({ thread: () => Promise.resolve(found) });
const asRegular = landedOn(now - DAY, now - 40 * DAY, now - 80 * DAY);
const ANA_MAY = `canWrite ${ana.login}`;

describe('somebody opens something', () => {
  it.each<[string, Differences]>([
    ['a regular', { memory: asRegular }],
    ['a newcomer', { memory: landedOn(now - DAY) }],
    ['a maintainer', { github: { canWrite: () => Promise.resolve(true) } }],
    ['who is back after years', { memory: landedOn(now - 400 * DAY) }],
    ['who was welcomed before', { memory: { hasMilestone: () => Promise.resolve(true) } }],
  ])('and is %s: GitHub is asked for settings and permission only', async (_, differs) => {
    const { situation, asked } = await recalled('opened', opening, differs);
    expect(asked).toEqual(['settings', ANA_MAY]);
    expect(situation).toMatchObject({ hasCommits: false, earlierHelp: 0, isKnownToOwner: false });
  });

  it('and is new: one question more', async () => {
    const { situation, asked } = await recalled('opened', opening, {
      memory: {
        earlierHelp: () => Promise.resolve(4),
        countMilestones: () => Promise.resolve(9),
        usualAnswer: (_, from, to) =>
          Promise.resolve({ threads: 12, cases: 12, medianHours: (to - from) / DAY }),
      },
    });
    expect(asked).toEqual(['settings', ANA_MAY, 'stranger']);
    expect(situation).toMatchObject({
      author: { standing: 'first-time' },
      isAgain: false,
      waitsSince: now,
      wasWelcomed: false,
      earlierHelp: 4,
      welcomedToday: 9,
      contributingUrl: 'https://example.org/contributing',
      usualAnswer: { threads: 12, cases: 12, medianHours: 90 },
      isStillThere: true,
    });
  });

  describe('that GitHub does not show as theirs', () => {
    const stranger = (isStillThere: boolean | null) => ({
      stranger: () => Promise.resolve({ contributingUrl: null, hasCommits: false, isStillThere }),
    });
    const openedBefore = (ms: number): ThreadHappening => ({
      ...opening,
      thread: thread({ openedAt: now - ms }),
    });

    it.each([
      ['just opened', 0],
      ['opened almost two minutes ago', 2 * MINUTE - 1],
    ])('and does not show at all: it is looked at again soon where it was %s', async (_, ms) => {
      const here = world({ github: stranger(null) });
      await expect(recall(openedBefore(ms), here)).rejects.toMatchObject({
        name: 'NotYet',
        retryAfterMs: 5000,
      });
    });

    it('and does not show at all after two minutes: it is gone', async () => {
      const github = stranger(null);
      const { situation } = await recalled('opened', openedBefore(2 * MINUTE), { github });
      expect(situation.isStillThere).toBe(false);
    });

    it.each([true, false])('is believed at once where it shows it: still theirs %s', async (isStillThere) => {
      const { situation } = await recalled('opened', openedBefore(0), { github: stranger(isStillThere) });
      expect(situation.isStillThere).toBe(isStillThere);
    });
  });

  it('and counts as they stood then, whatever landed since', async () => {
    const openedAt = now - 2 * HOUR;
    const late: ThreadHappening = { ...opening, thread: thread({ openedAt }) };
    const memory = landedOn(now - HOUR);
    expect((await recalled('opened', late, { memory })).situation.author.standing).toBe('first-time');
    const before = landedOn(openedAt - 1);
    expect((await recalled('opened', late, { memory: before })).situation.author.standing).toBe('newcomer');
  });

  it('and was away: whether they were welcomed back in this absence is known', async () => {
    const { situation } = await recalled('opened', opening, {
      memory: {
        ...landedOn(at('2024-03-01')),
        hasMilestone: (_, __, milestone) => Promise.resolve(milestone === 'welcomed-back:2024-03-01'),
      },
    });
    expect(situation).toMatchObject({ wasWelcomedBack: true, author: { standing: 'returning' } });
    const { situation: other } = await recalled('opened', opening, { memory: landedOn(at('2024-03-01')) });
    expect(other.wasWelcomedBack).toBe(false);
  });

  it.each([
    ['opt-out', true],
    [null, false],
  ] as const)('and chose %j: is left alone: %s', async (choice, isLeftAlone) => {
    const memory = { choiceOf: () => Promise.resolve(choice) };
    const { situation } = await recalled('opened', opening, { memory });
    expect(situation.author.isLeftAlone).toBe(isLeftAlone);
  });

  it('and was forgotten: nothing is thought about them, and GitHub is asked nothing about them', async () => {
    const memory = { choiceOf: () => Promise.resolve('forget' as const) };
    const { situation, asked } = await recalled('nothing', opening, { memory });
    expect(situation.because).toBe('forgotten');
    expect(asked).toEqual(['settings']);
  });
});

describe('a thread that waits from now on', () => {
  it('is looked at as it stands, because its news may be old', async () => {
    const { situation, asked } = await recalled('opened', { ...ready, at: now - HOUR });
    // The settings are remembered, so to ask for them twice costs nothing.
    expect(asked).toEqual(['settings', 'thread', 'settings', ANA_MAY, 'stranger']);
    expect(situation).toMatchObject({ waitsSince: now - HOUR, isAgain: false });
  });

  it('was closed before, if GitHub knows of a closing', async () => {
    const found = facts(thread(), { closing: { at: now - DAY, by: ben, speakers: [], isByCommit: false } });
    expect((await recalled('opened', ready, { github: finding(found) })).situation.isAgain).toBe(true);
  });

  it.each([
    ['closed again', facts(thread({ state: 'closed' }))],
    ['gone', null],
  ])('is nothing to think about when it is %s', async (because, found) => {
    const github = { thread: () => Promise.resolve(found) };
    expect((await recalled('nothing', ready, { github })).situation.because).toBe(because);
  });
});

describe('something is noticed', () => {
  it('GitHub is asked for the settings only', async () => {
    const { situation, asked } = await recalled('noticed', noticed);
    expect(asked).toEqual(['settings']);
    expect(situation).toMatchObject({ author: ana, deed: { by: ben } });
  });

  it('before the history is known too', async () => {
    const repository = () => Promise.resolve({ ...known, isHistoryKnown: false });
    await recalled('noticed', noticed, { memory: { repository } });
  });

  it.each([
    ['by a bot', { ...ben, isBot: true }],
    ['by whom the project calls a bot', { ...ben, login: 'Knots-Bot' }],
  ])('what was done %s is nobody’s deed', async (_, by) => {
    const github = { settings: () => Promise.resolve(settings({ bots: ['knots-bot'] })) };
    const deed = { did: 'answered', by, at: now } as const;
    const { situation } = await recalled('noticed', { ...noticed, deed }, { github });
    expect(situation.deed).toBeNull();
  });

  it.each([
    ['bot', { ...ana, isBot: true }],
    ['deleted account', null],
  ])('in the thread of nobody is nothing: %s', async (because, author) => {
    const of = { ...noticed, thread: thread({ author }) };
    expect((await recalled('nothing', of)).situation.because).toBe(because);
  });
});

describe('a pull request landed', () => {
  const landed = change({ at: now, number: 5 });
  const merged = facts(thread({ state: 'landed' }), { landed });
  const merging = (memory: Differences['memory'] = {}, github: Differences['github'] = {}) =>
    recalled('closed', closing, { memory, github: { ...finding(merged), ...github } });

  it('as one of many: nothing more is asked', async () => {
    const { situation, asked } = await merging(asRegular);
    expect(situation).toMatchObject({ landed, recognition: null, isLater: false });
    expect(asked).toEqual(['settings', 'thread']);
  });

  it('as the first: what could come next is asked for, nearest first', async () => {
    const issue = (number: number, title: string) => ({ number, title, url: '', labels: [], changedAt: now });
    const openIssues = () => Promise.resolve([issue(1, 'Paint'), issue(2, 'Longer holds')]);
    const { situation, asked } = await merging({}, { openIssues });
    expect(situation.recognition).toMatchObject({
      milestone: 'first-landing',
      wasSaid: false,
      nextSteps: [{ number: 2 }, { number: 1 }],
      hadCommits: false,
      hasCommitsSince: false,
    });
    expect(asked).toEqual(['settings', 'thread', ANA_MAY, 'openIssues', 'stranger']);
  });

  it('and made a regular: there is nothing to suggest', async () => {
    const { situation, asked } = await merging(landedOn(now - 32 * DAY, now - 64 * DAY));
    expect(situation.recognition).toMatchObject({ milestone: 'became-regular', nextSteps: [] });
    expect(asked).toEqual(['settings', 'thread', ANA_MAY]);
  });

  it.each<[string, Differences]>([
    ['who heard it before', { memory: { hasMilestone: () => Promise.resolve(true) } }],
    ['who may write', { github: { canWrite: () => Promise.resolve(true) } }],
    ['who wants to be left alone', { memory: { choiceOf: () => Promise.resolve('opt-out') } }],
  ])('nothing is looked for, for %s', async (_, { memory, github }) => {
    const { asked } = await merging(memory, github);
    expect(asked).toEqual(['settings', 'thread', ANA_MAY]);
  });

  it.each([
    ['under somebody else’s name', { landed: change({ author: ben.key }) }],
    ['by a bot', { thread: thread({ state: 'landed', author: { ...ana, isBot: true } }) }],
    ['by an account that is gone', { thread: thread({ state: 'landed', author: null }) }],
  ])('%s: nobody is thanked', async (_, differs) => {
    const { situation } = await recalled('closed', closing, {
      github: finding({ ...merged, ...differs }),
    });
    expect(situation.recognition).toBeNull();
  });
});

const veteran = {
  stranger: () => Promise.resolve({ contributingUrl: null, hasCommits: true, isStillThere: true }),
};

it('a first pull request landed of somebody who had commits before: that is known', async () => {
  const landed = change({ at: now, number: 5 });
  const merged = facts(thread({ state: 'landed' }), { landed });
  const { situation } = await recalled('closed', closing, { github: { ...finding(merged), ...veteran } });
  expect(situation.recognition).toMatchObject({ milestone: 'first-landing', hadCommits: true });
});

describe('a pull request was closed without being merged', () => {
  const over = thread({ state: 'closed' });
  const ended = (speakers = [] as (typeof ben)[]) =>
    facts(over, { closing: { at: now - HOUR, by: ben, speakers, isByCommit: false } });

  it('nothing more is asked at the closing', async () => {
    const { situation, asked } = await recalled('closed', closing, { github: finding(ended()) });
    expect(situation).toMatchObject({ isLater: false, recognition: null, landed: null });
    expect(asked).toEqual(['settings', 'thread']);
  });

  it('an hour later everything is asked that a kind word needs', async () => {
    const { situation, asked } = await recalled('closed', closingDue, { github: finding(ended()) });
    expect(situation).toMatchObject({
      isLater: true,
      recognition: {
        milestone: null,
        wasExplained: false,
        hadCommits: false,
        hasCommitsSince: false,
        contributingUrl: 'https://example.org/contributing',
      },
    });
    expect(asked).toEqual(['settings', 'thread', 'landedByHand', ANA_MAY, 'openIssues', 'stranger']);
  });

  it.each([
    ['somebody who may write', [ana, ben], true],
    ['only somebody who may not', [ana], false],
  ])('it was explained where it was said by %s: that is asked', async (_, speakers, wasExplained) => {
    const { situation, asked } = await recalled('closed', closingDue, { github: finding(ended(speakers)) });
    expect(situation.recognition).toMatchObject({ wasExplained });
    for (const { login } of speakers) expect(asked).toContain(`canWrite ${login}`);
  });

  it('it may have landed by hand: that is a landing like any other', async () => {
    const byHand = change({ at: now - MINUTE, id: 'commit-1' });
    const { situation } = await recalled('closed', closingDue, {
      github: {
        ...finding(ended()),
        landedByHand: () => Promise.resolve({ change: byHand, hasCommitsSince: true }),
      },
    });
    expect(situation).toMatchObject({ landed: byHand, recognition: { milestone: 'first-landing' } });
  });

  it('its author has other commits since: nobody says that it landed, and they are known', async () => {
    const landedByHand = () => Promise.resolve({ change: null, hasCommitsSince: true });
    const { situation } = await recalled('closed', closingDue, {
      github: { ...finding(ended()), landedByHand },
    });
    expect(situation).toMatchObject({
      landed: null,
      recognition: { milestone: null, hasCommitsSince: true },
    });
  });

  it('whether its author was ever told so is asked, whichever pull request it was about', async () => {
    const { situation, asked } = await recalled('closed', closingDue, {
      github: finding(ended()),
      memory: { hasMilestone: (_, __, milestone) => Promise.resolve(milestone === 'first-attempt-closed') },
    });
    expect(situation.recognition).toMatchObject({ wasSaid: true, nextSteps: [] });
    expect(asked).toEqual(['settings', 'thread', 'landedByHand', ANA_MAY]);
  });

  it('its author landed things before: nothing more is asked', async () => {
    const { situation, asked } = await recalled('closed', closingDue, {
      github: finding(ended()),
      memory: landedOn(now - DAY),
    });
    expect(situation.recognition).toBeNull();
    expect(asked).toEqual(['settings', 'thread', 'landedByHand', ANA_MAY]);
  });

  it('its author had commits before: that is known, and no guide is looked for elsewhere', async () => {
    const { situation, asked } = await recalled('closed', closingDue, {
      github: { ...finding(ended()), ...veteran },
    });
    expect(situation.recognition).toMatchObject({ hadCommits: true, contributingUrl: null });
    expect(asked).not.toContain('contributingUrl');
  });

  it('it was opened again meanwhile: nothing', async () => {
    const { situation } = await recalled('nothing', closingDue, { github: finding(facts()) });
    expect(situation.because).toBe('opened again');
  });

  it('an issue is never looked for among commits', async () => {
    const issue = facts(thread({ kind: 'issue', state: 'closed' }), { closing: null });
    const { situation, asked } = await recalled('closed', closingDue, { github: finding(issue) });
    expect(situation.recognition).toBeNull();
    expect(asked).toEqual(['settings', 'thread']);
  });
});

describe('somebody speaks of themselves', () => {
  const says = (verb: 'belay why' | 'belay help' | 'belay opt out', by = cleo): CommandGiven =>
    given(by, { is: 'command', command: { verb } });

  it('as they stand now, wherever they say it', async () => {
    const { situation, asked } = await recalled('about-me', says('belay why'), {
      memory: { ...landedOn(now - DAY), choiceOf: () => Promise.resolve('opt-out') },
      github: { canWrite: () => Promise.resolve(false) },
    });
    expect(situation).toMatchObject({
      speaker: { person: cleo, standing: 'newcomer', isLeftAlone: true },
      choice: 'opt-out',
    });
    expect(asked).toEqual(['settings', 'thread', `canWrite ${cleo.login}`]);
  });

  it('and how many answers they had in a day is known', async () => {
    const asked: unknown[] = [];
    const answersGiven = (...given: unknown[]) => (asked.push(given), Promise.resolve(3));
    const { situation } = await recalled('about-me', says('belay help'), { memory: { answersGiven } });
    expect(situation.answersToday).toBe(3);
    expect(asked).toEqual([[cleo.key, now - DAY]]);
  });

  it('unless they are nobody, or the thread is gone', async () => {
    await recalled('nothing', says('belay why', { ...cleo, isBot: true }));
    const github = { thread: () => Promise.resolve(null) };
    await recalled('nothing', says('belay opt out'), { github });
  });
});

describe('a history that is still being read', () => {
  const openedBefore = (ms: number): ThreadHappening => ({
    ...opening,
    thread: thread({ openedAt: now - ms }),
  });
  const saidBefore = (ms: number): ThreadHappening => ({
    ...given(ben, { is: 'not-understood' }),
    at: now - ms,
  });

  it.each<[string, ThreadHappening, number]>([
    ['of just now', openedBefore(0), 5000],
    ['of a clock that is ahead', openedBefore(-HOUR), 5000],
    ['of 20 seconds ago', openedBefore(20_000), 5000],
    ['of four minutes ago', openedBefore(4 * MINUTE), MINUTE],
    ['of 40 minutes ago', openedBefore(40 * MINUTE), 10 * MINUTE],
    ['of yesterday', openedBefore(DAY), 10 * MINUTE],
    ['which closed something eight minutes ago', { ...closing, at: now - 8 * MINUTE }, 2 * MINUTE],
    ['which was said two minutes ago', saidBefore(2 * MINUTE), 30_000],
    ['which says nothing of its age', closingDue, 2.5 * MINUTE],
  ])('is waited for with a patience that grows: news %s', async (_, happening, retryAfterMs) => {
    const repository = () => Promise.resolve({ ...known, isHistoryKnown: false });
    const early = recall(happening, world({ memory: { repository } }));
    await expect(early).rejects.toMatchObject({ name: 'NotYet', retryAfterMs });
  });
});
