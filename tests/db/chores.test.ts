// One of many takes its turn.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastTurn, takeTurn } from '../../src/db/chores.ts';
import { databases } from './databases.ts';
import { openFixture, T0, type Fixture } from './fixture.ts';

describe.each(databases)('a chore on $name', (kind) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());

  const turns = async (name: string, now: number): Promise<number> => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => takeTurn(fixture.database, name, 1000, now)),
    );
    return all.filter((isMine) => isMine).length;
  };

  it('is taken on by one of many in each interval', async () => {
    expect(await lastTurn(fixture.database, 'sweep')).toBeNull();
    expect(await turns('sweep', T0)).toBe(1);
    expect(await turns('sweep', T0 + 999)).toBe(0);
    expect(await lastTurn(fixture.database, 'sweep')).toBe(T0);
    expect(await turns('sweep', T0 + 1000)).toBe(1);
    expect(await turns('wash', T0 + 1)).toBe(1);
    expect(await lastTurn(fixture.database, 'sweep')).toBe(T0 + 1000);
  });
});
