// What the two in a pairing agreed on: a list of steps that they tick.
import { describe, expect, it } from 'vitest';
import {
  MOST_STEPS,
  nextStepOf,
  noAgreement,
  withStep,
  withTick,
  type Agreement,
} from '../../src/domain/agreement.ts';

const withSteps = (...texts: readonly string[]): Agreement => ({
  ...noAgreement,
  steps: texts.map((text) => ({ text, isDone: false })),
});
const two = withSteps('Read the guide', 'Write a test');

describe('a step', () => {
  it('comes last and is not done', () => {
    expect(withStep(two, 'Ask Ben')?.steps).toEqual([...two.steps, { text: 'Ask Ben', isDone: false }]);
  });

  it('leaves everything else as it was agreed', () => {
    const agreed = { ...two, goal: 'Land it', everyDays: 7, pausedMs: 5, goesOn: true };
    expect(withStep(agreed, 'Ask Ben')).toEqual({ ...agreed, steps: withStep(two, 'Ask Ben')?.steps });
  });

  it('is not said twice, whether or not it is done', () => {
    expect(withStep(two, 'Read the guide')).toBeNull();
    expect(withStep(withTick(two, 1)!, 'Read the guide')).toBeNull();
  });

  it('is the twelfth at most', () => {
    const texts = Array.from({ length: MOST_STEPS }, (_, i) => `Step ${i}`);
    expect(withStep(withSteps(...texts.slice(1)), 'One more')?.steps).toHaveLength(12);
    expect(withStep(withSteps(...texts), 'One more')).toBeNull();
  });
});

describe('a tick', () => {
  it('marks the step of that number, counted from one', () => {
    expect(withTick(two, 2)?.steps.map(({ isDone }) => isDone)).toEqual([false, true]);
  });

  it('takes itself back', () => {
    expect(withTick(withTick(two, 2)!, 2)).toEqual(two);
  });

  it.each([0, 3, -1, 1.5])('is not possible for number %d of two', (ordinal) => {
    expect(withTick(two, ordinal)).toBeNull();
  });
});

describe('the next step', () => {
  it('is the first that is not done', () => {
    expect(nextStepOf(two)?.text).toBe('Read the guide');
    expect(nextStepOf(withTick(two, 1)!)?.text).toBe('Write a test');
  });

  it('is none where all are done, or none was agreed on', () => {
    expect(nextStepOf(withTick(withTick(two, 1)!, 2)!)).toBeNull();
    expect(nextStepOf(noAgreement)).toBeNull();
  });
});
