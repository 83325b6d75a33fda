// A pairing from its beginning to its end: who may start it, answer it and leave it.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Pairing } from '../../../src/domain/pairing.ts';
import type { SearchDueSituation, UnansweredSituation } from '../../../src/domain/situation.ts';
import { DAY } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  accepts,
  askedPairing,
  author,
  ben,
  besidesRecord,
  change,
  cleo,
  closed,
  command,
  dara,
  labelsOf,
  messagesOf,
  notesOf,
  now,
  only,
  opened,
  over,
  pairingOf,
  passes,
  reactionsOf,
  recordOf,
  searchDue,
  settings,
  silent,
  soFar,
  thread,
  unanswered,
  vanished,
  wantedPairing,
  wants,
} from '../builders.ts';

const elsewhere = { repository: 7, number: 6 };
const stateOf = (effects: ReturnType<typeof decide>) => pairingOf(effects)?.state;
const askedOf = (effects: ReturnType<typeof decide>) => {
  const state = stateOf(effects);
  return state?.is === 'asked' ? state.whom : null;
};

const remindersOver = (effects: ReturnType<typeof decide>) =>
  only(effects, 'remind').filter(({ happening }) => happening.kind === 'pairing-over');

describe('a first pull request that nobody answered', () => {
  it('sets a search going', () => {
    expect(pairingOf(decide(unanswered()))).toMatchObject({
      id: '7:11:1',
      newcomer: ana,
      reason: 'unanswered',
      topic: null,
      state: { is: 'asked', whom: ben },
    });
  });

  it('says so where a mentor is always looked for', () => {
    const always = unanswered({ settings: settings({ mentors: { ask: 'always' } }) });
    expect(pairingOf(decide(always))?.reason).toBe('opened');
  });

  it.each<[string, Partial<UnansweredSituation>]>([
    ['a human answered', { thread: thread({ answeredAt: now - 1 }) }],
    ['it became a draft', { thread: thread({ state: 'draft' }) }],
    ['it is closed', { thread: thread({ state: 'closed' }) }],
    ['it landed', { thread: thread({ state: 'landed' }) }],
    ['it is locked', { thread: thread({ isLocked: true }) }],
    ['a mentor is wanted already', { pairing: soFar(wantedPairing()) }],
    ['somebody is being asked', { pairing: soFar(askedPairing()) }],
    ['there is a mentor', { pairing: soFar(activePairing()) }],
    ['its author landed something meanwhile', { author: author('newcomer') }],
    ['its author had a mentor once', { pairing: { open: null, count: 1, tried: [] } }],
    ['mentors come only by command', { settings: settings({ mentors: { ask: 'wanted' } }) }],
    ['there are no mentors here', { settings: settings({ mentors: { enabled: false } }) }],
  ])('is left alone when %s', (_, differs) => {
    expect(decide(unanswered(differs))).toEqual([]);
  });
});

