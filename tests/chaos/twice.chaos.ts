// The same thing told many times, or several things at once: one answer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../db/databases.ts';
import { deliver } from './deliver.ts';
import { ChaosStage, type Opened } from './stage.ts';

describe.each(databases)('on $name', (kind) => {
  let stage: ChaosStage;
  let repo: string;
  beforeAll(async () => {
    stage = await ChaosStage.open(kind);
    repo = await stage.home();
  });
  afterAll(() => stage.close());

  it('the same delivery fifty times at once is one welcome', async () => {
    stage.sandbox.hold();
    const opened = stage.newcomer(repo);
    stage.sandbox.release({ times: 50, together: true });
    await stage.quiet();
    stage.expectOneWelcome(opened);
    expect(stage.written(opened)).toBe(1);
    const opening = stage.sandbox.deliveries().filter(({ event }) => event === 'pull_request');
    expect(opening.slice(0, 50).map(({ statusCode }) => statusCode)).toEqual(Array(50).fill(202));
  });

  it('the same body under fifty new ids is no second welcome', async () => {
    const opened = stage.newcomer(repo);
    await stage.quiet();
    const { request } = stage.sandbox.deliveries().findLast(({ event }) => event === 'pull_request')!;
    const again = Array.from({ length: 50 }, () => deliver(stage, request.payload));
    expect(await Promise.all(again)).toEqual(Array(50).fill(202));
    await stage.quiet();
    stage.expectOneWelcome(opened);
    expect(stage.written(opened)).toBe(1);
  });

  it('fifty bodies that arrive together under ids of their own, before anything was done, are one welcome', async () => {
    stage.sandbox.setWebhookUrl('http://127.0.0.1:1/nowhere');
    const opened = stage.newcomer(repo);
    await stage.sandbox.idle();
    stage.sandbox.setWebhookUrl(stage.webhookUrl);
    const { request } = stage.sandbox.deliveries().findLast(({ event }) => event === 'pull_request')!;
    await Promise.all(Array.from({ length: 50 }, () => deliver(stage, request.payload)));
    await stage.quiet();
    stage.expectOneWelcome(opened);
    expect(stage.written(opened)).toBe(1);
  });

  it('two pull requests and an issue of one newcomer at the same moment are one welcome', async () => {
    stage.sandbox.hold();
    const first = stage.newcomer(repo);
    const second = stage.newcomer(repo, first.login);
    const issue = stage.sandbox.world.openIssue({ repo, author: first.login, title: 'A leak' });
    stage.sandbox.release({ together: true });
    await stage.quiet();
    const all: Opened[] = [first, second, { ...first, number: issue }];
    expect(all.flatMap((opened) => stage.comments(opened))).toHaveLength(1);
    const labels = all.flatMap(({ number }) => stage.sandbox.world.labelsOf(repo, number));
    expect(labels).toEqual(['first-time contributor']);
  });

  it('an issue that is told of with ten labels in any order is one welcome', async () => {
    const author = 'nia-labels';
    stage.sandbox.world.addUser({ login: author });
    stage.sandbox.hold();
    const number = stage.sandbox.world.openIssue({ repo, author, title: 'Ten labels' });
    for (let i = 0; i < 10; i++) stage.sandbox.world.label(repo, number, `label-${i}`, 'mira-holm');
    stage.sandbox.release({ shuffle: true, times: 2 });
    await stage.quiet();
    expect(stage.comments({ repo, number, login: author })).toHaveLength(1);
  });

  it('a comment that a maintainer deleted is never written again', async () => {
    const opened = stage.newcomer(repo);
    await stage.quiet();
    const [comment] = stage.sandbox.world.commentsOf(repo, opened.number);
    stage.sandbox.world.deleteComment(comment!.id, 'mira-holm');
    const { guid, request } = stage.sandbox.deliveries().findLast(({ event }) => event === 'pull_request')!;
    await stage.restart();
    stage.sandbox.redeliver(guid);
    await deliver(stage, request.payload);
    await stage.quiet();
    expect(stage.comments(opened)).toEqual([]);
    expect(stage.written(opened)).toBe(1);
  });
});
