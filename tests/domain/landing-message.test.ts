// What a commit's message says about the pull request that it lands; and where addresses end.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { shownName, withoutAddresses } from '../../src/domain/addresses.ts';
import { pullNamedIn, subjectOf, titleOf } from '../../src/domain/landing-message.ts';

const PULLS = 'https://github.com/Rope-Works/Carabiner/pull';

describe('a message names', () => {
  it.each<[string, number | null, string]>([
    ['Tie a knot (#12)', 12, ''],
    ['Tie a knot (GH-12)', 12, ''],
    ['Tie a knot\nthat holds (#12)', 12, ''],
    ['Tie a knot (#12)\n\nPR-URL: #13', 12, ''],
    ['Tie a knot (#12) again', null, ''],
    ['Tie a knot #12', null, ''],
    [`Tie\n\nPR-URL: ${PULLS}/12`, 12, 'rope-works/carabiner'],
    [`Tie\n\nPull-Request: ${PULLS}/12\nReviewed-by: Ben`, 12, 'rope-works/carabiner'],
    ['Tie\n\nPR: #12', 12, ''],
    [`Tie\n\nPR-URL: ${PULLS}/12\n\nPR-URL: ${PULLS}/13`, 13, 'rope-works/carabiner'],
    [`Tie\n\nPR-URL: ${PULLS}/12\nPR-URL: ${PULLS}/13`, null, ''],
    [`Tie\n\nPR-URL: ${PULLS}/12\nPR-URL: ${PULLS}/12`, 12, 'rope-works/carabiner'],
    ['Tie\n\nCloses #12', 12, ''],
    ['Tie\n\nCloses: GH-12.', 12, ''],
    [`Tie\n\nMerges ${PULLS}/12`, 12, 'rope-works/carabiner'],
    ['Tie\n\nCloses https://github.com/rope-works/carabiner/issues/12', null, ''],
    ['Tie\n\nCloses #12\nCloses #13', null, ''],
    ['Tie\n\nFixes #12', null, ''],
    ['Tie\n\nSee #12', null, ''],
    ['Tie a knot (#1)', 1, ''],
    ['Tie a knot (#2147483647)', 2_147_483_647, ''],
    ['Tie a knot (#2147483648)', null, ''],
    [`Tie a knot (#${'9'.repeat(400)})`, null, ''],
    ['Tie a knot (#0)', null, ''],
    ['Tie\n\nPR: #0', null, ''],
    [`Tie\n\nPR-URL: ${PULLS}/99999999999`, null, ''],
    ['Tie\n\nCloses #2147483648', null, ''],
    ['', null, ''],
  ])('%j: %j', (message, number, repository) => {
    expect(pullNamedIn(message)).toEqual(number === null ? undefined : { number, repository });
  });
});

describe('a message of whatever length', () => {
  /** How many characters regular expressions walk over, and the longest text that any of them is given. */
  function workFor(message: string) {
    let walked = 0;
    let longest = 0;

    const exec = RegExp.prototype.exec;
    const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text: string) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const found = exec.call(this, text);
      const missed = this.sticky ? 1 : text.length - from;
      walked += found ? found.index + found[0].length - from : missed;
      longest = Math.max(longest, text.length);
      return found;
    });
    try {
      pullNamedIn(message);
      titleOf(message);
      titleOf(subjectOf(message));
      shownName(message);
    } finally {
      spy.mockRestore();
    }
    return { walked, longest };
  }
  const hostile: [string, (length: number) => string][] = [
    'a',
    ' ',
    '\n',
    ' \n',
    '\t\n\n ',
    '(#',
    '(#1',
    '(#1)',
    'PR: ',
    'PR: #1\n',
    'PR-URL: https://x/y/z/pull/',
    'Closes  ',
    'Closes #1 \n',
    'a@',
    'a@a.',
    'a@a.1',
    '.@-',
    'é@é.é',
    '1',
  ].map((piece) => [piece, (length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)]);

  it.each(hostile)('%j, again and again, is work that grows no faster than the message', (_, of) => {
    const walked = [4000, 8000, 16_000, 32_000, 64_000].map((length) => workFor(of(length)).walked);
    for (const [i, work] of walked.slice(1).entries())
      expect(work).toBeLessThanOrEqual(2.1 * walked[i]! + 100);
    // A few times over what is there, and no more.
    expect(walked.at(-1)).toBeLessThanOrEqual(6 * 64_000);
  });

  it.each(hostile)('%j, a megabyte of it, is no more work than what is kept of it', (_, of) => {
    const { walked, longest } = workFor(of(1_000_000));
    expect(longest).toBeLessThanOrEqual(65_536);
    expect(walked).toBeLessThanOrEqual(workFor(of(65_536)).walked);
  });

  it('is read at its beginning only', () => {
    const filler = `${'knots '.repeat(11_000)}\n`;
    expect(pullNamedIn(`Tie\n\nPR: #12\n${filler}`)).toEqual({ number: 12, repository: '' });
    expect(pullNamedIn(`Tie\n\n${filler}PR: #12`)).toBeUndefined();
    expect(pullNamedIn(`Tie ${'knots '.repeat(400)}(#12)`)).toBeUndefined();
    expect(subjectOf('x'.repeat(5000))).toHaveLength(2000);
  });
});

