// How people leave a pairing, or want another: no reason is asked, none is given, and the two are never paired again.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { pause, type Pairing } from '../../../src/domain/pairing.ts';
import type { CommandSituation } from '../../../src/domain/situation.ts';
import { DAY } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  askedPairing,
  author,
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
  reactionsOf,
  recordOf,
  settings,
  soFar,
  thread,
  unanswered,
  wantedPairing,
} from '../builders.ts';
import { expectShrug } from './shrug.ts';

const declines = line({ verb: 'mentor no thanks' });
const changes = line({ verb: 'mentor change' });
const leaves = line({ verb: 'mentor leave' });
const ends = line({ verb: 'mentor done' });
const elsewhere = { repository: 7, number: 6 };
const asked = () => askedPairing(ben);
const active = () => activePairing(ben, now - 5 * DAY, { checkIns: { count: 1, lastAt: now - DAY } });
const paused = () => pause(active(), now - DAY);

const with_ = (open: Pairing | null, differs: Partial<CommandSituation> = {}) => ({
  pairing: soFar(open),
  ...differs,
});
const partedIn = (effects: readonly Effect[]) => only(effects, 'part').map(({ mentor }) => mentor);
const unsaidIn = (effects: readonly Effect[]) => only(effects, 'unsay').map(({ key }) => key);
const keptIn = (effects: readonly Effect[]) => only(effects, 'keep-pairing').map(({ pairing }) => pairing);
/** What others can read: comments and the log. */
const toldIn = (effects: readonly Effect[]) =>
  JSON.stringify(effects.filter((effect) => effect.do === 'say' || effect.do === 'note'));

describe('/mentor no thanks', () => {
  it('is kept, so that nobody is looked for any more', () => {
    const effects = decide(command(ana, declines));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(only(effects, 'mark')).toEqual([{ do: 'mark', person: ana.key, milestone: 'wants-no-mentor' }]);
    expect(decide(unanswered({ wantsNone: true }))).toEqual([]);
  });

  it.each([
    [wantedPairing(), [], ['ask:7:11:1:0', 'nobody-free:7:11:1'], 'mentor wanted'],
    [asked(), [ben.key], ['ask:7:11:1:1', 'nobody-free:7:11:1'], 'mentor wanted'],
    [active(), [ben.key], ['mentorship:7:11:1:5', 'check-in:7:11:1:1'], 'has mentor'],
    [paused(), [ben.key], ['mentorship:7:11:1:5', 'check-in:7:11:1:1'], 'has mentor'],
  ] as const)(
    'ends a pairing that is $state.is, and takes back what was said of it',
    (open, apart, said, label) => {
      const effects = decide(command(ana, declines, with_(open)));
      expect(pairingOf(effects)?.state).toEqual({ is: 'ended', because: 'released', at: now });
      expect(partedIn(effects)).toEqual(apart);
      expect(unsaidIn(effects)).toEqual(said);
      expect(labelsOf(effects)).toEqual([`-${label}`]);
      expect(messagesOf(effects)).toEqual([]);
    },
  );

  it('is said once, and heard again', () => {
    const effects = decide(command(ana, declines, { wantsNone: true }));
    expect(effects.map((effect) => effect.do)).toEqual(['react']);
    expect(reactionsOf(effects)).toEqual(['+1']);
  });

  it('is for the newcomer on somebody else’s issue, too', () => {
    const issue = { thread: thread({ kind: 'issue', author: dara }), author: author('maintainer', dara) };
    expect(reactionsOf(decide(command(ana, declines, with_(wantedPairing(), issue))))).toEqual(['+1']);
  });

  it.each<[string, CommandSituation]>([
    ['the mentor', command(ben, declines, with_(active()))],
    ['a maintainer', command(cleo, declines, with_(wantedPairing()))],
    ['somebody else', command(cleo, declines)],
    ['anybody where the author is gone', command(cleo, declines, { author: null })],
  ])('is not for %s', (_, situation) => expectShrug(situation));
});

describe('/mentor change', () => {
  it('while somebody is asked asks the next one, and spares who was asked for good', () => {
    const effects = decide(command(ana, changes, with_(asked())));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(pairingOf(effects)).toMatchObject({ id: '7:11:1', asked: 2, state: { is: 'asked', whom: cleo } });
    expect(partedIn(effects)).toEqual([ben.key]);
    expect(unsaidIn(effects)).toContain('ask:7:11:1:1');
    expect(notesOf(effects)).toEqual(['pairing-changed', 'mentor-asked']);
  });

  it.each([active(), paused()])('ends the pairing that is $state.is and begins a new one', (open) => {
    const effects = decide(command(ana, changes, with_({ ...open, topic: 'knots' })));
    expect(keptIn(effects)).toMatchObject([
      { id: '7:11:1', state: { is: 'ended', because: 'released' } },
      { id: '7:11:2', topic: 'knots', asked: 1, state: { is: 'asked', whom: cleo } },
    ]);
    expect(partedIn(effects)).toEqual([ben.key]);
    expect(unsaidIn(effects)).toEqual(expect.arrayContaining(['mentorship:7:11:1:5', 'check-in:7:11:1:1']));
    expect(labelsOf(effects)).toEqual(['-has mentor', 'mentor wanted']);
  });

  it.each([asked(), active()])('tells nobody who it was, nor why ($state.is)', (open) => {
    expect(toldIn(decide(command(ana, changes, with_(open))))).not.toContain(ben.login);
  });

  it('never asks whom the newcomer parted from before, either', () => {
    const before = { pairing: soFar(active(), { apart: [cleo.key] }) };
    expect(keptIn(decide(command(ana, changes, before))).at(-1)?.state).toMatchObject({ whom: dara });
  });

  it('says honestly when there is nobody else', () => {
    const effects = decide(command(ana, changes, with_(active(), { candidates: [] })));
    expect(messagesOf(effects)).toMatchObject([{ about: 'nobody-free' }]);
  });

  it('while nobody is asked looks again', () => {
    const effects = decide(command(ana, changes, with_(wantedPairing())));
    expect(pairingOf(effects)).toMatchObject({ id: '7:11:1', state: { is: 'asked', whom: ben } });
    expect(partedIn(effects)).toEqual([]);
  });

  it.each<[string, CommandSituation]>([
    ['the mentor', command(ben, changes, with_(active()))],
    ['whoever is asked', command(ben, changes, with_(asked()))],
    ['a maintainer', command(cleo, changes, with_(active()))],
    ['whoever has nobody', command(ana, changes)],
    ['the newcomer in another thread', command(ana, changes, with_({ ...active(), thread: elsewhere }))],
    [
      'the newcomer once it is over',
      command(ana, changes, with_(active(), { thread: thread({ state: 'landed' }) })),
    ],
    [
      'the newcomer where there are no mentors any more',
      command(ana, changes, with_(active(), { settings: settings({ mentors: { enabled: false } }) })),
    ],
  ])('is not for %s', (_, situation) => expectShrug(situation));
});

