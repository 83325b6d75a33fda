// The grammar of what comes after `/mentor`: each command in every shape that people may give it, and what is none.
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/domain/command-line.ts';
import { isAboutMe, isOfThePair, isOwnOffer } from '../../src/domain/command.ts';
import type { Command } from '../../src/domain/command.ts';
import { line } from './builders.ts';

const long = (length: number) => 'x'.repeat(length);
const listOf = (n: number) => Array.from({ length: n }, (_, i) => `topic ${i}`);

function understood(cases: readonly (readonly [string, Command])[]): void {
  it.each(cases)('is «%s»', (text, command) => {
    expect(parseCommandLine(`/mentor ${text}`)).toEqual(line(command));
    // Case makes no difference to a word of ours; in what people say, it stays.
    const [word = '', ...rest] = text.split(' ');
    expect(parseCommandLine(`/MENTOR ${[word.toUpperCase(), ...rest].join('  ')} `)).toEqual(line(command));
  });
}

function notUnderstood(...texts: readonly string[]): void {
  it.each(texts)('is not «%s»', (text) => {
    expect(parseCommandLine(`/mentor ${text}`)).toEqual({ is: 'not-understood' });
  });
}

describe('a command without a word more', () => {
  const alone = [
    ...(['no thanks', 'change', 'accept', 'pass', 'me', 'pause', 'resume', 'leave', 'done'] as const),
    ...(['stop', 'back'] as const),
  ];
  understood(alone.map((text) => [text, { verb: `mentor ${text}` }] as const));
  notUnderstood(...alone.map((text) => `${text} please`), ...alone.map((text) => `${text}.`), 'no', 'thanks');

  it('may be written in capitals', () => {
    expect(parseCommandLine('/MENTOR NO THANKS')).toEqual(line({ verb: 'mentor no thanks' }));
  });
});

describe('a topic that is wanted', () => {
  understood([
    ['wanted', { verb: 'mentor wanted', topic: null }],
    ['wanted Screen Readers', { verb: 'mentor wanted', topic: 'Screen Readers' }],
    [`wanted ${long(50)}`, { verb: 'mentor wanted', topic: long(50) }],
    ['wanted ana@example.org, docs', { verb: 'mentor wanted', topic: '…, docs' }],
  ]);
  notUnderstood(`wanted ${long(51)}`, 'wanted-docs');
});

describe('somebody by login', () => {
  for (const verb of ['assign', 'confirm'] as const)
    understood([
      [`${verb} @ben-okoro`, { verb: `mentor ${verb}`, login: 'ben-okoro' }],
      [`${verb} ben-okoro`, { verb: `mentor ${verb}`, login: 'ben-okoro' }],
      [`${verb} @Ben_Corp`, { verb: `mentor ${verb}`, login: 'Ben_Corp' }],
      [`${verb} @${long(39)}`, { verb: `mentor ${verb}`, login: long(39) }],
    ]);
  notUnderstood(
    'assign',
    'confirm',
    'assign @',
    'assign @@ben',
    'assign @ben @cleo',
    'assign ben, please',
    'assign @rope-works/everyone',
    'assign ../../etc',
    'assign -ben',
    'assign ben@example.org',
    `assign @${long(40)}`,
  );
});

describe('what a pair agrees on', () => {
  for (const verb of ['goal', 'milestone'] as const)
    understood([
      [`${verb} Land a first change`, { verb: `mentor ${verb}`, text: 'Land a first change' }],
      [`${verb} ${long(200)}`, { verb: `mentor ${verb}`, text: long(200) }],
      [`${verb} @gus-hale fixes #1`, { verb: `mentor ${verb}`, text: '@gus-hale fixes #1' }],
      // Nobody's address is kept, whoever gives it away.
      [`${verb} Write to ana@example.org`, { verb: `mentor ${verb}`, text: 'Write to …' }],
    ]);
  notUnderstood('goal', 'milestone', `goal ${long(201)}`, `milestone ${long(201)}`, 'goals Land it');
});

describe('a step to tick', () => {
  understood([
    ['tick 1', { verb: 'mentor tick', ordinal: 1 }],
    ['tick 12', { verb: 'mentor tick', ordinal: 12 }],
    ['tick 007', { verb: 'mentor tick', ordinal: 7 }],
  ]);
  notUnderstood(
    'tick',
    'tick 0',
    'tick -1',
    'tick 1.5',
    'tick one',
    'tick 1 2',
    'tick 2 days',
    'tick 1000',
    'tick ٣',
  );
});

