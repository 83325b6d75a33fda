// How the search for a mentor begins: by itself, or because the newcomer asks for one.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type {
  CommandSituation,
  SearchDueSituation,
  UnansweredSituation,
} from '../../../src/domain/situation.ts';
import { DAY } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  askedPairing,
  author,
  ben,
  cleo,
  command,
  messagesOf,
  now,
  only,
  pairingOf,
  person,
  reactionsOf,
  searchDue,
  settings,
  soFar,
  thread,
  unanswered,
  wantedPairing,
  wants,
} from '../builders.ts';
import { expectShrug } from './shrug.ts';

const fay = person('fay-reed', '18');
const elsewhere = { repository: 7, number: 6 };
const stateOf = (effects: ReturnType<typeof decide>) => pairingOf(effects)?.state;
const askedOf = (effects: ReturnType<typeof decide>) => {
  const state = stateOf(effects);
  return state?.is === 'asked' ? state.whom : null;
};

const besidesUnmark = (effects: readonly Effect[]) => effects.filter(({ do: what }) => what !== 'unmark');

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
    ['its author wants no mentor', { wantsNone: true }],
    ['its author wants to be left alone', { author: { ...author(), isLeftAlone: true } }],
    ['a maintainer called it a duplicate', { thread: thread({ labels: ['Duplicate'] }) }],
    ['its author had a mentor once', { pairing: soFar(null, { count: 1 }) }],
    ['mentors come only by command', { settings: settings({ mentors: { ask: 'wanted' } }) }],
    ['there are no mentors here', { settings: settings({ mentors: { enabled: false } }) }],
  ])('is left alone when %s', (_, differs) => {
    expect(decide(unanswered(differs))).toEqual([]);
  });
});

describe('/mentor wanted', () => {
  it.each(['first-time', 'newcomer'] as const)('of a %s author asks somebody', (standing) => {
    const effects = decide(command(ana, wants('knots'), { speaker: author(standing) }));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(pairingOf(effects)).toMatchObject({ reason: 'asked-for', topic: 'knots', state: { whom: ben } });
  });

  it('begins anew after an earlier pairing, and still spares whoever passed then', () => {
    const effects = decide(command(ana, wants(), { pairing: soFar(null, { count: 2, tried: [ben.key] }) }));
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
      expect(only(effects, 'unsay')).toContainEqual({
        do: 'unsay',
        thread: before.thread,
        key: 'nobody-free:7:11:1',
      });
    });

    it('goes on about the old topic where no other is given', () => {
      const again = decide(command(ana, wants(), { pairing: soFar(before) }));
      expect(messagesOf(again)).toMatchObject([{ about: 'ask-to-mentor', topic: 'ropes' }]);
    });

    it('moves to where it is said, and leaves nothing behind where it was said before', () => {
      const there = { ...before, thread: elsewhere };
      const moved = decide(command(ana, wants(), { pairing: soFar(there) }));
      expect(only(moved, 'keep-pairing').map(({ pairing }) => pairing.thread.number)).toEqual([6, 5]);
      expect(only(moved, 'unsay')).toContainEqual({
        do: 'unsay',
        thread: elsewhere,
        key: 'nobody-free:7:11:1',
      });
      expect(only(moved, 'unlabel')).toMatchObject([{ thread: elsewhere, label: 'mentor wanted' }]);
      expect(only(moved, 'label')).toMatchObject([{ thread: { number: 5 }, label: 'mentor wanted' }]);
    });
  });

  it.each([askedPairing(), activePairing()])(
    'changes nothing while the pairing is $state.is, and is heard all the same',
    (open) => {
      const effects = decide(command(ana, wants(), { pairing: soFar(open) }));
      expect(besidesUnmark(effects).map((effect) => effect.do)).toEqual(['react']);
      expect(reactionsOf(effects)).toEqual(['+1']);
    },
  );

  describe('on an issue', () => {
    const issue = { thread: thread({ kind: 'issue', author: ben }), author: author('maintainer', ben) };

    it('is for whoever new works on it, whoever opened it', () => {
      const effects = decide(command(ana, wants(), issue));
      expect(pairingOf(effects)).toMatchObject({
        newcomer: ana,
        reason: 'asked-for',
        state: { is: 'asked' },
      });
      expect(messagesOf(effects)).toMatchObject([{ where: 'issue' }]);
    });

    it('is not for a second person while a first one is paired there', () => {
      const taken = { ...issue, pairing: soFar(activePairing()), speaker: author('first-time', fay) };
      expectShrug(command(fay, wants(), taken));
    });
  });

  it('takes back that they wanted no mentor', () => {
    const effects = decide(command(ana, wants(), { wantsNone: true }));
    expect(only(effects, 'unmark')).toEqual([
      { do: 'unmark', person: ana.key, milestone: 'wants-no-mentor' },
    ]);
    expect(askedOf(effects)).toEqual(ben);
  });

  it('never asks whom the newcomer is not to be paired with again', () => {
    const apart = { pairing: soFar(null, { count: 1, apart: [ben.key] }) };
    expect(askedOf(decide(command(ana, wants(), apart)))).toEqual(cleo);
  });

  it.each<[string, CommandSituation]>([
    [
      'anybody on somebody else’s pull request',
      command(fay, wants(), { speaker: author('first-time', fay) }),
    ],
    ['a maintainer', command(ana, wants(), { speaker: author('maintainer') })],
    ['a regular', command(ana, wants(), { speaker: author('regular') })],
    ['an occasional contributor', command(ana, wants(), { speaker: author('occasional') })],
    ['somebody returning', command(ana, wants(), { speaker: author('returning') })],
    ['who wants to be left alone', command(ana, wants(), { speaker: { ...author(), isLeftAlone: true } })],
    ['the author of what is closed', command(ana, wants(), { thread: thread({ state: 'closed' }) })],
    ['the author of what landed', command(ana, wants(), { thread: thread({ state: 'landed' }) })],
    ['the author of what is spam', command(ana, wants(), { thread: thread({ labels: ['spam'] }) })],
    ['anybody where the author is gone', command(ana, wants(), { author: null })],
    [
      'anybody where there are no mentors',
      command(ana, wants(), { settings: settings({ mentors: { enabled: false } }) }),
    ],
  ])('is not for %s', (_, situation) => expectShrug(situation));
});

describe('a search that was put off', () => {
  it.each<[string, Partial<SearchDueSituation>]>([
    ['a human has come by meanwhile, and nobody was asked', { thread: thread({ answeredAt: now - 1 }) }],
    ['a maintainer called it spam meanwhile', { thread: thread({ labels: ['spam'] }) }],
  ])('ends where %s', (_, differs) => {
    const effects = decide(searchDue(wantedPairing(), differs));
    expect(stateOf(effects)).toEqual({ is: 'ended', because: 'released', at: now });
    expect(messagesOf(effects)).toEqual([]);
  });

  it('waits on while it is a draft, which wants nobody’s time', () => {
    const effects = decide(searchDue(wantedPairing(), { thread: thread({ state: 'draft' }) }));
    expect(effects).toMatchObject([{ do: 'remind', key: 'search-due:7:11:1', at: now + DAY }]);
  });

  it.each(['asked-for', 'assigned'] as const)(
    'goes on where somebody wished for it, whatever became of the thread (%s)',
    (reason) => {
      const wished = wantedPairing({ reason });
      for (const of of [thread({ state: 'draft' }), thread({ answeredAt: now - 1 })])
        expect(askedOf(decide(searchDue(wished, { thread: of })))).toEqual(ben);
    },
  );

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