describe('/mentor leave', () => {
  it.each([
    [ana, 'mentor', ben],
    [ben, 'newcomer', ana],
  ] as const)('by $login ends it, and the other one hears that it is over', (who, role, to) => {
    const effects = decide(command(who, leaves, with_(active())));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(pairingOf(effects)?.state).toEqual({ is: 'ended', because: 'released', at: now });
    expect(only(effects, 'say')).toEqual([
      {
        do: 'say',
        thread: thread(),
        key: 'mentorship-over:7:11:1',
        message: { about: 'mentorship-over', to, role, isMentioned: true },
        mentions: [to.key],
        names: [to.key],
      },
    ]);
    expect(partedIn(effects)).toEqual([ben.key]);
    expect(unsaidIn(effects)).toEqual(['mentorship:7:11:1:5', 'check-in:7:11:1:1']);
    expect(labelsOf(effects)).toEqual(['-has mentor']);
  });

  it('names nobody who left', () => {
    expect(toldIn(decide(command(ben, leaves, with_(active()))))).not.toContain(ben.login);
  });

  it('ends a break, too', () => {
    expect(pairingOf(decide(command(ben, leaves, with_(paused()))))?.state.is).toBe('ended');
  });

  it('calls nobody who was called three times this week', () => {
    const effects = decide(command(ben, leaves, with_(active(), { mentions: new Map([[ana.key, 3]]) })));
    expect(only(effects, 'say')).toMatchObject([{ message: { isMentioned: false }, mentions: [] }]);
  });

  it('is possible after the thread is over', () => {
    const landed = with_(active(), { thread: thread({ state: 'landed' }) });
    expect(reactionsOf(decide(command(ana, leaves, landed)))).toEqual(['+1']);
  });
});

describe('/mentor done', () => {
  it.each([ana, ben])('by $login ends it with thanks in the lasting comment', (who) => {
    const effects = decide(command(who, ends, with_(active())));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(pairingOf(effects)?.state).toEqual({ is: 'ended', because: 'completed', at: now });
    expect(only(effects, 'say')).toMatchObject([
      {
        key: 'mentorship:7:11:1:5',
        message: { phase: { is: 'ended', because: 'completed', questionsUrl: null } },
        mentions: [],
      },
    ]);
    expect(unsaidIn(effects)).toEqual(['check-in:7:11:1:1']);
    expect(labelsOf(effects)).toEqual(['-has mentor']);
  });

  it('keeps nobody apart: the two may begin anew', () => {
    expect(partedIn(decide(command(ana, ends, with_(active()))))).toEqual([]);
  });

  it.each([
    ['lena-vogt', 'https://belay.example.org', 'https://belay.example.org/pairings/7:11:1'],
    [null, 'https://belay.example.org', null],
    ['lena-vogt', null, null],
  ])(
    'asks two questions in private where %j reads the answers, on a page of %j',
    (contact, pagesUrl, page) => {
      const project = { settings: settings({ safety: { contact } }), pagesUrl };
      expect(messagesOf(decide(command(ana, ends, with_(active(), project))))).toMatchObject([
        { phase: { questionsUrl: page } },
      ]);
    },
  );
});

describe('whatever ends a mentorship', () => {
  it.each([declines, changes, leaves, ends])('the mentor gave their time, and it counts', (said) => {
    const effects = decide(command(ana, said, with_(active())));
    expect(recordOf(effects)?.contributions).toMatchObject([
      { kind: 'mentored', id: 'mentorship-7:11:1', author: ben.key, number: 5, at: now },
    ]);
  });

  it.each([declines, leaves, ends])('nothing is due any more', (said) => {
    const effects = decide(command(ana, said, with_(active())));
    expect(only(effects, 'forget-reminder').map(({ key }) => key)).toEqual([
      'answer-due:7:5',
      'reply-due:7:11:1',
      'search-due:7:11:1',
      'pairing-over:7:11:1',
      'check-in-due:7:11:1',
      'assignment-due:7:11:1',
    ]);
    expect(only(effects, 'remind')).toEqual([]);
  });
});
