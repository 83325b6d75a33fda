// A pairing follows its newcomer from an issue to the pull request that closes it.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { pause, type Bond, type Pairing } from '../../../src/domain/pairing.ts';
import type { LinkedSituation } from '../../../src/domain/situation.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  askedPairing,
  author,
  ben,
  labelsOf,
  linked,
  messagesOf,
  notesOf,
  now,
  only,
  opened,
  pairingOf,
  settings,
  soFar,
  thread,
  wantedPairing,
} from '../builders.ts';

/** The pull request by which Ana closes issue 5. */
const pull = thread({ number: 9 });
const onIssue = { repository: 7, number: 5 };
const since = now - 20 * DAY;

const linking = (open: Pairing | null, differs: Partial<LinkedSituation> = {}) =>
  decide(linked(open, { thread: pull, closes: [5], ...differs }));
const remindersIn = (effects: readonly Effect[]) =>
  only(effects, 'remind').map(({ key, at, happening }) => [
    key,
    at - now,
    'thread' in happening && happening.thread.number,
  ]);

describe('with a mentor, a pairing', () => {
  const agreement = { ...activePairing().agreement, goal: 'Land it', everyDays: 7 };
  const effects = linking(activePairing(ben, since, { agreement }));

  it('goes along as it is, and the log says so', () => {
    expect(pairingOf(effects)).toEqual({
      ...activePairing(ben, since, { agreement }),
      thread: { repository: 7, number: 9 },
    });
    expect(notesOf(effects)).toEqual(['pairing-moved']);
  });

  it('takes its lasting comment and its label along, which leave the issue', () => {
    expect(only(effects, 'unsay')).toEqual([{ do: 'unsay', thread: onIssue, key: 'mentorship:7:11:1:5' }]);
    expect(only(effects, 'say')).toMatchObject([
      {
        thread: { number: 9 },
        key: 'mentorship:7:11:1:9',
        message: { about: 'mentorship', where: 'pull-request', agreement: { goal: 'Land it' } },
        mentions: [],
      },
    ]);
    expect(only(effects, 'unlabel')).toEqual([{ do: 'unlabel', thread: onIssue, label: 'has mentor' }]);
    expect(only(effects, 'label')).toEqual([{ do: 'label', thread: pull, label: 'has mentor' }]);
  });

  it('is looked after there from now on', () => {
    expect(remindersIn(effects)).toEqual([
      ['pairing-over:7:11:1', 70 * DAY, 9],
      ['check-in-due:7:11:1', 7 * DAY, 9],
    ]);
  });

  it('takes a break along', () => {
    const paused = linking(pause(activePairing(ben, since), now - DAY));
    expect(messagesOf(paused)).toMatchObject([{ phase: { is: 'paused' } }]);
    expect(remindersIn(paused).map(([key]) => key)).toEqual(['pairing-over:7:11:1']);
  });

  it('leaves no question how it is going behind', () => {
    const asked = linking(activePairing(ben, since, { checkIns: { count: 2, lastAt: now - DAY } }));
    expect(only(asked, 'unsay')).toContainEqual({
      do: 'unsay',
      thread: onIssue,
      key: 'check-in:7:11:1:2',
    });
  });

  it('gets a last word when the pull request is over, although it went on without the issue', () => {
    const wentOn = activePairing(ben, since, { agreement: { ...agreement, goesOn: true } });
    expect(pairingOf(linking(wentOn))?.agreement.goesOn).toBe(false);
  });

  it('takes the assignment along where the project wishes one', () => {
    const assigned = linking(activePairing(), { settings: settings({ mentors: { assign: true } }) });
    expect(only(assigned, 'assign')).toMatchObject([
      { thread: onIssue, person: ben, isAssigned: false },
      { thread: { number: 9 }, person: ben, isAssigned: true },
    ]);
    expect(only(effects, 'assign')).toEqual([]);
  });

  it('names nobody there before the introduction, which is waited for there', () => {
    const unnamed: Bond = activePairing(ben, now, { introducedAt: null });
    const waiting = linking(unnamed, { settings: settings({ mentors: { assign: true } }) });
    expect(messagesOf(waiting)).toEqual([]);
    expect(labelsOf(waiting)).toEqual(['-has mentor']);
    expect(remindersIn(waiting)).toContainEqual(['assignment-due:7:11:1', MINUTE, 9]);
  });
});

describe('while nobody is being asked, a search', () => {
  const effects = linking(wantedPairing({ asked: 1, tried: [ben.key] }));

  it('goes along and goes on at once: now it is known what is touched', () => {
    expect(pairingOf(effects)).toMatchObject({ thread: { number: 9 }, state: { is: 'wanted' } });
    expect(remindersIn(effects)).toEqual([['search-due:7:11:1', 0, 9]]);
    expect(notesOf(effects)).toEqual(['pairing-moved']);
  });

  it('leaves nothing on the issue', () => {
    expect(only(effects, 'unsay')).toEqual([{ do: 'unsay', thread: onIssue, key: 'nobody-free:7:11:1' }]);
    expect(labelsOf(effects)).toEqual(['-mentor wanted', 'mentor wanted']);
    expect(only(effects, 'unlabel')).toMatchObject([{ thread: onIssue }]);
    expect(messagesOf(effects)).toEqual([]);
  });
});

describe('a pairing stays where it is', () => {
  it.each<[string, Pairing | null, Partial<LinkedSituation>]>([
    ['somebody is asked, who has the question there', askedPairing(), {}],
    ['there is none', null, {}],
    ['another issue is closed', activePairing(), { closes: [6] }],
    ['nothing is closed', activePairing(), { closes: [] }],
    ['somebody else closes it', activePairing(), { thread: thread({ number: 9, author: ben }) }],
    ['an account that is gone closes it', activePairing(), { thread: thread({ number: 9, author: null }) }],
    ['the pull request landed already', activePairing(), { thread: thread({ number: 9, state: 'landed' }) }],
    ['the pull request is closed', activePairing(), { thread: thread({ number: 9, state: 'closed' }) }],
    ['an issue names it', activePairing(), { thread: thread({ number: 9, kind: 'issue' }) }],
    ['it is there already', activePairing(), { thread: thread({ number: 5 }) }],
  ])('where %s', (_, open, differs) => {
    expect(linking(open, differs)).toEqual([]);
  });
});

describe('a pull request that is opened', () => {
  const opening = (differs: Parameters<typeof opened>[0] = {}) =>
    decide(opened({ thread: pull, author: author('newcomer'), closes: [5], ...differs }));

  it.each(['open', 'draft'] as const)('takes the pairing along at once (%s)', (state) => {
    const of = { thread: thread({ number: 9, state }), pairing: soFar(activePairing()) };
    expect(pairingOf(opening(of))?.thread.number).toBe(9);
  });

  it('is not watched as one that nobody looks after', () => {
    const effects = opening({ author: author('first-time'), pairing: soFar(activePairing()) });
    expect(only(effects, 'remind').map(({ key }) => key)).not.toContain('answer-due:7:9');
  });

  it('takes nothing along in a locked thread but the state', () => {
    const of = { thread: thread({ number: 9, isLocked: true }), pairing: soFar(activePairing()) };
    const effects = opening(of);
    expect(pairingOf(effects)?.newcomer).toEqual(ana);
    expect([...only(effects, 'say'), ...only(effects, 'label'), ...only(effects, 'assign')]).toEqual([]);
  });
});
