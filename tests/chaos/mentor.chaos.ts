// Killed while a mentor is asked, or while one who passed is replaced: nobody is asked twice, and no question is left standing.
import { afterAll, describe, expect, it } from 'vitest';
import { databases } from '../db/databases.ts';
import type { Failpoint } from './failpoint.ts';
import { Stages, until, type ChaosStage, type Opened } from './stage.ts';

const whileAsking: readonly (readonly [string, Failpoint])[] = [
  ['right after the decision was kept', 'after memory.commit'],
  ['after the question was claimed, before it is sent', 'after deeds.claim ask'],
  ['after GitHub answered, before that is kept', 'after speaker.postComment'],
];

const whileHandingOver: readonly (readonly [string, Failpoint])[] = [
  ['right after the decision was kept', 'after memory.commit'],
  ['after the first claim, before anything is sent', 'after deeds.claim ask'],
  ['after the question was deleted, before that is kept', 'after speaker.deleteComment'],
  ['after the second claim', 'after deeds.claim ask@2'],
  ['after the next question was sent, before that is kept', 'after speaker.postComment'],
];

describe.each(databases)('with Belay killed, on $name,', (kind) => {
  const stages = new Stages(kind);
  afterAll(() => stages.close());

  it.concurrent.each(whileAsking)('asking a mentor: %s, asks once', async (_, failpoint) => {
    await stages.use(async (stage) => {
      const opened = await welcomed(stage);
      await stage.app.arm(failpoint);
      const answer = wantMentor(stage, opened);
      await stage.app.died();
      await stage.restart();
      await stage.quiet();
      expectOneAsk(stage, opened, answer);
      expect(stage.written(opened)).toBe(2);
    });
  });

  it.concurrent.each(whileHandingOver)(
    'handing over: %s, asks the next person once',
    async (_, failpoint) => {
      await stages.use(async (stage) => {
        const opened = await welcomed(stage);
        wantMentor(stage, opened);
        await stage.quiet();
        const first = asked(stage, opened);
        await stage.app.arm(failpoint);
        const answer = stage.sandbox.world.comment(opened.repo, opened.number, first, '/mentor pass');
        await stage.app.died();
        await stage.restart();
        await stage.quiet();
        expectOneAsk(stage, opened, answer);
        expect(asked(stage, opened)).not.toBe(first);
        expect(stage.written(opened)).toBe(3);
      });
    },
  );

  it.concurrent('deleting a question: while GitHub deletes it, asks the next person once', async () => {
    await stages.use(async (stage) => {
      const opened = await welcomed(stage);
      wantMentor(stage, opened);
      await stage.quiet();
      const first = asked(stage, opened);
      stage.sandbox.faults.next({ kind: 'hang-after', method: 'DELETE' });
      const answer = stage.sandbox.world.comment(opened.repo, opened.number, first, '/mentor pass');
      await until(() => !stage.comments(opened).some((body) => body.includes(`@${first}`)), 'it is gone');
      await stage.restart();
      await stage.quiet();
      expectOneAsk(stage, opened, answer);
      expect(stage.written(opened)).toBe(3);
    });
  });
});

async function welcomed(stage: ChaosStage): Promise<Opened> {
  const opened = stage.newcomer(await stage.home());
  await stage.quiet();
  return opened;
}

/** Gives the id of the comment that asks for one. */
function wantMentor({ sandbox }: ChaosStage, { repo, number, login }: Opened): number {
  return sandbox.world.comment(repo, number, login, '/mentor wanted');
}

/** Whom the only question in the thread asks. */
function asked(stage: ChaosStage, opened: Opened): string {
  const asks = stage.comments(opened).flatMap((body) => /@(mira-holm|teo-brandt)/.exec(body) ?? []);
  const mentioned = asks.filter((match) => !match.startsWith('@'));
  expect(mentioned).toHaveLength(1);
  return mentioned[0] ?? '';
}

function expectOneAsk(stage: ChaosStage, opened: Opened, answer: number): void {
  const { sandbox } = stage;
  expect(asked(stage, opened)).not.toBe('');
  expect(stage.comments(opened)).toHaveLength(2);
  expect(sandbox.world.labelsOf(opened.repo, opened.number).sort()).toEqual([
    'first-time contributor',
    'mentor wanted',
  ]);
  const reactions = sandbox.world.reactionsOf(answer).map(({ content }) => content);
  expect(reactions).toEqual(['+1']);
  expect(sandbox.journal.violations).toEqual([]);
}
