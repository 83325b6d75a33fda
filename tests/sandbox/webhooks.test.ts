// What the App is told, how, and what becomes of it when nobody listens.
import { verify } from '@octokit/webhooks-methods';
import { describe, expect, it } from 'vitest';

import { webhookProblem } from '../../sandbox/descriptions/check.ts';
import { type Sandbox, settableClock, startSandbox } from '../../sandbox/index.ts';
import { asApp, asInstallation, NOW, openSandbox, receiver, type Received, REPO, ROPE } from './setup.ts';

function names(received: readonly Received[]): string[] {
  return received.map(({ headers, body }) => {
    const { action } = JSON.parse(body) as { action?: string };
    return [String(headers['x-github-event']), action].filter(Boolean).join('.');
  });
}

function everything(sandbox: Sandbox): void {
  const { world } = sandbox;
  sandbox.ping();
  const issue = world.openIssue({ repo: REPO, author: 'nina', title: 'Help', labels: ['bug'] });
  const pull = world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix', draft: true });
  for (const number of [issue, pull]) {
    world.editThread(REPO, number, 'nina', { title: 'Better', body: `Closes #${String(issue)}` });
    world.label(REPO, number, 'has mentor', 'mara');
    world.unlabel(REPO, number, 'has mentor', 'mara');
    world.assign(REPO, number, 'mara', 'mara');
    world.unassign(REPO, number, 'mara', 'mara');
    world.lock(REPO, number);
    world.unlock(REPO, number);
    world.close(REPO, number, 'nina');
    world.reopen(REPO, number, 'mara');
    const comment = world.comment(REPO, number, 'nina', 'One');
    world.editComment(comment, 'Two');
    world.deleteComment(comment, 'mara');
  }
  world.readyForReview(REPO, pull);
  world.push(REPO, pull, 'nina', ['more.ts']);
  world.review(REPO, pull, 'mara', 'APPROVED', 'Fine');
  world.merge(REPO, pull, 'mara');
  world.putFile(REPO, '.github/belay.yml', 'quiet: true');
  world.suspend('acme');
  world.unsuspend('acme');
  world.uninstall('acme');
}

