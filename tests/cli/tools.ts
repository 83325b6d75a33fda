// A terminal that remembers, and a world made of what a test hands in.
import type { Contribution } from '../../src/domain/contribution.ts';
import { SourceError } from '../../src/flow/source.ts';
import type { Tools } from '../../src/cli/tools.ts';
import { at } from '../domain/builders.ts';

export interface FakeTools extends Tools {
  out(): string;
  err(): string;
}

export function tools(
  differs: Partial<Tools> & { readonly history?: readonly Contribution[] } = {},
): FakeTools {
  const { history, ...rest } = differs;
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
      if (history) return lines(history);
      throw new SourceError(`${JSON.stringify(source)} is no file and no folder`);
    },
    serve: () => Promise.reject(new Error('this test does not serve')),
    ...rest,
    out: () => out,
    err: () => err,
  };
}

export async function* lines<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}
