// News of installations comes late, twice and out of order; what GitHub says now is what is kept.
import { describe, expect, it } from 'vitest';
import type { InstallationChanged } from '../../src/domain/happening.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { historyJob, settle, settleAll, type Settling } from '../../src/flow/install.ts';
import type { FoundInstallation } from '../../src/flow/ledger-ports.ts';
import { GitHubTrouble } from '../../src/flow/trouble.ts';
import { now, repository } from '../domain/builders.ts';
import { known } from './world.ts';

const other = { ...repository, id: 8, name: 'harness' };
const sees = (...repositories: (typeof repository)[]): FoundInstallation => ({
  isSuspended: false,
  repositories,
});
const suspended: FoundInstallation = { isSuspended: true, repositories: null };
const news = (differs: Partial<InstallationChanged> = {}): InstallationChanged => ({
  kind: 'installation-changed',
  installationId: 700,
  came: [],
  went: [],
  at: now,
  ...differs,
});

interface Circumstances {
  readonly found?: FoundInstallation | null;
  readonly repositoryNow?: typeof repository | null;
  readonly isKnown?: boolean;
  readonly unread?: readonly number[];
  readonly there?: readonly number[];
  readonly here?: readonly number[];
}

function moving({
  found = sees(repository),
  repositoryNow = repository,
  isKnown = true,
  unread = [],
  there = [],
  here = [],
}: Circumstances = {}) {
  const did: unknown[] = [];
  const note = (...what: unknown[]) => Promise.resolve(void did.push(what));
  const settling: Settling = {
    clock: { now: () => now },
    memory: { repository: () => Promise.resolve(isKnown ? known : null) },
    installations: {
      keep: (id, said, at) => note('keep', id, said, at).then(() => [...unread]),
      updateRepository: (to) => note('update', to),
      putAside: (id, installation, at) => note('put aside', id, installation, at),
      known: () => Promise.resolve([...here]),
      historyProgress: () => Promise.resolve(null),
      keepHistoryPage: () => Promise.resolve(),
    },
    source: {
      installation: () => Promise.resolve(found),
      all: () => Promise.resolve([...there]),
      repository: (id, installation) => note('ask', id, installation).then(() => repositoryNow),
      forget: (id) => void did.push(['forget', id]),
      forgetPermissions: () => void did.push(['forget permissions']),
    },
    send: (jobs) => note('send', ...jobs),
  };
  return { settling, did };
}

describe('an installation', () => {
  it.each<[string, FoundInstallation | null]>([
    ['as it is', sees(repository)],
    ['suspended', suspended],
    ['gone', null],
  ])('is kept as GitHub says it is: %s', async (_, found) => {
    const { settling, did } = moving({ found });
    await settle(news(), settling);
    expect(did).toEqual([['keep', 700, found, now], ['send']]);
  });

  it('has its unread past read', async () => {
    const { settling, did } = moving({ unread: [7, 8] });
    await settle(news(), settling);
    expect(did.at(-1)).toEqual(['send', historyJob(7), historyJob(8)]);
    expect(historyJob(7)).toEqual({ name: 'history', repository: 7, group: '7' });
  });

  it.each<[string, Partial<InstallationChanged>, FoundInstallation | null]>([
    ['a repository that came is not listed yet', { came: [8], at: now - 10 * MINUTE + 1 }, sees(repository)],
    ['one of several is not', { came: [7, 8] }, sees(repository)],
    ['it does not know the installation of what came', { came: [7], at: now - 10 * MINUTE + 1 }, null],
    [
      'a repository that went is still listed',
      { went: [8], at: now - 2 * MINUTE + 1 },
      sees(repository, other),
    ],
  ])('is looked at again soon where GitHub lags behind its own news: %s', async (_, differs, found) => {
    const { settling, did } = moving({ found });
    await expect(settle(news(differs), settling)).rejects.toMatchObject({
      name: 'NotYet',
      retryAfterMs: 5000,
    });
    expect(did).toEqual([]);
  });

  it.each<[string, Partial<InstallationChanged>, FoundInstallation | null]>([
    ['ten minutes after something came', { came: [8], at: now - 10 * MINUTE }, sees(repository)],
    ['two minutes after something went', { went: [8], at: now - 2 * MINUTE }, sees(repository, other)],
    ['where nobody knows how old the news is', { came: [8], went: [7], at: null }, sees(repository)],
    ['while it is suspended and lists nothing', { came: [8] }, suspended],
    ['after it was removed', { went: [7, 8] }, null],
    ['where it is unknown ten minutes after something came', { came: [7], at: now - 10 * MINUTE }, null],
    ['where it is unknown and nobody knows how old the news is', { came: [7], at: null }, null],
    ['where everything that came is listed', { came: [7, 8] }, sees(repository, other)],
  ])('is believed %s', async (_, differs, found) => {
    const { settling, did } = moving({ found });
    await settle(news(differs), settling);
    expect(did[0]).toEqual(['keep', 700, found, now]);
  });
});

describe('a repository that changed', () => {
  const changed = { kind: 'repository-changed', repository: 7 } as const;

  it('is kept under its name of today, and what was remembered of it is forgotten', async () => {
    const renamed = { ...repository, name: 'quickdraw' };
    const { settling, did } = moving({ repositoryNow: renamed });
    await settle(changed, settling);
    expect(did).toEqual([
      ['forget', 7],
      ['ask', 7, 700],
      ['update', renamed],
    ]);
  });

  it('is put aside where Belay may not see it any more', async () => {
    const { settling, did } = moving({ repositoryNow: null });
    await settle(changed, settling);
    expect(did.at(-1)).toEqual(['put aside', 7, 700, now]);
  });

  it('is nothing to us where it never was', async () => {
    const { settling, did } = moving({ isKnown: false });
    await settle(changed, settling);
    expect(did).toEqual([['forget', 7]]);
  });
});

it('who may write is asked anew when that changed', async () => {
  const { settling, did } = moving();
  await settle({ kind: 'permissions-changed', installationId: 700 }, settling);
  expect(did).toEqual([['forget permissions']]);
});

const keptIn = (did: readonly unknown[]) =>
  did.flatMap((one) => (Array.isArray(one) && one[0] === 'keep' ? [one[1] as unknown] : []));

it('one installation in trouble keeps no other from being looked at, and the trouble is told', async () => {
  const { settling, did } = moving({ there: [700, 701, 702] });
  const trouble = new GitHubTrouble('502');
  const installation = (id: number) =>
    id === 701 ? Promise.reject(trouble) : Promise.resolve(sees(repository));
  const source = { ...settling.source, installation };
  expect(await settleAll({ ...settling, source })).toEqual([trouble]);
  expect(keptIn(did)).toEqual([700, 702]);
});

describe('where GitHub lists no installation at all', () => {
  it('and several are known, nothing is believed', async () => {
    const { settling, did } = moving({ here: [700, 701], found: null });
    await expect(settleAll(settling)).rejects.toBeInstanceOf(GitHubTrouble);
    expect(did).toEqual([]);
  });

  it.each([
    ['one is known, that one is asked for by itself', [700]],
    ['none is known, all is well', []],
  ])('and %s', async (_, here) => {
    const { settling, did } = moving({ here, found: null });
    expect(await settleAll(settling)).toEqual([]);
    expect(keptIn(did)).toEqual(here);
  });
});

it('everything is compared with GitHub’s own lists, those of ours that it does not know any more too, each once', async () => {
  const { settling, did } = moving({ there: [700, 701], here: [701, 702], found: null });
  expect(await settleAll(settling)).toEqual([]);
  expect(keptIn(did)).toEqual([700, 701, 702]);
});
