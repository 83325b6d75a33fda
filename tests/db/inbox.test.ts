// Deliveries: kept once whatever GitHub repeats, with their job or not at all, and refused quickly when the database is gone.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInbox, forgetDeliveries } from '../../src/db/inbox.ts';
import type { Session } from '../../src/db/session.ts';
import type { Delivery } from '../../src/flow/ports.ts';
import { databases } from './databases.ts';
import { answerDue, openFixture, person, T0, type Fixture } from './fixture.ts';

const delivery = (id: string, parts: Partial<Delivery> = {}): Delivery => ({
  id,
  event: 'issues',
  receivedAt: T0,
  happenings: [answerDue(1)],
  ...parts,
});

describe.each(databases)('the inbox on $name', (kind) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(kind);
  });
  afterAll(() => fixture.close());
  beforeEach(() => {
    fixture.jobs.length = 0;
  });

  it('gives back what it kept', async () => {
    await fixture.inbox.keep(delivery('a'));
    expect(await fixture.inbox.delivery('a')).toEqual(delivery('a'));
    expect(await fixture.inbox.delivery('unheard-of')).toBeNull();
    expect(fixture.jobs).toEqual([{ name: 'delivery', id: 'a', group: '1:1' }]);
  });

  it('tells which deliveries arrived, thought through or not', async () => {
    await fixture.inbox.keep(delivery('here'));
    await fixture.inbox.keep(delivery('thought-of'));
    await fixture.inbox.finish('thought-of', T0);
    const ids = ['lost', 'here', 'thought-of', 'here'];
    expect(await fixture.inbox.arrived(ids)).toEqual(new Set(['here', 'thought-of']));
    expect(await fixture.inbox.arrived([])).toEqual(new Set());
  });

  it('keeps the same delivery once when it comes fifty times at once', async () => {
    await Promise.all(Array.from({ length: 50 }, () => fixture.inbox.keep(delivery('b'))));
    await fixture.inbox.keep(delivery('b', { event: 'another' }));
    expect(fixture.jobs).toHaveLength(1);
    expect(await fixture.inbox.delivery('b')).toMatchObject({ event: 'issues' });
  });

  it('keeps the same delivery once when two processes take it in', async () => {
    const other = createInbox(fixture.database, fixture.enqueue);
    await Promise.all(
      [fixture.inbox, other].flatMap((inbox) => [inbox.keep(delivery('c')), inbox.keep(delivery('d'))]),
    );
    expect(fixture.jobs.map((job) => job.name === 'delivery' && job.id).sort()).toEqual(['c', 'd']);
  });

  it('wants no job where nothing happened, and groups by what did', async () => {
    await fixture.inbox.keep(delivery('e', { happenings: [] }));
    await fixture.inbox.keep(
      delivery('f', { happenings: [{ kind: 'permissions-changed', installationId: 5 }] }),
    );
    await fixture.inbox.keep(delivery('g', { happenings: [{ kind: 'repository-changed', repository: 8 }] }));
    const came = { kind: 'installation-changed', installationId: 6, came: [8], went: [], at: T0 } as const;
    await fixture.inbox.keep(delivery('came', { happenings: [came] }));
    expect(fixture.jobs.map((job) => job.group)).toEqual(['installation:5', '8', 'installation:6']);
    expect(await fixture.inbox.delivery('e')).toMatchObject({ happenings: [] });
  });

  it('knows of whose people a delivery tells', async () => {
    const stated = {
      kind: 'preference-stated',
      repository: 8,
      by: person('mia'),
      command: { verb: 'mentor stop' },
      at: T0,
      utterance: 'page:1',
    } as const;
    const renamed = { kind: 'repository-changed', repository: 9 } as const;
    await fixture.inbox.keep(delivery('told', { happenings: [stated, renamed, answerDue(7)] }));
    expect(fixture.jobs).toMatchObject([{ group: '8' }]);
    const row = await fixture.database.prisma.delivery.findUnique({ where: { id: 'told' } });
    expect(row!.repositories).toEqual([8n, 7n]);
  });

  it('asks for jobs in the order of arrival', async () => {
    const ids = ['z', 'y', 'x', 'w'];
    await Promise.all(ids.map((id) => fixture.inbox.keep(delivery(id))));
    expect(fixture.jobs.map((job) => job.name === 'delivery' && job.id)).toEqual(ids);
  });

  it('shares a transaction among calls made at the same time', async () => {
    let transactions = 0;
    const intake: Session = {
      transaction: (work) => {
        transactions += 1;
        return fixture.database.intake.transaction(work);
      },
    };
    const inbox = createInbox({ ...fixture.database, intake }, fixture.enqueue);
    await Promise.all(Array.from({ length: 100 }, (_, i) => inbox.keep(delivery(`many-${i}`))));
    expect(transactions).toBe(1);
    expect(fixture.jobs).toHaveLength(100);
  });

  it('keeps no delivery without its job, and works again afterwards', async () => {
    let isBroken = true;
    const inbox = createInbox(fixture.database, async (sql, jobs) => {
      if (isBroken) throw new Error('the queue is full');
      await fixture.enqueue(sql, jobs);
    });
    const refused = await Promise.allSettled([inbox.keep(delivery('h')), inbox.keep(delivery('i'))]);
    expect(refused.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(await fixture.inbox.delivery('h')).toBeNull();
    isBroken = false;
    await inbox.keep(delivery('h'));
    expect(await fixture.inbox.delivery('h')).not.toBeNull();
  });

  it('keeps nothing of what was thought through but that it was', async () => {
    await fixture.inbox.keep(delivery('thought'));
    await fixture.inbox.finish('thought', T0);
    await fixture.inbox.keep(delivery('thought'));
    expect(await fixture.inbox.delivery('thought')).toMatchObject({ happenings: [] });
    expect(fixture.jobs).toHaveLength(1);
  });

  it('gives up on a database that does not answer', async () => {
    const intake: Session = { transaction: () => new Promise<never>(() => undefined) };
    const inbox = createInbox({ ...fixture.database, intake, intakeTimeoutMs: 50 }, fixture.enqueue);
    await expect(inbox.keep(delivery('j'))).rejects.toThrow('does not answer in time');
  });

  it('forgets what was finished long ago, and nothing that was not', async () => {
    await fixture.inbox.keep(delivery('old-open', { receivedAt: T0 - 10 }));
    await fixture.inbox.keep(delivery('old-done', { receivedAt: T0 - 10 }));
    await fixture.inbox.keep(delivery('new-done', { receivedAt: T0 + 10 }));
    await fixture.inbox.finish('old-done', T0);
    await fixture.inbox.finish('new-done', T0);
    expect(await forgetDeliveries(fixture.database, T0)).toBe(1);
    expect(await fixture.inbox.delivery('old-done')).toBeNull();
    expect(await fixture.inbox.delivery('old-open')).not.toBeNull();
  });
});
