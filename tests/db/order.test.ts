// The ledger does not depend on the order in which facts are heard, nor on how often.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contribution } from '../../src/domain/contribution.ts';
import type { LedgerFacts } from '../../src/domain/effect.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Thread } from '../../src/domain/thread.ts';
import { databases } from './databases.ts';
import { openFixture, T0, type Fixture } from './fixture.ts';

// Few of everything, so that facts are often about the same.
const key = fc.constantFrom('1', '2', '3', 'ghost');
const number = fc.integer({ min: 1, max: 3 });
const at = fc.integer({ min: 0, max: 3 }).map((ms) => T0 + ms);
const text = fc.constantFrom('a', 'B', 'é', '😀', 'ﬀ', '"x", {y}');
const texts = fc.array(text, { maxLength: 3 });
const person: fc.Arbitrary<Person> = fc.record({ key, login: text, isBot: fc.boolean() });

const thread: fc.Arbitrary<Thread> = fc.record({
  repository: fc.constant(1),
  number,
  kind: fc.constantFrom('pull-request', 'issue'),
  state: fc.constantFrom('open', 'draft', 'landed', 'closed'),
  isLocked: fc.boolean(),
  author: fc.option(person),
  title: text,
  openedAt: at,
  labels: texts,
  files: texts,
  answeredAt: fc.option(at),
  changedAt: at,
});

// An id tells what a contribution is, and of which thread; everything else may be told in different ways.
const contribution: fc.Arbitrary<Contribution> = fc.oneof(
  fc
    .record({
      kind: fc.constant('landed' as const),
      at,
      openedAt: at,
      author: key,
      authorName: text,
      reviewers: fc.array(key, { maxLength: 3 }),
      mergedBy: fc.option(key),
      files: texts,
      nFiles: fc.nat(3),
      number: fc.option(number),
      title: text,
    })
    .map((change) => ({ ...change, id: `pr-${change.number ?? 0}` })),
  fc
    .record({
      kind: fc.constantFrom('reviewed', 'issue-opened', 'issue-answered', 'met'),
      at,
      author: key,
      authorName: text,
      number: fc.option(number),
      title: text,
    })
    .map((gift) => ({ ...gift, id: `${gift.kind}-${gift.number ?? 0}-${gift.author}` })),
);

const someFacts: fc.Arbitrary<LedgerFacts> = fc.record({
  threads: fc.array(thread, { maxLength: 3 }),
  contributions: fc.array(contribution, { maxLength: 4 }),
  people: fc.array(person, { maxLength: 2 }),
  seenAt: at,
});

/** Some facts, and the same once more in another order, with repetitions. */
const twice = fc.array(someFacts, { minLength: 1, maxLength: 4 }).chain((facts) =>
  fc.record({
    facts: fc.constant(facts),
    again: fc
      .array(fc.constantFrom(...facts), { maxLength: 3 })
      .chain((more) => fc.shuffledSubarray([...facts, ...more], { minLength: facts.length + more.length })),
  }),
);

describe.each(databases)('the ledger on $name', (kind) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());

  const rowsAfter = async (facts: readonly LedgerFacts[], together: boolean): Promise<unknown> => {
    const { prisma } = fixture.database;
    const { id } = await fixture.addRepository();
    await prisma.person.deleteMany();
    const merged: LedgerFacts[] = together ? atOnce(facts) : [...facts];
    for (const some of merged) await fixture.ledger.keep(id, some);
    return prisma.$queryRawUnsafe(
      `SELECT 'c' AS what, to_jsonb(c) - 'repository' AS row FROM contribution c WHERE repository = ${id}
       UNION ALL SELECT 'h', to_jsonb(h) - 'repository' FROM help h WHERE repository = ${id}
       UNION ALL SELECT 't', to_jsonb(t) - 'repository' FROM thread t WHERE repository = ${id}
       UNION ALL SELECT 'p', to_jsonb(p) FROM person p
       ORDER BY 1, 2`,
    );
  };

  it('is the same in any order, with any repetition', async () => {
    await fc.assert(
      fc.asyncProperty(twice, async ({ facts, again }) => {
        expect(await rowsAfter(again, false)).toEqual(await rowsAfter(facts, false));
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('is the same whether facts come one by one or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someFacts, { minLength: 2, maxLength: 4 }), async (facts) => {
        const sameMoment = facts.map((some) => ({ ...some, seenAt: T0 }));
        expect(await rowsAfter(sameMoment, true)).toEqual(await rowsAfter(sameMoment, false));
      }),
      { numRuns: 50 },
    );
  }, 120_000);
});

function atOnce(facts: readonly LedgerFacts[]): LedgerFacts[] {
  return [
    {
      threads: facts.flatMap(({ threads }) => threads),
      contributions: facts.flatMap(({ contributions }) => contributions),
      people: facts.flatMap(({ people }) => people),
      seenAt: T0,
    },
  ];
}
