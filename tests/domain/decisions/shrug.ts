// The answer to whoever may not, or to what is not possible: a 😕, and nothing else changes.
import { expect } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Situation } from '../../../src/domain/situation.ts';
import { reactionsOf } from '../builders.ts';

export function expectShrug(situation: Situation): void {
  const effects = decide(situation);
  expect(effects.map((effect) => effect.do)).toEqual(['react']);
  expect(reactionsOf(effects)).toEqual(['confused']);
}
