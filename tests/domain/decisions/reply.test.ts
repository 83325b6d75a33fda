// What whoever is asked can do: accept, pass, or stay silent.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import { DAY } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  accepts,
  askedPairing,
  ben,
  cleo,
  command,
  dara,
  labelsOf,
  line,
  messagesOf,
  notesOf,
  now,
  only,
  pairingOf,
  passes,
  reactionsOf,
  settings,
  silent,
  soFar,
  thread,
  wantedPairing,
} from '../builders.ts';
import { expectShrug } from './shrug.ts';

const elsewhere = { repository: 7, number: 6 };
const stateOf = (effects: ReturnType<typeof decide>) => pairingOf(effects)?.state;
const unsaidIn = (effects: ReturnType<typeof decide>) => only(effects, 'unsay').map(({ key }) => key);
const askedOf = (effects: ReturnType<typeof decide>) => {
  const state = stateOf(effects);
  return state?.is === 'asked' ? state.whom : null;
};

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
        key: 'mentorship:7:11:1:5',
        message: { about: 'mentorship', mentor: ben, newcomer: ana, phase: { is: 'active' } },
        mentions: [ana.key, ben.key],
      },
    ]);
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['ask:7:11:1:1', 'nobody-free:7:11:1']);
  });

  it('changes the labels', () => {
    expect(labelsOf(effects)).toEqual(['-mentor wanted', 'has mentor']);
  });

  it('ends after 90 days at the latest, is looked after in two weeks, and waits for no reply any more', () => {
    expect(only(effects, 'remind')).toMatchObject([
      { key: 'pairing-over:7:11:1', at: now + 90 * DAY },
      { key: 'check-in-due:7:11:1', at: now + 14 * DAY },
    ]);
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
  ])('is not for %s', (__, situation) => expectShrug(situation));
});

describe('/mentor pass', () => {
  const effects = decide(command(ben, passes, { pairing: soFar(askedPairing(ben)) }));

  it('hands over to the next, and remembers who passed', () => {
    expect(pairingOf(effects)).toMatchObject({ asked: 2, tried: [ben.key], state: { whom: cleo } });
    expect(reactionsOf(effects)).toEqual(['+1']);
  });

  it('takes back the ask', () => {
    expect(unsaidIn(effects)).toContain('ask:7:11:1:1');
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
  expectShrug(command(ana, { is: 'not-understood' }));
});

it('no command is answered in a locked thread', () => {
  expect(decide(command(ana, { is: 'not-understood' }, { thread: thread({ isLocked: true }) }))).toEqual([]);
});

it('what people say of themselves is nothing about a pairing', () => {
  expect(decide(command(ben, line({ verb: 'mentor stop' })))).toEqual([]);
});

describe('silence', () => {
  it('hands over like passing, without a reaction', () => {
    const effects = decide(silent(askedPairing(ben)));
    expect(pairingOf(effects)).toMatchObject({ tried: [ben.key], state: { whom: cleo } });
    expect(unsaidIn(effects)).toContain('ask:7:11:1:1');
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
    ['a maintainer called it spam', { thread: thread({ labels: ['spam'] }) }],
  ])('hands over to nobody where %s', (_, differs) => {
    const effects = decide(silent(askedPairing(ben), differs));
    expect(pairingOf(effects)).toMatchObject({
      tried: [ben.key],
      state: { is: 'ended', because: 'released', at: now },
    });
    expect(unsaidIn(effects)).toContain('ask:7:11:1:1');
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