describe('/mentor wanted', () => {
  it.each(['first-time', 'newcomer'] as const)('of a %s author asks somebody', (standing) => {
    const effects = decide(command(ana, wants('knots'), { author: author(standing) }));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(pairingOf(effects)).toMatchObject({ reason: 'asked-for', topic: 'knots', state: { whom: ben } });
  });

  it('begins anew after an earlier pairing, and still spares whoever passed then', () => {
    const effects = decide(command(ana, wants(), { pairing: { open: null, count: 2, tried: [ben.key] } }));
    expect(pairingOf(effects)).toMatchObject({ id: '7:11:3', tried: [ben.key], state: { whom: cleo } });
  });

  describe('after nobody was free', () => {
    const before = wantedPairing({ asked: 3, tried: [ben.key, '21', '22'], topic: 'ropes' });
    const effects = decide(command(ana, wants('knots'), { pairing: soFar(before) }));

    it('ends the old search and begins a new one, which may ask three others', () => {
      expect(only(effects, 'keep-pairing').map(({ pairing }) => pairing)).toMatchObject([
        { id: '7:11:1', state: { is: 'ended', because: 'released', at: now } },
        {
          id: '7:11:2',
          reason: 'asked-for',
          topic: 'knots',
          wantedAt: now,
          asked: 1,
          tried: before.tried,
          state: { is: 'asked', whom: cleo },
        },
      ]);
      expect(reactionsOf(effects)).toEqual(['+1']);
    });

    it('takes back the word that nobody was free', () => {
      expect(only(effects, 'unsay')).toMatchObject([{ thread: { number: 5 }, key: 'nobody-free:7:11:1' }]);
    });

    it('goes on about the old topic where no other is given', () => {
      const again = decide(command(ana, wants(), { pairing: soFar(before) }));
      expect(messagesOf(again)).toMatchObject([{ about: 'ask-to-mentor', topic: 'ropes' }]);
    });

    it('moves to where it is said, and leaves nothing behind where it was said before', () => {
      const there = { ...before, thread: elsewhere };
      const moved = decide(command(ana, wants(), { pairing: soFar(there) }));
      expect(only(moved, 'keep-pairing').map(({ pairing }) => pairing.thread.number)).toEqual([6, 5]);
      expect(only(moved, 'unsay')).toMatchObject([{ thread: elsewhere, key: 'nobody-free:7:11:1' }]);
      expect(only(moved, 'unlabel')).toMatchObject([{ thread: elsewhere, label: 'mentor wanted' }]);
      expect(only(moved, 'label')).toMatchObject([{ thread: { number: 5 }, label: 'mentor wanted' }]);
    });
  });

  it.each([askedPairing(), activePairing()])(
    'changes nothing while the pairing is $state.is, and is heard all the same',
    (open) => {
      const effects = decide(command(ana, wants(), { pairing: soFar(open) }));
      expect(effects.map((effect) => effect.do)).toEqual(['react']);
      expect(reactionsOf(effects)).toEqual(['+1']);
    },
  );

  it.each([
    ['somebody else', command(ben, wants())],
    ['a maintainer for themselves', command(ana, wants(), { author: author('maintainer') })],
    ['a regular', command(ana, wants(), { author: author('regular') })],
    ['an occasional contributor', command(ana, wants(), { author: author('occasional') })],
    ['somebody returning', command(ana, wants(), { author: author('returning') })],
    ['the author of what is closed', command(ana, wants(), { thread: thread({ state: 'closed' }) })],
    ['the author of what landed', command(ana, wants(), { thread: thread({ state: 'landed' }) })],
    ['anybody where the author is gone', command(ana, wants(), { author: null })],
    [
      'anybody where there are no mentors',
      command(ana, wants(), { settings: settings({ mentors: { enabled: false } }) }),
    ],
  ])('is not for %s', (_, situation) => {
    const effects = decide(situation);
    expect(effects.map((effect) => effect.do)).toEqual(['react']);
    expect(reactionsOf(effects)).toEqual(['confused']);
  });
});

describe('/mentor accept', () => {
  const effects = decide(command(ben, accepts, { pairing: soFar(askedPairing(ben)) }));

  it('makes whoever was asked the mentor', () => {
    expect(stateOf(effects)).toEqual({ is: 'active', mentor: ben, since: now });
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(notesOf(effects)).toEqual(['mentor-accepted']);
  });

  it('says so once and for all, and takes back the ask and the word that nobody was free', () => {
    expect(only(effects, 'say')).toMatchObject([
      {
        key: 'mentorship:7:11:1',
        message: { about: 'mentorship', mentor: ben, newcomer: ana, phase: { is: 'active' } },
        mentions: [ana.key, ben.key],
      },
    ]);
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['ask:7:11:1:1', 'nobody-free:7:11:1']);
  });

  it('changes the labels', () => {
    expect(labelsOf(effects)).toEqual(['-mentor wanted', 'has mentor']);
  });

  it('ends after 90 days at the latest, and waits for no reply any more', () => {
    expect(only(effects, 'remind')).toMatchObject([{ key: 'pairing-over:7:11:1', at: now + 90 * DAY }]);
    expect(only(effects, 'forget-reminder').map(({ key }) => key)).toEqual(['reply-due:7:11:1']);
  });
});

