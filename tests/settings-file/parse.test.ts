// The settings file: what it may say, and what is said about it when it is wrong.
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';
import { parseSettings } from '../../src/settings-file/parse.ts';
import { settings } from '../domain/builders.ts';

function valid(text: string): Settings {
  const parsed = parseSettings(text);
  if (parsed.is === 'broken') throw new Error(JSON.stringify(parsed.problems));
  return parsed.settings;
}

function problems(text: string): string[] {
  const parsed = parseSettings(text);
  return parsed.is === 'valid' ? [] : parsed.problems.map(({ line, problem }) => `${line}: ${problem}`);
}

describe('a settings file', () => {
  it.each(['', '\n\n', '# nothing but words', '---\n', '{}', '\ufeff', 'null'])(
    'that says nothing means the defaults: %j',
    (text) => {
      expect(valid(text)).toEqual(defaultSettings);
    },
  );

  it('can say everything', () => {
    const text = `
quiet: true
dry-run: true
languages: [pt, en]
welcome:
  enabled: false
  contributing: https://example.org/guide
  most-a-day: 3
recognition:
  enabled: false
mentors:
  enabled: false
  ask: wanted
  answer-within-hours: 48
  reply-within-working-days: 5
  most-asked: 1
  capacity: 4
  interval-days: 0
  check-in-days: 30
  assign: true
  spread: 1
labels:
  first-time: new face
  mentor-wanted: looking
  has-mentor: paired
  regular: old hand
  next-steps: [easy]
  unwelcome: []
safety:
  contact: edda-pohl
bots: [rope-robot, knots]
budgets:
  mentions-a-week: 1
  comments-a-thread: 2
  comments-a-day: 5
`;
    expect(valid(text)).toEqual({
      quiet: true,
      dryRun: true,
      languages: ['pt', 'en'],
      welcome: { enabled: false, contributing: 'https://example.org/guide', mostADay: 3 },
      recognition: { enabled: false },
      mentors: {
        enabled: false,
        ask: 'wanted',
        answerWithinHours: 48,
        replyWithinWorkingDays: 5,
        mostAsked: 1,
        capacity: 4,
        intervalDays: 0,
        checkInDays: 30,
        assign: true,
        spread: 1,
      },
      labels: {
        firstTime: 'new face',
        mentorWanted: 'looking',
        hasMentor: 'paired',
        regular: 'old hand',
        nextSteps: ['easy'],
        unwelcome: [],
      },
      safety: { contact: 'edda-pohl' },
      bots: ['rope-robot', 'knots'],
      budgets: { mentionsAWeek: 1, commentsAThread: 2, commentsADay: 5 },
    });
  });

  it.each(['welcome:\n  most-a-day: 4', 'welcome:\r\n  most-a-day: 4\r\n', '\ufeffwelcome: {most-a-day: 4}'])(
    'leaves everything else as it is: %j',
    (text) => {
      expect(valid(text)).toEqual(settings({ welcome: { mostADay: 4 } }));
    },
  );
});