describe('webhooks', () => {
  it('are signed and say who sends them', async () => {
    const { url, received } = await receiver();
    const sandbox = await openSandbox({ webhookUrl: url, webhookSecret: 'between us', appId: 17 });
    sandbox.world.install('acme');
    await sandbox.idle();
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const signature = String(headers['x-hub-signature-256']);
    expect(await verify('between us', body, signature)).toBe(true);
    expect(await verify('between them', body, signature)).toBe(false);
    expect(headers['x-github-delivery']).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(headers['x-github-hook-installation-target-id']).toBe('17');
    expect(headers['user-agent']).toMatch(/^GitHub-Hookshot\//);
  });

  it('tell all that happens, as GitHub describes it', async () => {
    const { url, received } = await receiver();
    const sandbox = await openSandbox({ webhookUrl: url });
    sandbox.world.install('acme');
    everything(sandbox);
    await sandbox.idle();
    expect(sandbox.journal.violations).toEqual([]);
    expect([...new Set(names(received))].sort()).toEqual([
      'installation.created',
      'installation.deleted',
      'installation.suspend',
      'installation.unsuspend',
      'issue_comment.created',
      'issue_comment.deleted',
      'issue_comment.edited',
      'issues.assigned',
      'issues.closed',
      'issues.edited',
      'issues.labeled',
      'issues.locked',
      'issues.opened',
      'issues.reopened',
      'issues.unassigned',
      'issues.unlabeled',
      'issues.unlocked',
      'label.created',
      'ping',
      'pull_request.assigned',
      'pull_request.closed',
      'pull_request.edited',
      'pull_request.labeled',
      'pull_request.locked',
      'pull_request.opened',
      'pull_request.ready_for_review',
      'pull_request.reopened',
      'pull_request.synchronize',
      'pull_request.unassigned',
      'pull_request.unlabeled',
      'pull_request.unlocked',
      'pull_request_review.submitted',
      'push',
    ]);
  });

  it('would be told apart from what GitHub never sends', () => {
    expect(webhookProblem('issues.opened', { action: 'opened' })).toBeDefined();
    expect(webhookProblem('issues.opened', { action: 'closed' })).toBeDefined();
  });

  it('go out for what the App does itself, with its bot as sender', async () => {
    const { url, received } = await receiver();
    const sandbox = await openSandbox({ webhookUrl: url });
    const octokit = asInstallation(sandbox, sandbox.world.install('acme'));
    const issue_number = sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    await octokit.issues.createComment({ ...ROPE, issue_number, body: 'Welcome' });
    await sandbox.idle();
    const last = JSON.parse(received.at(-1)?.body ?? '{}') as { sender?: { login: string; type: string } };
    expect(names(received).at(-1)).toBe('issue_comment.created');
    expect(last.sender).toMatchObject({ login: 'belay[bot]', type: 'Bot' });
  });

  it('are the same in every life of the same story', async () => {
    const guids = async () => {
      const sandbox = await startSandbox({ clock: settableClock(NOW), seed: 7 });
      sandbox.world.addRepository({ owner: 'acme', name: 'rope', maintainers: ['mara'] });
      sandbox.world.install('acme');
      sandbox.world.openIssue({ repo: REPO, author: 'mara', title: 'Help' });
      await sandbox.idle();
      await sandbox.close();
      return sandbox.deliveries().map((one) => [one.guid, one.event, one.id]);
    };
    expect(await guids()).toEqual(await guids());
  });

  it('are not sent to an installation that does not cover the repository, may not hear or is suspended', async () => {
    const { url, received } = await receiver();
    const sandbox = await openSandbox({ webhookUrl: url });
    const { world } = sandbox;
    world.addRepository({ owner: 'acme', name: 'other' });
    world.install('acme', ['rope'], { metadata: 'read', issues: 'read' });
    world.openIssue({ repo: 'acme/other', author: 'nina', title: 'Help' });
    world.openPullRequest({ repo: REPO, author: 'nina', title: 'Fix' });
    world.suspend('acme');
    world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    await sandbox.idle();
    expect(names(received)).toEqual(['installation.created', 'installation.suspend']);
  });
});

describe('deliveries', () => {
  it('that failed are not sent again by themselves, and keep their GUID when the App asks', async () => {
    let status = 500;
    const { url, received } = await receiver(() => status);
    const sandbox = await openSandbox({ webhookUrl: url });
    sandbox.world.install('acme');
    await sandbox.idle();
    const app = asApp(sandbox);
    const [failed] = (await app.apps.listWebhookDeliveries()).data;
    expect(failed).toMatchObject({
      status_code: 500,
      redelivery: false,
      event: 'installation',
      action: 'created',
    });
    expect(received).toHaveLength(1);
    status = 202;
    await app.apps.redeliverWebhookDelivery({ delivery_id: failed!.id });
    await sandbox.idle();
    const listed = (await app.apps.listWebhookDeliveries()).data;
    expect(listed.map((one) => [one.guid, one.status, one.redelivery])).toEqual([
      [failed!.guid, 'OK', true],
      [failed!.guid, 'Invalid HTTP Response: 500', false],
    ]);
    const whole = (await app.apps.getWebhookDelivery({ delivery_id: failed!.id })).data;
    expect(whole.request.payload).toMatchObject({ action: 'created' });
    expect(sandbox.journal.violations).toEqual([]);
  });

  it('come in pages by a cursor, newest first, for three days', async () => {
    const sandbox = await openSandbox();
    sandbox.world.install('acme');
    for (let count = 0; count < 24; count += 1)
      sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    await sandbox.idle();
    const app = asApp(sandbox);
    const all = await app.paginate(app.apps.listWebhookDeliveries, { per_page: 10 });
    expect(all.map((one) => one.id)).toEqual(
      sandbox
        .deliveries()
        .map((one) => one.id)
        .reverse(),
    );
    sandbox.clock.advance(3 * 24 * 3_600_000 + 1);
    expect((await app.apps.listWebhookDeliveries()).data).toEqual([]);
  });

  it('give up on somebody who never answers', async () => {
    const { url } = await receiver(() => 0);
    const sandbox = await openSandbox({ webhookUrl: url, webhookTimeoutMs: 50 });
    sandbox.world.install('acme');
    await sandbox.idle();
    expect(sandbox.deliveries()).toMatchObject([{ statusCode: 0, status: 'timed out' }]);
  });

  it('can be held, doubled and shuffled', async () => {
    const { url, received } = await receiver();
    const sandbox = await openSandbox({ webhookUrl: url });
    sandbox.hold();
    sandbox.world.install('acme');
    for (let count = 0; count < 8; count += 1)
      sandbox.world.openIssue({ repo: REPO, author: 'nina', title: 'Help' });
    await sandbox.idle();
    expect(received).toEqual([]);
    sandbox.release({ shuffle: true, times: 2 });
    await sandbox.idle();
    const guids = received.map((one) => String(one.headers['x-github-delivery']));
    expect(guids).toHaveLength(18);
    expect(new Set(guids).size).toBe(9);
    expect(names(received).indexOf('installation.created')).not.toBe(0);
  });
});
