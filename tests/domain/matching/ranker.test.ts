// Who is suggested, in which order, and that every reason given is true.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { helpersOf, type LandedChange, type PersonKey } from '../../../src/domain/contribution.ts';
import type { Question } from '../../../src/domain/matching/question.ts';
import { Ranker } from '../../../src/domain/matching/ranker.ts';
import type { Reason } from '../../../src/domain/matching/suggestion.ts';
import { foldersOf } from '../../../src/domain/matching/topics.ts';
import { DAY } from '../../../src/domain/time.ts';
import { ana, ben, change, cleo, dara, edda, now } from '../builders.ts';

const nobodyBusy = new Map<PersonKey, number>();
const daysAgo = (days: number) => now - days * DAY;

function question(differs: Partial<Question> = {}): Question {
  return { author: ana.key, files: ['wall/holds.ts'], title: 'Tighten', at: now, ...differs };
}

function rankerOf(...changes: readonly LandedChange[]): Ranker {
  const ranker = new Ranker();
  for (const learned of changes) ranker.learn(learned);
  return ranker;
}

const reviewedBy = (who: string, days: number, differs: Partial<LandedChange> = {}) =>
  change({ author: '99', reviewers: [who], at: daysAgo(days), id: `${who}-${days}`, ...differs });

const order = (ranker: Ranker, asked = question(), load = nobodyBusy, spread = 0.5) =>
  ranker.rank(asked, [dara.key, ben.key, cleo.key], load, spread).map(({ key }) => key);

describe('the order', () => {
  it('is by key where nothing is known, and the same every time', () => {
    expect(order(new Ranker())).toEqual([ben.key, cleo.key, dara.key]);
  });

  it('puts first who knows the place', () => {
    const ranker = rankerOf(
      reviewedBy(ben.key, 20, { files: ['docs/guide.md'] }),
      reviewedBy(cleo.key, 20, { files: ['wall/holds.ts'] }),
    );
    expect(order(ranker)[0]).toBe(cleo.key);
    expect(order(ranker, question({ files: ['docs/guide.md'] }))[0]).toBe(ben.key);
  });

  it('puts first who was there lately', () => {
    const older = reviewedBy(ben.key, 300, { id: 'old' });
    const newer = reviewedBy(cleo.key, 5, { id: 'new' });
    expect(order(rankerOf(older, newer))[0]).toBe(cleo.key);
  });

  it('puts first who helped this person before', () => {
    const ranker = rankerOf(reviewedBy(ben.key, 10), reviewedBy(cleo.key, 10, { author: ana.key }));
    expect(order(ranker)[0]).toBe(cleo.key);
  });

  it('spares who has many newcomers already, as much as the project wants', () => {
    const ranker = rankerOf(reviewedBy(cleo.key, 12), reviewedBy(ben.key, 10), reviewedBy(cleo.key, 8));
    const load = new Map([[cleo.key, 4]]);
    expect(order(ranker)[0]).toBe(cleo.key);
    expect(order(ranker, question(), load, 0)[0]).toBe(cleo.key);
    expect(order(ranker, question(), load, 1)[0]).toBe(ben.key);
  });

  it('takes nothing off the score of who has nobody', () => {
    const ranker = rankerOf(reviewedBy(ben.key, 10));
    const scored = (spread: number) => ranker.rank(question(), [ben.key], nobodyBusy, spread);
    expect(scored(1)).toEqual(scored(0));
  });

  it('is of exactly the people that were handed in', () => {
    const ranker = rankerOf(reviewedBy(edda.key, 10));
    expect(order(ranker).sort()).toEqual([ben.key, cleo.key, dara.key]);
  });
});

