// Which lines of a comment are meant for Belay.
import { describe, expect, it } from 'vitest';
import { commandsIn } from '../../src/github/commands.ts';
import { accepts, passes, wants } from '../domain/builders.ts';

const linesIn = (markdown: string) => commandsIn(markdown).map(({ line }) => line);
const REAL = '\n\n/mentor pass';

describe('a command is heard', () => {
  it.each([
    ['alone', '/mentor accept'],
    ['after other words', 'Gladly.\n\n/mentor accept'],
    ['in the next line', 'Gladly.\n/mentor accept'],
    ['before other words', '/mentor accept\nSee you soon.'],
    ['with Windows’ line ends', 'Gladly.\r\n/mentor accept\r\nSee you soon.'],
    ['a little indented', '   /mentor accept'],
    ['in capitals', '/MENTOR ACCEPT'],
    ['with spaces after it', '/mentor accept   '],
    ['next to emphasis in another line', '*Gladly*\n/mentor accept\n**really**'],
    ['between list and quote', '- a\n- b\n\n/mentor accept\n\n> c'],
  ])('%s', (_, markdown) => {
    expect(linesIn(markdown)).toEqual([accepts]);
  });

  it('with each of several lines, in order', () => {
    expect(linesIn('/mentor accept\n/mentor pass\n\n/mentor wanted knots\n/mentor what')).toEqual([
      accepts,
      passes,
      wants('knots'),
      { is: 'not-understood' },
    ]);
  });

  it('ten times at most', () => {
    expect(linesIn('/mentor pass\n'.repeat(50))).toHaveLength(10);
  });

  it('with its text, by which it is known again', () => {
    expect(commandsIn('  /Mentor WANTED Knots ')).toEqual([
      { text: '/mentor wanted knots', line: wants('Knots') },
    ]);
  });
});

describe('a command is not heard, but the real one after it is', () => {
  it.each([
    ['in a fenced block', '```\n/mentor accept\n```'],
    ['in a fenced block with a language', '```md\n\n/mentor accept\n\n```'],
    ['in a block fenced with tildes', '~~~\n/mentor accept\n~~~'],
    ['in an indented block', 'See:\n\n    /mentor accept'],
    ['in inline code', '`/mentor accept`'],
    ['in inline code over several lines', '`a\n/mentor accept\nb`'],
    ['in a quote', '> /mentor accept'],
    ['in a quote that goes on without its mark', '> She said:\n/mentor accept'],
    ['in a quote in a quote', '> > /mentor accept'],
    ['in a comment', '<!-- /mentor accept -->'],
    ['in a comment over several lines', '<!--\n\n/mentor accept\n\n-->'],
    ['in a comment within a paragraph', 'See <!--\n/mentor accept\n--> this'],
    ['in a hidden part', '<details>\n<summary>More</summary>\n\n/mentor accept\n\n</details>'],
    [
      'in hidden parts within each other',
      '<details>\n\n<details>\n\n</details>\n\n/mentor accept\n\n</details>',
    ],
    ['in a link', '[/mentor accept](https://example.org)'],
    ['in a link over several lines', '[\n/mentor accept\n](https://example.org)'],
    ['in the words for a picture', '![/mentor accept](https://example.org/x.png)'],
    ['in the middle of a sentence', 'You can say /mentor accept if you like.'],
    ['in a list', '- /mentor accept'],
    ['in a numbered list', '1. /mentor accept'],
    ['in a heading', '# /mentor accept'],
    ['as a heading', '/mentor accept\n---'],
    ['in emphasis', '*/mentor accept*'],
    ['with a backslash', '\\/mentor accept'],
  ])('%s', (_, markdown) => {
    expect(linesIn(markdown + REAL)).toEqual([passes]);
  });

  it('in a template whose comment speaks of tags', () => {
    expect(linesIn(`<!-- put long logs into <details> -->${REAL}`)).toEqual([passes]);
    expect(linesIn(`<!-- put long logs\n<details>\nlike this -->${REAL}`)).toEqual([passes]);
  });
});

describe('nothing is heard', () => {
  it.each([
    ['under the name of an e-mail', 'Thanks!\n\n-- \nAna Lima\n/mentor accept'],
    ['under the name of an e-mail with Windows’ line ends', 'Thanks!\r\n-- \r\n/mentor accept'],
    ['in a block that never ends', '```\n/mentor accept'],
    ['with a letter that only looks right', '/mеntor accept'],
    ['for another bot', '/approve\n/lgtm'],
    ['in nothing', ''],
  ])('%s', (_, markdown) => {
    expect(linesIn(markdown)).toEqual([]);
  });
});

it.each(['@rope-works/everyone', '../../etc', 'x'.repeat(10_000), '"2026-13-45"'])(
  'what follows is not understood, and not repeated: %s',
  (rest) => {
    expect(linesIn(`/mentor ${rest}`)).toEqual([{ is: 'not-understood' }]);
  },
);

it.each([
  ['stars', '*a **a '.repeat(1400)],
  ['underscores', '_a __a '.repeat(1400)],
  ['mixed emphasis', '*_'.repeat(4900)],
  ['brackets', '['.repeat(9900)],
  ['backticks', Array.from({ length: 130 }, (_, i) => '`'.repeat(i)).join(' ')],
  ['quotes', '>'.repeat(300)],
  ['lists', '- '.repeat(300)],
])('a comment full of %s is read all the same', (_, hostile) => {
  expect(linesIn(`/mentor accept\n\n${hostile}`)).toEqual([accepts]);
});

it('a very long comment is heard at its beginning', () => {
  expect(linesIn(`/mentor accept\n\n${'words '.repeat(20_000)}\n\n/mentor pass`)).toEqual([accepts]);
});
