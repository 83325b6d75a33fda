// What a history file may look like, and what is said of one that does not.
import { createReadStream } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/flow/source.ts';
import { cutLines } from '../../src/history-file/cut-lines.ts';
import { readHistoryFile } from '../../src/history-file/read.ts';
import { fileWith, line, readAll } from './files.ts';

describe('a history file', () => {
  it('holds landed changes where a line names no kind', async () => {
    expect(await readAll(await fileWith(`${line()}\n`))).toEqual([
      {
        kind: 'landed',
        id: 'a1',
        at: Date.UTC(2024, 4, 2, 10),
        openedAt: Date.UTC(2024, 4, 1, 10),
        author: 'ana-lima',
        authorName: 'Ana Lima',
        reviewers: ['ben-okoro'],
        mergedBy: null,
        files: ['wall.ts'],
        nFiles: 1,
        number: 7,
        title: 'Climb',
      },
    ]);
  });

  it.each(['reviewed', 'issue-opened', 'issue-answered', 'mentored', 'met'])(
    'holds «%s» too',
    async (kind) => {
      const [contribution] = await readAll(await fileWith(line({ kind })));
      expect(contribution).toEqual({
        kind,
        id: 'a1',
        at: Date.UTC(2024, 4, 2, 10),
        author: 'ana-lima',
        authorName: 'Ana Lima',
        number: 7,
        title: 'Climb',
      });
    },
  );

  it('may be compressed', async () => {
    const path = await fileWith(gzipSync(`${line()}\n${line({ id: 'b2' })}\n`), 'history.jsonl.gz');
    expect(await readAll(path)).toHaveLength(2);
  });

  it('may be compressed in several parts, as concatenated files are', async () => {
    const parts = Buffer.concat([gzipSync(`${line()}\n`), gzipSync(`${line({ id: 'b2' })}\n`)]);
    expect(await readAll(await fileWith(parts, 'history.jsonl.gz'))).toHaveLength(2);
  });

  it('may be empty', async () => {
    expect(await readAll(await fileWith(''))).toEqual([]);
    expect(await readAll(await fileWith(gzipSync(''), 'history.jsonl.gz'))).toEqual([]);
  });

  it('may begin with a byte order mark, end lines with CRLF, leave lines empty and the last one unended', async () => {
    const path = await fileWith(`\uFEFF${line()}\r\n\r\n${line({ id: 'b2', title: 'Größer' })}`);
    expect((await readAll(path)).map(({ id, title }) => `${id} ${title}`)).toEqual(['a1 Climb', 'b2 Größer']);
  });

  it('is taken in its own order', async () => {
    const path = await fileWith(`${line()}\n${line({ id: 'b2', at: '2020-01-01' })}\n`);
    expect((await readAll(path)).map(({ id }) => id)).toEqual(['a1', 'b2']);
  });

  it('may have fields that nobody asked for', async () => {
    expect(await readAll(await fileWith(line({ mood: 'good' })))).toHaveLength(1);
  });

  it('is closed when nobody reads on', async () => {
    const path = await fileWith(`${line()}\n`.repeat(5000));
    for await (const { id } of readHistoryFile(path)) {
      expect(id).toBe('a1');
      break;
    }
  });
});

