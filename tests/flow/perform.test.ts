// Exactly one comment, whatever GitHub and our own process do meanwhile.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deed, Wish } from '../../src/domain/deed.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { perform } from '../../src/flow/perform.ts';
import { deed } from '../domain/deeds.ts';
import { body, KEY, LOOK_AFTER, Rehearsal, type Fate } from './stage.ts';

function about(differs: Partial<Deed>, ...fates: Fate[]): Rehearsal {
  const rehearsal = new Rehearsal();
  const wish: Wish = { kind: 'comment', thread: 5, body: body('Hello') };
  rehearsal.deeds.kept = deed({ key: KEY, wish, ...differs });
  rehearsal.github.fates.push(...fates);
  return rehearsal;
}

const again = (afterMs: number) => ({ is: 'again', afterMs });
const done = { is: 'done', reconcileAfterMs: null };
const doneButLookAgain = { is: 'done', reconcileAfterMs: 10 * MINUTE };
const assignee = (present: boolean): Wish => ({
  kind: 'assignee',
  thread: 5,
  login: 'ben-okoro',
  present,
});
const unsaid: Wish = { kind: 'comment', thread: 5, body: null };

describe('a request', () => {
  it.each<[string, Partial<Deed>, Fate, object, Partial<Deed>]>([
    ['that succeeds is done', {}, 'done', done, { state: 'done', remoteId: 31, attempt: 1 }],
    [
      'that succeeds after doubt is done, but copies are looked for',
      { wasUnknown: true },
      'done',
      doneButLookAgain,
      { state: 'done' },
    ],
    [
      'whose answer is lost is unknown',
      {},
      'lost after',
      again(LOOK_AFTER[0]),
      { state: 'unknown', remoteId: null, looks: 0, wasUnknown: true },
    ],
    [
      'that is lost on the way is unknown, too',
      {},
      'lost before',
      again(LOOK_AFTER[0]),
      { state: 'unknown' },
    ],
    [
      'that has to wait is planned again',
      {},
      'later',
      again(60_000),
      { state: 'planned', reason: 'secondary rate limit' },
    ],
    [
      'that is refused is given up, with the reason',
      {},
      'refused',
      done,
      { state: 'abandoned', reason: '403: Forbidden' },
    ],
    ['for a place that is gone is given up', {}, 'gone', done, { state: 'abandoned', reason: '410: Gone' }],
    [
      'to label is done',
      { wish: { kind: 'label', thread: 5, label: 'x', present: true } },
      'done',
      done,
      { state: 'done' },
    ],
    [
      'to label that is lost is simply sent again',
      { wish: { kind: 'label', thread: 5, label: 'x', present: true } },
      'lost after',
      again(LOOK_AFTER[0]),
      { state: 'unknown' },
    ],
    [
      'to take a label off what is gone is done',
      { wish: { kind: 'label', thread: 5, label: 'x', present: false } },
      'gone',
      done,
      { state: 'done' },
    ],
    ['to assign is done', { wish: assignee(true) }, 'done', done, { state: 'done' }],
    [
      'to assign whom GitHub does not let is given up',
      { wish: assignee(true) },
      'refused',
      done,
      { state: 'abandoned', reason: '403: Forbidden' },
    ],
    [
      'to take back an assignment to what is gone is done',
      { wish: assignee(false) },
      'gone',
      done,
      { state: 'done' },
    ],
    [
      'to react that is refused is given up',
      { wish: { kind: 'reaction', thread: 5, comment: 9, reaction: '+1' } },
      'refused',
      done,
      { state: 'abandoned' },
    ],
    [
      'to delete what is gone is done',
      { wish: unsaid, remoteId: 31 },
      'done',
      done,
      { state: 'done', remoteId: null },
    ],
    [
      'to edit what somebody deleted is given up: it is never said again',
      { remoteId: 31 },
      'done',
      done,
      { state: 'abandoned', reason: '404: Not Found' },
    ],
  ])('%s', async (_, before, fate, outcome, after) => {
    const rehearsal = about(before, fate);
    expect(await perform(KEY, rehearsal.stage)).toEqual(outcome);
    expect(rehearsal.deeds.kept).toMatchObject(after);
    expect(rehearsal.github.requests).toHaveLength(1);
  });

  it('is kept as sent before it is sent', async () => {
    const rehearsal = about({}, 'died before');
    await rehearsal.step();
    expect(rehearsal.deeds.kept).toMatchObject({ state: 'sending', attempt: 1, sentAt: 1_000_000 });
  });

  it('is not even claimed while GitHub wants to be left alone', async () => {
    const rehearsal = about({});
    rehearsal.github.waitMs = 30_000;
    expect(await perform(KEY, rehearsal.stage)).toEqual(again(30_000));
    expect(rehearsal.deeds.kept).toMatchObject({ state: 'planned', attempt: 0 });
    expect(rehearsal.github.requests).toEqual([]);
  });

  it('is given up after 25 attempts, with the last reason', async () => {
    const rehearsal = about({ attempt: 25, reason: '502: Bad Gateway', wasUnknown: true });
    expect(await perform(KEY, rehearsal.stage)).toEqual(doneButLookAgain);
    expect(rehearsal.deeds.kept).toMatchObject({ state: 'abandoned', reason: 'given up: 502: Bad Gateway' });
    expect(rehearsal.github.requests).toEqual([]);
  });

  it.each([
    ['is made a 25th time', { attempt: 24 }, 'post'],
    ['to edit what was written once is made as often as it takes', { attempt: 99, remoteId: 31 }, 'edit'],
  ])('%s', async (_, differs, request) => {
    const rehearsal = about(differs);
    await perform(KEY, rehearsal.stage);
    expect(rehearsal.github.requests).toEqual([request]);
  });

  it.each([
    [0, LOOK_AFTER[0]],
    [1, 10_000],
    [3, 40_000],
    [20, 60 * MINUTE],
  ])(
    'that is lost after %d others is made again after %d ms: ever later, at most an hour',
    async (attempt, afterMs) => {
      const label: Wish = { kind: 'label', thread: 5, label: 'x', present: true };
      const rehearsal = about({ wish: label, attempt }, 'lost before');
      expect(await perform(KEY, rehearsal.stage)).toEqual(again(afterMs));
    },
  );

  it('is not sent by who could not claim it', async () => {
    const rehearsal = about({});
    rehearsal.stage.deeds.claim = () => Promise.resolve(null);
    expect(await perform(KEY, rehearsal.stage)).toEqual(again(LOOK_AFTER[0]));
    expect(rehearsal.github.requests).toEqual([]);
  });
});

