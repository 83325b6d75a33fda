// Whether Belay asks how it is going, whom it calls, and what a newcomer can have instead of waiting.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { pause, type Bond, type CheckIns, type Pairing } from '../../../src/domain/pairing.ts';
import type { Availability } from '../../../src/domain/preference.ts';
import type { CheckInSituation, LastWords } from '../../../src/domain/situation.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  at,
  ben,
  checkingIn,
  cleo,
  load,
  messagesOf,
  notesOf,
  now,
  only,
  pairingOf,
  says,
  settings,
  soFar,
  thread,
  wantedPairing,
} from '../builders.ts';

const DUE = 'check-in-due:7:11:1';
const since = now - 60 * DAY;
const bond = (checkIns: CheckIns = { count: 0, lastAt: null }, differs: Partial<Bond> = {}) =>
  activePairing(ben, since, { checkIns, ...differs });
const after = (newcomer: number | null, mentor: number | null): { lastWords: LastWords } => ({
  lastWords: {
    newcomerAt: newcomer === null ? null : now - newcomer,
    mentorAt: mentor === null ? null : now - mentor,
  },
});
const lookedAt = (open: Pairing | null = bond(), differs: Partial<CheckInSituation> = {}) =>
  decide(checkingIn(open, differs));
const because = (effects: readonly Effect[]) =>
  messagesOf(effects).map((message) => message.about === 'check-in' && message.because.is);
const dueIn = (effects: readonly Effect[]) =>
  only(effects, 'remind').map(({ key, at: due }) => [key, due - now]);
const mentorWho = (availability: Availability, zone: string | null = null) => ({
  mentor: load(ben, { said: says({ availability, zone }) }),
});
const stopped: Availability = { is: 'stopped' };

describe('a silence', () => {
  it('as long as the two agreed on is asked about, once, in a comment of its own', () => {
    const effects = lookedAt();
    expect(only(effects, 'say')).toEqual([
      {
        do: 'say',
        thread: thread(),
        key: 'check-in:7:11:1:1',
        message: {
          about: 'check-in',
          mentor: ben,
          newcomer: ana,
          because: { is: 'both-silent' },
          canChange: true,
          mentioned: [ana.key, ben.key],
        },
        mentions: [ana.key, ben.key],
        names: [ana.key, ben.key],
      },
    ]);
    expect(pairingOf(effects)?.checkIns).toEqual({ count: 1, lastAt: now });
    expect(notesOf(effects)).toEqual(['checked-in']);
    expect(dueIn(effects)).toEqual([[DUE, DAY]]);
  });

  it.each([
    ['neither ever spoke', null, null, 'both-silent'],
    ['the newcomer never did', null, 20 * DAY, 'newcomer-silent'],
    ['the mentor never did', 20 * DAY, null, 'mentor-silent'],
    ['the mentor spoke last', 30 * DAY, 20 * DAY, 'newcomer-silent'],
    ['the newcomer spoke last', 20 * DAY, 30 * DAY, 'mentor-silent'],
    ['the newcomer still waits for an answer', 4 * DAY, 20 * DAY, 'mentor-silent'],
  ])('where %s is asked about accordingly', (_, newcomer, mentor, reason) => {
    expect(because(lookedAt(bond(), after(newcomer, mentor)))).toEqual([reason]);
  });

  it.each([
    ['the two have met less than two weeks ago', activePairing(ben, now - 14 * DAY + HOUR), null, null, HOUR],
    ['the mentor spoke less than two weeks ago', bond(), null, 14 * DAY - HOUR, HOUR],
    ['both spoke yesterday', bond(), DAY, DAY, 13 * DAY],
    ['the newcomer wrote this week, and the mentor had no time to answer', bond(), DAY, 20 * DAY, 2 * DAY],
  ])('is none where %s', (_, open, newcomer, mentor, left) => {
    const effects = lookedAt(open, after(newcomer, mentor));
    expect(effects.map((effect) => effect.do)).toEqual(['remind']);
    expect(dueIn(effects)).toEqual([[DUE, left]]);
  });

  it('is as long as the two agreed on, to the millisecond', () => {
    const weekly = bond(undefined, { agreement: { ...bond().agreement, everyDays: 7 } });
    expect(because(lookedAt(weekly, after(null, 7 * DAY)))).toEqual(['newcomer-silent']);
    expect(because(lookedAt(weekly, after(null, 7 * DAY - 1)))).toEqual([]);
  });

  it('of who agreed on every day is one after a day', () => {
    const daily = bond(undefined, { agreement: { ...bond().agreement, everyDays: 1 } });
    expect(because(lookedAt(daily, after(DAY, 2 * DAY)))).toEqual(['mentor-silent']);
  });

  it('calls nobody who was called three times this week, and names them', () => {
    const effects = lookedAt(bond(), { mentions: new Map([[ben.key, 3]]) });
    expect(only(effects, 'say')).toMatchObject([
      { message: { mentioned: [ana.key] }, mentions: [ana.key], names: [ana.key, ben.key] },
    ]);
  });
});

