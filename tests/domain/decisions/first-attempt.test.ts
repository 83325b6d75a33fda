// A first pull request that was closed without being merged: one kind word, unless somebody has said it better.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { ClosedSituation, Recognition } from '../../../src/domain/situation.ts';
import type { Closing } from '../../../src/domain/thread-facts.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  author,
  ben,
  change,
  closed,
  facts,
  messagesOf,
  notesOf,
  now,
  only,
  opened,
  recognition,
  repository,
  settings,
  soFar,
  thread,
} from '../builders.ts';

const closedAt = now - HOUR;
const ended = thread({ state: 'closed' });
const due = { kind: 'closing-due', thread: { repository: repository.id, number: 5 } } as const;

/** An hour after the closing. */
function later(
  differs: Partial<ClosedSituation> = {},
  known: Partial<Recognition> = {},
  closing: Partial<Closing> = {},
): ClosedSituation {
  const of = differs.thread ?? ended;
  return closed(null, {
    thread: of,
    isLater: true,
    facts: facts(of, { closing: { at: closedAt, by: ben, speakers: [], isByCommit: false, ...closing } }),
    recognition: recognition(known),
    ...differs,
  });
}
const labelled = (label: string) => thread({ state: 'closed', labels: ['rope', label] });

describe('at the closing', () => {
  const watched = (differs: Partial<ClosedSituation>) =>
    only(decide(closed(null, differs)), 'remind').map(({ key, at, happening }) => ({ key, at, happening }));

  it('nothing is said yet; an hour later it is looked at again', () => {
    const early = closed(null, {
      facts: facts(ended, { closing: { at: closedAt, by: ben, speakers: [], isByCommit: false } }),
      recognition: recognition(),
    });
    expect(messagesOf(decide(early))).toEqual([]);
    expect(only(decide(early), 'remind')).toEqual([
      { do: 'remind', key: 'closing-due:7:5', at: now, happening: due },
    ]);
  });

  it('the hour begins now where GitHub does not say when it was closed', () => {
    expect(watched({ facts: facts(ended, { closing: null }) })).toMatchObject([{ at: now + HOUR }]);
  });

  it.each<[string, Partial<ClosedSituation>]>([
    ['what landed', { thread: thread({ state: 'landed' }), landed: change() }],
    ['what landed by another way', { landed: change() }],
    ['an issue', { thread: thread({ state: 'closed', kind: 'issue' }) }],
    ['what somebody who is gone has left', { thread: thread({ state: 'closed', author: null }) }],
    ['what was looked at again', { isLater: true }],
  ])('%s is not watched', (_, differs) => {
    expect(watched(differs)).toEqual([]);
  });
});

