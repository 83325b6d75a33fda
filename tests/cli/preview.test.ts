// `belay preview`.
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import type { Contribution } from '../../src/domain/contribution.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { settings } from '../domain/builders.ts';
import { byCleo, pull } from '../preview/told.ts';
import { tools } from './tools.ts';

const files = ['wall/holds.ts'];
const history = [
  { ...byCleo, authorName: 'Cleo Marsh', title: 'Chalk' },
  pull('c1', 'cleo', [1, 2], { reviewers: ['ben'], title: 'Holds', files }),
  pull('c2', 'cleo', [1, 2], { reviewers: ['ben'], title: 'More holds', files }),
  pull('a1', 'ana', [3, 9], { authorName: 'Ana Lima', title: 'A softer rope', files }),
];

interface Given {
  readonly past?: readonly Contribution[];
  readonly files?: Readonly<Record<string, Settings>>;
}

async function preview({ past = history, files: known = {} }: Given, ...args: string[]) {
  const readSettings = (file: string) => Promise.resolve(known[file] ?? settings());
  const here = tools({ history: past, readSettings });
  const status = await run(['preview', 'history.jsonl', ...args], here);
  return { status, out: here.out(), err: here.err() };
}

describe('as JSON', () => {
  it('is a line for each label and each comment, by time, keys in this order', async () => {
    const { status, out, err } = await preview({}, '--json', '--from', '2025-03-06');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.replace(/"text":"([^"]{0,20})[^"]*"/g, '"text":"$1…"')).toMatchInlineSnapshot(`
      "{"at":"2025-03-06T00:00:00Z","kind":"label","thread":"a1","person":"ana","label":"first-time contributor"}
      {"at":"2025-03-06T00:00:00Z","kind":"welcome","thread":"a1","person":"ana","text":"Hello @ana, and welc…"}
      {"at":"2025-03-06T00:00:00Z","kind":"mentor-asked","thread":"a1","person":"ana","mentor":"ben","reasons":["reviewed or merged 3 changes in \`wall\` in the past year","helped newcomers to land 3 changes in the past year","mentors 0 newcomers just now"],"text":"@ben, would you ment…"}
      {"at":"2025-03-06T00:00:00Z","kind":"label","thread":"a1","person":"ana","label":"mentor wanted"}
      {"at":"2025-03-12T00:00:00Z","kind":"thanks","thread":"a1","person":"ana","text":"Congratulations, ana…"}
      "
    `);
  });

  it('gives every word as it would stand there', async () => {
    const { out } = await preview({}, '--json', '--from', '2025-03-12');
    expect(JSON.parse(out)).toEqual({
      at: '2025-03-12T00:00:00Z',
      kind: 'thanks',
      thread: 'a1',
      person: 'ana',
      text: 'Congratulations, ana: your first change is now part of this project. Thank you for the time you gave it.',
    });
  });

  it('has no fractions of seconds', async () => {
    const odd = pull('a1', 'ana', [0, 1], { openedAt: Date.UTC(2025, 2, 3, 4, 5, 6, 789) });
    const { out } = await preview({ past: [odd] }, '--json');
    expect(out.slice(0, 28)).toBe('{"at":"2025-03-03T04:05:06Z"');
  });

  it('of nothing is nothing', async () => {
    expect(await preview({ past: [] }, '--json')).toEqual({ status: 0, out: '', err: '' });
  });
});

