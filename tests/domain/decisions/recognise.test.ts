// Who is thanked for a landing, and who hears nothing.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { ClosedSituation, Recognition } from '../../../src/domain/situation.ts';
import { DAY } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  author,
  change,
  closed,
  labelsOf,
  messagesOf,
  notesOf,
  now,
  only,
  recognition,
  recordOf,
  settings,
  soFar,
  thread,
} from '../builders.ts';

const landed = change({ at: now, number: 5 });
const step = {
  number: 31,
  title: 'Say which knots hold',
  url: 'https://example.org/31',
  labels: [],
  changedAt: now,
};

function landing(
  milestone: Recognition['milestone'],
  differs: Partial<ClosedSituation> = {},
  known: Partial<Recognition> = {},
): ClosedSituation {
  const of = recognition({ milestone, author: author('newcomer'), nextSteps: [step], ...known });
  return closed(null, { thread: thread({ state: 'landed' }), landed, recognition: of, ...differs });
}
const both = ['first-landing', 'became-regular'] as const;
const marksOf = (situation: ClosedSituation) =>
  only(decide(situation), 'mark').map(({ milestone }) => milestone);

describe('a first landing', () => {
  it('is thanked for, with what could come next, and mentions nobody', () => {
    const effects = decide(landing('first-landing'));
    expect(only(effects, 'say')).toEqual([
      {
        do: 'say',
        thread: thread({ state: 'landed' }),
        key: 'thanks:7:11',
        message: { about: 'first-landing', person: ana, nextSteps: [step] },
        mentions: [],
        names: [ana.key],
      },
    ]);
    expect(only(effects, 'mark')).toEqual([{ do: 'mark', person: ana.key, milestone: 'first-landing' }]);
    expect(notesOf(effects)).toEqual(['thanked: first landing']);
    expect(labelsOf(effects)).toEqual([]);
  });

  it('is thanked for an hour later too, when it was found to have landed by hand', () => {
    const byHand = landing('first-landing', { thread: thread({ state: 'closed' }), isLater: true });
    expect(messagesOf(decide(byHand))).toMatchObject([{ about: 'first-landing' }]);
  });
});

describe('becoming a regular', () => {
  it('is thanked for, with a label on that very landing', () => {
    const effects = decide(landing('became-regular', {}, { author: author('regular') }));
    expect(only(effects, 'say')).toMatchObject([
      {
        key: 'regular:7:11',
        message: { about: 'became-regular', person: ana },
        mentions: [],
        names: [ana.key],
      },
    ]);
    expect(labelsOf(effects)).toEqual(['regular contributor']);
    expect(only(effects, 'mark')).toEqual([{ do: 'mark', person: ana.key, milestone: 'became-regular' }]);
    expect(notesOf(effects)).toEqual(['thanked: became regular']);
  });

  it('has the label that the project calls by another name', () => {
    const renamed = settings({ labels: { regular: 'old hand' } });
    expect(labelsOf(decide(landing('became-regular', { settings: renamed })))).toEqual(['old hand']);
  });
});

describe.each(both)('nobody is thanked, and nothing is marked as said (%s)', (milestone) => {
  it.each<[string, Partial<ClosedSituation>, Partial<Recognition>]>([
    ['who may write', {}, { author: author('maintainer') }],
    ['who heard it before', {}, { wasSaid: true }],
    ['who wants to be left alone', {}, { author: { ...author('newcomer'), isLeftAlone: true } }],
    ['a day too late', { now: now + DAY + 1 }, {}],
    ['in a locked thread', { thread: thread({ state: 'landed', isLocked: true }) }, {}],
    ['where the project does not want it', { settings: settings({ recognition: { enabled: false } }) }, {}],
    ['where nothing landed', { landed: null, thread: thread({ state: 'closed' }) }, {}],
    ['for a landing that is one of many', {}, { milestone: null }],
  ])('%s', (_, differs, known) => {
    const effects = decide(landing(milestone, differs, known));
    expect([...only(effects, 'say'), ...only(effects, 'mark'), ...only(effects, 'label')]).toEqual([]);
    expect(notesOf(effects)).toEqual([]);
  });

  it('where nobody is there to thank', () => {
    const effects = decide(landing(milestone, { recognition: null }));
    expect(messagesOf(effects)).toEqual([]);
    // What landed is kept nevertheless.
    expect(recordOf(effects)?.contributions).toContainEqual(landed);
  });
});

it.each(both)('exactly a day later is not late (%s)', (milestone) => {
  expect(messagesOf(decide(landing(milestone, { now: now + DAY })))).toHaveLength(1);
});

describe('without words, it is marked all the same, so that nothing is said later', () => {
  it.each<[string, Partial<ClosedSituation>, Partial<Recognition>]>([
    ['where the day’s messages are spent', {}, { written: { inThread: 0, inRepositoryToday: 40 } }],
    ['where the thread’s messages are spent', {}, { written: { inThread: 6, inRepositoryToday: 0 } }],
  ])('%s, which the log says', (_, differs, known) => {
    for (const milestone of both) {
      const situation = landing(milestone, differs, known);
      expect(messagesOf(decide(situation))).toEqual([]);
      expect(notesOf(decide(situation))).toEqual(['held-back: budget']);
      expect(marksOf(situation)).toEqual([milestone]);
      expect(labelsOf(decide(situation))).toEqual(
        milestone === 'became-regular' ? ['regular contributor'] : [],
      );
    }
  });
});

it('where the project is quiet, a first landing is marked, and a regular gets the label, which the log says', () => {
  const quiet = { settings: settings({ quiet: true }) };
  const [first, regular] = both.map((milestone) => landing(milestone, quiet));
  for (const situation of [first!, regular!]) expect(messagesOf(decide(situation))).toEqual([]);
  expect([notesOf(decide(first!)), marksOf(first!), labelsOf(decide(first!))]).toEqual([
    [],
    ['first-landing'],
    [],
  ]);
  expect([notesOf(decide(regular!)), marksOf(regular!), labelsOf(decide(regular!))]).toEqual([
    ['labelled: became regular'],
    ['became-regular'],
    ['regular contributor'],
  ]);
});

describe('whoever had commits before they opened it', () => {
  const veteran = { hadCommits: true };

  it('is not thanked for a first landing, which it is not, and nothing is marked', () => {
    const effects = decide(landing('first-landing', {}, veteran));
    expect([...only(effects, 'say'), ...only(effects, 'mark'), ...only(effects, 'note')]).toEqual([]);
    expect(recordOf(effects)?.contributions).toContainEqual(landed);
  });

  it('is thanked for becoming a regular', () => {
    expect(messagesOf(decide(landing('became-regular', {}, veteran)))).toMatchObject([
      { about: 'became-regular' },
    ]);
  });

  it('is thanked where the commits came only since: they are that very landing', () => {
    expect(messagesOf(decide(landing('first-landing', {}, { hasCommitsSince: true })))).toHaveLength(1);
  });
});

it('a pairing hears its last word beside the thanks', () => {
  const effects = decide(landing('first-landing', { pairing: soFar(activePairing()) }));
  expect(messagesOf(effects).map(({ about }) => about)).toEqual(['mentorship', 'first-landing']);
});
