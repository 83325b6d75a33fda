// What is known of a happening, and what GitHub was asked for it.
import { expect } from 'vitest';
import type { Situation } from '../../src/domain/situation.ts';
import { recall, type ThreadHappening } from '../../src/flow/recall.ts';
import { world } from './world.ts';

export type Differences = NonNullable<Parameters<typeof world>[0]>;
export type About<What extends Situation['about']> = Extract<Situation, { about: What }>;

export async function recalled<What extends Situation['about']>(
  what: What,
  happening: ThreadHappening,
  differs: Differences = {},
): Promise<{ situation: About<What>; asked: string[] }> {
  const here = world(differs);
  const situation = await recall(happening, here);
  expect(situation.about).toBe(what);
  return { situation: situation as About<What>, asked: here.asked };
}