describe('an hour later', () => {
  it('there is one kind word with a next step', () => {
    const effects = decide(later({}, { contributingUrl: 'https://example.org/guide' }));
    expect(only(effects, 'say')).toEqual([
      {
        do: 'say',
        thread: ended,
        key: 'first-attempt:7:11:5',
        message: {
          about: 'first-attempt-closed',
          person: ana,
          contributingUrl: 'https://example.org/guide',
          nextSteps: [],
          mentors: true,
        },
        mentions: [],
        names: [ana.key],
      },
    ]);
    expect(only(effects, 'mark')).toEqual([
      { do: 'mark', person: ana.key, milestone: 'first-attempt-closed:5' },
    ]);
    expect(notesOf(effects)).toEqual(['consoled: first attempt closed']);
  });

  it('the guide is the one that the project chose, and mentors are named only where there are some', () => {
    const chosen = settings({
      welcome: { contributing: 'https://example.org/chosen' },
      mentors: { enabled: false },
    });
    const effects = decide(later({ settings: chosen }, { contributingUrl: 'https://example.org/guide' }));
    expect(messagesOf(effects)).toMatchObject([
      { contributingUrl: 'https://example.org/chosen', mentors: false },
    ]);
  });

  it.each<[string, ClosedSituation, string]>([
    ['its author closed it', later({}, {}, { by: ana }), 'not-consoled: closed by its author'],
    [
      'a maintainer explained it',
      later({}, { wasExplained: true }),
      'not-consoled: explained by a maintainer',
    ],
    [
      'its author has commits here since',
      later({}, { hasCommitsSince: true }),
      'not-consoled: may have landed another way',
    ],
    [
      'the day’s messages are spent',
      later({}, { written: { inThread: 0, inRepositoryToday: 40 } }),
      'held-back: budget',
    ],
    [
      'the thread’s messages are spent',
      later({}, { written: { inThread: 6, inRepositoryToday: 0 } }),
      'held-back: budget',
    ],
    ...['spam', 'Invalid', 'duplicate'].map((label): [string, ClosedSituation, string] => [
      `it is labelled ${label}`,
      later({ thread: labelled(label) }),
      'not-consoled: labelled',
    ]),
    [
      'it has a label that this project finds unwelcome',
      later({ thread: labelled('off-topic'), settings: settings({ labels: { unwelcome: ['Off-Topic'] } }) }),
      'not-consoled: labelled',
    ],
  ])('there is none where %s, and the log says why', (_, situation, note) => {
    const effects = decide(situation);
    expect(messagesOf(effects)).toEqual([]);
    expect(only(effects, 'mark')).toEqual([]);
    expect(notesOf(effects)).toEqual([note]);
  });

  it.each<[string, ClosedSituation]>([
    ['it was said before', later({}, { wasSaid: true })],
    ['it is not the first time', later({}, { author: author('newcomer') })],
    ['its author had commits here before', later({}, { hadCommits: true })],
    ['it landed another way', later({ landed: change({ at: closedAt }) })],
    ['its author wants to be left alone', later({}, { author: { ...author(), isLeftAlone: true } })],
    ['the thread is locked', later({ thread: thread({ state: 'closed', isLocked: true }) })],
    ['it is a day late', later({}, {}, { at: now - DAY - 1 })],
    ['the project does not want it', later({ settings: settings({ recognition: { enabled: false } }) })],
    ['the project is quiet', later({ settings: settings({ quiet: true }) })],
    ['it is an issue', later({ thread: thread({ state: 'closed', kind: 'issue' }) })],
    ['nobody is there to say it to', later({ recognition: null })],
  ])('there is none, nothing is marked and nothing noted where %s', (_, situation) => {
    const effects = decide(situation);
    expect(messagesOf(effects)).toEqual([]);
    expect(only(effects, 'mark')).toEqual([]);
    expect(notesOf(effects)).toEqual([]);
  });

  it.each<[string, ClosedSituation]>([
    ['it was closed by a machine', later({}, {}, { by: { ...ben, isBot: true } })],
    ['nobody knows who closed it', later({}, {}, { by: null })],
    ['it was closed exactly a day ago', later({}, {}, { at: now - DAY })],
  ])('there is one where %s', (_, situation) => {
    expect(messagesOf(decide(situation))).toMatchObject([{ about: 'first-attempt-closed' }]);
  });

  it('a pairing that rests is left to rest', () => {
    const effects = decide(later({ pairing: soFar(activePairing()) }));
    expect(messagesOf(effects).map(({ about }) => about)).toEqual(['first-attempt-closed']);
    expect(only(effects, 'keep-pairing')).toEqual([]);
  });

  it('a pairing is told that it landed after all', () => {
    const effects = decide(later({ pairing: soFar(activePairing()), landed: change({ at: closedAt }) }));
    expect(messagesOf(effects)).toMatchObject([{ about: 'mentorship', phase: { is: 'landed' } }]);
  });
});

describe('opened again', () => {
  const takenBack = (differs: object) =>
    decide(opened({ author: author('newcomer'), ...differs })).filter(({ do: what }) => what !== 'record');

  it('takes the kind word back, and the reminder, and lets it come once more', () => {
    expect(takenBack({ isAgain: true })).toEqual([
      { do: 'forget-reminder', key: 'closing-due:7:5' },
      { do: 'unsay', thread: thread(), key: 'first-attempt:7:11:5' },
      { do: 'unmark', person: ana.key, milestone: 'first-attempt-closed:5' },
    ]);
  });

  it('takes nothing back of another pull request', () => {
    const other = thread({ number: 6 });
    expect(takenBack({ isAgain: true, thread: other })).toEqual([
      { do: 'forget-reminder', key: 'closing-due:7:6' },
      { do: 'unsay', thread: other, key: 'first-attempt:7:11:6' },
      { do: 'unmark', person: ana.key, milestone: 'first-attempt-closed:6' },
    ]);
  });

  it.each([
    ['a pull request for the first time', {}],
    ['an issue', { isAgain: true, thread: thread({ kind: 'issue' }) }],
  ])('is not what happens to %s', (_, differs) => {
    expect(takenBack(differs)).toEqual([]);
  });
});
