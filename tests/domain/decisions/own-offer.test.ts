// What people say about how they want to mentor, and what follows for those who wait for them.
import { describe, expect, it } from 'vitest';
import type { OwnOffer } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Preference } from '../../../src/domain/preference.ts';
import type { Offer, OwnOfferSituation, TakesPart } from '../../../src/domain/situation.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import {
  at,
  author,
  ben,
  edda,
  messagesOf,
  notesOf,
  now,
  only,
  ownOffer,
  reactionsOf,
  repository,
  says,
  settings,
  thread,
} from '../builders.ts';
import { expectShrug } from './shrug.ts';

const offers: OwnOffer = { verb: 'mentor offer', topics: ['docs'] };
const stops: OwnOffer = { verb: 'mentor stop' };
const back: OwnOffer = { verb: 'mentor back' };
const away: OwnOffer = { verb: 'mentor away', until: '2025-06-01', keepsMentees: false };
const finishing: OwnOffer = { ...away, keepsMentees: true };
const capacity: OwnOffer = { verb: 'mentor capacity', mentees: 1 };
const interval: OwnOffer = { verb: 'mentor interval', days: 30 };
const ALL = [offers, stops, back, away, capacity, interval];

const said = (command: OwnOffer, differs: Partial<OwnOfferSituation> = {}) =>
  decide(ownOffer(ben, command, differs));
const preferencesIn = (effects: readonly Effect[]): Preference[] =>
  only(effects, 'prefer').map(({ preference }) => preference);
const asked: TakesPart = { thread: { repository: 8, number: 3 }, pairing: '8:21:1', is: 'asked' };
const active: TakesPart = { thread: { repository: 7, number: 4 }, pairing: '7:22:1', is: 'active' };
const paused: TakesPart = { thread: { repository: 7, number: 6 }, pairing: '7:23:2', is: 'paused' };
const offered = (isConfirmed: boolean): Offer => ({ person: edda, at: now - DAY, isConfirmed });
const asRegular = (command: OwnOffer, differs: Partial<OwnOfferSituation> = {}) =>
  ownOffer(edda, command, { speaker: author('regular', edda), ...differs });

describe('what is said', () => {
  it.each<[OwnOffer, Preference]>([
    [stops, { about: 'availability', is: 'stopped' }],
    [back, { about: 'availability', is: 'available' }],
    [away, { about: 'availability', is: 'away', until: at('2025-06-02T00:00:00Z'), keepsMentees: false }],
    [finishing, { about: 'availability', is: 'away', until: at('2025-06-02T00:00:00Z'), keepsMentees: true }],
    [capacity, { about: 'capacity', mentees: 1 }],
    [interval, { about: 'interval', days: 30 }],
  ])('is kept for all repositories of the owner, from when it was said: %j', (command, preference) => {
    expect(said(command, { at: now - HOUR })).toEqual([
      { do: 'react', thread: thread(), comment: { id: 900, at: now }, reaction: '+1' },
      { do: 'prefer', ownerId: repository.ownerId, person: ben.key, preference, at: now - HOUR },
    ]);
  });

  it.each([
    ['Europe/Berlin', '2025-06-01T22:00:00Z'],
    ['America/Los_Angeles', '2025-06-02T07:00:00Z'],
  ])('ends with the day where they live: %s', (zone, until) => {
    expect(preferencesIn(said(away, { said: says({ zone }) }))).toMatchObject([{ until: at(until) }]);
  });

  it.each([
    ['yesterday', '2025-05-13', 'confused'],
    ['today', '2025-05-14', '+1'],
  ])('about %s, %s, is answered with %s', (_, until, reaction) => {
    expect(reactionsOf(said({ ...away, until }))).toEqual([reaction]);
  });

  it('about a day that is over is a mistake, where they live', () => {
    const until = '2025-05-14';
    const late = { now: at('2025-05-15T05:00:00Z'), said: says({ zone: 'America/Los_Angeles' }) };
    expect(reactionsOf(said({ ...away, until }, late))).toEqual(['+1']);
    expect(reactionsOf(said({ ...away, until }, { now: late.now }))).toEqual(['confused']);
  });

  it.each(ALL)('is kept in a quiet project, without a word: $verb', (command) => {
    const effects = decide(asRegular(command, { settings: settings({ quiet: true }) }));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(messagesOf(effects)).toEqual([]);
  });
});

