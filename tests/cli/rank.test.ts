// `belay rank`: the ranking as a stream.
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { lines, tools } from './tools.ts';

const landed = (differs: object = {}) => ({
  type: 'landed',
  change: {
    id: 'c1',
    at: '2025-03-01T00:00:00Z',
    openedAt: '2025-02-01T00:00:00Z',
    author: 'ana',
    reviewers: ['cleo'],
    mergedBy: null,
    files: ['wall/holds.ts'],
    title: 'Holds',
    ...differs,
  },
});
const suggest = (differs: object = {}) => ({
  type: 'suggest',
  id: 'case-1',
  at: '2025-04-01T00:00:00Z',
  author: 'ana',
  files: ['wall/holds.ts'],
  title: '',
  candidates: ['ben', 'cleo', 'dara'],
  ...differs,
});
const start = { type: 'start', protocol: 1, repo: 'carabiner', seed: 1 };

async function rank(messages: readonly (object | string)[], ...args: string[]) {
  const stdin = lines(messages.map((it) => (typeof it === 'string' ? it : JSON.stringify(it))));
  const here = tools({ stdin });
  const status = await run(['rank', ...args], here);
  const answers = here.out().split('\n').filter(Boolean);
  return { status, err: here.err(), answers: answers.map((line) => JSON.parse(line) as unknown) };
}

describe('each question', () => {
  it('has one answer: exactly the candidates, best first', async () => {
    const { status, answers } = await rank([
      start,
      suggest(),
      landed(),
      suggest({ id: 'case-2' }),
      { type: 'end' },
    ]);
    expect(status).toBe(0);
    expect(answers).toEqual([
      { id: 'case-1', ranking: ['ben', 'cleo', 'dara'] },
      { id: 'case-2', ranking: ['cleo', 'ben', 'dara'] },
    ]);
  });

  it('heeds the load as much as it is told to', async () => {
    const busy = suggest({ openMentees: { cleo: 9 } });
    expect((await rank([landed(), busy], '--spread', '0')).answers).toMatchObject([
      { ranking: ['cleo', 'ben', 'dara'] },
    ]);
    expect((await rank([landed(), busy], '--spread', '1')).answers).toMatchObject([
      { ranking: ['ben', 'dara', 'cleo'] },
    ]);
  });

  it('learns nothing from bots', async () => {
    const byBots = [
      landed({ author: 'rope[bot]', reviewers: ['dara'] }),
      landed({ reviewers: ['web-flow'], mergedBy: 'rope[bot]' }),
    ];
    const robots = suggest({ candidates: ['dara', 'rope[bot]', 'ben'] });
    expect((await rank([...byBots, robots])).answers).toMatchObject([
      { ranking: ['ben', 'dara', 'rope[bot]'] },
    ]);
  });

  it('takes what is not needed for a change as it comes, or not at all', async () => {
    const whole = landed({ authorName: 'Ana', nFiles: 3, number: 7, more: true });
    const bare = landed({ number: null });
    expect((await rank([whole, bare, suggest()])).answers).toHaveLength(1);
  });

  it('after the end is not heard', async () => {
    expect((await rank([{ type: 'end' }, suggest()])).answers).toEqual([]);
  });

  it('may come after empty lines, and the stream may just stop', async () => {
    expect((await rank(['', '  ', suggest()])).status).toBe(0);
  });
});

describe('a broken line', () => {
  it.each([
    ['{"type":', 'belay: stdin, line 2: found "{\\"type\\":", expected a JSON object\n'],
    ['[]', 'belay: stdin, line 2: : Invalid input'],
    [{ type: 'guess' }, 'belay: stdin, line 2: type: Invalid'],
    [suggest({ candidates: 'ben' }), 'belay: stdin, line 2: candidates: Invalid input: expected array'],
    [suggest({ at: 'soon' }), 'belay: stdin, line 2: at: found "soon", expected an instant\n'],
    [
      landed({ at: '2025-02-30' }),
      'belay: stdin, line 2: change.at: found "2025-02-30", expected an instant\n',
    ],
  ])('is wrong input, and says which: %j', async (line, message) => {
    const { status, err, answers } = await rank([start, line, suggest()]);
    expect({ status, answers }).toEqual({ status: 2, answers: [] });
    expect(err.slice(0, message.length)).toBe(message);
  });
});
