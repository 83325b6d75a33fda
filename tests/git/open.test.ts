// Which folders can be read, what is said of the others, and that none of them can make us run anything.
import { access, chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/flow/source.ts';
import { readClone } from '../../src/git/read.ts';
import { ANA, BEN, changesOf, newRepository, temporaryFolder } from './repository.ts';

describe('a folder that cannot be read is explained in one line', () => {
  it('where nothing is', async () => {
    const folder = join(await temporaryFolder(), 'nothing');
    await expect(changesOf(folder)).rejects.toThrow(
      `${folder}: nothing was found there; expected a git clone or a bare directory`,
    );
  });

  it('where a file is', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(changesOf(file)).rejects.toThrow(
      `${file}: this is a file; expected the folder of a git clone`,
    );
  });

  it('where no repository is, even inside one', async () => {
    const { folder, commit } = await newRepository();
    await commit({ files: { 'inner/file.txt': 'x' } });
    await expect(changesOf(join(folder, 'inner'))).rejects.toThrow('this folder is no git repository');
  });

  it('where nothing was committed yet', async () => {
    const { folder } = await newRepository();
    await expect(changesOf(folder)).rejects.toThrow('this repository is empty; expected at least one commit');
  });

  it('where git is missing', async () => {
    const { folder, commit } = await newRepository();
    await commit();
    const path = process.env['PATH'];
    process.env['PATH'] = folder;
    const trouble = await changesOf(folder).catch((error: unknown) => error);
    process.env['PATH'] = path;
    expect(trouble).toBeInstanceOf(SourceError);
    expect(String(trouble)).toContain('git was not found on this machine');
  });

  it('where the history is damaged', async () => {
    const { folder, git, commit } = await newRepository();
    await commit();
    const damaged = await git(['rev-parse', 'HEAD']);
    await commit();
    const object = join(folder, '.git/objects', damaged.slice(0, 2), damaged.slice(2));
    await chmod(object, 0o644);
    await writeFile(object, 'x');
    await expect(changesOf(folder)).rejects.toThrow('git stopped before the end of the history');
  });
});

describe('the default branch', () => {
  it('is read even when another one is checked out in a clone', async () => {
    const { folder, git, commit } = await newRepository();
    await commit({ by: ANA });
    await git(['clone', '-q', '.', 'clone']);
    await git(['-C', 'clone', 'checkout', '-q', '-b', 'topic']);
    await git([
      '-C',
      'clone',
      '-c',
      'user.name=Ben',
      '-c',
      'user.email=ben@example.org',
      'commit',
      '--allow-empty',
      '-q',
      '-m',
      'Not landed',
    ]);
    expect((await changesOf(join(folder, 'clone'))).map((change) => change.author)).toEqual(['ana-lima']);
  });

  it('of a bare directory is its HEAD', async () => {
    const { folder, git, commit, merge } = await newRepository();
    await commit({ by: ANA });
    await merge(() => commit({ by: BEN }));
    await git(['clone', '-q', '--bare', '.', 'bare.git']);
    expect(await changesOf(join(folder, 'bare.git'))).toEqual(await changesOf(folder));
  });
});

describe('a shallow clone', () => {
  it('is read up to its edge, with a warning', async () => {
    const { folder, git, commit } = await newRepository();
    for (let count = 0; count < 4; count++) await commit();
    await git(['clone', '-q', '--depth', '3', `file://${folder}`, 'shallow']);
    const warnings: string[] = [];
    const titles: string[] = [];
    const changes = readClone(join(folder, 'shallow'), { onWarning: (sentence) => warnings.push(sentence) });
    for await (const change of changes) titles.push(change.title);
    // Of the commit at the edge nobody can say what it changed.
    expect(titles).toEqual(['Change 3', 'Change 4']);
    expect(warnings).toEqual([expect.stringContaining('this clone is shallow')]);
  });
});

describe('a hostile repository', () => {
  it('runs nothing from its configuration', async () => {
    const { folder, git, commit } = await newRepository();
    const trap = join(folder, '.git', 'trap.sh');
    await writeFile(trap, `#!/bin/sh\necho "$0 $*" >> '${folder}/sprung'\ncat\n`);
    await chmod(trap, 0o755);
    await commit({ files: { '.gitattributes': '* diff=trap filter=trap\n', 'a.txt': 'a\n' } });
    await commit({ files: { 'a.txt': 'b\n' } });
    const settings = [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'diff.external',
      'diff.trap.textconv',
      'diff.trap.command',
      'filter.trap.smudge',
      'filter.trap.clean',
      'gpg.program',
      'core.sshCommand',
      'core.alternateRefsCommand',
      'alias.log',
      'alias.rev-parse',
    ];
    for (const setting of settings)
      await git(['config', setting, setting.startsWith('alias') ? `!${trap}` : trap]);
    await git(['config', 'log.showSignature', 'true']);
    await mkdir(join(folder, '.git/hooks'), { recursive: true });
    for (const hook of [
      'post-checkout',
      'reference-transaction',
      'fsmonitor-watchman',
      'post-index-change',
    ]) {
      await writeFile(join(folder, '.git/hooks', hook), `#!/bin/sh\n${trap}\n`, { mode: 0o755 });
    }
    expect(await changesOf(folder)).toHaveLength(2);
    await expect(access(join(folder, 'sprung'))).rejects.toThrow();
  });

  it('is not asked for what a partial clone left out', async () => {
    const { folder, git, commit } = await newRepository();
    await commit({ files: { 'inner/a.txt': 'a\n' } });
    await commit({ files: { 'inner/a.txt': 'b\n' } });
    await git(['config', 'uploadpack.allowFilter', 'true']);
    await git(['clone', '-q', '--no-checkout', '--filter=tree:0', `file://${folder}`, 'partial']);
    await git([
      '-C',
      'partial',
      'config',
      'remote.origin.uploadpack',
      `touch '${folder}/sprung'; git-upload-pack`,
    ]);
    await expect(changesOf(join(folder, 'partial'))).rejects.toThrow(SourceError);
    await expect(access(join(folder, 'sprung'))).rejects.toThrow();
  });
});

it('tells how far it has come, twice through the line', async () => {
  const { folder, commit } = await newRepository();
  await commit();
  await commit();
  const told: string[] = [];
  const onProgress = (progress: { phase: string; done: number; total: number }) =>
    told.push(`${progress.phase} ${progress.done}/${progress.total}`);
  for await (const change of readClone(folder, { onProgress })) expect(change.kind).toBe('landed');
  expect(told).toEqual(['people 1/2', 'people 2/2', 'changes 1/2', 'changes 2/2']);
});

it('stops git when nobody reads on', async () => {
  const { folder, commit } = await newRepository();
  for (let count = 0; count < 3; count++) await commit();
  for await (const change of readClone(folder)) {
    expect(change.title).toBe('Change 1');
    break;
  }
});