it.each([
  ['Tie\na knot\n\nIt slipped.', 'Tie a knot'],
  ['\n\n  Tie a knot  \n', 'Tie a knot'],
  ['Tie  \r\n  a knot\r\n \t\r\nIt slipped.', 'Tie a knot'],
  ['', ''],
])('the subject of %j is %j', (message, subject) => {
  expect(subjectOf(message)).toBe(subject);
});

describe('a title', () => {
  it('is cut at 140 characters, never within one', () => {
    expect(titleOf('x'.repeat(200))).toHaveLength(140);
    expect(titleOf('🧗'.repeat(200))).toBe('🧗'.repeat(140));
  });

  it.each([
    ['Ask gus.hale+wall@mail.example.org about knots', 'Ask … about knots'],
    ['Ask пётр@почта.рф about knots', 'Ask … about knots'],
    ['Ask 用户@例子.公司 about knots', 'Ask … about knots'],
    ['Ask अजय@डाटा.भारत about knots', 'Ask … about knots'],
    ['Ask zoë@exämple.org', 'Ask …'],
    [`Ask ${'x'.repeat(130)} gus@example.org`, `Ask ${'x'.repeat(130)} …`],
  ])('has no address in it: %j', (title, shown) => {
    expect(titleOf(title)).toBe(shown);
  });

  it.each(['Use left-pad@1.2.3', 'Move @types/node@20.19 along', 'Meet @ the wall', 'cc @gus-hale'])(
    'keeps what is no address: %j',
    (title) => {
      expect(titleOf(title)).toBe(title);
    },
  );

  it('is cut at 500 characters before anything is looked for in it', () => {
    expect(withoutAddresses('x '.repeat(400))).toHaveLength(500);
    expect(withoutAddresses('x'.repeat(500))).toHaveLength(500);
  });
});

describe('a name', () => {
  it.each([
    ['Gus Hale', 'Gus Hale'],
    ['gus.hale@example.org', 'gus.hale'],
    ['Gus <gus@mail.example.co.uk>', 'Gus <gus>'],
    ['  ', 'someone'],
    ['', 'someone'],
    ['Gus @ home', 'Gus @ home'],
    ['пётр@почта.рф', 'пётр'],
    ['अजय@डाटा.भारत', 'अजय'],
    ['x'.repeat(300), 'x'.repeat(200)],
  ])('%j is shown as %j', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });
});

it('no address comes through, wherever it stands', () => {
  const address = fc
    .tuple(
      fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9._+-]{0,8}$/),
      fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,8}$/),
      fc.constantFrom('org', 'co.uk', 'Example.COM'),
    )
    .map(([name, host, end]) => `${name}@${host}.${end}`);
  const around = fc.constantFrom('', ' ', '<', '>', '(', ',', 'Gus ');
  fc.assert(
    fc.property(around, address, around, (before, mail, after) => {
      const text = `${before}${mail}${after}`;
      expect(withoutAddresses(text)).not.toContain('@');
      expect(shownName(text)).not.toContain('@');
      expect(shownName(text).trim()).not.toBe('');
    }),
  );
});
