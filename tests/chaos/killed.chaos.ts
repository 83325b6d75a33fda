// Killed at every step between GitHub's delivery and a welcome that stands: the next process finds out what was done and does the rest.
import { afterAll, describe, expect, it } from 'vitest';
import { databases } from '../db/databases.ts';
import type { Failpoint } from './failpoint.ts';
import { Stages, until } from './stage.ts';

const steps: readonly (readonly [string, Failpoint])[] = [
  ['after the inbox kept it, before GitHub hears so', 'after inbox.keep'],
  ['after GitHub heard so, before the job', 'after door.answer'],
  ['when the job begins', 'before inbox.delivery'],
  ['after everything was recalled, before anything is kept', 'before memory.commit'],
  ['right after the decision was kept', 'after memory.commit'],
  ['when everything is decided, before its job is over', 'after inbox.finish'],
  ['after the comment was claimed, before it is sent', 'after deeds.claim welcome'],
  ['after GitHub answered, before that is kept', 'after speaker.postComment'],
  ['after the answer was kept, before its job is over', 'after deeds.report welcome'],
  ['after the label was claimed, before it is sent', 'after deeds.claim label'],
  ['after GitHub set the label, before that is kept', 'after speaker.addLabel'],
];

describe.each(databases)('a first pull request, with Belay killed, on $name', (kind) => {
  const stages = new Stages(kind);
  afterAll(() => stages.close());

  it.concurrent.each(steps)('%s, is welcomed once', async (_, failpoint) => {
    await stages.use(async (stage) => {
      const repo = await stage.home();
      await stage.app.arm(failpoint);
      const opened = stage.newcomer(repo);
      await stage.app.died();
      await stage.restart();
      await stage.quiet();
      stage.expectOneWelcome(opened);
      expect(stage.written(opened)).toBe(1);
    });
  });

  it.concurrent('after GitHub wrote the comment, before its answer came, is welcomed once', async () => {
    await stages.use(async (stage) => {
      const repo = await stage.home();
      stage.sandbox.faults.next({ kind: 'hang-after', method: 'POST', path: /\/comments$/ });
      const opened = stage.newcomer(repo);
      await until(() => stage.comments(opened).length === 1, 'the comment stands');
      await stage.restart();
      await stage.quiet();
      stage.expectOneWelcome(opened);
      expect(stage.written(opened)).toBe(1);
    });
  });

  it.concurrent('and killed again while it finds out what was done, is welcomed once', async () => {
    await stages.use(async (stage) => {
      const repo = await stage.home();
      await stage.app.arm('after speaker.postComment');
      const opened = stage.newcomer(repo);
      await stage.app.died();
      for (const failpoint of ['after deeds.report welcome', 'after speaker.findComments'] as const) {
        await stage.restart(failpoint);
        await stage.app.died();
      }
      await stage.restart();
      await stage.quiet();
      stage.expectOneWelcome(opened);
      expect(stage.written(opened)).toBe(1);
    });
  });
});
