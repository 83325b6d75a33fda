// The ledger: kept once, corrected by what is known later, and counted by person.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contribution, LandedChange } from '../../src/domain/contribution.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { databases } from './databases.ts';
import { commitTo, landed, openFixture, T0, type Fixture } from './fixture.ts';

describe.each(databases)('contributions on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  let owners = 500;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    repository = await fixture.addRepository({ ownerId: ++owners });
  });

  const keep = (contributions: readonly Contribution[], where = repository) =>
    fixture.memory.commit(commitTo(where, { contributions }));
  const recordOf = (key: string) => fixture.memory.trackRecord(repository.id, key);
  const changes = async (since = 0): Promise<LandedChange[]> => {
    const all = [];
    for await (const change of fixture.memory.landedChanges(repository.id, since)) all.push(change);
    return all;
  };

  it('come back as they were kept', async () => {
    const change = landed('c1', {
      reviewers: ['ben', 'cem'],
      mergedBy: 'ben',
      files: ['src/a b.ts', 'docs/"quoted",{}.md'],
      nFiles: 302,
      number: null,
      title: `It's "fine" \\ 🎉`,
    });
    await keep([change]);
    expect(await changes()).toEqual([change]);
  });

  it('give their author what landed and each helper what they helped', async () => {
    await keep([
      landed('c1', { at: T0 + 1, reviewers: ['ben', 'ada'], mergedBy: 'ben' }),
      landed('c2', { at: T0 + 2, author: 'ben', mergedBy: 'ben' }),
    ]);
    expect(await recordOf('ada')).toEqual({ key: 'ada', landed: [T0 + 1], helped: [] });
    expect(await recordOf('ben')).toEqual({ key: 'ben', landed: [T0 + 2], helped: [T0 + 1] });
    expect(await recordOf('nobody')).toEqual({ key: 'nobody', landed: [], helped: [] });
  });

  it('are corrected rather than kept twice', async () => {
    await keep([landed('c1', { reviewers: ['ben'] })]);
    await keep([
      landed('c1', { reviewers: ['cem'], title: 'Corrected' }),
      landed('c1', { reviewers: ['dan'] }),
    ]);
    expect(await changes()).toMatchObject([{ title: 'A change', reviewers: ['dan'] }]);
    expect((await recordOf('ben')).helped).toEqual([]);
    expect((await recordOf('dan')).helped).toEqual([T0]);
  });

  it('other than landed changes are counted apart', async () => {
    const review = {
      kind: 'reviewed',
      at: T0,
      author: 'ada',
      authorName: 'Ada',
      number: 1,
      title: 't',
    } as const;
    await keep([landed('c1'), { ...review, id: 'r1' }, { ...review, id: 'i1', kind: 'issue-opened' }]);
    expect(await fixture.memory.countOtherContributions(repository.id, 'ada')).toBe(2);
    expect((await recordOf('ada')).landed).toHaveLength(1);
    expect(await changes()).toHaveLength(1);
  });

  it('are seen from the other repositories of the same owner only', async () => {
    const sibling = await fixture.addRepository({ ownerId: repository.ownerId });
    const other = await fixture.addRepository({ ownerId: repository.ownerId });
    const stranger = await fixture.addRepository({ ownerId: 1 });
    await keep([landed('c1', { at: T0 + 1 })]);
    await keep([landed('c1', { at: T0 + 2 })], sibling);
    await keep([landed('c1', { at: T0 + 3, author: 'ben', reviewers: ['ada'] })], other);
    await keep([landed('c1', { at: T0 + 4 })], stranger);
    const records = await fixture.memory.trackRecordsElsewhere(repository.ownerId, repository.id, 'ada');
    expect(records.toSorted((a, b) => b.landed.length - a.landed.length)).toEqual([
      { key: 'ada', landed: [T0 + 2], helped: [] },
      { key: 'ada', landed: [], helped: [T0 + 3] },
    ]);
  });

  it('are read by time, through every page', async () => {
    // Many at the same moment, so that a page ends between two of them.
    const many = Array.from({ length: 1203 }, (_, i) =>
      landed(`c${String(i).padStart(4, '0')}`, { at: T0 + Math.floor(i / 700) }),
    );
    await keep(many.toReversed());
    expect((await changes()).map((change) => change.id)).toEqual(many.map((change) => change.id));
    expect(await changes(T0 + 1)).toHaveLength(503);
  });
});
