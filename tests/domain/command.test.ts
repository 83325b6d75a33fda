// The grammar of commands: a line is one of them, is meant to be one, or is none of our business.
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/domain/command-line.ts';
import { accepts, passes, wants } from './builders.ts';

describe('a command', () => {
  it.each([
    ['/mentor wanted', wants()],
    ['  /mentor   wanted  ', wants()],
    ['/MENTOR Wanted', wants()],
    ['/mentor wanted Screen Readers', wants('Screen Readers')],
    ['/mentor wanted  a   b', wants('a b')],
    [`/mentor wanted ${'x'.repeat(50)}`, wants('x'.repeat(50))],
    ['/mentor accept', accepts],
    ['/Mentor PASS', passes],
    ['/mentor\twanted', wants()],
  ])('is «%s»', (line, expected) => {
    expect(parseCommandLine(line)).toEqual(expected);
  });

  it('keeps a topic that looks like a mention as the text that it is', () => {
    expect(parseCommandLine('/mentor wanted @rope-works/everyone')).toEqual(wants('@rope-works/everyone'));
  });
});

describe('a line that starts like a command', () => {
  it.each([
    '/mentor',
    '/mentor please',
    '/mentor accept please',
    '/mentor pass it on',
    '/mentor wantedd',
    `/mentor wanted ${'x'.repeat(51)}`,
    `/mentor ${'x'.repeat(10_000)}`,
    '/mentor @rope-works/everyone',
    '/mentor ../../etc',
    '/belay toString',
    '/meetup "2026-13-45"',
    '/mentor __proto__',
  ])('is not understood: «%s»', (line) => {
    expect(parseCommandLine(line)).toEqual({ is: 'not-understood' });
  });
});

describe('none of our business', () => {
  it.each([
    '',
    'mentor wanted',
    '/mentors wanted',
    '/mentor-wanted',
    '/mеntor wanted', // with a Cyrillic е
    '/approve',
    'please /mentor wanted',
    '//mentor wanted',
    '/ mentor wanted',
    '\\/mentor wanted',
  ])('is «%s»', (line) => {
    expect(parseCommandLine(line)).toBeUndefined();
  });
});