describe.each([
  ['accept', accepts],
  ['pass', passes],
] as const)('/mentor %s', (_, line) => {
  it.each([
    ['somebody who is not asked', command(cleo, line, { pairing: soFar(askedPairing(ben)) })],
    ['the newcomer', command(ana, line, { pairing: soFar(askedPairing(ben)) })],
    ['anybody when nobody is asked', command(ben, line, { pairing: soFar(wantedPairing()) })],
    ['anybody when there is no pairing', command(ben, line)],
    ['the mentor, who has accepted', command(ben, line, { pairing: soFar(activePairing(ben)) })],
    [
      'whoever was asked in another thread',
      command(ben, line, { pairing: soFar(askedPairing(ben, { thread: elsewhere })) }),
    ],
  ])('is not for %s', (__, situation) => {
    const effects = decide(situation);
    expect(effects.map((effect) => effect.do)).toEqual(['react']);
    expect(reactionsOf(effects)).toEqual(['confused']);
  });
});

describe('/mentor pass', () => {
  const effects = decide(command(ben, passes, { pairing: soFar(askedPairing(ben)) }));

  it('hands over to the next, and remembers who passed', () => {
    expect(pairingOf(effects)).toMatchObject({ asked: 2, tried: [ben.key], state: { whom: cleo } });
    expect(reactionsOf(effects)).toEqual(['+1']);
  });

  it('takes back the ask', () => {
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['ask:7:11:1:1']);
  });

  it('tells nobody who passed', () => {
    const told = effects.filter((effect) => effect.do === 'say' || effect.do === 'note');
    expect(JSON.stringify(told)).not.toContain(ben.login);
    expect(notesOf(effects)).toEqual(['mentor-handed-over', 'mentor-asked']);
  });

  it('of the third person ends in the honest word that nobody is free', () => {
    const third = askedPairing(dara, { asked: 3, tried: [ben.key, cleo.key] });
    const last = decide(command(dara, passes, { pairing: soFar(third) }));
    expect(messagesOf(last)).toMatchObject([{ about: 'nobody-free', someWereAsked: true }]);
    expect(stateOf(last)).toEqual({ is: 'wanted' });
  });
});

it('what nobody understands gets a 😕 and nothing else', () => {
  const effects = decide(command(ana, { is: 'not-understood' }));
  expect(effects.map((effect) => effect.do)).toEqual(['react']);
  expect(reactionsOf(effects)).toEqual(['confused']);
});

it('no command is answered in a locked thread', () => {
  expect(decide(command(ana, { is: 'not-understood' }, { thread: thread({ isLocked: true }) }))).toEqual([]);
});

describe('silence', () => {
  it('hands over like passing, without a reaction', () => {
    const effects = decide(silent(askedPairing(ben)));
    expect(pairingOf(effects)).toMatchObject({ tried: [ben.key], state: { whom: cleo } });
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['ask:7:11:1:1']);
    expect(reactionsOf(effects)).toEqual([]);
  });

  it('is over exactly when the reply was due', () => {
    const due = askedPairing(ben, { state: { is: 'asked', whom: ben, since: now - DAY, expiresAt: now } });
    expect(askedOf(decide(silent(due)))).toEqual(cleo);
    const early = askedPairing(ben, { state: { is: 'asked', whom: ben, since: now, expiresAt: now + 1 } });
    expect(decide(silent(early))).toEqual([
      { do: 'remind', key: 'reply-due:7:11:1', at: now + 1, happening: silent(early).expired },
    ]);
  });

  it.each([
    ['its thread is over', { thread: thread({ state: 'closed' }) }],
    ['mentors were switched off', { settings: settings({ mentors: { enabled: false } }) }],
  ])('hands over to nobody where %s', (_, differs) => {
    const effects = decide(silent(askedPairing(ben), differs));
    expect(pairingOf(effects)).toMatchObject({
      tried: [ben.key],
      state: { is: 'ended', because: 'released', at: now },
    });
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['ask:7:11:1:1']);
    expect(labelsOf(effects)).toEqual(['-mentor wanted']);
    expect(messagesOf(effects)).toEqual([]);
    expect(only(effects, 'remind')).toEqual([]);
  });

  it('of an earlier ask does not expire a later one', () => {
    const second = askedPairing(cleo, { asked: 2, tried: [ben.key] });
    const expired = { ...silent(second).expired, ordinal: 1 };
    expect(decide(silent(second, { expired }))).toEqual([]);
  });

  it('of another pairing means nothing', () => {
    const expired = { ...silent(null).expired, pairing: '7:11:9' };
    expect(decide(silent(askedPairing(ben), { expired }))).toEqual([]);
  });

  it.each([null, wantedPairing(), activePairing()])('after the answer means nothing', (open) => {
    expect(decide(silent(open))).toEqual([]);
  });
});