describe('a mistake is told with its line, what was found and what was expected', () => {
  it('that is not JSON', async () => {
    const path = await fileWith(`${`${line()}\n`.repeat(6)}{"id":"a7", …\n`);
    expect(await troubleOf(path)).toBe(
      `${path}, line 7: this is not JSON (found «{"id":"a7", …»); expected one JSON object a line`,
    );
  });

  it('that is JSON and no object', async () => {
    expect(await troubleOf(await fileWith('[1]'))).toMatch(
      /line 1: this is no JSON object \(found «\[1\]»\); expected one JSON object a line$/,
    );
  });

  it.each([
    [{ author: 17 }, 'field «author»: found «17»; expected a text that is not empty'],
    [{ author: '' }, 'field «author»: found «""»; expected a text that is not empty'],
    [{ title: undefined }, 'field «title»: found nothing; expected a text'],
    [{ reviewers: 'ben' }, 'field «reviewers»: found «"ben"»; expected a list of texts'],
    [{ files: [1] }, 'field «files»: found «[1]»; expected a list of texts'],
    [{ mergedBy: 3 }, 'field «mergedBy»: found «3»; expected a text that is not empty, or null'],
    [{ nFiles: -1 }, 'field «nFiles»: found «-1»; expected a whole number, 0 or more'],
    [{ number: '7' }, 'field «number»: found «"7"»; expected a whole number, 0 or more, or null'],
    [
      { at: '2024-02-30T10:00:00Z' },
      'field «at»: found «"2024-02-30T10:00:00Z"»; expected a time such as 2026-04-01T17:00:00Z',
    ],
    [
      { openedAt: 1714557600 },
      'field «openedAt»: found «1714557600»; expected a time such as 2026-04-01T17:00:00Z',
    ],
    [
      { kind: 'toString' },
      'field «kind»: found «"toString"»; expected one of landed, reviewed, issue-opened',
    ],
    [{ kind: null }, 'field «kind»: found «null»; expected a text that is not empty'],
  ])('%o', async (differs, told) => {
    const path = await fileWith(`${line()}\n${line(differs)}\n`);
    expect(await troubleOf(path)).toContain(`${path}, line 2: ${told}`);
  });

  it('in a gzip file that ends early', async () => {
    const whole = gzipSync(manyLines(4000));
    const path = await fileWith(whole.subarray(0, whole.length - 2000), 'history.jsonl.gz');
    const trouble = await troubleOf(path);
    expect(trouble).toMatch(/: the gzip data ends early, after \d+ whole lines; expected the whole file$/);
    expect(Number(/after (\d+)/.exec(trouble)?.[1])).toBeGreaterThan(3000);
  });

  it('in a gzip file that is damaged', async () => {
    const damaged = gzipSync(manyLines(4000));
    damaged.fill(0, damaged.length - 8, damaged.length - 4);
    const path = await fileWith(damaged, 'history.jsonl.gz');
    expect(await troubleOf(path)).toMatch(
      /: the gzip data is damaged after \d+ whole lines?; expected what gzip wrote$/,
    );
  });

  it('in a file that is not compressed whatever its name says', async () => {
    const path = await fileWith(line(), 'history.jsonl.gz');
    expect(await troubleOf(path)).toBe(
      `${path}: the gzip data is damaged after 0 whole lines; expected what gzip wrote`,
    );
  });

  it('that is a line of more than 16 MB', async () => {
    const path = await fileWith(gzipSync(`${line()}\n${'x'.repeat(17 * 1024 * 1024)}`), 'history.jsonl.gz');
    expect(await troubleOf(path)).toBe(
      `${path}, line 2: this line is longer than 16 MB; expected one JSON object a line`,
    );
  });

  it('where no file is, or a folder', async () => {
    const path = await fileWith('');
    expect(await troubleOf(`${path}.not`)).toBe(
      `${path}.not: nothing was found there; expected a history file`,
    );
    const folder = path.slice(0, path.lastIndexOf('/'));
    expect(await troubleOf(folder)).toBe(`${folder}: this is a folder; expected a history file`);
  });
});

it('cuts lines alike, however the bytes arrive', async () => {
  const path = await fileWith('Größe\nÄpfel\r\n\nEnde');
  const lines: string[] = [];
  const byBytes: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 });
  for await (const batch of cutLines(byBytes)) lines.push(...batch);
  expect(lines).toEqual(['Größe', 'Äpfel', '', 'Ende']);
});

it('reads 17,000 lines, in many chunks, and loses none', async () => {
  const path = await fileWith(gzipSync(manyLines(17_000)), 'history.jsonl.gz');
  expect(await readAll(path)).toHaveLength(17_000);
});

function manyLines(count: number): string {
  return Array.from(
    { length: count },
    (_, n) => `${line({ id: `a${n * 7919}`, title: `Hold ${n * 104_729}` })}\n`,
  ).join('');
}

async function troubleOf(path: string): Promise<string> {
  const trouble = await readAll(path).catch((error: unknown) => error);
  expect(trouble).toBeInstanceOf(SourceError);
  return trouble instanceof Error ? trouble.message : '';
}