describe('the pool', () => {
  const wrote = (who: string, times: number) =>
    Array.from({ length: times }, (_, i) => change({ author: who, at: daysAgo(20 - i), id: `${who}${i}` }));

  it('holds who helped once in the year before', () => {
    expect(rankerOf(reviewedBy(ben.key, 365)).pool(question())).toEqual([ben.key]);
    const justBefore = reviewedBy(ben.key, 365, { at: daysAgo(365) - 1 });
    expect(rankerOf(justBefore).pool(question())).toEqual([]);
  });

  it('holds who wrote five changes, and not who wrote four', () => {
    expect(rankerOf(...wrote(ben.key, 5), ...wrote(cleo.key, 4)).pool(question())).toEqual([ben.key]);
  });

  it('never holds the author', () => {
    const ranker = rankerOf(reviewedBy(ana.key, 10), reviewedBy(ben.key, 10));
    expect(ranker.pool(question())).toEqual([ben.key]);
    expect(ranker.suggest(question(), nobodyBusy, 0.5, 9).map(({ key }) => key)).toEqual([ben.key]);
  });

  it('holds nobody where nothing is known', () => {
    expect(new Ranker().suggest(question(), nobodyBusy, 0.5, 3)).toEqual([]);
  });

  it('leaves out what lands at the very moment of asking', () => {
    expect(rankerOf(reviewedBy(ben.key, 0)).pool(question())).toEqual([]);
  });
});

it('as many people are suggested as were asked for', () => {
  const ranker = rankerOf(reviewedBy(ben.key, 3), reviewedBy(cleo.key, 2), reviewedBy(dara.key, 1));
  expect(ranker.suggest(question(), nobodyBusy, 0.5, 2)).toHaveLength(2);
});

const PEOPLE = [ana, ben, cleo, dara, edda].map(({ key }) => key);
const FILES = [
  'wall/holds.ts',
  'wall/north/rope.ts',
  'wall/north/face/edge.ts',
  'docs/guide.md',
  'README.md',
];
const histories = fc
  .array(
    fc.record({
      days: fc.oneof(fc.integer({ min: 0, max: 800 }), fc.constantFrom(364, 365, 366)),
      author: fc.constantFrom(...PEOPLE),
      reviewers: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 3 }),
      mergedBy: fc.option(fc.constantFrom(...PEOPLE)),
      files: fc.uniqueArray(fc.constantFrom(...FILES), { maxLength: 3 }),
      title: fc.constantFrom('Softer ropes', 'Guide for holds', ''),
    }),
    { minLength: 5, maxLength: 80, size: 'max' },
  )
  .map((drawn) =>
    drawn
      .sort((a, b) => b.days - a.days)
      .map(({ days, ...rest }, i) => change({ ...rest, at: daysAgo(days), id: `c${i}` })),
  );
const questions = fc
  .record({
    author: fc.constantFrom(...PEOPLE, 'nobody'),
    files: fc.uniqueArray(fc.constantFrom(...FILES), { minLength: 1, maxLength: 3 }),
    days: fc.integer({ min: -5, max: 200 }),
  })
  .map(({ days, ...rest }) => question({ ...rest, at: daysAgo(days) }));