describe('how often', () => {
  understood([
    ['every 2 weeks', { verb: 'mentor every', days: 14 }],
    ['every 1 week', { verb: 'mentor every', days: 7 }],
    ['every 10 days', { verb: 'mentor every', days: 10 }],
    ['every 1 day', { verb: 'mentor every', days: 1 }],
    ['every 3 WEEKS', { verb: 'mentor every', days: 21 }],
    ['every week', { verb: 'mentor every', days: 7 }],
    ['every day', { verb: 'mentor every', days: 1 }],
    ['every 12 weeks', { verb: 'mentor every', days: 84 }],
    ['every 90 days', { verb: 'mentor every', days: 90 }],
  ]);
  notUnderstood(
    'every',
    'every 2',
    'every 0 days',
    'every 13 weeks',
    'every 91 days',
    'every 2 months',
    'every now and then',
    'every -2 weeks',
    'every 2 weeks or so',
  );
});

describe('what somebody offers', () => {
  understood([
    ['offer', { verb: 'mentor offer', topics: [] }],
    ['offer docs', { verb: 'mentor offer', topics: ['docs'] }],
    ['offer docs, Screen Readers,docs, ', { verb: 'mentor offer', topics: ['docs', 'Screen Readers'] }],
    [`offer ${listOf(10).join(', ')}`, { verb: 'mentor offer', topics: listOf(10) }],
    [`offer ${long(50)}`, { verb: 'mentor offer', topics: [long(50)] }],
    ['offer docs, ben@example.org', { verb: 'mentor offer', topics: ['docs', '…'] }],
  ]);
  notUnderstood(`offer ${listOf(11).join(', ')}`, `offer docs, ${long(51)}`);
});

describe('until when somebody is away', () => {
  const until = '2026-05-12';
  understood([
    [`away until ${until}`, { verb: 'mentor away', until, keepsMentees: false }],
    [`away until ${until} unavailable`, { verb: 'mentor away', until, keepsMentees: false }],
    [`away until ${until} can-finish`, { verb: 'mentor away', until, keepsMentees: true }],
    [`away UNTIL ${until} Can-Finish`, { verb: 'mentor away', until, keepsMentees: true }],
    ['away until 2028-02-29', { verb: 'mentor away', until: '2028-02-29', keepsMentees: false }],
  ]);
  notUnderstood(
    'away',
    'away until',
    `away ${until}`,
    'away until tomorrow',
    'away until 2026-02-30',
    'away until 2027-02-29',
    'away until 2026-13-01',
    'away until 12.05.2026',
    'away until 2026-05-12T10:00:00Z',
    'away until 9999-12-31',
    'away until 0001-01-01',
    `away until ${until} can finish`,
    `away until ${until} maybe`,
  );
});

describe('how many at once', () => {
  understood([
    ['capacity 1', { verb: 'mentor capacity', mentees: 1 }],
    ['capacity 0', { verb: 'mentor capacity', mentees: 0 }],
    ['capacity 20', { verb: 'mentor capacity', mentees: 20 }],
  ]);
  notUnderstood('capacity', 'capacity 21', 'capacity -1', 'capacity two', 'capacity 2 weeks', 'capacity 1e1');
});

describe('how long between two', () => {
  understood([
    ['interval 30 days', { verb: 'mentor interval', days: 30 }],
    ['interval 30', { verb: 'mentor interval', days: 30 }],
    ['interval 2 weeks', { verb: 'mentor interval', days: 14 }],
    ['interval 0 days', { verb: 'mentor interval', days: 0 }],
    ['interval 1 day', { verb: 'mentor interval', days: 1 }],
    ['interval 365 days', { verb: 'mentor interval', days: 365 }],
  ]);
  notUnderstood('interval', 'interval 366 days', 'interval 53 weeks', 'interval 2 months', 'interval days');
});

describe('what nobody offers', () => {
  notUnderstood('', 'please', 'wantedd', '__proto__', 'constructor', 'toString', 'rm -rf', long(10_000));
});

it.each<[string, boolean, boolean, boolean]>([
  ['/mentor goal Land it', true, false, false],
  ['/mentor leave', true, false, false],
  ['/mentor tick 1', true, false, false],
  ['/mentor offer', false, true, false],
  ['/mentor away until 2026-05-12', false, true, false],
  ['/mentor interval 3', false, true, false],
  ['/belay why', false, false, true],
  ['/belay zone UTC', false, false, true],
  ['/belay speaks pt', false, false, true],
  ['/mentor wanted', false, false, false],
  ['/mentor assign @ben', false, false, false],
  ['/belay pause', false, false, false],
])('«%s» is of the pair: %s, an offer: %s, about oneself: %s', (text, pair, offer, me) => {
  const parsed = parseCommandLine(text);
  const command = parsed?.is === 'command' ? parsed.command : null;
  expect(command).not.toBeNull();
  expect([isOfThePair(command!), isOwnOffer(command!), isAboutMe(command!)]).toEqual([pair, offer, me]);
});