describe('a search that was put off', () => {
  it.each([
    ['a draft', thread({ state: 'draft' })],
    ['what was answered', thread({ answeredAt: now - 1 })],
    ['an open thread', thread()],
  ])('goes on in %s', (_, found) => {
    const effects = decide(searchDue(wantedPairing({ asked: 1, tried: [ben.key] }), { thread: found }));
    expect(pairingOf(effects)).toMatchObject({ id: '7:11:1', asked: 2 });
    expect(askedOf(effects)).toEqual(cleo);
  });

  it.each<[string, SearchDueSituation]>([
    ['the thread is over', searchDue(wantedPairing(), { thread: thread({ state: 'landed' }) })],
    [
      'mentors were switched off',
      searchDue(wantedPairing(), { settings: settings({ mentors: { enabled: false } }) }),
    ],
    ['somebody is being asked', searchDue(askedPairing())],
    ['there is a mentor', searchDue(activePairing())],
    ['it ended', searchDue(null)],
    [
      'another one began',
      searchDue(wantedPairing(), { due: searchDue(wantedPairing({ id: '7:11:9' })).due }),
    ],
  ])('does not go on when %s', (_, situation) => {
    expect(decide(situation)).toEqual([]);
  });
});

describe('where mentors were switched off', () => {
  const off = settings({ mentors: { enabled: false } });

  it('whoever was asked may still accept', () => {
    const effects = decide(command(ben, accepts, { pairing: soFar(askedPairing(ben)), settings: off }));
    expect(stateOf(effects)).toMatchObject({ is: 'active', mentor: ben });
  });

  it('whoever was asked may still pass, and nobody else is asked', () => {
    const effects = decide(command(ben, passes, { pairing: soFar(askedPairing(ben)), settings: off }));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(stateOf(effects)).toEqual({ is: 'ended', because: 'released', at: now });
    expect(messagesOf(effects)).toEqual([]);
  });
});

describe('opening again', () => {
  const since = now - 20 * DAY;

  it('goes on with the mentor, says so, and is watched until the 90th day', () => {
    const again = opened({ author: author('newcomer'), pairing: soFar(activePairing(ben, since)) });
    expect(besidesRecord(decide(again))).toEqual([
      {
        do: 'say',
        thread: { repository: 7, number: 5 },
        key: 'mentorship:7:11:1',
        message: {
          about: 'mentorship',
          mentor: ben,
          newcomer: ana,
          where: 'pull-request',
          phase: { is: 'active' },
        },
        mentions: [ana.key, ben.key],
      },
      {
        do: 'remind',
        key: 'pairing-over:7:11:1',
        at: since + 90 * DAY,
        happening: { kind: 'pairing-over', thread: { repository: 7, number: 5 }, pairing: '7:11:1' },
      },
    ]);
  });

  it.each<[string, Pairing | null]>([
    ['nobody is paired', null],
    ['a mentor is wanted', wantedPairing()],
    ['somebody is being asked', askedPairing()],
    ['the mentor helps in another thread', { ...activePairing(), thread: elsewhere }],
  ])('changes nothing where %s', (_, open) => {
    const again = opened({ author: author('newcomer'), pairing: soFar(open) });
    expect(besidesRecord(decide(again))).toEqual([]);
  });
});

describe('a thread that is gone', () => {
  it.each([wantedPairing(), askedPairing(), activePairing()])(
    'takes a pairing that is $state.is along, without a word',
    (open) => {
      expect(decide(vanished(open))).toEqual([
        { do: 'forget-reminder', key: 'answer-due:7:5' },
        { do: 'forget-reminder', key: 'reply-due:7:11:1' },
        { do: 'forget-reminder', key: 'search-due:7:11:1' },
        { do: 'forget-reminder', key: 'pairing-over:7:11:1' },
        {
          do: 'keep-pairing',
          pairing: { ...open, state: { is: 'ended', because: 'released', at: now } },
          claim: null,
        },
        { do: 'note', thread: { repository: 7, number: 5 }, person: ana, note: 'pairing-ended' },
      ]);
    },
  );

  it('takes nothing along where nobody is paired', () => {
    expect(decide(vanished(null))).toEqual([]);
  });
});

