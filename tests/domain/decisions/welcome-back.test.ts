// Who hears that it is good to see them again.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import { welcomedBack } from '../../../src/domain/decisions/welcome-back.ts';
import type { Author, OpenedSituation } from '../../../src/domain/situation.ts';
import { DAY } from '../../../src/domain/time.ts';
import { ana, at, author, besidesRecord, now, opened, settings, thread } from '../builders.ts';

const lastAt = at('2024-07-01T23:59:59Z');
const returning = (landed = 2, differs: Partial<Author> = {}): Author => {
  const known = author('returning');
  return { ...known, evidence: { ...known.evidence, landed, firstAt: lastAt, lastAt }, ...differs };
};
const effectsOf = (differs: Partial<OpenedSituation> = {}) =>
  besidesRecord(decide(opened({ author: returning(), ...differs })));

describe('somebody who was away for long', () => {
  it('is welcomed back in one sentence, once for this absence', () => {
    expect(effectsOf()).toEqual([
      {
        do: 'say',
        thread: thread(),
        key: 'welcome-back:7:11:2024-07-01',
        message: { about: 'welcome-back', person: ana, opened: 'pull-request' },
        mentions: [],
        names: [ana.key],
      },
      { do: 'mark', person: ana.key, milestone: 'welcomed-back:2024-07-01' },
      { do: 'note', thread: thread(), person: ana, note: 'welcomed-back' },
    ]);
  });

  it.each<[string, Partial<OpenedSituation>]>([
    ['five landed changes', { author: returning(5) }],
    ['an issue', { thread: thread({ kind: 'issue' }) }],
    ['a draft', { thread: thread({ state: 'draft' }) }],
    ['something exactly a day old', { now: now + DAY }],
  ])('is welcomed with %s', (_, differs) => {
    expect(effectsOf(differs).map((effect) => effect.do)).toEqual(['say', 'mark', 'note']);
  });

  it.each<[string, Partial<OpenedSituation>]>([
    ['with six landed changes', { author: returning(6) }],
    ['who was welcomed in this absence', { wasWelcomedBack: true }],
    ['who wants to be left alone', { author: returning(2, { isLeftAlone: true }) }],
    ['a day too late', { now: now + DAY + 1 }],
    ['in a locked thread', { thread: thread({ isLocked: true }) }],
    ['where the project is quiet', { settings: settings({ quiet: true }) }],
    ['where the project does not want it', { settings: settings({ recognition: { enabled: false } }) }],
    ['where the day’s messages are spent', { written: { inThread: 0, inRepositoryToday: 40 } }],
    ['where the thread’s messages are spent', { written: { inThread: 6, inRepositoryToday: 0 } }],
    ['who was here all along', { author: returning(2, { standing: 'newcomer' }) }],
  ])('hears nothing, and may hear it another time: %s', (_, differs) => {
    expect(effectsOf(differs)).toEqual([]);
  });
});

it('an absence is told from another by the day on which it began', () => {
  expect(welcomedBack(lastAt)).toBe('welcomed-back:2024-07-01');
  expect(welcomedBack(lastAt + 1000)).toBe('welcomed-back:2024-07-02');
});
