// The ledger: kept once, corrected by what is known later, and counted by person.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contribution, LandedChange } from '../../src/domain/contribution.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { databases } from './databases.ts';
import { commitTo, facts, landed, openFixture, person, review, T0, thread, type Fixture } from './fixture.ts';

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
    fixture.memory.commit(commitTo(where, { facts: [facts({ contributions })] }));
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

  it('are completed rather than kept twice', async () => {
    await keep([landed('c1', { reviewers: ['dan', 'ben', 'dan'], files: ['a', 'b'], at: T0 + 5 })]);
    await keep([
      landed('c1', { reviewers: ['cem'], mergedBy: 'mia', nFiles: 2 }),
      landed('c1', { files: ['a'] }),
    ]);
    expect(await changes()).toEqual([
      landed('c1', { reviewers: ['ben', 'cem', 'dan'], mergedBy: 'mia', files: ['a', 'b'], nFiles: 2 }),
    ]);
    expect((await recordOf('mia')).helped).toEqual([T0]);
    expect((await recordOf('dan')).helped).toEqual([T0]);
  });

  it('name as reviewer whoever reviewed the pull request, whichever is heard of first', async () => {
    await keep([review(4, 'zoe')]);
    await keep([landed('pr-4', { number: 4, reviewers: ['ben'] })]);
    await keep([review(4, 'cem'), review(5, 'dan')]);
    expect(await changes()).toMatchObject([{ reviewers: ['ben', 'cem', 'zoe'] }]);
    expect((await recordOf('cem')).helped).toEqual([T0]);
  });

  it('bear the title that their thread had last', async () => {
    const titled = (title: string, changedAt: number) =>
      fixture.memory.commit(
        commitTo(repository, { facts: [facts({ threads: [thread(1, { title, changedAt })] })] }),
      );
    await keep([landed('pr-1', { title: 'Zero' })]);
    await titled('Last', T0 + 9);
    await titled('Zwischendurch', T0 + 5);
    await keep([landed('pr-1', { title: 'Zero' })]);
    expect((await changes()).map(({ title }) => title)).toEqual(['Last']);
  });

  it('keep the account of an author that is deleted later', async () => {
    const by = (author: string) => landed('pr-1', { author, authorName: author });
    await keep([by('101')]);
    await keep([by('ghost')]);
    expect(await changes()).toEqual([by('101')]);
  });

  it('before an opening are counted as help, an issue once', async () => {
    const issue = { ...review(7, 'ada'), kind: 'issue-opened', id: 'issue-7' } as const;
    await keep([landed('c1'), review(1, 'ada'), issue, { ...issue, id: 'issue-8', number: 8 }]);
    const threads = [thread(7, { kind: 'issue' }), thread(9), thread(10, { openedAt: T0 + 1 })];
    await fixture.memory.commit(commitTo(repository, { facts: [facts({ threads })] }));
    const helpBefore = (at: number) => fixture.memory.earlierHelp(repository.id, 'ada', at);
    expect(await helpBefore(T0)).toBe(2);
    expect(await helpBefore(T0 + 1)).toBe(4);
    expect(await helpBefore(T0 + 2)).toBe(5);
  });

  it('are written out by time and code point, under the login of today', async () => {
    const kept = [
      landed('b', { at: T0 + 1 }),
      review(3, 'ada', { id: 'a', at: T0 + 1 }),
      landed('B', { at: T0 + 1, author: '5', authorName: 'then' }),
      landed('é', { at: T0 + 1 }),
      landed('z', { at: T0, reviewers: ['y', 'x'] }),
    ];
    await keep(kept);
    const now = facts({ people: [person('5', 'today')] });
    await fixture.memory.commit(commitTo(repository, { facts: [now] }));
    const all = [];
    for await (const one of fixture.ledger.contributions(repository.id)) all.push(one);
    expect(all.map(({ id }) => id)).toEqual(['z', 'B', 'a', 'b', 'é']);
    expect(all.map(({ authorName }) => authorName)).toEqual(['Ada', 'today', 'ada', 'Ada', 'Ada']);
    expect(all[0]).toMatchObject({ reviewers: ['x', 'y'] });
    expect(all[2]).toEqual(kept[1]);
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

  it('are not seen from repositories that are put aside', async () => {
    const aside = await fixture.addRepository({ ownerId: repository.ownerId });
    await keep([landed('c1'), landed('c2', { author: 'ben', reviewers: ['ada'] })], aside);
    const elsewhere = () => fixture.memory.trackRecordsElsewhere(repository.ownerId, repository.id, 'ada');
    expect(await elsewhere()).toEqual([{ key: 'ada', landed: [T0], helped: [T0] }]);
    await fixture.installations.putAside(aside.id, aside.installationId, T0);
    expect(await elsewhere()).toEqual([]);
  });

  it('are read by time, through every page', async () => {
    // Many at the same moment, so that a page ends between two of them.
    const many = Array.from({ length: 1203 }, (_, i) =>
      landed(`c${String(i).padStart(4, '0')}`, { at: T0 + Math.floor(i / 700) }),
    );
    await keep(many.toReversed());
    expect((await changes()).map((change) => change.id)).toEqual(many.map((change) => change.id));
    expect(await changes(T0 + 1)).toHaveLength(503);
    let written = 0;
    for await (const { id } of fixture.ledger.contributions(repository.id))
      expect(id).toBe(many[written++]!.id);
    expect(written).toBe(1203);
  });
});
