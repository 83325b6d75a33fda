// What a commit's message says about the pull request that it lands; and where addresses end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
    ['', null, ''],
  ])('%j: %j', (message, number, repository) => {
    expect(pullNamedIn(message)).toEqual(number === null ? undefined : { number, repository });
  });
});

it.each([
  ['Tie\na knot\n\nIt slipped.', 'Tie a knot'],
  ['\n\n  Tie a knot  \n', 'Tie a knot'],
  ['', ''],
])('the subject of %j is %j', (message, subject) => {
  expect(subjectOf(message)).toBe(subject);
});

describe('a title', () => {
  it('is cut at 140 characters, never within one', () => {
    expect(titleOf('x'.repeat(200))).toHaveLength(140);
    expect(titleOf('🧗'.repeat(200))).toBe('🧗'.repeat(140));
  });

  it('has no address in it', () => {
    expect(titleOf('Ask gus.hale+wall@mail.example.org about knots')).toBe('Ask … about knots');
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
