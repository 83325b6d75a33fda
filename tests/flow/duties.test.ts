// What becomes of a job that could not be done: put aside for as long as was asked, or failed, and somebody is told.
import { describe, expect, it } from 'vitest';
import type { Happening } from '../../src/domain/happening.ts';
import { handlersFor, type Duties } from '../../src/flow/duties.ts';
import type { Job } from '../../src/flow/jobs.ts';
import { GitHubTrouble, NotYet } from '../../src/flow/trouble.ts';
import { now, thread } from '../domain/builders.ts';
import { deed } from '../domain/deeds.ts';
import { body, KEY, Rehearsal } from './stage.ts';
import { known, world } from './world.ts';

const due = { kind: 'answer-due', thread: { repository: 7, number: 5 } } as const;
const reminder = { name: 'reminder', happening: due, group: '7' } as const;
const carry = { name: 'deed', key: KEY, group: '7' } as const;

function worker(trouble?: Error) {
  const { stage, deeds, github } = new Rehearsal();
  deeds.kept = deed({ key: KEY, wish: { kind: 'comment', thread: 5, body: body('Hello') } });
  const later: { job: Job; afterMs: number }[] = [];
  const failures: { job: Job; error: unknown }[] = [];
  const settings = trouble ? { settings: () => Promise.reject(trouble) } : {};
  const duties = {
    world: world({ github: settings }),
    stage,
    later: (job: Job, afterMs: number) => Promise.resolve(void later.push({ job, afterMs })),
    onFailure: (job: Job, error: unknown) => void failures.push({ job, error }),
  } as Partial<Duties> as Duties;
  return { handlers: handlersFor(duties), later, failures, github };
}

describe('a job', () => {
  it.each<[string, Error]>([
    ['GitHub asks for patience', new GitHubTrouble('slow down', { retryAfterMs: 7000 })],
    ['something has to come first', new NotYet('the history is still being read', 7000)],
  ])('is put aside for as long as it takes when %s, and nobody is alarmed', async (_, trouble) => {
    const { handlers, later, failures } = worker(trouble);
    await handlers.reminder(reminder);
    expect(later).toEqual([{ job: reminder, afterMs: 7000 }]);
    expect(failures).toEqual([]);
  });

  it.each<[string, Error]>([
    ['GitHub is away, nobody knows for how long', new GitHubTrouble('Bad Gateway')],
    ['something is wrong', new TypeError('x is not a function')],
  ])('fails when %s, and somebody is told', async (_, trouble) => {
    const { handlers, later, failures } = worker(trouble);
    await expect(handlers.reminder(reminder)).rejects.toBe(trouble);
    expect(failures).toEqual([{ job: reminder, error: trouble }]);
    expect(later).toEqual([]);
  });
});

describe('a deed', () => {
  it('is put aside while GitHub wants to be left alone', async () => {
    const { handlers, later, github } = worker();
    github.waitMs = 30_000;
    await handlers.deed(carry);
    expect(later).toEqual([{ job: carry, afterMs: 30_000 }]);
  });

  it('is done at once where nothing is in the way', async () => {
    const { handlers, later, github } = worker();
    await handlers.deed(carry);
    expect(github.requests).toEqual(['post']);
    expect(later).toEqual([]);
  });
});

describe('a delivery', () => {
  const opened = { kind: 'thread-opened', thread: thread(), authorNodeId: null } as const;
  const permissions = { kind: 'permissions-changed', installationId: 700 } as const;

  function working(happenings: readonly Happening[] | null, differs: Parameters<typeof world>[0] = {}) {
    const here = world(differs);
    const finished: string[] = [];
    let forgotten = 0;
    const delivery = happenings && { id: 'd', event: 'issues', receivedAt: now, happenings };
    const duties = {
      world: here,
      stage: new Rehearsal().stage,
      inbox: {
        delivery: () => Promise.resolve(delivery),
        finish: (id: string) => Promise.resolve(void finished.push(id)),
      },
      settling: { source: { forgetPermissions: () => (forgotten += 1) } },
      later: () => Promise.resolve(),
      onFailure: () => undefined,
    } as unknown as Duties;
    const deliver = () => handlersFor(duties).delivery({ name: 'delivery', id: 'd', group: '7:5' });
    return { deliver, here, finished, forgotten: () => forgotten };
  }

  it('is thought through, each thing in its own way, and then done with', async () => {
    const { deliver, here, finished, forgotten } = working([opened, permissions]);
    await deliver();
    expect(here.commits).toHaveLength(1);
    expect(forgotten()).toBe(1);
    expect(finished).toEqual(['d']);
  });

  it('that was let go of meanwhile is nothing to do', async () => {
    const { deliver, finished } = working(null);
    await deliver();
    expect(finished).toEqual([]);
  });

  it('is not done with while anything in it has to wait', async () => {
    const settings = () => Promise.reject(new NotYet('wait', 7000));
    const { deliver, finished } = working([permissions, opened], { github: { settings } });
    await deliver();
    expect(finished).toEqual([]);
  });
});

describe('the past of a repository', () => {
  const job = { name: 'history', repository: 7, group: '7' } as const;

  function reading(bookmarks: readonly (string | null)[], turnMs: number) {
    const later: { job: Job; afterMs: number }[] = [];
    let time = now;
    const duties = {
      reading: {
        clock: { now: () => now },
        wallClock: () => (time += 1000),
        memory: { repository: () => Promise.resolve(known) },
        installations: {
          historyProgress: () => Promise.resolve({ bookmark: null, isComplete: false, readUntil: null }),
          keepHistoryPage: () => Promise.resolve(),
        },
        ledger: { pullsOf: () => Promise.resolve(new Map()) },
        source: {
          async *pages() {
            for (const bookmark of bookmarks) yield await Promise.resolve({ bookmark, budget: null });
          },
        },
        github: world().github,
        turnMs,
      },
      later: (put: Job, afterMs: number) => Promise.resolve(void later.push({ job: put, afterMs })),
      onFailure: () => undefined,
    } as unknown as Duties;
    return { read: () => handlersFor(duties).history(job), later };
  }

  it('is put aside at once when its turn is over, so that others have theirs', async () => {
    const { read, later } = reading(['a', null], 500);
    await read();
    expect(later).toEqual([{ job, afterMs: 0 }]);
  });

  it('is not taken up again once it is read', async () => {
    const { read, later } = reading(['a', null], 60_000);
    await read();
    expect(later).toEqual([]);
  });
});
