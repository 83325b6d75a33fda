// Trouble on demand, and limits: what fails, and what was done all the same.
import { describe, expect, it } from 'vitest';

import type { FaultKind, Sandbox } from '../../sandbox/index.ts';
import { createLimits } from '../../sandbox/limits.ts';
import { asInstallation, graphql, openSandbox, refusal, REPO, ROPE } from './setup.ts';

async function thread(options: Parameters<typeof openSandbox>[0] = {}) {
  const sandbox = await openSandbox(options);
  const issue_number = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
  const token = sandbox.world.addToken('nina');
  const headers = { authorization: `bearer ${token}` };
  const url = `${sandbox.url}/repos/acme/rope/issues/${String(issue_number)}/comments`;
  const say = (body = 'Hello', timeoutMs = 5000) =>
    fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  const said = () => sandbox.world.commentsOf(REPO, issue_number).length;
  return { sandbox, issue_number, url, headers, say, said };
}

function failNext(sandbox: Sandbox, fault: FaultKind): void {
  sandbox.faults.next({ method: 'POST', path: /comments/, ...fault });
}

describe('a fault', () => {
  it('before the deed leaves it undone', async () => {
    const { sandbox, say, said } = await thread();
    failNext(sandbox, { kind: 'status', status: 502 });
    expect((await say()).status).toBe(502);
    failNext(sandbox, { kind: 'reset-before' });
    await expect(say()).rejects.toThrow();
    failNext(sandbox, { kind: 'bad-credentials' });
    expect((await say()).status).toBe(401);
    expect(said()).toBe(0);
    expect((await say()).status).toBe(201);
    expect(sandbox.journal.entries.map((one) => [one.status, one.isApplied])).toEqual([
      [502, false],
      [0, false],
      [401, false],
      [201, true],
    ]);
  });

  it('after the deed leaves it done', async () => {
    const { sandbox, say, said } = await thread();
    failNext(sandbox, { kind: 'status-after', status: 502 });
    expect((await say()).status).toBe(502);
    failNext(sandbox, { kind: 'reset-after' });
    await expect(say()).rejects.toThrow();
    failNext(sandbox, { kind: 'hang-after' });
    await expect(say('Hello', 100)).rejects.toThrow();
    failNext(sandbox, { kind: 'truncated' });
    const truncated = await say();
    expect(truncated.status).toBe(201);
    await expect(truncated.json()).rejects.toThrow();
    expect(said()).toBe(4);
    expect(sandbox.journal.entries.every((one) => one.isApplied)).toBe(true);
  });

  it('hits only what it was meant for, as often as was said', async () => {
    const { sandbox, say, url, headers } = await thread();
    sandbox.faults.next({
      method: 'POST',
      path: /\/comments$/,
      kind: 'status',
      status: 500,
      times: 2,
      skip: 1,
    });
    const statuses = [(await fetch(url, { headers })).status];
    for (let count = 0; count < 4; count += 1) statuses.push((await say()).status);
    expect(statuses).toEqual([200, 201, 500, 500, 201]);
  });

  it('can be slow, and waits before it does anything', async () => {
    const { sandbox, say } = await thread();
    failNext(sandbox, { kind: 'slow', ms: 80 });
    const startedAt = performance.now();
    expect((await say()).status).toBe(201);
    expect(performance.now() - startedAt).toBeGreaterThan(75);
  });

  it('can be a limit, with and without the time to wait', async () => {
    const { sandbox, say, said } = await thread();
    failNext(sandbox, { kind: 'secondary-limit', retryAfter: 2 });
    const timed = await say();
    expect([timed.status, timed.headers.get('retry-after')]).toEqual([403, '2']);
    expect(await timed.json()).toMatchObject({
      message: expect.stringContaining('secondary rate limit') as string,
    });
    failNext(sandbox, { kind: 'secondary-limit', status: 429 });
    const untimed = await say();
    expect([untimed.status, untimed.headers.get('retry-after')]).toEqual([429, null]);
    failNext(sandbox, { kind: 'primary-limit', resetIn: 5 });
    const used = await say();
    expect([used.status, used.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    sandbox.faults.next({ path: /graphql/, kind: 'primary-limit' });
    expect(await graphql(sandbox, '{ viewer { login } }')).toMatchObject({
      status: 200,
      errors: [{ type: 'RATE_LIMITED' }],
    });
    expect(said()).toBe(0);
  });

  it('comes by chance in the same places for the same seed', async () => {
    const kinds: FaultKind[] = [
      { kind: 'status', status: 500 },
      { kind: 'status-after', status: 502 },
    ];
    const run = async (seed: number) => {
      const { sandbox, say } = await thread({ limits: { secondary: 'off' } });
      sandbox.faults.chaos({ seed, rate: 0.5, kinds, method: 'POST' });
      const statuses: number[] = [];
      for (let count = 0; count < 30; count += 1) statuses.push((await say()).status);
      return statuses;
    };
    const first = await run(1);
    expect(await run(1)).toEqual(first);
    expect(new Set(first)).toEqual(new Set([201, 500, 502]));
    expect(await run(2)).not.toEqual(first);
  });
});

describe('lists', () => {
  it('can lag behind what was just written, which is there all the same', async () => {
    const { sandbox, say, url, headers } = await thread();
    sandbox.faults.listLag(150);
    const { id } = (await (await say()).json()) as { id: number };
    const listed = async () => ((await (await fetch(url, { headers })).json()) as unknown[]).length;
    expect(await listed()).toBe(0);
    const itself = await fetch(`${sandbox.url}/repos/acme/rope/issues/comments/${String(id)}`, { headers });
    expect(itself.status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 170));
    expect(await listed()).toBe(1);
  });
});

describe('limits', () => {
  it('let an installation write 80 times a minute by the sandbox’s clock, and then say how long to wait', async () => {
    const { sandbox, issue_number } = await thread({ limits: { secondary: 'sandbox' } });
    const octokit = asInstallation(sandbox, sandbox.world.install('acme'));
    const say = () => octokit.issues.createComment({ ...ROPE, issue_number, body: 'Hello' });
    for (let count = 0; count < 80; count += 1) await say();
    expect(await refusal(say())).toMatchObject({ status: 403 });
    sandbox.clock.advance(61_000);
    expect((await say()).status).toBe(201);
    expect(sandbox.world.commentsOf(REPO, issue_number)).toHaveLength(81);
  });

  it('let nobody write more than 500 times an hour', () => {
    let now = 0;
    const limits = createLimits({ primary: 5000, wallNow: () => 0, contentNow: () => now });
    let written = 0;
    for (; now < 3_600_000; now += 1000) written += limits.create('one') === undefined ? 1 : 0;
    expect(written).toBe(500);
    expect(limits.create('another')).toBeUndefined();
  });

  it('count requests in the headers and end with 403', async () => {
    const { url, headers } = await thread({ limits: { primary: 2 } });
    const first = await fetch(url, { headers });
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
    await fetch(url, { headers });
    const third = await fetch(url, { headers });
    expect([third.status, third.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
  });
});

describe('the journal', () => {
  it('tells writing from reading', async () => {
    const { sandbox, say, url, headers, issue_number } = await thread();
    await fetch(url, { headers });
    await say('Hello');
    await graphql(sandbox, '{ viewer { login } }');
    expect(sandbox.journal.entries).toHaveLength(3);
    expect(sandbox.journal.mutations()).toMatchObject([
      {
        method: 'POST',
        path: `/repos/acme/rope/issues/${String(issue_number)}/comments`,
        body: { body: 'Hello' },
      },
    ]);
  });
});
