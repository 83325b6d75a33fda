// Who is who in a clone, and that addresses stay in it.
import { describe, expect, it } from 'vitest';
import { ANA, BEN, CLEO, changesOf, newRepository } from './repository.ts';

describe('a person', () => {
  it('with two addresses and one full name is one, accents or not', async () => {
    expect(await authorsOf('José Peña <jose@home.example>', 'Jose Pena <jp@work.example>')).toEqual([
      'jose-pena',
      'jose-pena',
    ]);
  });

  it('with two names and one address is one, called by the first full name', async () => {
    expect(await authorsOf('jp <jose@home.example>', 'José Peña <JOSE@home.example>')).toEqual([
      'jose-pena',
      'jose-pena',
    ]);
  });

  it('with a single common word for a name is not taken for a namesake', async () => {
    expect(await authorsOf('Alex <a@one.example>', 'Alex <a@two.example>')).toEqual(['alex', 'alex-2']);
  });

  it('with a handle for a name is one under all addresses', async () => {
    expect(await authorsOf('rope77 <a@one.example>', 'rope77 <a@two.example>')).toEqual(['rope77', 'rope77']);
  });

  it('is known by the login in a private address of GitHub', async () => {
    const authors = await authorsOf(
      'Ben Okoro <77+BenO@users.noreply.github.com>',
      BEN,
      'B. O. <beno@users.noreply.github.com>',
    );
    expect(authors).toEqual(['beno', 'beno', 'beno']);
  });

  it('does not share an address that is none with strangers', async () => {
    expect(await authorsOf('Ana Lima <none@none>', 'Ben Okoro <none@none>')).toEqual([
      'ana-lima',
      'ben-okoro',
    ]);
  });

  it('is who the .mailmap says, in a clone as in a bare directory', async () => {
    const { folder, git, commit } = await newRepository();
    await commit({
      by: 'zed <zed@one.example>',
      files: { '.mailmap': 'Zed Young <zed@young.example> <zed@one.example>\n' },
    });
    await git(['clone', '-q', '--bare', '.', 'bare.git']);
    for (const where of [folder, `${folder}/bare.git`]) {
      expect((await changesOf(where))[0]).toMatchObject({ author: 'zed-young', authorName: 'Zed Young' });
    }
  });

  it('of a writing without Latin letters keeps it in the key', async () => {
    expect(await authorsOf('张三 <zhang@example.org>')).toEqual(['张三']);
  });
});

describe('reviewers', () => {
  it('are named by trailers, the author is not, corrected by the .mailmap', async () => {
    const { folder, commit } = await newRepository();
    const message = [
      'Climb',
      '',
      'Reviewed-By: Cleo <cleo@old.example>',
      'Acked-by: Ben Okoro <ben@example.org>',
      'Reviewed-by: Ana Lima <ana@example.org>',
      'Reviewed-by: @Dora',
      'Signed-off-by: Else Where <else@example.org>',
    ].join('\n');
    await commit({
      by: ANA,
      message,
      files: { '.mailmap': 'Cleo Ström <cleo@example.org> <cleo@old.example>\n' },
    });
    await commit({ by: CLEO });
    await commit({ by: BEN });
    expect((await changesOf(folder))[0]?.reviewers).toEqual(['cleo-strom', 'ben-okoro', 'dora']);
  });

  it('that are robots are nobody', async () => {
    const { folder, commit } = await newRepository();
    await commit({
      message:
        'Climb\n\nReviewed-by: rope[bot] <9+rope[bot]@users.noreply.github.com>\nReviewed-by: Copilot <1+Copilot@users.noreply.github.com>',
    });
    expect((await changesOf(folder))[0]?.reviewers).toEqual([]);
  });

  it('known by login to a merge robot only are found among the authors whose merges it made', async () => {
    const { folder, commit, merge } = await newRepository();
    await commit();
    for (const [login, by] of [
      ['beno', BEN],
      ['beno', BEN],
      ['cleos', CLEO],
    ] as const) {
      await merge(() => commit({ by }), {
        by: 'bors <bors@example.org>',
        message: `Auto merge of #3 - ${login}:x, r=BenO`,
      });
    }
    const changes = await changesOf(folder);
    expect(changes.map((change) => change.author)).toEqual(['ana-lima', 'beno', 'beno', 'cleo-strom']);
    expect(changes[3]?.reviewers).toEqual(['beno']);
  });
});

it('robots keep keys that end in [bot]', async () => {
  const robots = [
    'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
    'Copilot <198982749+Copilot@users.noreply.github.com>',
    'bors <bors@example.org>',
    'GitHub <noreply@github.com>',
  ];
  expect(await authorsOf(...robots)).toEqual(['dependabot[bot]', 'copilot[bot]', 'bors[bot]', 'github[bot]']);
});

it('a person called Abbot is no robot', async () => {
  expect(await authorsOf('Talbot Abbot <t@example.org>')).toEqual(['talbot-abbot']);
});

it('no address leaves the clone, wherever somebody wrote one', async () => {
  const { folder, commit } = await newRepository();
  await commit({ by: 'zed@young.example <zed@young.example>', message: 'Thank zed@young.example (#1)' });
  const told = JSON.stringify(await changesOf(folder));
  expect(told).not.toContain('@young');
  expect(told).toContain('"authorName":"zed"');
});

async function authorsOf(...signatures: string[]): Promise<string[]> {
  const { folder, commit } = await newRepository();
  for (const by of signatures) await commit({ by });
  return (await changesOf(folder)).map((change) => change.author);
}
