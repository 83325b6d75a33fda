// What people hear when they ask about themselves, and what follows from what they choose.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import {
  aboutMe,
  ana,
  author,
  ben,
  messagesOf,
  now,
  notesOf,
  only,
  reactionsOf,
  repository,
  settings,
  thread,
} from '../builders.ts';
import { expectShrug } from './shrug.ts';

const VERBS = ['belay why', 'belay help', 'belay opt out', 'belay opt in', 'belay forget me'] as const;
const PREFERENCES = [
  { verb: 'belay zone', zone: 'Europe/Lisbon' },
  { verb: 'belay speaks', languages: ['pt'] },
] as const;
const quiet = { settings: settings({ quiet: true }) };

describe('to ask why', () => {
  it('is answered with the standing and its evidence, in one comment of each person that is edited later', () => {
    const speaker = author('newcomer', ben);
    expect(decide(aboutMe(ben, 'belay why', { speaker }))).toEqual([
      { do: 'react', thread: thread(), comment: { id: 900, at: now }, reaction: '+1' },
      {
        do: 'say',
        thread: thread(),
        key: 'why:7:5:12',
        message: { about: 'why', person: ben, standing: 'newcomer', evidence: speaker.evidence },
        mentions: [],
        names: [ben.key],
      },
      { do: 'note', thread: thread(), person: ben, note: 'explained: standing' },
    ]);
  });

  it('is answered for whoever opted out too: they asked', () => {
    const left = aboutMe(ben, 'belay why', { choice: 'opt-out' });
    expect(messagesOf(decide(left))).toMatchObject([{ about: 'why' }]);
  });

  it.each([
    ['for whoever was forgotten, of whom nothing is known', { choice: 'forget' }],
    ['where the project is quiet', quiet],
  ] as const)('is answered with a shrug %s, and leaves nothing in the log', (_, differs) => {
    const effects = decide(aboutMe(ben, 'belay why', differs));
    expect(effects.map((effect) => effect.do)).toEqual(['react']);
    expect(reactionsOf(effects)).toEqual(['confused']);
  });
});

describe('to ask for help', () => {
  it('is answered once in each thread, and known as an answer to whoever asked', () => {
    const effects = decide(aboutMe(ben, 'belay help'));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(only(effects, 'say')).toEqual([
      {
        do: 'say',
        thread: thread(),
        key: 'help:7:5',
        message: { about: 'help' },
        mentions: [],
        names: [ben.key],
      },
    ]);
  });

  it('is answered with a shrug for whoever was forgotten, of whom an answer would keep something', () => {
    const effects = decide(aboutMe(ben, 'belay help', { choice: 'forget' }));
    expect(effects.map((effect) => effect.do)).toEqual(['react']);
    expect(reactionsOf(effects)).toEqual(['confused']);
  });

  it('is answered for whoever opted out too: they asked', () => {
    const left = aboutMe(ben, 'belay help', { choice: 'opt-out' });
    expect(messagesOf(decide(left))).toEqual([{ about: 'help' }]);
  });

  it('is answered with a shrug where the project is quiet', () => {
    expect(reactionsOf(decide(aboutMe(ben, 'belay help', quiet)))).toEqual(['confused']);
  });
});

describe.each(['belay why', 'belay help'] as const)('«%s», again and again', (verb) => {
  it.each([0, 4])('is answered after %d answers in a day', (answersToday) => {
    const effects = decide(aboutMe(ben, verb, { answersToday }));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(messagesOf(effects)).toHaveLength(1);
  });

  it.each([5, 6])('is a shrug after %d, and nothing is said or noted', (answersToday) => {
    const effects = decide(aboutMe(ben, verb, { answersToday }));
    expect(effects.map((effect) => effect.do)).toEqual(['react']);
    expect(reactionsOf(effects)).toEqual(['confused']);
  });
});

