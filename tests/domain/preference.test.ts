// What people said about themselves, and what follows: who is there, who knows what, who understands whom.
import { describe, expect, it } from 'vitest';
import {
  isServerWide,
  sharedLanguage,
  sharesTopic,
  takesNewcomers,
  whyAbsent,
  type Availability,
} from '../../src/domain/preference.ts';
import { DAY } from '../../src/domain/time.ts';
import { now, says } from './builders.ts';

const away = (until: number, keepsMentees = false): Availability => ({ is: 'away', until, keepsMentees });

describe('whoever', () => {
  it.each<[string, Availability, boolean, ReturnType<typeof whyAbsent>]>([
    ['said nothing', { is: 'available' }, true, null],
    ['has stopped', { is: 'stopped' }, false, { is: 'stopped' }],
    ['is away', away(now + DAY), false, { is: 'away', until: now + DAY }],
    ['is away and keeps their newcomers', away(now + DAY, true), false, null],
    ['is back since this moment', away(now), true, null],
    ['was away and kept their newcomers', away(now - DAY, true), true, null],
  ])('%s is asked, or looked after, accordingly', (_, availability, takes, absent) => {
    expect(takesNewcomers(says({ availability }), now)).toBe(takes);
    expect(whyAbsent(says({ availability }), now)).toEqual(absent);
  });
});

describe('a topic', () => {
  it.each([
    ['docs', 'Docs'],
    ['Screen Readers', 'screen-readers'],
    ['screen_readers', 'Screen  Readers'],
    ['  docs ', 'docs'],
  ])('is shared, however it is written: %j and %j', (one, other) => {
    expect(sharesTopic(['knots', one], other)).toBe(true);
  });

  it.each([
    [[], 'docs'],
    [['documentation'], 'docs'],
    [['doc'], 'docs'],
  ])('is not guessed from another: %j and %j', (topics, topic) => {
    expect(sharesTopic(topics, topic)).toBe(false);
  });
});

describe('a language', () => {
  it.each([
    [['pt'], ['pt'], 'pt'],
    [['pt-BR'], ['PT'], 'pt-BR'],
    [['zh-Hant'], ['zh-Hans'], 'zh-Hant'],
    [['de', 'pt'], ['pt', 'de'], 'de'],
    [['pt'], ['es'], null],
    [['pt'], [], null],
    [[], ['pt'], null],
    // `pa` is no part of `pap`.
    [['pa'], ['pap'], null],
  ])('that %j and %j share is %j, as the first calls it', (one, other, shared) => {
    expect(sharedLanguage(one, other)).toBe(shared);
  });
});

it.each([
  [{ about: 'zone', zone: 'UTC' }, true],
  [{ about: 'languages', languages: ['pt'] }, true],
  [{ about: 'capacity', mentees: 1 }, false],
  [{ about: 'interval', days: 1 }, false],
  [{ about: 'topics', topics: [] }, false],
  [{ about: 'availability', is: 'stopped' }, false],
] as const)('%j holds on this whole server: %s', (preference, does) => {
  expect(isServerWide(preference)).toBe(does);
});
