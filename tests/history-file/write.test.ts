// Writing a history and reading it again changes nothing: neither the contributions nor the bytes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../src/domain/contribution.ts';
import { toContribution } from '../../src/history-file/to-contribution.ts';
import { toHistoryFile, toLine } from '../../src/history-file/write.ts';
import { readHistoryFile } from '../../src/history-file/read.ts';
import { fileWith, line, readAll } from './files.ts';

const SECONDS = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
const TEXT = fc.string({ unit: 'grapheme', minLength: 1 });
const NUMBER = fc.option(fc.nat(), { nil: null });
const COMMON = { id: TEXT, at: SECONDS, author: TEXT, authorName: TEXT, number: NUMBER, title: fc.string() };

const CONTRIBUTION: fc.Arbitrary<Contribution> = fc.oneof(
  fc.record({
    kind: fc.constant('landed' as const),
    ...COMMON,
    openedAt: SECONDS,
    reviewers: fc.array(TEXT),
    mergedBy: fc.option(TEXT, { nil: null }),
    files: fc.array(TEXT),
    nFiles: fc.nat(),
  }),
  fc.record({
    kind: fc.constantFrom('reviewed', 'issue-opened', 'issue-answered', 'mentored', 'met'),
    ...COMMON,
  }),
);

describe('a line', () => {
  it('has its fields in the order of the files of before, without a kind for what landed', async () => {
    const [change] = await readAll(await fileWith(line()));
    expect(toLine(change!)).toBe(line());
  });

  it('begins with its kind otherwise', () => {
    const met = {
      kind: 'met',
      id: 'm1',
      at: 0,
      author: 'ana-lima',
      authorName: 'Ana Lima',
      number: null,
      title: '',
    } as const;
    expect(toLine(met)).toBe(
      '{"kind":"met","id":"m1","at":"1970-01-01T00:00:00Z","author":"ana-lima","authorName":"Ana Lima","number":null,"title":""}',
    );
  });

  const UNSAFE = [
    ...Array.from({ length: 0x9f - 0x7f + 1 }, (_, i) => 0x7f + i),
    ...[
      0x061c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e,
    ],
    ...[0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff],
  ].map((code) => String.fromCharCode(code));

  it.each([
    ['\u007f', '\\u007f'],
    ['\u009b2J', '\\u009b2J'],
    ['\u202e', '\\u202e'],
    ['\u200b', '\\u200b'],
    ['\ufeff', '\\ufeff'],
    // As JSON has it anyway.
    ['\u001b[2J', '\\u001b[2J'],
  ])('escapes what moves a cursor or turns the writing: %j', async (title, escaped) => {
    const [change] = await readAll(await fileWith(line({ title })));
    expect(toLine(change!)).toContain(`"title":"${escaped}"`);
  });

  it('leaves letters of every script and pictures as they are', async () => {
    const text = line({ title: 'Größer, 縄, حبل, रस्सी, \u00a0, 🧗' });
    const [change] = await readAll(await fileWith(text));
    expect(toLine(change!)).toBe(text);
  });

  it('has nothing in it that a terminal obeys, and reads back the same', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...UNSAFE), fc.constantFrom('a', '\\', '"', '\\u200b', '\u001b')), {
        minLength: 1,
      })
      .map((parts) => `x${parts.join('')}`);
    fc.assert(
      fc.property(CONTRIBUTION, text, (contribution, odd) => {
        const named = { ...contribution, title: odd, authorName: odd };
        const written = toLine(named);
        expect(UNSAFE.filter((character) => written.includes(character))).toEqual([]);
        expect(toContribution(written, 'here')).toEqual(named);
      }),
    );
  });

  it('is read as what was written', () => {
    fc.assert(
      fc.property(CONTRIBUTION, (contribution) => {
        const written = toLine(contribution);
        expect(written).not.toContain('\n');
        expect(toContribution(written, 'here')).toEqual(contribution);
      }),
    );
  });
});

it('a whole file is written as it was read, byte for byte', async () => {
  const text = [line(), line({ id: 'b2', mergedBy: 'cleo', number: null, title: 'Größer 🧗"\\' }), ''].join(
    '\n',
  );
  let written = '';
  for await (const each of toHistoryFile(readHistoryFile(await fileWith(text)))) written += each;
  expect(written).toBe(text);
});