describe('to choose', () => {
  it.each([
    ['belay opt out', 'opt-out', ['opted-out']],
    ['belay opt in', 'opt-in', ['opted-in']],
    ['belay forget me', 'forget', []],
  ] as const)('«%s» is kept, and the log says no name', (verb, choice, notes) => {
    const effects = decide(aboutMe(ben, verb));
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(only(effects, 'choose')).toEqual([{ do: 'choose', person: ben.key, choice, at: now }]);
    expect(notesOf(effects)).toEqual(notes);
    expect(only(effects, 'note').map((note) => note.person)).toEqual(notes.map(() => null));
    expect(messagesOf(effects)).toEqual([]);
  });

  it.each([
    ['belay opt out', now - DAY],
    ['belay opt in', now - 3 * DAY],
    ['belay forget me', now - HOUR],
  ] as const)('«%s» counts from when it was said, not from when it was heard', (verb, at) => {
    expect(only(decide(aboutMe(ben, verb, { at })), 'choose')).toMatchObject([{ at }]);
  });

  it.each(['belay opt out', 'belay opt in', 'belay forget me'] as const)(
    '«%s» is everybody’s right, in a quiet project, in a locked thread, and again',
    (verb) => {
      const before = decide(aboutMe(ben, verb));
      const locked = { thread: thread({ isLocked: true }) };
      const often = { answersToday: 5 };
      for (const differs of [quiet, locked, often, { choice: 'opt-out' }, { choice: 'forget' }] as const) {
        expect(only(decide(aboutMe(ben, verb, differs)), 'choose')).toEqual(only(before, 'choose'));
      }
    },
  );
});

describe('to say where one lives and what one speaks', () => {
  it.each([
    [
      { verb: 'belay zone', zone: 'Europe/Lisbon' },
      { about: 'zone', zone: 'Europe/Lisbon' },
    ],
    [
      { verb: 'belay speaks', languages: ['pt', 'en'] },
      { about: 'languages', languages: ['pt', 'en'] },
    ],
  ] as const)('is kept as they said it, from when they said it: $verb', (command, preference) => {
    const effects = decide(aboutMe(ben, command, { at: now - HOUR }));
    expect(effects).toEqual([
      { do: 'react', thread: thread(), comment: { id: 900, at: now }, reaction: '+1' },
      { do: 'prefer', ownerId: repository.ownerId, person: ben.key, preference, at: now - HOUR },
    ]);
  });

  it.each(PREFERENCES)('is kept of whoever opted out, who may come back: $verb', (command) => {
    expect(only(decide(aboutMe(ben, command, { choice: 'opt-out' })), 'prefer')).toHaveLength(1);
  });

  it.each(PREFERENCES)('is not kept of whoever was forgotten: $verb', (command) => {
    expectShrug(aboutMe(ben, command, { choice: 'forget' }));
  });

  it.each(PREFERENCES)('is heard in a quiet project, too: $verb', (command) => {
    expect(reactionsOf(decide(aboutMe(ben, command, quiet)))).toEqual(['+1']);
  });
});

it.each([...VERBS, ...PREFERENCES])('%j writes nothing into a locked thread', (command) => {
  const effects = decide(aboutMe(ana, command, { thread: thread({ isLocked: true }) }));
  expect([...only(effects, 'react'), ...only(effects, 'say')]).toEqual([]);
});

describe('on a private page', () => {
  const there = { thread: null, comment: null };

  it.each(['belay opt out', 'belay opt in', 'belay forget me'] as const)(
    '«%s» is kept, answered there, and leaves nothing in the log of any thread',
    (verb) => {
      const effects = decide(aboutMe(ben, verb, there));
      expect(effects).toEqual([
        { do: 'react', thread: null, comment: null, reaction: '+1' },
        ...only(effects, 'choose'),
      ]);
      expect(only(effects, 'choose')).toHaveLength(1);
    },
  );

  it.each(['belay why', 'belay help'] as const)('«%s» has no thread to be answered in', (verb) => {
    expectShrug(aboutMe(ben, verb, there));
  });
});