describe('doubt', () => {
  const uncertain = { state: 'unknown', attempt: 1, sentAt: 1_000_000, wasUnknown: true } as const;

  it('begins anew where the sender died, without asking GitHub yet', async () => {
    const rehearsal = about({ state: 'sending', attempt: 1, looks: 2 });
    expect(await rehearsal.step()).toEqual(again(LOOK_AFTER[0]));
    expect(rehearsal.deeds.kept).toMatchObject({ state: 'unknown', looks: 0 });
    expect(rehearsal.github.requests).toEqual([]);
  });

  it('ends when the comment is found', async () => {
    const rehearsal = about(uncertain);
    await rehearsal.github.postComment(null, 5, body('Hello'));
    expect(await perform(KEY, rehearsal.stage)).toEqual(doneButLookAgain);
    expect(rehearsal.deeds.kept).toMatchObject({ state: 'done', remoteId: 31 });
  });

  it('ends in an edit when an older wish is found', async () => {
    const rehearsal = about({ ...uncertain, revision: 2 });
    await rehearsal.github.postComment(null, 5, body('An older hello'));
    expect(await perform(KEY, rehearsal.stage)).toEqual(again(0));
    await rehearsal.finish();
    expect(rehearsal.said).toEqual([body('Hello')]);
  });

  it.each([
    [0, again(LOOK_AFTER[1]), { state: 'unknown', looks: 1 }],
    [1, again(LOOK_AFTER[2]), { state: 'unknown', looks: 2 }],
    [2, again(LOOK_AFTER[0]), { state: 'planned', looks: 3 }],
  ])(
    'looks three times, longer each time, before it sends again (%d looks)',
    async (looks, outcome, after) => {
      const rehearsal = about({ ...uncertain, looks });
      expect(await perform(KEY, rehearsal.stage)).toEqual(outcome);
      expect(rehearsal.deeds.kept).toMatchObject(after);
    },
  );

  it.each([
    ['later', 60_000],
    ['lost before', LOOK_AFTER[0]],
    ['refused', LOOK_AFTER[0]],
  ] as const)('remains when GitHub does not let us look (%s)', async (fate, afterMs) => {
    const rehearsal = about({ ...uncertain, looks: 2 }, fate);
    expect(await perform(KEY, rehearsal.stage)).toEqual(again(afterMs));
    expect(rehearsal.deeds.kept).toMatchObject({ state: 'unknown', looks: 2 });
  });
});

