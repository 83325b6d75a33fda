// How much a caller has left, set by a test, and what was asked of the sandbox, counted by kind.
import { beforeAll, describe, expect, it } from 'vitest';

import { createJournal } from '../../sandbox/journal.ts';
import { githubSchema } from '../../sandbox/graphql/schema.ts';
import { asApp, asInstallation, graphql, openSandbox, REPO, ROPE } from './setup.ts';

beforeAll(githubSchema);

describe('a budget', () => {
  it('can be set to nearly nothing, for those who asked before and those who come', async () => {
    const sandbox = await openSandbox();
    const { world, limits } = sandbox;
    world.addRepository({ owner: 'other', name: 'knot' });
    const before = asInstallation(sandbox, world.install('acme'));
    await before.repos.get(ROPE);
    const resetBy = Math.ceil(Date.now() / 1000) + 100;
    limits.setRemaining('core', 900, 100);
    limits.setRemaining('graphql', 1, 100);
    for (const octokit of [before, asInstallation(sandbox, world.install('other'))]) {
      const { headers } = await octokit.repos.get(ROPE);
      expect(headers).toMatchObject({ 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '899' });
      expect(Math.abs(Number(headers['x-ratelimit-reset']) - resetBy)).toBeLessThanOrEqual(2);
    }
    expect((await graphql(sandbox, '{ rateLimit { remaining } }')).data).toEqual({
      rateLimit: { remaining: 0 },
    });
    expect((await graphql(sandbox, '{ viewer { login } }')).errors).toMatchObject([{ type: 'RATE_LIMITED' }]);
  });

  it('is full again after its reset', async () => {
    const sandbox = await openSandbox();
    sandbox.limits.setRemaining('core', 0, -1);
    const octokit = asInstallation(sandbox, sandbox.world.install('acme'));
    expect((await octokit.repos.get(ROPE)).headers['x-ratelimit-remaining']).toBe('4999');
    expect(() => sandbox.limits.setRemaining('core', 5001, 60)).toThrow('Between 0 and 5000');
  });
});

describe('the journal', () => {
  it('counts requests by operation, and GraphQL by the name of the query, with their points', async () => {
    const sandbox = await openSandbox();
    const id = sandbox.world.install('acme');
    const octokit = asInstallation(sandbox, id);
    await octokit.repos.get(ROPE);
    await octokit.repos.get(ROPE);
    await octokit.rateLimit.get();
    await asApp(sandbox).apps.getAuthenticated();
    const threads = `query Threads { repository(owner: "acme", name: "rope") { issues(first: 100) { nodes {
      comments(first: 50) { nodes { reactions(first: 60) { totalCount } } } } } } }`;
    await octokit.graphql(threads);
    await graphql(sandbox, '{ viewer { login } }');
    const { journal } = sandbox;
    expect(Object.fromEntries(journal.counts())).toEqual({
      'POST /app/installations/{installation_id}/access_tokens': { requests: 1, points: 0 },
      'GET /repos/{owner}/{repo}': { requests: 2, points: 2 },
      'GET /rate_limit': { requests: 1, points: 0 },
      'GET /app': { requests: 1, points: 0 },
      'graphql Threads': { requests: 1, points: 51 },
      'graphql (unnamed)': { requests: 1, points: 1 },
    });
    const path = `/repos/${REPO}`;
    const operation = 'GET /repos/{owner}/{repo}';
    expect(journal.requests[1]).toEqual({ method: 'GET', path, operation, points: 1, installation: id });
    journal.clear();
    expect([journal.requests.length, journal.counts().size]).toEqual([0, 0]);
  });

  it('keeps the last requests only, and counts all of them', () => {
    const journal = createJournal();
    const operation = 'GET /rate_limit';
    for (let count = 1; count <= 45_000; count += 1)
      journal.count({ method: 'GET', path: `/${String(count)}`, operation, points: 1, installation: null });
    expect(journal.requests.length).toBeLessThanOrEqual(20_000);
    expect(journal.requests.at(-1)?.path).toBe('/45000');
    expect(journal.counts().get(operation)).toEqual({ requests: 45_000, points: 45_000 });
  });
});
