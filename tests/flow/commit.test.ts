// From effects to what is kept.
import { describe, expect, it } from 'vitest';
import type { Effect, LedgerFacts } from '../../src/domain/effect.ts';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';
import { toCommit } from '../../src/flow/commit.ts';
import { say } from '../../src/words/say.ts';
import { ana, ben, change, cleo, now, repository, thread, wantedPairing } from '../domain/builders.ts';

const sign = (key: string) => `signed(${key})`;
const here = thread();
const ref = { repository: 7, number: 5 };
const message = { about: 'nobody-free', where: 'issue', someWereAsked: false } as const;
const landed: LedgerFacts = { threads: [], contributions: [change()], people: [ben], seenAt: now };
const seen: LedgerFacts = { threads: [], contributions: [], people: [ana], seenAt: now };
const capacity = { about: 'capacity', mentees: 1 } as const;
const reminded = { kind: 'answer-due', thread: ref } as const;

const everything: readonly Effect[] = [
  { do: 'label', thread: here, label: 'Mentor Wanted' },
  { do: 'unlabel', thread: here, label: 'has mentor' },
  { do: 'say', thread: here, key: 'a', message, mentions: [ana.key], names: [ben.key, ana.key] },
  { do: 'unsay', thread: here, key: 'b' },
  { do: 'react', thread: here, comment: { id: 9, at: now }, reaction: 'confused' },
  { do: 'keep-pairing', pairing: wantedPairing(), claim: null },
  { do: 'mark', person: ana.key, milestone: 'welcomed' },
  { do: 'remind', key: 'c', at: now, happening: reminded },
  { do: 'forget-reminder', key: 'd' },
  { do: 'unmark', person: ana.key, milestone: 'first-attempt-closed:5' },
  { do: 'record', facts: landed },
  { do: 'choose', person: ana.key, choice: 'opt-out', at: now - 5 },
  { do: 'assign', thread: here, person: ben, isAssigned: true },
  { do: 'prefer', ownerId: 70, person: ben.key, preference: capacity, at: now - 4 },
  { do: 'offer', person: ben.key, at: now - 3 },
  { do: 'confirm-offer', person: cleo.key, at: now - 2 },
  { do: 'part', newcomer: ana.key, mentor: ben.key },
  { do: 'be-silent', isSilent: true, at: now - 1 },
  { do: 'note', thread: here, person: ana, note: 'welcomed' },
  { do: 'note', thread: here, person: null, note: 'nobody-free' },
];

const commitOf = (effects: readonly Effect[], settings: Partial<Settings> = {}) =>
  toCommit(
    effects,
    { repository: repository.id, at: now, once: 'x', seen, settings: { ...defaultSettings, ...settings } },
    sign,
  );

/** What people said for themselves. */
const said = {
  choices: [{ person: ana.key, choice: 'opt-out', at: now - 5 }],
  preferences: [{ ownerId: 70, person: ben.key, preference: capacity, at: now - 4 }],
  offers: [
    { person: ben.key, is: 'offered', at: now - 3 },
    { person: cleo.key, is: 'confirmed', at: now - 2 },
  ],
  silence: { isSilent: true, at: now - 1 },
};

describe('every effect', () => {
  it('has its place in what is kept', () => {
    expect(commitOf(everything)).toEqual({
      repository: 7,
      at: now,
      once: 'x',
      wishes: [
        {
          key: 'label:7:5:mentor wanted',
          wish: { kind: 'label', thread: 5, label: 'Mentor Wanted', present: true },
          mentions: [],
          names: [],
        },
        {
          key: 'label:7:5:has mentor',
          wish: { kind: 'label', thread: 5, label: 'has mentor', present: false },
          mentions: [],
          names: [],
        },
        {
          key: 'a',
          wish: { kind: 'comment', thread: 5, body: say(message, 'a', sign) },
          mentions: [ana.key],
          names: [ana.key, ben.key],
        },
        { key: 'b', wish: { kind: 'comment', thread: 5, body: null }, mentions: [], names: [] },
        {
          key: 'reaction:7:9:confused',
          wish: { kind: 'reaction', thread: 5, comment: 9, reaction: 'confused' },
          mentions: [],
          names: [],
        },
        {
          key: 'assignee:7:5:12',
          wish: { kind: 'assignee', thread: 5, login: ben.login, present: true },
          mentions: [],
          names: [],
        },
      ],
      pairings: [{ pairing: wantedPairing(), claim: null }],
      marks: [{ person: ana.key, milestone: 'welcomed' }],
      reminders: [{ key: 'c', at: now, happening: reminded }],
      forgottenReminders: ['d'],
      facts: [landed, seen],
      unmarks: [{ person: ana.key, milestone: 'first-attempt-closed:5' }],
      ...said,
      partings: [{ newcomer: ana.key, mentor: ben.key }],
      notes: [
        { thread: ref, person: ana.key, note: 'welcomed' },
        { thread: ref, person: null, note: 'nobody-free' },
      ],
    });
  });

  it('in a dry run leaves only what is noted, what really happened and what people chose', () => {
    const { notes, facts, once, ...rest } = commitOf(everything, { dryRun: true });
    expect(notes).toHaveLength(2);
    expect(facts).toEqual([landed, seen]);
    expect(once).toBe('x');
    expect(rest).toEqual({
      ...said,
      repository: 7,
      at: now,
      marks: [],
      unmarks: [],
      pairings: [],
      partings: [],
      wishes: [],
      reminders: [],
      forgottenReminders: [],
    });
  });
});

it('a label put on and taken off is one wish under one key, in upper or lower case', () => {
  const [on, off] = commitOf([
    { do: 'label', thread: here, label: 'Has Mentor' },
    { do: 'unlabel', thread: here, label: 'has mentor' },
  ]).wishes;
  expect(on?.key).toBe(off?.key);
});

it('the words are in the language of the project', () => {
  const effect: Effect = { do: 'say', thread: here, key: 'a', message, mentions: [] };
  const [{ wish } = {}] = commitOf([effect], { languages: ['ja', 'en'] }).wishes;
  expect(wish).toMatchObject({ body: say(message, 'a', sign, ['ja']) });
});

it('an assignment wished and taken back is one wish under one key', () => {
  const [on, off] = [true, false].map((isAssigned) => assigned(isAssigned));
  expect(on?.key).toBe(off?.key);
  expect(off?.wish).toMatchObject({ present: false });
});

it('what was said on a private page is answered there: GitHub has no comment to react to', () => {
  for (const of of [here, null])
    expect(commitOf([{ do: 'react', thread: of, comment: null, reaction: '+1' }]).wishes).toEqual([]);
});

it('nobody is said to have been seen where nobody was', () => {
  const nobody = { repository: 7, at: now, once: null, settings: defaultSettings };
  expect(toCommit([], { ...nobody, seen: { ...seen, people: [] } }, sign).facts).toEqual([]);
});

function assigned(isAssigned: boolean) {
  return commitOf([{ do: 'assign', thread: here, person: ben, isAssigned }]).wishes[0];
}
