// Who is greeted, and who is not.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { OpenedSituation } from '../../../src/domain/situation.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import {
  ana,
  activePairing,
  author,
  besidesRecord,
  labelsOf,
  messagesOf,
  notesOf,
  now,
  only,
  opened,
  repository,
  settings,
  soFar,
  thread,
  wantedPairing,
} from '../builders.ts';

const issue = thread({ kind: 'issue', files: [] });
const draft = thread({ state: 'draft' });
const reminderOf = (situation: OpenedSituation) => only(decide(situation), 'remind')[0];

describe('a first-time person who opens something', () => {
  it('gets a label, a greeting, a mark that it happened, and a pull request that is watched', () => {
    expect(besidesRecord(decide(opened()))).toEqual([
      { do: 'label', thread: thread(), label: 'first-time contributor' },
      {
        do: 'say',
        thread: thread(),
        key: 'welcome:7:11',
        message: {
          about: 'welcome',
          person: ana,
          opened: 'pull-request',
          contributingUrl: null,
          usualAnswerHours: null,
          mentors: true,
        },
        mentions: [ana.key],
      },
      { do: 'mark', person: ana.key, milestone: 'welcomed' },
      { do: 'note', thread: thread(), person: ana, note: 'welcomed' },
      {
        do: 'remind',
        key: 'answer-due:7:5',
        at: now + DAY,
        happening: { kind: 'answer-due', thread: { repository: repository.id, number: 5 } },
      },
    ]);
  });

  it('is greeted for an issue too, which nobody watches', () => {
    const effects = decide(opened({ thread: issue }));
    expect(messagesOf(effects)).toMatchObject([{ about: 'welcome', opened: 'issue' }]);
    expect(only(effects, 'remind')).toEqual([]);
  });

  it('is told what is known about the guide and the usual wait', () => {
    const usualAnswer = { threads: 12, cases: 10, medianHours: 7 };
    const known = opened({ contributingUrl: 'https://example.org/guide', usualAnswer });
    expect(messagesOf(decide(known))).toMatchObject([
      { contributingUrl: 'https://example.org/guide', usualAnswerHours: 7 },
    ]);
  });

  it('is pointed to the guide that the project chose, before the one that GitHub found', () => {
    const chosen = opened({
      contributingUrl: 'https://example.org/found',
      settings: settings({ welcome: { contributing: 'https://example.org/chosen' } }),
    });
    expect(messagesOf(decide(chosen))).toMatchObject([{ contributingUrl: 'https://example.org/chosen' }]);
  });

  it('is not told of mentors where there are none', () => {
    const effects = decide(opened({ settings: settings({ mentors: { enabled: false } }) }));
    expect(messagesOf(effects)).toMatchObject([{ mentors: false }]);
    expect(only(effects, 'remind')).toEqual([]);
  });

  it('gets the label that the project calls by another name', () => {
    const renamed = opened({ settings: settings({ labels: { firstTime: 'new face' } }) });
    expect(labelsOf(decide(renamed))).toEqual(['new face']);
  });
});

describe('how long an answer usually takes', () => {
  const toldAfter = (cases: number, threads: number, medianHours: number | null) =>
    messagesOf(decide(opened({ usualAnswer: { threads, cases, medianHours } })));

  it.each([
    [9, 9, 7, null],
    [10, 10, 7, 7],
    [10, 12, 0, 0],
    [0, 0, null, null],
    // Of those that wait in vain, at most every second one.
    [10, 20, 7, 7],
    [10, 21, 7, null],
    [200, 400, 7, 7],
    [200, 401, 7, null],
  ])('with %d of %d threads answered and a median of %j is told as %j', (cases, threads, median, told) => {
    expect(toldAfter(cases, threads, median)).toMatchObject([{ usualAnswerHours: told }]);
  });
});

