// Who is asked next, and when it is said honestly that nobody is free.
import { describe, expect, it } from 'vitest';
import { search } from '../../../src/domain/decisions/search.ts';
import type { Candidate, MentorLoad, Search } from '../../../src/domain/situation.ts';
import { DAY } from '../../../src/domain/time.ts';
import {
  ana,
  at,
  ben,
  candidate,
  cleo,
  labelsOf,
  messagesOf,
  notesOf,
  now,
  only,
  pairingOf,
  repository,
  says,
  searching,
  settings,
  soFar,
  thread,
  wantedPairing,
} from '../builders.ts';

const askedOf = (differs: Partial<Search>, pairing = wantedPairing()) => {
  const state = pairingOf(search(searching(differs), pairing))?.state;
  return state?.is === 'asked' ? state.whom : null;
};
const away = { is: 'away', until: now + DAY, keepsMentees: false } as const;
const aboutBen = (differs: Parameters<typeof candidate>[1]) => ({
  candidates: [candidate(ben, differs), candidate(cleo)],
});

describe('a search', () => {
  it('asks the first who is free: keeps the ask with its claim, says it, and remembers to look again', () => {
    const candidates = [candidate(ben, { load: { version: 4 } })];
    const until = at('2025-05-19T12:00:00Z');
    const effects = search(searching({ candidates }), wantedPairing());
    expect(effects).toEqual([
      {
        do: 'keep-pairing',
        pairing: {
          ...wantedPairing(),
          state: { is: 'asked', whom: ben, since: now, expiresAt: until },
          asked: 1,
        },
        claim: { ownerId: repository.ownerId, mentor: ben.key, version: 4 },
      },
      { do: 'unsay', thread: thread(), key: 'nobody-free:7:11:1' },
      { do: 'forget-reminder', key: 'search-due:7:11:1' },
      {
        do: 'say',
        thread: thread(),
        key: 'ask:7:11:1:1',
        message: {
          about: 'ask-to-mentor',
          whom: ben,
          newcomer: ana,
          where: 'pull-request',
          reasons: [
            { fact: 'reviewed-in', path: 'wall', changes: 4 },
            { fact: 'mentors', newcomers: 0 },
          ],
          replyWithinWorkingDays: 3,
          because: 'unanswered',
          topic: null,
          isFull: false,
          answerUrl: null,
        },
        mentions: [ben.key],
        names: [ana.key],
      },
      {
        do: 'remind',
        key: 'reply-due:7:11:1',
        at: until,
        happening: {
          kind: 'ask-expired',
          thread: { repository: 7, number: 5 },
          pairing: '7:11:1',
          ordinal: 1,
        },
      },
      { do: 'note', thread: thread(), person: ana, note: 'mentor-asked' },
      { do: 'label', thread: thread(), label: 'mentor wanted' },
    ]);
  });

  it('gives at most two reasons of the ranking, and how many newcomers somebody has now', () => {
    const reasons = [
      { fact: 'helped-author', changes: 1 },
      { fact: 'reviewed-in', path: 'wall', changes: 3 },
      { fact: 'helped-newcomers', changes: 9 },
    ] as const;
    const busyBen = candidate(ben, {
      suggestion: { key: ben.key, score: 1, reasons },
      load: { openPairings: 3 },
    });
    const roomy = settings({ mentors: { capacity: 4 } });
    expect(
      messagesOf(search(searching({ candidates: [busyBen], settings: roomy }), wantedPairing())),
    ).toMatchObject([{ reasons: [reasons[0], reasons[1], { fact: 'mentors', newcomers: 3 }] }]);
  });

  it('waits for working days where that person lives', () => {
    // Thursday evening in UTC is Friday in Auckland, whose weekend comes earlier.
    const thursday = at('2025-05-15T22:00:00Z');
    const expiresAt = (zone: string | null) => {
      const candidates = [candidate(ben, { load: { said: says({ zone }) } })];
      const one = settings({ mentors: { replyWithinWorkingDays: 1 } });
      const asked = search(searching({ candidates, now: thursday, settings: one }), wantedPairing());
      const state = pairingOf(asked)?.state;
      return state?.is === 'asked' ? state.expiresAt : null;
    };
    expect(expiresAt('Pacific/Auckland')).toBe(at('2025-05-18T22:00:00Z'));
    expect(expiresAt(null)).toBe(at('2025-05-16T22:00:00Z'));
  });

  it('says where one can answer in private, where there are private pages', () => {
    const effects = search(searching({ pagesUrl: 'https://belay.example.org' }), wantedPairing());
    expect(messagesOf(effects)).toMatchObject([{ answerUrl: 'https://belay.example.org/asks/7:11:1' }]);
  });

  it('passes on what the newcomer wants to talk about', () => {
    const about = wantedPairing({ topic: 'screen readers', reason: 'asked-for' });
    expect(messagesOf(search(searching(), about))).toMatchObject([
      { because: 'asked-for', topic: 'screen readers' },
    ]);
  });
});