describe('closing', () => {
  it('what nobody is paired in only stops the waiting', () => {
    const issue = thread({ kind: 'issue', state: 'closed' });
    expect(besidesRecord(decide(closed(null, { thread: issue })))).toEqual([
      { do: 'forget-reminder', key: 'answer-due:7:5' },
    ]);
  });

  it('a landed pull request is recorded', () => {
    const landed = change();
    const effects = decide(closed(null, { landed }));
    expect(recordOf(effects)).toMatchObject({ contributions: [landed], people: [ana] });
  });

  it.each([wantedPairing(), askedPairing()])('while a mentor is $state.is releases everybody', (open) => {
    const effects = decide(closed(open));
    expect(stateOf(effects)).toEqual({ is: 'ended', because: 'released', at: now });
    expect(labelsOf(effects)).toEqual(['-mentor wanted']);
    expect(only(effects, 'forget-reminder').map(({ key }) => key)).toEqual([
      'answer-due:7:5',
      'reply-due:7:11:1',
      'search-due:7:11:1',
      'pairing-over:7:11:1',
    ]);
    expect(messagesOf(effects)).toEqual([]);
  });

  it('takes back the ask that nobody answered', () => {
    const effects = decide(closed(askedPairing(ben, { asked: 2 })));
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['ask:7:11:1:2']);
  });

  it.each([
    ['closed', null],
    ['landed', change()],
  ] as const)('with a mentor gives a last word and two weeks (%s)', (is, landed) => {
    const effects = decide(closed(activePairing(), { landed }));
    expect(only(effects, 'say')).toMatchObject([
      { key: 'mentorship:7:11:1', message: { phase: { is, until: now + 14 * DAY } } },
    ]);
    expect(remindersOver(effects)).toMatchObject([{ key: 'pairing-over:7:11:1', at: now + 14 * DAY }]);
    expect(pairingOf(effects)).toBeUndefined();
  });

  it('does not make a pairing longer than 90 days', () => {
    const effects = decide(closed(activePairing(ben, now - 85 * DAY)));
    expect(remindersOver(effects)).toMatchObject([{ at: now + 5 * DAY }]);
    expect(messagesOf(effects)).toMatchObject([{ phase: { until: now + 5 * DAY } }]);
  });
});

describe('the end of a pairing', () => {
  it.each(['closed', 'landed'] as const)('comes after the rest of a thread that is %s', (state) => {
    const effects = decide(over(activePairing(), { thread: thread({ state }) }));
    expect(stateOf(effects)).toEqual({ is: 'ended', because: 'completed', at: now });
    expect(labelsOf(effects)).toEqual(['-has mentor']);
    expect(notesOf(effects)).toEqual(['pairing-ended']);
  });

  it('comes after 90 days in an open thread, to the millisecond', () => {
    const open = { thread: thread() };
    expect(stateOf(decide(over(activePairing(ben, now - 90 * DAY), open)))).toMatchObject({
      because: 'expired',
    });
    expect(stateOf(decide(over(activePairing(ben, now - 90 * DAY + 1), open)))).toBeUndefined();
  });

  it('does not come to a thread that was opened again, which is watched until its 90th day', () => {
    const effects = decide(over(activePairing(ben, now - 20 * DAY), { thread: thread() }));
    expect(effects).toMatchObject([{ do: 'remind', key: 'pairing-over:7:11:1', at: now + 70 * DAY }]);
  });

  it.each([null, wantedPairing(), askedPairing()])(
    'does not come to a pairing that is not active',
    (open) => {
      expect(decide(over(open))).toEqual([]);
    },
  );

  it('does not come to a later pairing of the same people', () => {
    const later = { ...activePairing(), id: '7:11:2' };
    expect(decide(over(later, { over: over(activePairing()).over }))).toEqual([]);
  });
});