describe('as text', () => {
  it('is a timeline and a summary', async () => {
    expect((await preview({})).out).toMatchInlineSnapshot(`
      "2025-03-03  c0  Chalk
        puts on the label "first-time contributor"
        welcomes cleo
        tells cleo that nobody is free to mentor
        puts on the label "mentor wanted"
      2025-03-04  c0  Chalk
        thanks cleo for a first landed change
      2025-03-06  a1  A softer rope
        puts on the label "first-time contributor"
        welcomes Ana Lima (ana)
        asks ben to mentor Ana Lima (ana)
          - reviewed or merged 3 changes in \`wall\` in the past year
          - helped newcomers to land 3 changes in the past year
          - mentors 0 newcomers just now
        puts on the label "mentor wanted"
      2025-03-12  a1  A softer rope
        thanks Ana Lima (ana) for a first landed change

      6 comments in 2 weeks
             2  welcome
             0  welcome-back
             1  mentor-asked
             1  nobody-free
             2  thanks
             0  regular
             4  label
      a week: 3 in the median, 5 at worst (from 2025-03-03)
      one person asked to mentor, ben most often, 1 of 1 times (100 %); nobody was free one time
      "
    `);
  });

  it('says so where nothing happened', async () => {
    expect((await preview({ past: [] })).out).toBe('Nothing happened, so nothing would have been written.\n');
  });

  it('says where a budget was spent', async () => {
    const tight = settings({ budgets: { commentsAThread: 1 } });
    const { out } = await preview({ files: { 'b.yml': tight } }, '--config', 'b.yml');
    expect(out).toContain(
      '  welcomes Ana Lima (ana)\n  puts on the label "mentor wanted"\n  says no more: a message budget is spent\n',
    );
    expect(out).toContain('\n4 times, a spent message budget held something back\n');
  });

  it('says that nobody was asked', async () => {
    const off = settings({ mentors: { enabled: false } });
    const { out } = await preview({ files: { 'b.yml': off } }, '--config', 'b.yml');
    expect(out).toMatch(/\nnobody was asked to mentor; nobody was free 0 times\n$/);
  });

  it('obeys no control characters of a history', async () => {
    const { out } = await preview({
      past: [pull('a\u001b', 'x\u001b[2J', [0, 1], { title: '\u202enanA\u0007' })],
    });
    expect(out).toContain('2025-03-03  a�  �nanA�\n');
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});

describe('from and to', () => {
  const kinds = async (...args: string[]) =>
    (await preview({}, '--json', ...args)).out.match(/"kind":"[^"]+","thread":"[^"]+"/g);

  it('limit what is printed, and not what is lived through', async () => {
    const some = await kinds('--from', '2025-03-06', '--to', '2025-03-12');
    expect(some).toEqual((await kinds())?.slice(5, 9));
    expect(some?.at(2)).toBe('"kind":"mentor-asked","thread":"a1"');
  });

  it('hold the beginning and not the end', async () => {
    expect(await kinds('--from', '2025-03-12T00:00:00Z')).toHaveLength(1);
    expect(await kinds('--from', '2025-03-12T00:00:01Z')).toBeNull();
    expect(await kinds('--from', '2025-03-11', '--to', '2025-03-12')).toBeNull();
  });

  it('limit what is summed up', async () => {
    const { out } = await preview({}, '--from', '2025-03-12');
    expect(out).toContain('\none comment in one week\n');
  });

  it('are wrong the other way round', async () => {
    expect(await preview({}, '--from', '2025-03-12', '--to', '2025-03-11')).toEqual({
      status: 2,
      out: '',
      err: 'belay: --to is 2025-03-11T00:00:00Z, expected an instant that is not before --from, 2025-03-12T00:00:00Z\n',
    });
  });
});

describe('settings', () => {
  it('are those of the file', async () => {
    const quiet = settings({ quiet: true });
    const { out } = await preview({ files: { 'quiet.yml': quiet } }, '--json', '--config', 'quiet.yml');
    expect(out.match(/"kind":"[^"]+"/g)).toEqual(Array(4).fill('"kind":"label"'));
  });

  it('that ask for a dry run are previewed all the same, and that is said', async () => {
    const dry = await preview({ files: { 'dry.yml': settings({ dryRun: true }) } }, '--config', 'dry.yml');
    expect(dry.err).toBe('belay: this is what would be written once `dry-run` is off\n');
    expect(dry.out).toBe((await preview({})).out);
  });

  it('that cannot be read are wrong input', async () => {
    const here = tools({ history });
    expect(await run(['preview', 'history.jsonl', '--config', 'gone.yml'], here)).toBe(2);
    expect({ out: here.out(), err: here.err() }).toEqual({
      out: '',
      err: 'belay: "gone.yml" cannot be read\n',
    });
  });
});

it('a source that cannot be read is wrong input', async () => {
  expect(await run(['preview', 'gone.jsonl', '--json'], tools())).toBe(2);
});
