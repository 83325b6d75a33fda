// The commands about the App's database, as far as they are about words: what they ask for, and what they say of it.
import { describe, expect, it } from 'vitest';
import type { LedgerTools } from '../../src/cli/ledger-tools.ts';
import { run } from '../../src/cli/program.ts';
import { lines, tools } from './tools.ts';

type Ledger = Partial<LedgerTools>;

async function belay(ledger: Ledger, ...args: string[]) {
  const here = tools({ ledger });
  const status = await run(args, here);
  return { status, out: here.out(), err: here.err() };
}

describe('belay backfill', () => {
  it('says what was read, what is known, and what it took', async () => {
    const read = new Map([['pull requests', 1] as const, ['commits', 20] as const]);
    const known = { contributions: 9, people: 1 };
    const asked: unknown[] = [];
    const backfill: LedgerTools['backfill'] = (place, watcher) => {
      asked.push(place);
      watcher.step({ phase: 'commits', done: 1, total: 20 });
      watcher.say('the budget\u001b[2J is spent');
      return Promise.resolve({ read, known, points: 12, requests: 1 });
    };
    expect(await belay({ backfill }, 'backfill', 'rope-works/carabiner')).toEqual({
      status: 0,
      out: 'rope-works/carabiner: read 1 pull request, 20 commits; known: 9 contributions of 1 person; 12 points in 1 request, 0.0 seconds\n',
      err: 'belay: the budget\ufffd[2J is spent\n',
    });
    expect(asked).toEqual([{ owner: 'rope-works', name: 'carabiner' }]);
  });
});

describe('belay export', () => {
  it('writes to stdout, line by line', async () => {
    expect(await belay({ exportLines: () => lines(['a\n', 'b\n']) }, 'export', 'clone')).toEqual({
      status: 0,
      out: 'a\nb\n',
      err: '',
    });
  });

  it('leaves stdout alone where a file is named', async () => {
    const exportTo = () => Promise.resolve(2);
    expect(await belay({ exportTo }, 'export', 'clone', '--out', 'h.jsonl')).toEqual({
      status: 0,
      out: '',
      err: 'belay: 2 contributions in h.jsonl\n',
    });
  });
});

describe('belay forget', () => {
  const answering = (wasKnown: boolean, isWaiting: boolean): Ledger => ({
    forget: () => Promise.resolve({ key: '11', wasKnown, isWaiting }),
  });

  it.each([
    [true, false, 'ana-lima (id 11) is forgotten: nothing about them is left here'],
    [true, true, 'ana-lima (id 11) is forgotten, and nothing new about them will be kept. Comments of Belay'],
    [false, false, 'ana-lima (id 11) was never met here'],
  ])('says what is done and what waits: %s, %s', async (wasKnown, isWaiting, words) => {
    const { status, out } = await belay(answering(wasKnown, isWaiting), 'forget', '@ana-lima');
    expect(status).toBe(0);
    expect(out.slice(0, words.length)).toBe(words);
  });

  it('takes an id', async () => {
    expect((await belay(answering(true, false), 'forget', 'id:11')).out).toMatch(
      /^The person with id 11 is /,
    );
  });
});

describe('wrong input', () => {
  it.each([
    [['backfill', 'carabiner'], 'found "carabiner", expected a repository like OWNER/REPO'],
    [['import', 'x.jsonl'], "required option '--repo <repository>' not specified"],
    [['import', 'x.jsonl', '--repo', 'a/b/c'], 'found "a/b/c", expected a repository like OWNER/REPO'],
    [['forget', 'ana lima'], 'found "ana lima", expected a login like octocat or a user id like id:123'],
  ])('is %j', async (args, words) => {
    const { status, out, err } = await belay({}, ...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(words);
    expect(err).toMatch(/^belay: [^\n]+\n$/);
  });
});