describe.each(ALL)('$verb', (command) => {
  it.each(['maintainer', 'regular'] as const)('is for any %s', (standing) => {
    expect(reactionsOf(said(command, { speaker: author(standing, ben) }))).toEqual(['+1']);
  });

  it.each(['first-time', 'newcomer', 'occasional', 'returning'] as const)(
    'is not for anybody %s',
    (standing) => {
      expectShrug(ownOffer(ben, command, { speaker: author(standing, ben) }));
    },
  );

  it('is not for who wants to be left alone: nothing is kept of them, and they are named nowhere', () => {
    expectShrug(ownOffer(ben, command, { speaker: { ...author('maintainer', ben), isLeftAlone: true } }));
  });
});

describe('whoever mentors or has offered, but has landed little lately', () => {
  const occasional = { speaker: author('occasional', edda) };

  it.each([stops, back, away, capacity, interval])('may still say how: $verb', (command) => {
    for (const differs of [{ takesPartIn: [active] }, { offer: offered(true) }])
      expect(reactionsOf(decide(ownOffer(edda, command, { ...occasional, ...differs })))).toEqual(['+1']);
  });

  it('offers nothing new', () => {
    expectShrug(ownOffer(edda, offers, { ...occasional, offer: offered(true) }));
  });
});

describe('an offer', () => {
  it('of a maintainer needs nobody’s yes', () => {
    const effects = said(offers);
    expect(preferencesIn(effects)).toEqual([
      { about: 'availability', is: 'available' },
      { about: 'topics', topics: ['docs'] },
    ]);
    expect(effects.map((effect) => effect.do)).toEqual(['react', 'prefer', 'prefer']);
  });

  it('of a regular is kept, and the maintainers are told how to say yes', () => {
    const effects = decide(asRegular(offers));
    expect(only(effects, 'offer')).toEqual([{ do: 'offer', person: edda.key, at: now }]);
    expect(only(effects, 'say')).toEqual([
      {
        do: 'say',
        thread: thread(),
        key: 'offer:7:15',
        message: { about: 'offer-made', person: edda, topics: ['docs'] },
        mentions: [],
        names: [edda.key],
      },
    ]);
    expect(only(effects, 'remind')).toEqual([
      {
        do: 'remind',
        key: 'offer-open:7:15',
        at: now + DAY,
        happening: { kind: 'offer-open', thread: { repository: 7, number: 5 }, person: edda },
      },
    ]);
    expect(notesOf(effects)).toEqual(['offered']);
  });

  it('without topics leaves those that were said before', () => {
    expect(preferencesIn(said({ ...offers, topics: [] }))).toEqual([
      { about: 'availability', is: 'available' },
    ]);
  });

  it('that was confirmed once needs no second yes', () => {
    const effects = decide(asRegular(offers, { offer: offered(true) }));
    expect([...only(effects, 'offer'), ...only(effects, 'say')]).toEqual([]);
    expect(preferencesIn(effects)).toContainEqual({ about: 'availability', is: 'available' });
  });

  it('that was not confirmed may be made again', () => {
    expect(only(decide(asRegular(offers, { offer: offered(false) })), 'offer')).toHaveLength(1);
  });

  it('on a private page is kept without a word in any thread', () => {
    const effects = decide(asRegular(offers, { thread: null, comment: null }));
    expect(effects.map((effect) => effect.do)).toEqual(['react', 'prefer', 'prefer', 'offer']);
  });
});

describe('whoever cannot be asked any more', () => {
  const takesPartIn = [asked, active, paused];
  const handsOver = {
    do: 'remind',
    key: 'pairing-left:8:21:1',
    at: now,
    happening: { kind: 'pairing-left', thread: asked.thread, pairing: '8:21:1' },
  };
  const looksAfter = {
    do: 'remind',
    key: 'check-in-due:7:22:1',
    at: now,
    happening: { kind: 'check-in-due', thread: active.thread, pairing: '7:22:1' },
  };

  it.each([stops, away])(
    'hands over what they were asked, and their newcomers hear of it: $verb',
    (command) => {
      expect(only(said(command, { takesPartIn }), 'remind')).toEqual([handsOver, looksAfter]);
    },
  );

  it('and keeps their newcomers only hands over what they were asked', () => {
    expect(only(said(finishing, { takesPartIn }), 'remind')).toEqual([handsOver]);
  });

  it.each([back, capacity, interval, offers])('is not who says something else: $verb', (command) => {
    expect(only(said(command, { takesPartIn }), 'remind')).toEqual([]);
  });
});
