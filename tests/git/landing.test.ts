// What counts as one landed change in a clone, and what is told about it.
import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../src/domain/time.ts';
import { ANA, BEN, BUTTON, CLEO, changesOf, newRepository } from './repository.ts';

describe('a merge', () => {
  it('is one change by the author of most of its commits, merged by the author of the merge', async () => {
    const { folder, commit, merge } = await newRepository();
    await commit();
    await merge(
      async () => {
        await commit({ by: CLEO });
        await commit({ by: BEN });
        await commit({ by: BEN });
      },
      { by: ANA, committer: BUTTON },
    );
    expect((await changesOf(folder))[1]).toMatchObject({
      author: 'ben-okoro',
      authorName: 'Ben Okoro',
      mergedBy: 'ana-lima',
      number: 7,
      title: 'A topic',
      nFiles: 3,
    });
  });

  it('belongs to whoever began where two made as many commits', async () => {
    const { folder, commit, merge } = await newRepository();
    await commit();
    await merge(async () => {
      await commit({ by: CLEO });
      await commit({ by: BEN });
    });
    expect((await changesOf(folder))[1]?.author).toBe('cleo-strom');
  });

  it('is not merged by its own author', async () => {
    const { folder, commit, merge } = await newRepository();
    await commit();
    await merge(() => commit({ by: BEN }), { by: BEN });
    expect((await changesOf(folder))[1]).toMatchObject({ author: 'ben-okoro', mergedBy: null });
  });

  it('does not count the merges on its branch as commits', async () => {
    const { folder, git, commit, merge } = await newRepository();
    await commit();
    await git(['branch', 'other']);
    await merge(async () => {
      await commit({ by: CLEO });
      await git(['checkout', '-q', 'main']);
      await commit();
      await commit();
      await git(['checkout', '-q', 'topic']);
      await git([
        '-c',
        'user.name=Ben Okoro',
        '-c',
        'user.email=ben@example.org',
        'merge',
        '-q',
        '--no-ff',
        '-m',
        'Catch up',
        'main',
      ]);
    });
    const changes = await changesOf(folder);
    expect(changes.map((change) => change.author)).toEqual([
      'ana-lima',
      'ana-lima',
      'ana-lima',
      'cleo-strom',
    ]);
    expect(changes[3]?.nFiles).toBe(1);
  });

  it('by a merge robot names the reviewer by login and nobody as merger', async () => {
    const { folder, commit, merge } = await newRepository();
    const ben = 'Ben Okoro <77+BenO@users.noreply.github.com>';
    await commit({ by: ben });
    await merge(() => commit({ by: CLEO }), {
      by: 'bors <bors@example.org>',
      message: 'Auto merge of #12 - cleo:topic, r=beno\n\nTeach it to climb',
    });
    expect((await changesOf(folder))[1]).toMatchObject({
      author: 'cleo-strom',
      reviewers: ['beno'],
      mergedBy: null,
      number: 12,
      title: 'Teach it to climb',
    });
  });

  it('by the robot that writes into the body is read alike', async () => {
    const { folder, commit, merge } = await newRepository();
    await commit();
    await merge(() => commit({ by: CLEO }), {
      by: 'bors[bot] <1+bors[bot]@users.noreply.github.com>',
      message: 'Merge #12\n\n12: Teach it to climb r=beno a=cleo',
    });
    expect((await changesOf(folder))[1]).toMatchObject({
      reviewers: ['beno'],
      mergedBy: null,
      number: 12,
      title: 'Teach it to climb',
    });
  });
});

