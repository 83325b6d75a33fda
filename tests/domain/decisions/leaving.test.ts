// Somebody in a pairing wants nothing more to do with Belay: a question goes on to the next person, a pairing ends.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Pairing } from '../../../src/domain/pairing.ts';
import type { LeftSituation } from '../../../src/domain/situation.ts';
import {
  activePairing,
  ana,
  askedPairing,
  ben,
  cleo,
  labelsOf,
  messagesOf,
  notesOf,
  now,
  only,
  pairingOf,
  searching,
  settings,
  soFar,
  thread,
} from '../builders.ts';

function left(
  open: Pairing | null,
  hasNewcomerLeft: boolean,
  differs: Partial<LeftSituation> = {},
): LeftSituation {
  return {
    ...searching({ pairing: soFar(open) }),
    about: 'left',
    left: {
      kind: 'pairing-left',
      thread: { repository: 7, number: 5 },
      pairing: open?.id ?? '7:11:1',
    },
    hasNewcomerLeft,
    ...differs,
  };
}

describe('whoever is being asked and leaves', () => {
  it('is not named any more, and the next person is asked', () => {
    const effects = decide(left(askedPairing(ben), false));
    expect(only(effects, 'unsay').map(({ key }) => key)).toContain('ask:7:11:1:1');
    expect(pairingOf(effects)).toMatchObject({ state: { is: 'asked', whom: cleo }, tried: [ben.key] });
    expect(notesOf(effects)).toEqual(['mentor-handed-over', 'mentor-asked']);
  });

  it.each([
    ['the thread is over', { thread: thread({ state: 'closed' }) }],
    ['there are no mentors any more', { settings: settings({ mentors: { enabled: false } }) }],
  ])('is the last one to be asked where %s', (_, differs) => {
    const effects = decide(left(askedPairing(ben), false, differs));
    expect(pairingOf(effects)?.state).toEqual({ is: 'ended', because: 'released', at: now });
    expect(messagesOf(effects)).toEqual([]);
  });
});

it('the one who is left hears that it is over, and not why', () => {
  expect(messagesOf(decide(left(activePairing(ben), false)))).toEqual([
    { about: 'mentorship-over', to: ana, role: 'newcomer', isMentioned: true },
  ]);
  expect(messagesOf(decide(left(activePairing(ben), true)))).toEqual([
    { about: 'mentorship-over', to: ben, role: 'mentor', isMentioned: true },
  ]);
});

describe('the one who is left', () => {
  it.each([
    ['newcomer', false, ana],
    ['mentor', true, ben],
  ] as const)('hears that it is over, as the %s, and not who left or why', (role, hasNewcomerLeft, to) => {
    const effects = decide(left(activePairing(ben), hasNewcomerLeft));
    expect(only(effects, 'say')).toMatchObject([
      {
        key: 'mentorship-over:7:11:1',
        message: { about: 'mentorship-over', to, role, isMentioned: true },
        mentions: [to.key],
        names: [to.key],
      },
    ]);
  });

  it('hears nothing more once the thread is over', () => {
    const landed = { thread: thread({ state: 'landed' }) };
    expect(messagesOf(decide(left(activePairing(ben), false, landed)))).toEqual([]);
  });
});

describe('a pairing ends, and everything that names the two goes', () => {
  const asks = ['ask:7:11:1:1', 'nobody-free:7:11:1'];

  it.each<[string, Pairing, boolean, string[], string]>([
    ['when the newcomer leaves while somebody is asked', askedPairing(ben), true, asks, 'mentor wanted'],
    [
      'when the newcomer leaves their mentor',
      activePairing(ben),
      true,
      ['mentorship:7:11:1:5'],
      'has mentor',
    ],
    ['when the mentor leaves', activePairing(ben), false, ['mentorship:7:11:1:5'], 'has mentor'],
  ])('%s', (_, open, hasNewcomerLeft, unsaid, label) => {
    const effects = decide(left(open, hasNewcomerLeft));
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(unsaid);
    expect(labelsOf(effects)).toEqual([`-${label}`]);
    expect(only(effects, 'forget-reminder').map(({ key }) => key)).toEqual([
      'answer-due:7:5',
      'reply-due:7:11:1',
      'search-due:7:11:1',
      'pairing-over:7:11:1',
      'check-in-due:7:11:1',
      'assignment-due:7:11:1',
    ]);
    expect(pairingOf(effects)?.state).toEqual({ is: 'ended', because: 'released', at: now });
    expect(only(effects, 'note')).toMatchObject([{ person: ana, note: 'pairing-ended' }]);
  });
});

it.each<[string, Pairing | null]>([
  ['has ended already', null],
  ['is a later one', { ...activePairing(), id: '7:11:2' }],
])('a pairing that %s is left as it is', (_, open) => {
  const stale = left(open, true);
  expect(decide({ ...stale, left: { ...stale.left, pairing: '7:11:1' } })).toEqual([]);
});