describe('nobody is greeted', () => {
  it('who wants to be left alone, and nobody looks for a mentor for them', () => {
    const effects = decide(opened({ author: { ...author(), isLeftAlone: true } }));
    expect(effects.map((effect) => effect.do)).toEqual(['record']);
  });

  it.each(['maintainer', 'regular', 'occasional', 'newcomer', 'returning'] as const)(
    'who is %s, and nothing else happens either',
    (standing) => {
      expect(besidesRecord(decide(opened({ author: author(standing) })))).toEqual([]);
    },
  );

  it('twice', () => {
    const effects = besidesRecord(decide(opened({ wasWelcomed: true, thread: issue })));
    expect(effects).toEqual([]);
  });

  it('where the project does not want it, not even with a label', () => {
    const unwanted = opened({ settings: settings({ welcome: { enabled: false } }), thread: issue });
    expect(besidesRecord(decide(unwanted))).toEqual([]);
  });

  it.each([
    ['who helped here five times before', { earlierHelp: 5 }, 'not-welcomed: helpful here before'],
    [
      'who is at home in another repository of the owner',
      { isKnownToOwner: true },
      'not-welcomed: at home with this owner',
    ],
    ['whose commits are here already', { hasCommits: true }, 'not-welcomed: has commits here'],
  ])('%s', (_, differs, note) => {
    for (const of of [issue, thread()]) {
      const effects = decide(opened({ ...differs, thread: of }));
      expect(besidesRecord(effects)).toEqual([{ do: 'note', thread: of, person: ana, note }]);
    }
  });

  it('whose thread is not there any more, and nobody looks for a mentor for them', () => {
    expect(besidesRecord(decide(opened({ isStillThere: false })))).toEqual([]);
  });

  it('a day too late', () => {
    const late = { ...issue, openedAt: now - DAY - 1 };
    expect(besidesRecord(decide(opened({ thread: late })))).toEqual([
      { do: 'note', thread: late, person: ana, note: 'not-welcomed: opened more than a day ago' },
    ]);
  });

  it('by a comment when ten were greeted within a day, but the label stands', () => {
    const effects = decide(opened({ welcomedToday: 10 }));
    expect(messagesOf(effects)).toEqual([]);
    expect(labelsOf(effects)).toEqual(['first-time contributor']);
    expect(only(effects, 'mark')).toHaveLength(1);
    expect(notesOf(effects)).toEqual(['labelled: many newcomers today']);
  });
});

describe('somebody is still greeted', () => {
  it.each<[string, Partial<OpenedSituation>]>([
    ['who helped four times', { earlierHelp: 4 }],
    ['exactly a day after opening', { thread: thread({ openedAt: now - DAY }) }],
    ['as the tenth of a day', { welcomedToday: 9 }],
    ['with a draft', { thread: draft }],
  ])('%s', (_, differs) => {
    expect(messagesOf(decide(opened(differs)))).toMatchObject([{ about: 'welcome' }]);
  });
});

describe('a first pull request is watched', () => {
  it('from its opening, for as long as the project says', () => {
    const patient = settings({ mentors: { answerWithinHours: 48 } });
    expect(reminderOf(opened({ settings: patient }))?.at).toBe(now + 48 * HOUR);
  });

  it('for an hour where a mentor is always looked for', () => {
    expect(reminderOf(opened({ settings: settings({ mentors: { ask: 'always' } }) }))?.at).toBe(now + HOUR);
  });

  it('from the moment it stopped being a draft, although its author was greeted before', () => {
    const ready = opened({ wasWelcomed: true, waitsSince: now - HOUR });
    expect(besidesRecord(decide(ready))).toMatchObject([{ do: 'remind', at: now - HOUR + DAY }]);
  });

  it.each<[string, Partial<OpenedSituation>]>([
    ['late', { waitsSince: now, thread: thread({ openedAt: now - DAY - 1 }) }],
    ['with a label alone', { welcomedToday: 10 }],
    ['before', { wasWelcomed: true }],
    ['nowhere in this project', { settings: settings({ welcome: { enabled: false } }) }],
  ])('although its author is greeted %s', (_, differs) => {
    expect(reminderOf(opened(differs))?.happening.kind).toBe('answer-due');
  });

  it.each<[string, Partial<OpenedSituation>]>([
    ['has commits here', { hasCommits: true }],
    ['was helpful here before', { earlierHelp: 5 }],
    ['is at home with this owner', { isKnownToOwner: true }],
  ])('but not of somebody who %s, also not once it stopped being a draft', (_, differs) => {
    expect(reminderOf(opened(differs))).toBeUndefined();
    expect(reminderOf(opened({ ...differs, wasWelcomed: true, waitsSince: now - HOUR }))).toBeUndefined();
  });

  it('but not when there is a mentor, who is', () => {
    expect(reminderOf(opened({ pairing: soFar(activePairing()) }))?.happening.kind).toBe('pairing-over');
  });

  it.each<[string, Partial<OpenedSituation>]>([
    ['while it is a draft', { thread: draft }],
    ['where a mentor comes only by command', { settings: settings({ mentors: { ask: 'wanted' } }) }],
    ['when a mentor is wanted already', { pairing: soFar(wantedPairing()) }],
    ['after it was closed', { thread: thread({ state: 'closed' }) }],
  ])('but not %s', (_, differs) => {
    expect(reminderOf(opened(differs))).toBeUndefined();
  });
});

describe('where the project wants quiet', () => {
  it('only the label and the record remain', () => {
    const effects = decide(opened({ settings: settings({ quiet: true }) }));
    expect(effects.map((effect) => effect.do)).toEqual(['record', 'label', 'mark', 'note', 'remind']);
    expect(notesOf(effects)).toEqual(['labelled: this project is quiet']);
  });
});

describe('a locked thread', () => {
  it('is left alone: whoever opened it is still to be greeted, elsewhere', () => {
    const effects = decide(opened({ thread: thread({ isLocked: true }) }));
    expect(effects.map((effect) => effect.do)).toEqual(['record']);
  });
});

it('nothing is decided about nobody', () => {
  expect(decide({ about: 'nothing', because: 'bot' })).toEqual([]);
});
