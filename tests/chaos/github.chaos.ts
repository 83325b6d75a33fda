// GitHub fails in every way it knows: it does what was asked and says that it did not, says nothing, or wants to be left alone.
// Every trouble has an installation of its own, so all of them happen at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/index.ts';
import { databases } from '../db/databases.ts';
import { ChaosStage, until, type Opened } from './stage.ts';

const toPost = { method: 'POST', path: /\/issues\/\d+\/comments/ } as const;
const toList = { method: 'GET', path: /\/issues\/\d+\/comments/ } as const;
const toLabel = { method: 'POST', path: /\/issues\/\d+\/labels/ } as const;

const troubles: readonly (readonly [string, readonly Fault[]])[] = [
  ['answers 502 after doing it, three times', [{ kind: 'status-after', status: 502, ...toPost, times: 3 }]],
  ['cuts the connection after doing it', [{ kind: 'reset-after', ...toPost }]],
  ['sends half an answer after doing it', [{ kind: 'truncated', ...toPost }]],
  ['never answers after doing it', [{ kind: 'hang-after', ...toPost }]],
  ['answers 502 and does nothing, three times', [{ kind: 'status', status: 502, ...toPost, times: 3 }]],
  ['cuts the connection and does nothing', [{ kind: 'reset-before', ...toPost }]],
  ['does not know the token', [{ kind: 'bad-credentials', ...toPost }]],
  [
    'answers 502 after doing it, and cannot list comments for a while',
    [
      { kind: 'status-after', status: 502, ...toPost },
      { kind: 'status', status: 500, ...toList, times: 3 },
      { kind: 'truncated', ...toList },
    ],
  ],
  [
    'answers 502 after setting the label, then cuts the connection, then sends half an answer',
    [
      { kind: 'status-after', status: 502, ...toLabel },
      { kind: 'reset-after', ...toLabel },
      { kind: 'truncated', ...toLabel },
    ],
  ],
  [
    'fails with questions before anything is decided',
    [
      { kind: 'status', status: 502, path: /graphql/ },
      { kind: 'truncated', path: /graphql/ },
      { kind: 'reset-after', path: /permission/ },
      { kind: 'secondary-limit', retryAfter: 1, path: /permission/ },
    ],
  ],
];

describe.each(databases)('a welcome, on $name, when GitHub', (kind) => {
  let stage: ChaosStage;
  const opened = new Map<string, Opened>();
  beforeAll(async () => {
    stage = await ChaosStage.open(kind);
    const repos = await stage.homes(troubles.length);
    for (const [i, [name, faults]] of troubles.entries()) {
      const repo = repos[i]!;
      const installation = stage.installationOf(repo);
      for (const fault of faults) stage.sandbox.faults.next({ ...fault, installation });
      opened.set(name, stage.newcomer(repo));
    }
    await stage.quiet();
  });
  afterAll(() => stage.close());

  it.each(troubles)('%s, is written once', (name) => {
    stage.expectOneWelcome(opened.get(name)!);
    expect(stage.written(opened.get(name)!)).toBe(1);
  });

  it('wants to be left alone for two seconds, is written once after them, and nobody else waits', async () => {
    const [repo = '', elsewhere = ''] = await stage.homes(2);
    const { faults, journal } = stage.sandbox;
    const installation = stage.installationOf(repo);
    faults.next({ kind: 'secondary-limit', retryAfter: 2, ...toPost, installation });
    const asked = () => journal.entries.filter((entry) => entry.installation === installation);
    const refused = () => asked().findLast(({ status }) => status === 403);
    const patient = stage.newcomer(repo);
    await until(() => refused() !== undefined, 'GitHub refuses');
    const stranger = stage.newcomer(elsewhere);
    await until(() => stage.comments(stranger).length === 1, 'the stranger is welcomed');
    expect(stage.comments(patient)).toEqual([]);
    await stage.quiet();
    const refusedAt = refused()!.wallAt;
    const nextAt = asked().find(({ wallAt }) => wallAt > refusedAt)!.wallAt;
    expect(nextAt - refusedAt).toBeGreaterThanOrEqual(1950);
    stage.expectOneWelcome(patient);
    stage.expectOneWelcome(stranger);
    expect(stage.written(patient)).toBe(1);
  });
});
