// What somebody wrote for one reader is kept once, for a year, and goes with whoever wrote it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepHouse } from '../../src/db/housekeeping.ts';
import { createPrivateWords } from '../../src/db/private-words.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { DAY } from '../../src/domain/time.ts';
import { LONGEST_WORDS, type PrivateWord, type PrivateWords } from '../../src/flow/private-words.ts';
import { databases } from './databases.ts';
import { openFixture, T0, type Fixture } from './fixture.ts';

describe.each(databases)('private words on $name', (kind) => {
  let fixture: Fixture;
  let repository: Repository;
  let words: PrivateWords;
  beforeAll(async () => {
    fixture = await openFixture(kind);
    words = createPrivateWords(fixture.database);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    repository = await fixture.addRepository();
  });

  const word = (parts: Partial<PrivateWord> = {}): PrivateWord => ({
    id: randomUUID(),
    repository: repository.id,
    kind: 'answers',
    pairing: `${repository.id}:nia:1`,
    person: 'mia',
    role: 'mentor',
    words: { 'went well': 'Yes, "very"', again: '' },
    at: T0,
    ...parts,
  });
  const all = () => words.of(repository.id);

  it('come back as they were written, the latest first, of this repository', async () => {
    const other = await fixture.addRepository();
    const first = word();
    const concern = word({ kind: 'concern', pairing: null, role: null, words: {}, at: T0 + 1 });
    for (const each of [first, concern, word({ repository: other.id })]) await words.keep(each);
    expect(await all()).toEqual([concern, first]);
  });

  it('are kept once, however often they are sent', async () => {
    const first = word();
    await Promise.all([words.keep(first), words.keep(first)]);
    await words.keep({ ...first, words: { other: 'words' } });
    expect(await all()).toEqual([first]);
  });

  it('are cut where they are too long', async () => {
    await words.keep(word({ words: { long: 'x'.repeat(LONGEST_WORDS + 1), odd: 'zero\u0000' } }));
    expect((await all())[0]!.words).toEqual({ long: 'x'.repeat(LONGEST_WORDS), odd: 'zero' });
  });

  it('are not kept for a repository that is gone', async () => {
    await words.keep(word());
    await fixture.installations.putAside(repository.id, repository.installationId, T0);
    await words.keep(word());
    await words.keep(word({ repository: 999_999 }));
    expect(await all()).toEqual([]);
    expect(await fixture.database.prisma.privateWord.count({ where: { repositoryId: repository.id } })).toBe(
      1,
    );
  });

  it('go after a year', async () => {
    await words.keep(word());
    await keepHouse(fixture.database, fixture.enqueue, T0 + 365 * DAY);
    expect(await all()).toHaveLength(1);
    await keepHouse(fixture.database, fixture.enqueue, T0 + 365 * DAY + 1);
    expect(await all()).toEqual([]);
  });

  it('go with whoever wrote them, and do not say any more with whom others were', async () => {
    const [nia, mia] = [`nia${repository.id}`, `mia${repository.id}`];
    const pairing = `${repository.id}:${nia}:1`;
    await words.keep(word({ person: nia, role: 'newcomer', pairing }));
    const kept = word({ person: mia, pairing });
    await words.keep(kept);
    await fixture.ledger.forget(nia, T0);
    expect(await all()).toEqual([{ ...kept, pairing: null }]);
    expect(await fixture.ledger.forget(mia, T0)).toBe(true);
    expect(await all()).toEqual([]);
  });
});