describe('every reason', () => {
  /** Recounts a fact from the whole history, one change after the other. */
  function recount(
    reason: Reason,
    who: PersonKey,
    asked: Question,
    history: readonly LandedChange[],
  ): number {
    const lastYear = history.filter(({ at }) => at < asked.at && at >= asked.at - 365 * DAY);
    const helped = lastYear.filter((landed) => helpersOf(landed).includes(who));
    const touches = (path: string) => (landed: LandedChange) =>
      landed.files.some((file) => foldersOf(file).includes(path));
    switch (reason.fact) {
      case 'helped-author':
        return helped.filter(({ author }) => author === asked.author).length;
      case 'reviewed-in':
        return helped.filter(touches(reason.path)).length;
      case 'wrote-in':
        return lastYear.filter(({ author }) => author === who).filter(touches(reason.path)).length;
      case 'helped-newcomers':
        return helped.filter((landed) => {
          const before = history.slice(0, history.indexOf(landed));
          return before.filter(({ author }) => author === landed.author).length <= 2;
        }).length;
      case 'helped':
        return helped.length;
      case 'wrote':
        return lastYear.filter(({ author }) => author === who).length;
      case 'mentors':
      case 'topic':
      case 'language':
        throw new Error('how many newcomers somebody has, and what they said, the history cannot tell');
    }
  }

  it('is true: a count of the history by brute force agrees', () => {
    const facts = new Set<string>();
    fc.assert(
      fc.property(histories, questions, (history, asked) => {
        // Only what landed before the question was learned, as when it is asked live.
        const known = history.filter(({ at }) => at < asked.at);
        for (const { key, reasons } of rankerOf(...known).suggest(asked, nobodyBusy, 0.5, 9)) {
          for (const reason of reasons) {
            facts.add(reason.fact);
            const said = 'changes' in reason ? reason.changes : NaN;
            expect({ reason, said }).toEqual({ reason, said: recount(reason, key, asked, known) });
            expect(said).toBeGreaterThan(0);
            if ('path' in reason) expect(asked.files.flatMap(foldersOf)).toContain(reason.path);
          }
        }
      }),
      { numRuns: 300, seed: 7 },
    );
    const common = ['helped', 'helped-author', 'helped-newcomers', 'reviewed-in', 'wrote-in'];
    expect([...facts]).toEqual(expect.arrayContaining(common));
  });

  it('is that somebody wrote at all, where nothing else is to be said', () => {
    const elsewhere = ['docs/guide.md', 'wall/north/rope.ts', 'wall/north/face/edge.ts'];
    const wrote = [1, 2, 3, 4, 5].map((days) =>
      change({ author: ben.key, at: daysAgo(10 - days), id: `b${days}`, files: elsewhere }),
    );
    const [suggestion] = rankerOf(...wrote).suggest(
      question({ files: ['rope/knot.ts'] }),
      nobodyBusy,
      0.5,
      1,
    );
    expect(suggestion).toMatchObject({ key: ben.key, reasons: [{ fact: 'wrote', changes: 5 }] });
  });

  it.each([
    [2, 3],
    [3, 3],
  ])(
    'counts whose author had landed at most two before as a newcomer’s (after %d: %d)',
    (before, changes) => {
      const landed = Array.from({ length: before + 1 }, (_, i) => reviewedBy(ben.key, 30 - i));
      const reasons = rankerOf(...landed).suggest(question(), nobodyBusy, 0.5, 1)[0]?.reasons;
      expect(reasons).toContainEqual({ fact: 'helped-newcomers', changes });
    },
  );

  it('stays true when what came later is known too', () => {
    fc.assert(
      fc.property(histories, questions, (history, asked) => {
        for (const { key, reasons } of rankerOf(...history).suggest(asked, nobodyBusy, 0.5, 9)) {
          for (const reason of reasons) {
            expect('changes' in reason && reason.changes).toBe(recount(reason, key, asked, history));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is one of at most three, and nobody is suggested without any who ever helped', () => {
    fc.assert(
      fc.property(histories, questions, (history, asked) => {
        for (const { key, reasons } of rankerOf(...history).suggest(asked, nobodyBusy, 0.5, 9)) {
          expect(reasons.length).toBeLessThanOrEqual(3);
          const hasHelped = history.some(
            (landed) =>
              helpersOf(landed).includes(key) && landed.at < asked.at && landed.at >= asked.at - 365 * DAY,
          );
          if (hasHelped) expect(reasons).not.toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

it('what is learned later changes neither who could be asked before, nor why', () => {
  fc.assert(
    fc.property(histories, questions, fc.integer({ min: 1, max: 80 }), (history, drawn, cut) => {
      const [before, after] = [history.slice(0, cut), history.slice(cut)];
      const asked = { ...drawn, at: before.at(-1)!.at };
      const ranker = rankerOf(...before);
      const answer = () =>
        ranker
          .suggest(asked, nobodyBusy, 0.5, 9)
          .map(({ key, reasons }) => ({ key, reasons }))
          .sort((a, b) => (a.key < b.key ? -1 : 1));
      const given = answer();
      for (const later of after) ranker.learn(later);
      expect(answer()).toEqual(given);
    }),
    { numRuns: 100 },
  );
});