describe('commits pushed directly', () => {
  it('are each a change of their own', async () => {
    const { folder, commit } = await newRepository();
    await commit({ by: ANA });
    await commit({ by: ANA });
    expect(await changesOf(folder)).toHaveLength(2);
  });

  it('are one change where they share a pull request number, also with another between them', async () => {
    const { folder, commit } = await newRepository();
    await commit({ by: BEN, message: 'Teach it to climb (#5)', at: '2024-02-01T10:00:00Z' });
    await commit({ by: CLEO, message: 'Something else', at: '2024-02-01T11:00:00Z' });
    await commit({ by: BEN, message: 'Teach it to fall (#5)', at: '2024-02-01T12:00:00Z' });
    const changes = await changesOf(folder);
    expect(changes.map(({ author, number, nFiles, title }) => ({ author, number, nFiles, title }))).toEqual([
      { author: 'cleo-strom', number: null, nFiles: 1, title: 'Something else' },
      { author: 'ben-okoro', number: 5, nFiles: 2, title: 'Teach it to climb (#5)' },
    ]);
  });

  it.each([
    'Climb (#41)',
    'Climb (gh-41)',
    'Climb\n\nPR-URL: https://github.com/rope/wall/pull/41',
    'Climb\n\nAs in PR-URL: x\nPR-URL: https://github.com/rope/wall/pull/7\n\nPR-URL: https://github.com/rope/wall/pull/41',
    'Climb\n\nCloses #41',
    'Climb\n\nMerges: https://github.com/rope/wall/pull/41',
    'Climb\n\nCloses GH-41.',
  ])('have their number from «%s»', async (message) => {
    const { folder, commit } = await newRepository();
    await commit({ message });
    expect((await changesOf(folder))[0]?.number).toBe(41);
  });

  it.each([
    'Climb #41 higher',
    'Climb\n\nFixes #41',
    'Climb\n\nCloses: https://github.com/rope/wall/issues/41',
    'Climb\n\nCloses #41\nCloses #42',
  ])('have no number from «%s»', async (message) => {
    const { folder, commit } = await newRepository();
    await commit({ message });
    expect((await changesOf(folder))[0]?.number).toBeNull();
  });

  it('are merged by a committer who is not the author', async () => {
    const { folder, commit } = await newRepository();
    await commit({ by: BEN, committer: ANA });
    expect((await changesOf(folder))[0]).toMatchObject({ author: 'ben-okoro', mergedBy: 'ana-lima' });
  });

  it.each([BUTTON, 'bors <bors@example.org>', 'rope[bot] <9+rope[bot]@users.noreply.github.com>'])(
    'are merged by nobody where %s committed them',
    async (committer) => {
      const { folder, commit } = await newRepository();
      await commit({ by: BEN, committer });
      expect((await changesOf(folder))[0]?.mergedBy).toBeNull();
    },
  );
});

describe('times', () => {
  it('are the committer date, and the earliest author date', async () => {
    const { folder, commit } = await newRepository();
    await commit({ message: 'One (#1)', at: '2024-03-02T00:00:00Z', committedAt: '2024-03-05T00:00:00Z' });
    await commit({ message: 'Two (#1)', at: '2024-03-01T00:00:00Z', committedAt: '2024-03-06T00:00:00Z' });
    expect(await written(folder)).toEqual([['2024-03-01T00:00:00Z', '2024-03-06T00:00:00Z']]);
  });

  it('open at most 60 days before landing', async () => {
    const { folder, commit } = await newRepository();
    await commit({ at: '2023-01-01T00:00:00Z', committedAt: '2024-03-06T00:00:00Z' });
    expect(await written(folder)).toEqual([['2024-01-06T00:00:00Z', '2024-03-06T00:00:00Z']]);
  });

  it('open at least a minute before landing', async () => {
    const { folder, commit } = await newRepository();
    await commit({ at: '2024-03-07T00:00:00Z', committedAt: '2024-03-06T00:00:00Z' });
    expect(await written(folder)).toEqual([['2024-03-05T23:59:00Z', '2024-03-06T00:00:00Z']]);
  });

  it('put the changes in order, whatever the clocks of their authors said', async () => {
    const { folder, commit } = await newRepository();
    for (const day of ['05', '03', '09', '01', '07']) await commit({ at: `2024-03-${day}T00:00:00Z` });
    const landed = (await written(folder)).map(([, at]) => at?.slice(8, 10));
    expect(landed).toEqual(['01', '03', '05', '07', '09']);
  });
});

describe('files', () => {
  it('are counted once each, a moved one under its new path', async () => {
    const { folder, git, commit } = await newRepository();
    await commit({ files: { 'old.txt': 'the same\n', 'ünïcode\n.txt': 'x' } });
    await git(['mv', 'old.txt', 'new.txt']);
    await commit({ files: {} });
    const changes = await changesOf(folder);
    expect(changes.map((change) => change.files)).toEqual([['old.txt', 'ünïcode\n.txt'], ['new.txt']]);
  });

  it('beyond 300 are counted and not listed', async () => {
    const { folder, commit } = await newRepository();
    await commit({ files: Object.fromEntries(Array.from({ length: 310 }, (_, n) => [`${n}.txt`, 'x'])) });
    const [change] = await changesOf(folder);
    expect([change?.files.length, change?.nFiles]).toEqual([300, 310]);
  });
});

async function written(folder: string): Promise<string[][]> {
  return (await changesOf(folder)).map(({ openedAt, at }) => [formatInstant(openedAt), formatInstant(at)]);
}
