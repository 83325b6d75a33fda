// Text from people, made harmless: whatever it is, it stays text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlineCode, safeUrl } from '../../src/words/safe.ts';
import { hostile } from './hostile.ts';
import { rendered } from './markdown.ts';

/** As it stands in a sentence of ours. */
const inSentence = (text: string) => `Something about ${inlineCode(text)}, you see.`;

function expectHarmless(text: string): void {
  const found = rendered(inSentence(text));
  expect(found).toMatchObject({ mentions: [], references: [], links: [], html: [] });
  expect(found.text).toBe('Something about \n, you see.');
  expect(found.code).toHaveLength(1);
}

describe('text as inline code', () => {
  it.each(hostile)('is one piece of code and nothing else: %j', (text) => {
    expectHarmless(text);
  });

  it('is one piece of code and nothing else, whatever it is', () => {
    const pieces = fc.constantFrom(
      '`',
      '``',
      '```',
      '\\',
      '@gus-hale',
      '<!--',
      '-->',
      '#1',
      '\n',
      ' ',
      'a',
      '|',
    );
    const nasty = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => expectHarmless(text)),
      { numRuns: 500 },
    );
  });

  it.each(hostile)('stands on one line and turns no direction: %j', (text) => {
    expect(inlineCode(text)).not.toMatch(
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/,
    );
    expect(Array.from(inlineCode(text)).length).toBeLessThan(140);
  });

  it.each([
    ['wall/north', '`wall/north`'],
    ['a`b', '`` a`b ``'],
    ['`', '`` ` ``'],
    ['two  spaces\nand lines', '`two spaces and lines`'],
    ['x'.repeat(120), `\`${'x'.repeat(120)}\``],
    ['x'.repeat(121), `\`${'x'.repeat(119)}…\``],
    ['', '`…`'],
  ])('keeps what can be kept of %j', (text, code) => {
    expect(inlineCode(text)).toBe(code);
  });

  it('does not cut a character in two', () => {
    expect(inlineCode('\u{1f9d7}'.repeat(200))).toBe(`\`${'\u{1f9d7}'.repeat(119)}…\``);
  });
});

describe('a link', () => {
  it.each([
    'https://example.org',
    'https://example.org/a-b_c/d.md?e=f&g=%20#h',
    'https://github.com/a/b/blob/main/X.md',
  ])('may be %s', (url) => {
    expect(safeUrl(url)).toBe(url);
    expect(rendered(`see [the guide](${url}).`).links).toEqual([url]);
  });

  it.each([
    'http://example.org',
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.org',
    '/docs/guide.md',
    'https://',
    'https://example.org/a b',
    'https://example.org/a)b',
    'https://example.org/(a',
    'https://example.org/<a>',
    'https://example.org/"a',
    'https://example.org/`a',
    'https://example.org/\n@gus-hale',
    ' https://example.org',
    `https://example.org/${'x'.repeat(500)}`,
    '',
  ])('is left out rather than %j', (url) => {
    expect(safeUrl(url)).toBeNull();
  });
});
