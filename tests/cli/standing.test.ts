// `belay standing`.
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { DAY } from '../../src/domain/time.ts';
import { ana, ben, change, cleo, now } from '../domain/builders.ts';
import { tools } from './tools.ts';

const history = [
  change({ at: now - 40 * DAY, reviewers: [ben.key], id: '1' }),
  change({ at: now - 2 * DAY, reviewers: [cleo.key, 'rope[bot]'], id: '2', authorName: 'Ana L.' }),
  change({ at: now, author: cleo.key, id: '3' }),
];

async function standing(...args: string[]) {
  const here = tools({ history });
  const status = await run(['standing', 'history.jsonl', ...args], here);
  return { status, out: here.out(), err: here.err() };
}

describe('as JSON', () => {
  it('is exactly this, keys in this order', async () => {
    const { out, status } = await standing('--json', '--at', '2025-05-14T12:00:00Z');
    expect(status).toBe(0);
    expect(out).toBe(
      '{"at":"2025-05-14T12:00:00Z","people":[' +
        '{"key":"11","name":"Ana L.","standing":"newcomer","landed":2,"landedLastYear":2,"activeMonthsLastYear":2,"firstAt":"2025-04-04T12:00:00Z","lastAt":"2025-05-12T12:00:00Z"},' +
        '{"key":"12","name":"12","standing":"maintainer","landed":0,"landedLastYear":0,"activeMonthsLastYear":0,"firstAt":null,"lastAt":null},' +
        '{"key":"13","name":"13","standing":"maintainer","landed":0,"landedLastYear":0,"activeMonthsLastYear":0,"firstAt":null,"lastAt":null}]}\n',
    );
  });

  it('is as of now, unless an instant is named', async () => {
    expect((await standing('--json')).out).toBe(
      (await standing('--json', '--at', '2025-05-14T12:00:00Z')).out,
    );
  });

  it('knows nobody before the first change', async () => {
    expect((await standing('--json', '--at', '2025-01-01')).out).toBe(
      '{"at":"2025-01-01T00:00:00Z","people":[]}\n',
    );
  });

  it('can be about one person', async () => {
    const { out } = await standing(ben.key, '--json');
    expect(JSON.parse(out)).toMatchObject({ people: [{ key: ben.key }] });
  });
});

describe('as text', () => {
  it('counts everybody and names maintainers and regulars', async () => {
    expect((await standing()).out).toMatchInlineSnapshot(`
      "3 people before 2025-05-14T12:00:00Z
             2  maintainer
             0  regular
             0  occasional
             0  returning
             1  newcomer
             0  first-time

      maintainers
        12 (12): maintainer; 0 landed, 0 in the past year in 0 months, helped 1 others, nothing landed
        13 (13): maintainer; 0 landed, 0 in the past year in 0 months, helped 1 others, nothing landed
      "
    `);
  });

  it('is one sentence about one person', async () => {
    expect((await standing(ana.key)).out).toMatchInlineSnapshot(`
      "Ana L. (11): newcomer; 2 landed, 2 in the past year in 2 months, helped 0 others, last 2025-05-12
      "
    `);
  });

  it('shows control characters in a name for what they are, and obeys none', async () => {
    const nasty = '\u001b]0;pwn\u0007\u001b[2J\r\u202eanA\u009b';
    const here = tools({ history: [change({ author: 'x\u001b', authorName: nasty })] });
    await run(['standing', 'x', 'x\u001b'], here);
    expect(here.out()).toMatch(/^�]0;pwn��\[2J��anA� \(x�\): newcomer;/);
  });
});

it('knows maintainers by who may write, where that can be told', async () => {
  const here = tools({ history, writers: new Set([ana.key, '999']) });
  await run(['standing', 'rope-works/carabiner', '--json', '--at', '2025-05-14T12:00:00Z'], here);
  const { people } = JSON.parse(here.out()) as { people: { key: string; standing: string }[] };
  expect(people.map(({ key, standing }) => [key, standing])).toEqual([
    [ana.key, 'maintainer'],
    [ben.key, 'first-time'],
    [cleo.key, 'first-time'],
  ]);
});

it('somebody unknown is wrong input', async () => {
  const { status, out, err } = await standing('nobody');
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toBe(
    'belay: found nobody with the key "nobody", expected one of 3 people in history.jsonl before 2025-05-14T12:00:00Z\n',
  );
});

it('a source that breaks off in the middle is wrong input, and nothing is said of its beginning', async () => {
  const here = tools();
  expect(await run(['standing', 'gone.jsonl', '--json'], here)).toBe(2);
  expect(here.out()).toBe('');
});