describe('why somebody is asked', () => {
  it.each([
    ['asked-for', 'asked-for', null],
    ['asked-for', 'asked-for', now - DAY],
    ['unanswered', 'unanswered', null],
    ['unanswered', 'new', now - DAY],
    ['opened', 'unanswered', null],
    ['opened', 'new', now - DAY],
  ] as const)(
    'is what is true now: a search that began as %s is %s, answered at %s',
    (reason, because, answeredAt) => {
      const effects = search(searching({ thread: thread({ answeredAt }) }), wantedPairing({ reason }));
      expect(messagesOf(effects)).toMatchObject([{ because }]);
    },
  );
});

describe('nobody is asked', () => {
  it.each<[string, Partial<Omit<Candidate, 'load'>> & { load?: Partial<MentorLoad> }]>([
    ['without write access', { canWrite: false }],
    ['who is busy', { isBusy: true }],
    ['who is a bot', { person: { ...ben, isBot: true } }],
    ['who has no room', { load: { openPairings: 2 } }],
    ['who is being asked elsewhere', { load: { hasOpenAsk: true } }],
    ['who accepted less than 14 days ago', { load: { lastAcceptedAt: now - 14 * DAY + 1 } }],
    ['who was mentioned three times this week', { load: { mentionsThisWeek: 3 } }],
    ['who has stopped', { load: { said: says({ availability: { is: 'stopped' } }) } }],
    ['who is away', { load: { said: says({ availability: away }) } }],
    [
      'who is away and keeps their newcomers',
      { load: { said: says({ availability: { ...away, keepsMentees: true } }) } },
    ],
    ['who has as many as they want', { load: { openPairings: 1, said: says({ capacity: 1 }) } }],
    ['who wants none', { load: { said: says({ capacity: 0 }) } }],
    [
      'who wants more rest than others',
      { load: { lastAcceptedAt: now - 20 * DAY, said: says({ intervalDays: 30 }) } },
    ],
  ])('%s', (_, differs) => {
    expect(askedOf(aboutBen(differs))).toEqual(cleo);
  });

  it('who is the newcomer', () => {
    expect(askedOf({ candidates: [candidate(ana), candidate(cleo)] })).toEqual(cleo);
  });

  it('who is never to be paired with them again', () => {
    expect(askedOf({ pairing: soFar(null, { apart: [ben.key] }) })).toEqual(cleo);
  });

  it('who passed or was silent before', () => {
    expect(askedOf({}, wantedPairing({ tried: [ben.key] }))).toEqual(cleo);
  });
});

describe('somebody is asked', () => {
  it.each<[string, Partial<MentorLoad>]>([
    ['with one place left', { openPairings: 1 }],
    ['exactly 14 days after the last acceptance', { lastAcceptedAt: now - 14 * DAY }],
    ['who was mentioned twice this week', { mentionsThisWeek: 2 }],
    ['who wants more than others', { openPairings: 4, said: says({ capacity: 5 }) }],
    ['who needs no rest', { lastAcceptedAt: now - 1, said: says({ intervalDays: 0 }) }],
    ['who is back since this moment', { said: says({ availability: { ...away, until: now } }) }],
  ])('%s', (_, differs) => {
    expect(askedOf(aboutBen({ load: differs }))).toEqual(ben);
  });

  it('who may not write, but offered to mentor, which a maintainer confirmed', () => {
    expect(askedOf(aboutBen({ canWrite: false, hasOffered: true }))).toEqual(ben);
  });

  it('by the limits that the project set', () => {
    const strict = settings({ mentors: { capacity: 1, intervalDays: 30 }, budgets: { mentionsAWeek: 1 } });
    const full = aboutBen({ load: { openPairings: 1 } });
    const rested = aboutBen({ load: { lastAcceptedAt: now - 20 * DAY } });
    const mentioned = aboutBen({ load: { mentionsThisWeek: 1 } });
    for (const differs of [full, rested, mentioned]) {
      expect(askedOf({ ...differs, settings: strict })).toEqual(cleo);
    }
  });
});