it('doubt about what was written where the thread is gone now is given up', async () => {
  const rehearsal = about({ state: 'unknown', attempt: 1, wasUnknown: true }, 'gone');
  expect(await perform(KEY, rehearsal.stage)).toEqual(done);
  expect(rehearsal.deeds.kept).toMatchObject({ state: 'abandoned', reason: '410: Gone' });
});

it('copies are looked for as soon as the stage says', async () => {
  const rehearsal = about({ wasUnknown: true });
  const stage = { ...rehearsal.stage, reconcileAfterMs: 7 };
  expect(await perform(KEY, stage)).toEqual({ is: 'done', reconcileAfterMs: 7 });
});

describe('rest', () => {
  it.each([
    ['done', 'done'],
    ['abandoned', 'abandoned'],
  ] as const)('is what %s needs', async (state, after) => {
    const rehearsal = about({ state, remoteId: 31 });
    expect(await perform(KEY, rehearsal.stage)).toEqual(done);
    expect(rehearsal.deeds.kept?.state).toBe(after);
    expect(rehearsal.github.requests).toEqual([]);
  });

  it('is what a comment needs that was taken back before it was sent', async () => {
    const rehearsal = about({ wish: unsaid });
    expect(await perform(KEY, rehearsal.stage)).toEqual(done);
    expect(rehearsal.deeds.kept?.state).toBe('done');
    expect(rehearsal.github.requests).toEqual([]);
  });

  it('is not quite what it needs if it may have been sent: a copy could turn up', async () => {
    expect(await perform(KEY, about({ wish: unsaid, wasUnknown: true }).stage)).toEqual(doneButLookAgain);
  });

  it('is what a wish needs that nobody knows', async () => {
    expect(await perform('another', about({}).stage)).toEqual(done);
  });
});

describe('looking for copies', () => {
  async function withCopies(differs: Partial<Deed>): Promise<Rehearsal> {
    const rehearsal = about({ state: 'done', remoteId: 31, ...differs });
    for (const text of ['Hello', 'Hello', 'Hello']) await rehearsal.github.postComment(null, 5, body(text));
    await rehearsal.github.postComment(null, 5, 'Hello, says somebody else');
    return rehearsal;
  }
  const ids = ({ github }: Rehearsal) => github.comments.map(({ id }) => id);

  it.each([
    ['the one that is known', { remoteId: 32 }, [32, 34]],
    ['the oldest where none is known', { remoteId: null }, [31, 34]],
    ['the oldest where the known one is gone', { remoteId: 99 }, [31, 34]],
    ['none where the comment is not wished any more', { wish: unsaid, remoteId: null }, [34]],
  ])('leaves %s, and what others wrote', async (_, differs, left) => {
    const rehearsal = await withCopies(differs);
    await rehearsal.reconcile();
    expect(ids(rehearsal)).toEqual(left);
  });

  it('takes a copy that is gone already for deleted', async () => {
    const rehearsal = await withCopies({});
    rehearsal.github.fates.push('done', 'gone');
    await rehearsal.reconcile();
    expect(rehearsal.github.requests.filter((request) => request === 'find')).toHaveLength(1);
  });

  it('is tried again when GitHub does not answer', async () => {
    const rehearsal = await withCopies({});
    rehearsal.github.fates.push('lost before', 'done', 'refused');
    await rehearsal.reconcile();
    expect(ids(rehearsal)).toEqual([31, 34]);
  });

  it('does not concern labels', async () => {
    const rehearsal = about({ wish: { kind: 'label', thread: 5, label: 'x', present: true } });
    await rehearsal.reconcile();
    expect(rehearsal.github.requests).toEqual([]);
  });
});