describe('a problem', () => {
  it.each([
    ['quiet: no', '1: quiet: found "no", expected boolean'],
    ['\nquiet: 1', '2: quiet: found 1, expected boolean'],
    ['quiet:', '1: quiet: found null, expected boolean'],
    ['welcome: yes', '1: welcome: found "yes", expected object'],
    ['- quiet', '1: found ["quiet"], expected object'],
    ['quiet', '1: found "quiet", expected object'],
    [
      'mentors:\n  ask: sometimes',
      '2: mentors.ask: found "sometimes", expected one of "unanswered"|"always"|"wanted"',
    ],
    ['mentors:\n\n  spread: 1.5', '3: mentors.spread: found 1.5, expected number to be <=1'],
    ['mentors:\n  spread: 1e400', '2: mentors.spread: found Infinity, expected number'],
    ['mentors:\n  spread: .nan', '2: mentors.spread: found NaN, expected number'],
    ['mentors:\n  capacity: 1.5', '2: mentors.capacity: found 1.5, expected int'],
    ['mentors:\n  most-asked: 4', '2: mentors.most-asked: found 4, expected number to be <=3'],
    ['budgets: {comments-a-thread: 7}', '1: budgets.comments-a-thread: found 7, expected number to be <=6'],
    [
      'welcome:\n  contributing: CONTRIBUTING.md',
      '2: welcome.contributing: found "CONTRIBUTING.md", expected an https:// address',
    ],
    ['labels:\n  first-time: a,b', '2: labels.first-time: found "a,b", expected a label name without commas'],
    ['labels:\n  first-time: ""', '2: labels.first-time: found "", expected string to have >=1 characters'],
    ['recognition: off', '1: recognition: found "off", expected object'],
    ['labels:\n  next-steps: easy', '2: labels.next-steps: found "easy", expected array'],
    [
      'labels:\n  unwelcome:\n    - spam\n    - a,b',
      '4: labels.unwelcome.1: found "a,b", expected a label name without commas',
    ],
    ['languages: de', '1: languages: found "de", expected a list such as [de, en]'],
    ['languages:', '1: languages: found null, expected a list such as [de, en]'],
    ['languages: []', '1: languages.0: found null, expected one of "en"|"de"|"es"|"fr"|"pt"|"zh"|"ja"'],
    [
      'languages:\n  - de\n  - pt-BR',
      '3: languages.1: found "pt-BR", expected one of "en"|"de"|"es"|"fr"|"pt"|"zh"|"ja"',
    ],
    ['languages: [de, en, fr]', '1: languages: found ["de","en","fr"], expected at most 2 languages'],
    ['languages: [de, de]', '1: languages: found ["de","de"], expected each language once'],
    ['bots:\n  - a\n  - 7', '3: bots.1: found 7, expected string'],
    [`quiet: ${'x'.repeat(200)}`, `1: quiet: found "${'x'.repeat(59)}…, expected boolean`],
    [
      'quiet: true\nwelcome:\n  enabled: true\n  greeting: x',
      '4: welcome.greeting: there is no such setting',
    ],
    ['quiet: true\n\nquite: true', '3: quite: there is no such setting'],
    ['quiet: true\nquiet: false', '2: Map keys must be unique at line 2, column 1:'],
    ['welcome:\n\tenabled: true', '2: Tabs are not allowed as indentation at line 2, column 1:'],
    ['quiet: !!js/function "function () {}"', '1: quiet: found "function () {}", expected boolean'],
    ['welcome: *nobody', '1: Unresolved alias'],
  ])('is told with its line, what was found and what would be right: %j', (text, problem) => {
    const [first = ''] = problems(text);
    expect(first.startsWith(problem) ? problem : first).toBe(problem);
  });

  it('never comes alone: all are told at once, from top to bottom', () => {
    const text =
      'quite: true\nmentors:\n  spread: 7\n  capacity: many\nbots: me\nwelcome:\n  most-a-day: -1\nx: 1';
    expect(problems(text)).toEqual([
      '1: quite: there is no such setting',
      '3: mentors.spread: found 7, expected number to be <=1',
      '4: mentors.capacity: found "many", expected number',
      '5: bots: found "me", expected array',
      '7: welcome.most-a-day: found -1, expected number to be >=0',
      '8: x: there is no such setting',
    ]);
  });

  it('is told among twenty at most', () => {
    expect(problems(Array.from({ length: 30 }, (_, i) => `x${i}: 1`).join('\n'))).toHaveLength(20);
  });

  it('of the YAML itself is told for each place', () => {
    expect(problems('quiet: true\nquiet: true\nquiet: true')).toHaveLength(2);
  });
});

describe('a file that would harm', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]!}`).join(', ')}]`),
  ].join('\n');

  it.each([
    ['a billion laughs', bomb, '1: Excessive alias count'],
    ['a very large file', `# ${'x'.repeat(16_384)}`, '1: found 16386 characters, expected at most 16384'],
    ['many brackets on a line', '['.repeat(16_000), '1: found more than 50 levels'],
    ['many brackets on many lines', `\n${'[\n'.repeat(8000)}`, '52: found more than 50 levels'],
    ['many braces', 'a: '.concat('{a: '.repeat(4000)), '1: found more than 50 levels'],
    ['many closed brackets', `${'['.repeat(5000)}${']'.repeat(5000)}`, '1: found more than 50 levels'],
    ['many dashes', '- '.repeat(8000), '1: found more than 50 levels'],
    ['many question marks', '? '.repeat(8000), '1: found more than 50 levels'],
    [
      'deep indentation',
      Array.from({ length: 150 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      '102: found more than 50 levels',
    ],
    ['many colons', 'a: '.repeat(5000), '1: Nested mappings are not allowed'],
    ['600 bots', `bots:\n${'  - x\n'.repeat(600)}`, '2: bots: found ["x","x"'],
  ])('is refused, and nothing comes of it: %s', (_, text, problem) => {
    expect(problems(text)[0]?.slice(0, problem.length)).toBe(problem);
  });

  it.each([
    '__proto__: {polluted: true}',
    'welcome:\n  __proto__:\n    enabled: false',
    'constructor:\n  prototype: {polluted: true}',
    'base: &base {enabled: false}\nwelcome:\n  <<: *base',
  ])('changes nothing but what settings there are: %j', (text) => {
    expect(problems(text)[0]).toMatch(/there is no such setting$/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('tells of every unknown name, even of those that no object could have', () => {
    expect(problems('? [a, b]\n: 1\n2: x')).toHaveLength(2);
  });
});