describe('a question that stands', () => {
  const standing = bond({ count: 1, lastAt: now - 3 * DAY });

  it('is looked at every day, whether it was answered', () => {
    const effects = lookedAt(standing, after(30 * DAY, 30 * DAY));
    expect(effects.map((effect) => effect.do)).toEqual(['remind']);
    expect(dueIn(effects)).toEqual([[DUE, DAY]]);
  });

  it.each([
    ['the newcomer', 2 * DAY, 30 * DAY, 11 * DAY],
    ['the mentor', 30 * DAY, 2 * DAY, 12 * DAY],
  ])('goes once %s has answered, and the next silence is waited for', (_, newcomer, mentor, next) => {
    const effects = lookedAt(standing, after(newcomer, mentor));
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['check-in:7:11:1:1']);
    expect(messagesOf(effects)).toEqual([]);
    expect(dueIn(effects)).toEqual([[DUE, next]]);
  });

  it('is asked anew after another silence, because only a new comment is heard; the old one goes', () => {
    const effects = lookedAt(bond({ count: 1, lastAt: now - 14 * DAY }));
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['check-in:7:11:1:1']);
    expect(only(effects, 'say').map(({ key }) => key)).toEqual(['check-in:7:11:1:2']);
  });
});

describe('after three questions', () => {
  const asked = bond({ count: 3, lastAt: now - 14 * DAY });

  it('and silence, it ends with thanks', () => {
    const effects = lookedAt(asked);
    expect(pairingOf(effects)?.state).toEqual({ is: 'ended', because: 'expired', at: now });
    expect(messagesOf(effects)).toMatchObject([
      { about: 'mentorship', phase: { is: 'ended', because: 'expired' } },
    ]);
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['check-in:7:11:1:3']);
  });

  it('and a word of either of the two, nobody is asked any more, and nothing ends', () => {
    const alive = lookedAt(bond({ count: 3, lastAt: now - 20 * DAY }), after(16 * DAY, 15 * DAY));
    expect(alive.map((effect) => effect.do)).toEqual(['remind']);
    expect(dueIn(alive)).toEqual([[DUE, 14 * DAY]]);
  });

  it('does not end before a whole interval has passed', () => {
    const effects = lookedAt(bond({ count: 3, lastAt: now - 13 * DAY }));
    expect(effects.map((effect) => effect.do)).toEqual(['remind']);
  });
});

describe('a mentor who is not there', () => {
  const away: Availability = { is: 'away', until: at('2025-06-01T00:00:00Z'), keepsMentees: false };

  it.each([
    ['stopped', stopped, { is: 'mentor-stopped' }],
    ['is away', away, { is: 'mentor-away', until: at('2025-05-31') }],
  ] as const)('because they %s is told of at once, and only the newcomer is called', (_, is, reason) => {
    const effects = lookedAt(activePairing(ben, now - DAY), { ...mentorWho(is), ...after(HOUR, HOUR) });
    expect(messagesOf(effects)).toMatchObject([{ because: reason, mentioned: [ana.key], canChange: true }]);
    expect(only(effects, 'say')).toMatchObject([{ mentions: [ana.key] }]);
  });

  it('is away until the day that they said, wherever they live', () => {
    for (const [zone, until] of [
      ['Pacific/Auckland', '2025-05-31T12:00:00Z'],
      ['America/Los_Angeles', '2025-06-01T07:00:00Z'],
    ] as const) {
      const effects = lookedAt(bond(), mentorWho({ ...away, until: at(until) }, zone));
      expect(messagesOf(effects)).toMatchObject([{ because: { until: at('2025-05-31') } }]);
    }
  });

  it.each<[string, Availability]>([
    ['keeps their newcomers', { ...away, keepsMentees: true }],
    ['is back', { ...away, until: now }],
  ])('is none who %s', (_, availability) => {
    const effects = lookedAt(bond(), { ...mentorWho(availability), ...after(DAY, DAY) });
    expect(messagesOf(effects)).toEqual([]);
  });

  it('is told of again only after a whole interval', () => {
    const told = bond({ count: 1, lastAt: now - 13 * DAY });
    expect(messagesOf(lookedAt(told, mentorWho(stopped)))).toEqual([]);
    const again = bond({ count: 1, lastAt: now - 14 * DAY });
    expect(because(lookedAt(again, mentorWho(stopped)))).toEqual(['mentor-stopped']);
  });
});

