// What becomes of a job that could not be done: put aside for as long as was asked, or failed, and somebody is told.
import { describe, expect, it } from 'vitest';
import { handlersFor, type Duties } from '../../src/flow/duties.ts';
import type { Job } from '../../src/flow/jobs.ts';
import { GitHubTrouble, NotYet } from '../../src/flow/trouble.ts';
import { deed } from '../domain/deeds.ts';
import { body, KEY, Rehearsal } from './stage.ts';
import { world } from './world.ts';

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
