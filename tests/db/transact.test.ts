// PostgreSQL may ask for a transaction to be tried again; nobody else has to know.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, isUniqueViolation, transact, type Transaction } from '../../src/db/transact.ts';
import { databases } from './databases.ts';
import { openFixture, type Fixture } from './fixture.ts';

describe.each(databases)('a transaction on $name', (kind) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());

  const fail = (transaction: Transaction, code: string) =>
    execute(transaction, `DO $$ BEGIN RAISE EXCEPTION 'by order' USING ERRCODE = '${code}'; END $$`);

  it.each(['40001', '40P01'])(
    'is tried again when it fails with %s, and undone before that',
    async (code) => {
      let tries = 0;
      await transact(fixture.database.prisma, async (transaction) => {
        tries += 1;
        await transaction.person.create({ data: { key: `once-${code}`, login: `${tries}`, isBot: false } });
        if (tries < 3) await fail(transaction, code);
      });
      expect(tries).toBe(3);
      expect(await fixture.memory.people([`once-${code}`])).toMatchObject(
        new Map([[`once-${code}`, { login: '3' }]]),
      );
    },
  );

  it('is given up when that goes on, or for any other reason at once', async () => {
    const triesWith = async (code: string) => {
      let tries = 0;
      const attempt = transact(fixture.database.prisma, async (transaction) => {
        tries += 1;
        await fail(transaction, code);
      });
      await expect(attempt).rejects.toThrow('by order');
      return tries;
    };
    expect(await triesWith('40001')).toBe(5);
    expect(await triesWith('22000')).toBe(1);
  });

  it('that breaks a rule of uniqueness says so, in typed and in plain SQL', async () => {
    const { prisma } = fixture.database;
    const data = { key: 'twice', login: 'x', isBot: false };
    await prisma.person.create({ data });
    const errors = await Promise.all([
      prisma.person.create({ data }).catch((error: unknown) => error),
      execute(prisma, `INSERT INTO person VALUES ('twice', 'x', false)`).catch((error: unknown) => error),
      execute(prisma, `SELECT 1 / 0`).catch((error: unknown) => error),
    ]);
    expect(errors.map(isUniqueViolation)).toEqual([true, true, false]);
  });

  it('gets through two that wait for each other', async () => {
    const { prisma } = fixture.database;
    await prisma.person.createMany({
      data: ['left', 'right'].map((key) => ({ key, login: '', isBot: false })),
    });
    const touch = async (first: string, second: string) =>
      transact(prisma, async (transaction) => {
        for (const key of [first, second]) {
          await execute(transaction, `UPDATE person SET login = login || 'x' WHERE key = $1`, key);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      });
    await Promise.all([touch('left', 'right'), touch('right', 'left')]);
    const people = await fixture.memory.people(['left', 'right']);
    expect([...people.values()].map((person) => person.login)).toEqual(['xx', 'xx']);
  });
});
