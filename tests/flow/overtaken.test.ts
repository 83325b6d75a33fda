// A process that slept between claiming and sending, while another one took its place and wrote the comment.
import { expect, it } from 'vitest';
import { perform } from '../../src/flow/perform.ts';
import type { Speaker } from '../../src/flow/ports.ts';
import { body, KEY, Rehearsal } from './stage.ts';

it('a process that was overtaken in its sleep writes a copy, and has it looked for', async () => {
  const rehearsal = new Rehearsal();
  rehearsal.say('Hello');
  const { speaker, asleep, wakeUp } = sleeping(rehearsal.github);
  const overtaken = perform(KEY, { ...rehearsal.stage, speaker });
  await asleep;
  await rehearsal.finish();
  expect(rehearsal.said).toEqual([body('Hello')]);
  wakeUp();
  expect(await overtaken).toEqual({ is: 'done', reconcileAfterMs: expect.any(Number) as number });
  expect(rehearsal.said).toHaveLength(2);
  await rehearsal.reconcile();
  expect(rehearsal.said).toEqual([body('Hello')]);
});

/** Falls asleep right before it posts. */
function sleeping(github: Speaker) {
  const signals = { fellAsleep: (): void => undefined, wakeUp: (): void => undefined };
  const asleep = new Promise<void>((resolve) => (signals.fellAsleep = resolve));
  const awake = new Promise<void>((resolve) => (signals.wakeUp = resolve));
  const postComment: Speaker['postComment'] = async (...words) => {
    signals.fellAsleep();
    await awake;
    return github.postComment(...words);
  };
  const speaker: Speaker = new Proxy(github, {
    get: (target, name) => {
      if (name === 'postComment') return postComment;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { speaker, asleep, wakeUp: (): void => signals.wakeUp() };
}
