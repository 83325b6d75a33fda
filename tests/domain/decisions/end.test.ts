// How a pairing rests, goes on and ends.
import { describe, expect, it } from 'vitest';
import { noAgreement } from '../../../src/domain/agreement.ts';
import { decide } from '../../../src/domain/decide.ts';
import { pause, resume, type Pairing } from '../../../src/domain/pairing.ts';
import { DAY } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  askedPairing,
  author,
  ben,
  besidesRecord,
  change,
  closed,
  facts,
  labelsOf,
  messagesOf,
  notesOf,
  now,
  only,
  opened,
  over,
  pairingOf,
  recordOf,
  soFar,
  thread,
  vanished,
  wantedPairing,
} from '../builders.ts';

const elsewhere = { repository: 7, number: 6 };
const stateOf = (effects: ReturnType<typeof decide>) => pairingOf(effects)?.state;
const remindersOver = (effects: ReturnType<typeof decide>) =>
  only(effects, 'remind').filter(({ happening }) => happening.kind === 'pairing-over');

describe('opening again', () => {
  const since = now - 20 * DAY;

  it('goes on with the mentor, says so, and is watched again', () => {
    const again = opened({ author: author('newcomer'), pairing: soFar(activePairing(ben, since)) });
    expect(besidesRecord(decide(again))).toEqual([
      {
        do: 'say',
        thread: { repository: 7, number: 5 },
        key: 'mentorship:7:11:1:5',
        message: {
          about: 'mentorship',
          mentor: ben,
          newcomer: ana,
          where: 'pull-request',
          agreement: noAgreement,
          phase: { is: 'active' },
          concern: { contact: null, url: null },
          mentioned: [],
        },
        // They were called when it began; an edit calls nobody.
        mentions: [],
        names: [ana.key, ben.key],
      },
      {
        do: 'remind',
        key: 'pairing-over:7:11:1',
        at: since + 90 * DAY,
        happening: { kind: 'pairing-over', thread: { repository: 7, number: 5 }, pairing: '7:11:1' },
      },
      {
        do: 'remind',
        key: 'check-in-due:7:11:1',
        at: now + 14 * DAY,
        happening: { kind: 'check-in-due', thread: { repository: 7, number: 5 }, pairing: '7:11:1' },
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
        { do: 'forget-reminder', key: 'check-in-due:7:11:1' },
        { do: 'forget-reminder', key: 'assignment-due:7:11:1' },
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
      'check-in-due:7:11:1',
      'assignment-due:7:11:1',
    ]);
    expect(messagesOf(effects)).toEqual([]);
  });

  it('takes back the ask that nobody answered', () => {
    const effects = decide(closed(askedPairing(ben, { asked: 2 })));
    expect(only(effects, 'unsay').map(({ key }) => key)).toContain('ask:7:11:1:2');
  });

  it('stops asking how it is going, and takes back what was asked', () => {
    const effects = decide(closed(activePairing(ben, now, { checkIns: { count: 2, lastAt: now } })));
    expect(only(effects, 'unsay').map(({ key }) => key)).toEqual(['check-in:7:11:1:2']);
    expect(only(effects, 'forget-reminder').map(({ key }) => key)).toEqual(['check-in-due:7:11:1']);
  });

  it('an hour later says nothing anew, unless it landed by hand', () => {
    const later = { isLater: true, thread: thread({ state: 'closed' }) };
    expect(messagesOf(decide(closed(activePairing(), later)))).toEqual([]);
    const byHand = decide(closed(activePairing(), { ...later, landed: change() }));
    expect(messagesOf(byHand)).toMatchObject([{ phase: { is: 'landed' } }]);
  });

  it.each([
    ['closed', null],
    ['landed', change()],
  ] as const)('with a mentor gives a last word and two weeks (%s)', (is, landed) => {
    const effects = decide(closed(activePairing(), { landed }));
    expect(only(effects, 'say')).toMatchObject([
      { key: 'mentorship:7:11:1:5', message: { phase: { is, until: now + 14 * DAY } } },
    ]);
    expect(remindersOver(effects)).toMatchObject([{ key: 'pairing-over:7:11:1', at: now + 14 * DAY }]);
    expect(pairingOf(effects)).toBeUndefined();
  });

  it('counts the two weeks from the closing, however late the news of it comes', () => {
    const closing = { at: now - 3 * DAY, by: ben, speakers: [], isByCommit: false };
    const late = { facts: facts(thread({ state: 'closed' }), { closing }) };
    expect(remindersOver(decide(closed(activePairing(), late)))).toMatchObject([{ at: now + 11 * DAY }]);
    const ahead = { facts: facts(thread({ state: 'closed' }), { closing: { ...closing, at: now + DAY } }) };
    expect(remindersOver(decide(closed(activePairing(), ahead)))).toMatchObject([{ at: now + 14 * DAY }]);
  });

  it('does not make a pairing longer than 90 days', () => {
    const effects = decide(closed(activePairing(ben, now - 85 * DAY)));
    expect(remindersOver(effects)).toMatchObject([{ at: now + 5 * DAY }]);
    expect(messagesOf(effects)).toMatchObject([{ phase: { until: now + 5 * DAY } }]);
  });
});

describe('while two go on although their thread is over', () => {
  const goingOn = (since: number) =>
    activePairing(ben, since, { agreement: { ...noAgreement, goesOn: true } });

  it('another closing says nothing and changes nothing', () => {
    const landing = { thread: thread({ state: 'landed' }), landed: change() };
    expect(besidesRecord(decide(closed(goingOn(now - DAY), landing)))).toEqual([]);
  });

  it('no rest ends it, only its 90 days', () => {
    expect(decide(over(goingOn(now - 20 * DAY)))).toMatchObject([{ do: 'remind', at: now + 70 * DAY }]);
    expect(stateOf(decide(over(goingOn(now - 90 * DAY))))).toMatchObject({ because: 'expired' });
  });
});

describe('a break', () => {
  const since = now - 100 * DAY;
  const long = pause(activePairing(ben, since), now - 30 * DAY);

  it('keeps the 90 days from ending, and it is looked again when they would end without more of it', () => {
    expect(decide(over(long, { thread: thread() }))).toMatchObject([{ do: 'remind', at: now + 20 * DAY }]);
  });

  it('is not looked at every moment, although its end moves along with it', () => {
    const last = pause(activePairing(ben, since), since + 90 * DAY - 1);
    expect(decide(over(last, { thread: thread() }))).toMatchObject([{ do: 'remind', at: now + DAY }]);
  });

  it('counts no day of it, once it is over', () => {
    const resumed = resume(long, now);
    const early = over(resumed, { thread: thread(), now: since + 120 * DAY - 1 });
    expect(stateOf(decide(early))).toBeUndefined();
    const late = over(resumed, { thread: thread(), now: since + 120 * DAY });
    expect(stateOf(decide(late))).toMatchObject({ because: 'expired' });
  });

  it('that nobody ended ends with the rest of the thread', () => {
    expect(stateOf(decide(over(long)))).toMatchObject({ is: 'ended', because: 'completed' });
  });

  it('goes on when the thread is opened again, and the comment says so', () => {
    const again = opened({ author: author('newcomer'), pairing: soFar(long) });
    expect(messagesOf(decide(again))).toMatchObject([{ about: 'mentorship', phase: { is: 'paused' } }]);
    expect(only(decide(again), 'remind').map(({ key }) => key)).toEqual(['pairing-over:7:11:1']);
  });

  it('gets a last word when the thread is over', () => {
    expect(messagesOf(decide(closed(long)))).toMatchObject([{ phase: { is: 'closed' } }]);
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
