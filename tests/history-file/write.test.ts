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
  const text = [
    line(),
    line({ id: 'b2', mergedBy: 'cleo', number: null, title: 'Größer\u2028"\\' }),
    '',
  ].join('\n');
  let written = '';
  for await (const each of toHistoryFile(readHistoryFile(await fileWith(text)))) written += each;
  expect(written).toBe(text);
});
