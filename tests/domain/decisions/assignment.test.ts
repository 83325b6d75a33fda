// Where a project assigns its mentors: consent first, then the assignment, and only then a name in public.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { pause, type Bond, type Pairing } from '../../../src/domain/pairing.ts';
import type { AssignmentSituation, Situation } from '../../../src/domain/situation.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import {
  accepts,
  activePairing,
  ana,
  askedPairing,
  assignmentDue,
  ben,
  checkingIn,
  closed,
  cleo,
  command,
  labelsOf,
  line,
  messagesOf,
  notesOf,
  now,
  only,
  opened,
  over,
  pairingOf,
  reactionsOf,
  settings,
  soFar,
  thread,
} from '../builders.ts';

const assigns = settings({ mentors: { assign: true } });
const silenced = { isSilenced: true, settings: settings({ quiet: true }) };
const unnamed = (since = now - MINUTE, differs: Partial<Bond> = {}) =>
  activePairing(ben, since, { introducedAt: null, ...differs });
const due = (open: Pairing | null, differs: Partial<AssignmentSituation> = {}) =>
  decide(assignmentDue(open, { settings: assigns, ...differs }));
const remindersIn = (effects: readonly Effect[]) =>
  only(effects, 'remind').map(({ key, at }) => [key, at - now]);

describe('an acceptance', () => {
  const accepted = { pairing: soFar(askedPairing(ben)), settings: assigns };
  const effects = decide(command(ben, accepts, accepted));

  it('asks GitHub for the assignment, and is looked at in a minute', () => {
    expect(only(effects, 'assign')).toEqual([
      { do: 'assign', thread: { repository: 7, number: 5 }, person: ben, isAssigned: true },
    ]);
    expect(remindersIn(effects)).toContainEqual(['assignment-due:7:11:1', MINUTE]);
  });

  it('is kept and heard, and names nobody yet', () => {
    expect(pairingOf(effects)).toMatchObject({ state: { is: 'active', mentor: ben }, introducedAt: null });
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(messagesOf(effects)).toEqual([]);
    expect(labelsOf(effects)).toEqual(['-mentor wanted']);
  });

  it('takes back the question, and lasts 90 days from then', () => {
    expect(only(effects, 'unsay').map(({ key }) => key)).toContain('ask:7:11:1:1');
    expect(remindersIn(effects)).toContainEqual(['pairing-over:7:11:1', 90 * DAY]);
  });

  it('by a maintainer who takes it waits for the assignment alike', () => {
    const taken = decide(command(cleo, line({ verb: 'mentor me' }), accepted));
    expect(messagesOf(taken)).toEqual([]);
    expect(only(taken, 'assign')).toMatchObject([{ person: cleo, isAssigned: true }]);
  });
});

describe('once GitHub shows the assignment', () => {
  it('the mentor is named, both are called, and they are looked after from now on', () => {
    const effects = due(unnamed());
    expect(pairingOf(effects)?.introducedAt).toBe(now);
    expect(only(effects, 'say')).toMatchObject([
      {
        key: 'mentorship:7:11:1:5',
        message: { mentor: ben, newcomer: ana, phase: { is: 'active' }, mentioned: [ana.key, ben.key] },
        mentions: [ana.key, ben.key],
      },
    ]);
    expect(labelsOf(effects)).toEqual(['-mentor wanted', 'has mentor']);
    expect(remindersIn(effects)).toEqual([['check-in-due:7:11:1', 14 * DAY]]);
  });

  it('whoever was called three times this week is named without it', () => {
    const effects = due(unnamed(), { mentions: new Map([[ben.key, 3]]) });
    expect(only(effects, 'say')).toMatchObject([
      { message: { mentor: ben, mentioned: [ana.key] }, mentions: [ana.key] },
    ]);
  });

  it('a mentor who took a break meanwhile is named, and nobody is asked how it goes', () => {
    const effects = due(pause(unnamed(), now));
    expect(messagesOf(effects)).toMatchObject([{ phase: { is: 'paused' } }]);
    expect(remindersIn(effects)).toEqual([]);
  });

  it('nobody is introduced twice', () => {
    expect(due(activePairing())).toEqual([]);
  });

  it.each<[string, Pairing | null]>([
    ['has ended', null],
    ['is another one', { ...unnamed(), id: '7:11:2' }],
    ['has no mentor', askedPairing()],
  ])('nothing is said about a pairing that %s', (_, open) => {
    expect(due(open, { due: assignmentDue(unnamed()).due })).toEqual([]);
  });
});