describe('a newcomer who gives a thumb up', () => {
  const standing = bond({ count: 1, lastAt: now - DAY }, { topic: 'knots' });
  const effects = lookedAt(standing, { wantsAnother: true });

  it('gets somebody else, in a pairing of its own, about the same topic', () => {
    expect(only(effects, 'keep-pairing').map(({ pairing }) => pairing)).toMatchObject([
      { id: '7:11:1', state: { is: 'ended', because: 'released' } },
      { id: '7:11:2', reason: 'asked-for', topic: 'knots', state: { is: 'asked', whom: cleo } },
    ]);
  });

  it('never meets the one before again, and what named the two goes', () => {
    expect(only(effects, 'part')).toEqual([{ do: 'part', newcomer: ana.key, mentor: ben.key }]);
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(
      expect.arrayContaining(['mentorship:7:11:1:5', 'check-in:7:11:1:1']),
    );
  });

  it('is told nothing, and nobody else is, either', () => {
    const notes = only(effects, 'note').map(({ note, person }) => [note, person?.key]);
    expect(notes).toEqual([
      ['pairing-ended', ana.key],
      ['pairing-changed', ana.key],
      ['mentor-asked', ana.key],
    ]);
  });

  it.each([['where there are no mentors any more', { settings: settings({ mentors: { enabled: false } }) }]])(
    'gets nobody %s, and is told of no such way',
    (_, differs) => {
      expect(only(lookedAt(standing, { wantsAnother: true, ...differs }), 'keep-pairing')).toEqual([]);
      expect(messagesOf(lookedAt(bond(), differs))).toMatchObject([{ canChange: false }]);
    },
  );
});

describe('where the thread is over', () => {
  const landed = { thread: thread({ state: 'landed' }) };
  const goingOn = bond(undefined, { agreement: { ...bond().agreement, goesOn: true } });

  it('nobody is asked who only rests', () => {
    expect(lookedAt(bond(), landed)).toEqual([]);
  });

  it('whoever goes on is asked, and is told of no other way than to talk', () => {
    expect(messagesOf(lookedAt(goingOn, landed))).toMatchObject([{ about: 'check-in', canChange: false }]);
  });

  it('a thumb up brings nobody else: there is nothing to look for', () => {
    expect(only(lookedAt(goingOn, { ...landed, wantsAnother: true }), 'part')).toEqual([]);
  });
});

describe('where nothing may be said', () => {
  it.each<[string, Partial<CheckInSituation>, number]>([
    ['in a quiet project', { settings: settings({ quiet: true }) }, 14 * DAY],
    ['in a locked thread', { thread: thread({ isLocked: true }) }, 14 * DAY],
    ['in a thread that heard enough', { written: { inThread: 6, inRepositoryToday: 6 } }, 14 * DAY],
    ['on a day that heard enough', { written: { inThread: 2, inRepositoryToday: 40 } }, DAY],
  ])('nobody is asked, nothing is counted, and it is looked again later: %s', (_, differs, later) => {
    const effects = lookedAt(bond(), differs);
    expect(effects.map((effect) => effect.do)).toEqual(['remind']);
    expect(dueIn(effects)).toEqual([[DUE, later]]);
  });
});

it.each<[string, Pairing | null]>([
  ['takes a break', pause(bond(), now - DAY)],
  ['has no mentor', wantedPairing()],
  ['was not introduced yet', bond(undefined, { introducedAt: null })],
  ['is over', null],
])('nothing is asked in a pairing that %s', (_, open) => {
  expect(lookedAt(open)).toEqual([]);
});

it('nothing is asked in a later pairing of the same newcomer', () => {
  const later = checkingIn(bond(), { pairing: soFar({ ...bond(), id: '7:11:2' }) });
  expect(decide(later)).toEqual([]);
});