const fate = fc.constantFrom<Fate>('done', 'lost after', 'lost before', 'died after', 'died before', 'later');
const hardFate = fc.oneof(
  { weight: 6, arbitrary: fate },
  { weight: 1, arbitrary: fc.constant<Fate>('refused') },
);
type Act =
  { readonly is: 'say'; readonly text: string | null } | { readonly is: 'step'; readonly waitMs: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('say' as const), text: fc.constantFrom('Hello', 'Bye', null) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('step' as const), waitMs: fc.constantFrom(0, 0, 120_000) }),
  },
);

interface Trial {
  readonly acts: readonly Act[];
  readonly fates: readonly Fate[];
  readonly lags: readonly number[];
}

const trials = (fates: fc.Arbitrary<Fate>, lags: fc.Arbitrary<number[]>): fc.Arbitrary<Trial> =>
  fc.record({
    acts: fc.array(act, { maxLength: 12 }),
    fates: fc.array(fates, { maxLength: 14, size: 'max' }),
    lags,
  });

async function live({ acts, fates, lags }: Trial): Promise<Rehearsal> {
  const rehearsal = new Rehearsal();
  rehearsal.github.fates.push(...fates);
  rehearsal.github.lags.push(...lags);
  rehearsal.say('Hello');
  for (const each of acts) {
    if (each.is === 'say') rehearsal.say(each.text);
    else {
      await rehearsal.step();
      rehearsal.github.now += each.waitMs;
    }
  }
  await rehearsal.finish();
  return rehearsal;
}

const always = (given: fc.Arbitrary<Trial>, check: (rehearsal: Rehearsal) => void) =>
  fc.assert(
    fc.asyncProperty(given, async (trial) => check(await live(trial))),
    { numRuns: 3000 },
  );

function expectAsWished({ deeds, said }: Rehearsal): void {
  const wish = deeds.kept?.wish;
  const wished = wish?.kind === 'comment' ? wish.body : null;
  if (deeds.kept?.state === 'abandoned') expect(said.length).toBeLessThanOrEqual(1);
  else {
    expect(deeds.kept?.state).toBe('done');
    expect(said).toEqual(wished === null ? [] : [wished]);
  }
}

describe('whatever becomes of each request', () => {
  it('there is exactly what is wished in the end, and never two, while the lists are quicker than we look', () =>
    always(trials(hardFate, fc.array(fc.integer({ min: 0, max: 79_999 }))), (rehearsal) => {
      expectAsWished(rehearsal);
      expect(rehearsal.github.mostAtOnce).toBeLessThanOrEqual(1);
    }));

  it('there is exactly what is wished in the end, and never three, when they hide one comment for minutes', () =>
    always(
      trials(
        hardFate,
        fc.integer({ min: 0, max: 9 * MINUTE }).map((lag) => [lag]),
      ),
      (rehearsal) => {
        expectAsWished(rehearsal);
        expect(rehearsal.github.mostAtOnce).toBeLessThanOrEqual(2);
      },
    ));

  it('there is exactly what is wished in the end, however often they hide one', () =>
    always(trials(fate, fc.array(fc.integer({ min: 0, max: 9 * MINUTE }))), expectAsWished));

  it('such trials do lead to copies now and then, so that taking them away means something', async () => {
    const hidden = { acts: [], fates: ['lost after'] as const, lags: [5 * MINUTE] };
    const rehearsal = await live(hidden);
    expect(rehearsal.github.mostAtOnce).toBe(2);
    expectAsWished(rehearsal);
  });
});
