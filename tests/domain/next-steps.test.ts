// Which open issues somebody could take up next.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSteps, type OpenIssue } from '../../src/domain/next-steps.ts';
import { DAY } from '../../src/domain/time.ts';
import { now } from './builders.ts';

const open = (number: number, title: string, differs: Partial<OpenIssue> = {}): OpenIssue => ({
  number,
  title,
  url: `https://example.org/issues/${number}`,
  labels: ['help wanted'],
  changedAt: now,
  ...differs,
});
/** Changed a day before the others: where nothing else tells them apart, it comes last. */
const older = (number: number, title: string, differs: Partial<OpenIssue> = {}) =>
  open(number, title, { changedAt: now - DAY, ...differs });
const touched = { files: ['wall/ropeBridge.ts'], title: 'Tighten the anchors' };
const numbersOf = (issues: readonly OpenIssue[], of = touched) =>
  nextSteps(issues, of).map(({ number }) => number);

describe('next steps', () => {
  it('are at most three', () => {
    const issues = [1, 2, 3, 4, 5].map((number) => open(number, 'Say which knots hold'));
    expect(numbersOf(issues)).toHaveLength(3);
    expect(numbersOf([])).toEqual([]);
  });

  it.each<[string, OpenIssue, OpenIssue]>([
    ['a word of the path', older(1, 'A longer bridge'), open(2, 'A longer ladder')],
    ['a word of the title', older(1, 'Loose anchors'), open(2, 'Loose boots')],
    ['a label', older(1, 'It slips', { labels: ['area: rope'] }), open(2, 'It slips', { labels: ['docs'] })],
    ['the path before the title', older(1, 'The bridge'), open(2, 'The anchors')],
    ['two words before one', older(1, 'A rope on the wall'), open(2, 'A wall')],
    ['the one that changed last', open(1, 'A'), open(2, 'B', { changedAt: now - DAY })],
    ['the one whose address comes first, at last', open(1, 'A'), open(2, 'B')],
  ])('are the nearest first: %s', (_, near, far) => {
    expect(numbersOf([far, near])).toEqual([1, 2]);
    expect(numbersOf([near, far])).toEqual([1, 2]);
  });

  it('are those that changed last, where nobody knows what was touched', () => {
    const issues = [open(1, 'Rope', { changedAt: now - DAY }), open(2, 'Boots')];
    expect(numbersOf(issues, { files: [], title: '' })).toEqual([2, 1]);
  });

  it('are the same in whatever order GitHub lists them', () => {
    const words = fc.constantFrom('rope', 'bridge', 'anchors', 'boots', 'wall');
    const issues = fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 30 }),
        title: fc.array(words, { maxLength: 3 }).map((list) => list.join(' ')),
        changedAt: fc.constantFrom(now, now - DAY),
      }),
      { selector: ({ number }) => number, maxLength: 8 },
    );
    const shuffled = issues.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const toOpen = (some: typeof list) =>
          some.map(({ number, title, changedAt }) => open(number, title, { changedAt }));
        expect(numbersOf(toOpen(other))).toEqual(numbersOf(toOpen(list)));
      }),
    );
  });
});