describe('that nobody is free', () => {
  const alone = { candidates: [] };

  it('is said at once, mentions nobody, and keeps the label', () => {
    const effects = search(searching(alone), wantedPairing());
    expect(effects).toMatchObject([
      { do: 'keep-pairing', pairing: wantedPairing(), claim: null },
      {
        do: 'say',
        key: 'nobody-free:7:11:1',
        message: { about: 'nobody-free', someWereAsked: false },
        mentions: [],
      },
      { do: 'note', note: 'nobody-free' },
      { do: 'label', label: 'mentor wanted' },
    ]);
    expect(only(effects, 'remind')).toEqual([]);
  });

  it('says that people were asked, if they were', () => {
    expect(messagesOf(search(searching(alone), wantedPairing({ asked: 1 })))).toMatchObject([
      { someWereAsked: true },
    ]);
  });

  it('is said after three people, although a fourth would be free', () => {
    const third = wantedPairing({ asked: 2, tried: ['21', '22'] });
    const fourth = wantedPairing({ asked: 3, tried: ['21', '22', '23'] });
    expect(askedOf({}, third)).toEqual(ben);
    expect(askedOf({}, fourth)).toBeNull();
    expect(messagesOf(search(searching(), fourth))).toMatchObject([{ about: 'nobody-free' }]);
  });

  it('is said after fewer where the project asks fewer', () => {
    const one = settings({ mentors: { mostAsked: 1 } });
    expect(askedOf({ settings: one }, wantedPairing({ asked: 1 }))).toBeNull();
  });
});

describe('a spent budget', () => {
  const spent = (inThread: number, inRepositoryToday: number) =>
    search(searching({ written: { inThread, inRepositoryToday } }), wantedPairing());

  it.each([
    ['of the thread', spent(6, 6)],
    ['of the repository', spent(0, 40)],
  ])('%s keeps the search and says nothing', (_, effects) => {
    expect(messagesOf(effects)).toEqual([]);
    expect(pairingOf(effects)?.state).toEqual({ is: 'wanted' });
    expect(notesOf(effects)).toEqual(['held-back: budget']);
    expect(labelsOf(effects)).toEqual(['mentor wanted']);
  });

  it('of a day lets the search go on a day later', () => {
    expect(only(spent(0, 40), 'remind')).toEqual([
      {
        do: 'remind',
        key: 'search-due:7:11:1',
        at: now + DAY,
        happening: { kind: 'search-due', thread: { repository: 7, number: 5 }, pairing: '7:11:1' },
      },
    ]);
  });

  it('of a thread is spent for good, whatever the day allows', () => {
    expect(only(spent(6, 6), 'remind')).toEqual([]);
    expect(only(spent(6, 40), 'remind')).toEqual([]);
  });

  it('is not spent by the last comment before', () => {
    expect(askedOf({ written: { inThread: 5, inRepositoryToday: 39 } })).toEqual(ben);
  });
});

describe('where nothing may be said', () => {
  it.each<[string, Partial<Search>]>([
    ['a quiet project', { settings: settings({ quiet: true }) }],
    ['a locked thread', { thread: thread({ isLocked: true }) }],
  ])('nobody is asked: %s', (_, differs) => {
    const effects = search(searching(differs), wantedPairing());
    expect(effects).toEqual([
      { do: 'keep-pairing', pairing: wantedPairing(), claim: null },
      { do: 'label', thread: differs.thread ?? thread(), label: 'mentor wanted' },
    ]);
  });
});