describe('while GitHub does not show it', () => {
  const waiting = (ms: number, differs: Partial<AssignmentSituation> = {}) =>
    due(unnamed(now - ms), { isAssigned: false, ...differs });

  it.each([
    [MINUTE, MINUTE],
    [5 * MINUTE, 5 * MINUTE],
    [3 * HOUR, 3 * HOUR],
    [9 * DAY, DAY],
    [0, MINUTE],
  ])('after %d ms, it is looked again in %d: ever later, at least once a day', (waited, next) => {
    const effects = waiting(waited);
    expect(remindersIn(effects)).toEqual([['assignment-due:7:11:1', next]]);
    expect(messagesOf(effects)).toEqual([]);
    expect(pairingOf(effects)).toBeUndefined();
  });

  it.each([
    [DAY - 1, []],
    [DAY, ['assignment-unconfirmed']],
    [2 * DAY - 1, ['assignment-unconfirmed']],
    [2 * DAY, []],
  ])('the log says so once, after a day (%d ms)', (waited, notes) => {
    expect(notesOf(waiting(waited))).toEqual(notes);
  });

  it.each<[string, Situation]>([
    ['a goal', command(ben, line({ verb: 'mentor goal', text: 'Land it' }), { pairing: soFar(unnamed()) })],
    ['a break', command(ben, line({ verb: 'mentor pause' }), { pairing: soFar(unnamed()) })],
    ['the end', command(ben, line({ verb: 'mentor done' }), { pairing: soFar(unnamed()) })],
    ['the closing of the thread', closed(unnamed())],
    ['its opening again', opened({ pairing: soFar(unnamed()) })],
    ['the end of its time', over(unnamed(now - 90 * DAY), { thread: thread() })],
    ['a silence', checkingIn(unnamed(now - 30 * DAY))],
    [
      'a pull request that takes it along',
      opened({ thread: thread({ number: 9 }), pairing: soFar(unnamed()), closes: [5] }),
    ],
  ])('%s names nobody', (_, situation) => {
    const said = only(decide({ ...situation, settings: assigns } as Situation), 'say');
    expect(said.filter(({ message }) => message.about !== 'welcome')).toEqual([]);
  });
});

describe('where a maintainer asked for silence', () => {
  it('the introduction waits for its end, and nobody is assigned who need not be', () => {
    const effects = decide(command(ben, accepts, { pairing: soFar(askedPairing(ben)), ...silenced }));
    expect(pairingOf(effects)).toMatchObject({ state: { is: 'active' }, introducedAt: null });
    expect(remindersIn(effects)).toContainEqual(['assignment-due:7:11:1', MINUTE]);
    expect([...only(effects, 'assign'), ...only(effects, 'say')]).toEqual([]);
  });

  it('it is looked again, which the log does not complain about', () => {
    const effects = due(unnamed(now - DAY), silenced);
    expect(remindersIn(effects)).toEqual([['assignment-due:7:11:1', DAY]]);
    expect(notesOf(effects)).toEqual([]);
  });

  it('it takes place when words are welcome again', () => {
    expect(messagesOf(due(unnamed(now - DAY), { settings: settings() }))).toMatchObject([
      { about: 'mentorship', mentor: ben },
    ]);
  });
});

describe('the assignment', () => {
  it('is taken back where somebody leaves before the thread is over', () => {
    const leaves = command(ben, line({ verb: 'mentor leave' }), {
      pairing: soFar(activePairing()),
      settings: assigns,
    });
    expect(only(decide(leaves), 'assign')).toEqual([
      { do: 'assign', thread: { repository: 7, number: 5 }, person: ben, isAssigned: false },
    ]);
  });

  it('stays where the thread is over: it shows for ever who did it', () => {
    expect(only(decide(over(activePairing(), { settings: assigns })), 'assign')).toEqual([]);
  });

  it('is none of Belay’s business where the project does not wish it', () => {
    const leaves = command(ben, line({ verb: 'mentor leave' }), { pairing: soFar(activePairing()) });
    expect(only(decide(leaves), 'assign')).toEqual([]);
  });
});
