// A terminal that remembers, and a world made of what a test hands in.
import type { Contribution, PersonKey } from '../../src/domain/contribution.ts';
import { SourceError } from '../../src/flow/source.ts';
import type { LedgerTools } from '../../src/cli/ledger-tools.ts';
import { InputError, type Source, type Tools } from '../../src/cli/tools.ts';
import { at } from '../domain/builders.ts';

export interface FakeTools extends Tools {
  out(): string;
  err(): string;
}

export function tools(
  differs: Partial<Omit<Tools, 'ledger'>> & {
    readonly history?: readonly Contribution[];
    readonly writers?: ReadonlySet<PersonKey>;
    readonly ledger?: Partial<LedgerTools>;
  } = {},
): FakeTools {
  const { history, writers, ledger, ...rest } = differs;
  let out = '';
  let err = '';
  return {
    version: '1.2.3',
    terminal: {
      out: (text) => (out += text),
      err: (text) => (err += text),
      isWatched: false,
    },
    now: () => at('2025-05-14T12:00:00Z'),
    stdin: lines([]),
    openSource: (source) => {
      if (history) return Promise.resolve(asSource(lines(history), writers));
      return Promise.reject(new SourceError(`${JSON.stringify(source)} is no file and no folder`));
    },
    readSettings: (file) => Promise.reject(new InputError(`${JSON.stringify(file)} cannot be read`)),
    ledger: () => Promise.resolve({ ...noLedger, ...ledger }),
    serve: () => Promise.reject(new Error('this test does not serve')),
    ...rest,
    out: () => out,
    err: () => err,
  };
}

const unasked = () => Promise.reject(new Error('this test has no ledger'));
const noLedger: LedgerTools = {
  backfill: unasked,
  exportLines: () => lines([]),
  exportTo: unasked,
  importFrom: unasked,
  forget: unasked,
};

/** A source as it is opened, where nobody or these people may write. */
export function asSource(
  contributions: AsyncIterable<Contribution>,
  writers: ReadonlySet<PersonKey> | null = null,
): Source {
  return { contributions, writers: () => Promise.resolve(writers) };
}

export async function* lines<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}
