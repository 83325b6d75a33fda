// What may happen in a story, as plain values that shrink well: who and where are said by their part in it, and found out when it
// happens.
import fc from 'fast-check';
import type { Command, ParsedLine } from '../../../src/domain/command.ts';
import { DAY, formatInstant, HOUR } from '../../../src/domain/time.ts';
import type { Person } from '../../../src/domain/person.ts';
import { ACCOUNTS, ben, cleo, MENTORS, PEOPLE } from './cast.ts';
import { start } from './project.ts';

/** Of all threads that are there, or of those in which a pairing is so far, the nth; with none, it does not happen. */
export interface Where {
  readonly among: 'all' | 'asking' | 'mentoring' | 'wanting';
  readonly nth: number;
}

/** Somebody by their part in the thread, or one of the people. */
export type Who = 'the newcomer' | 'whoever is asked' | 'the mentor' | number;

export interface Says {
  readonly is: 'says';
  readonly who: Who;
  readonly where: Where;
  readonly line: ParsedLine;
  readonly isPrivate: boolean;
}

export type Move =
  | Says
  | { readonly is: 'opens'; readonly nth: number; readonly isHeardLate: boolean }
  | { readonly is: 'closes'; readonly where: Where; readonly how: How; readonly isHeardLate: boolean }
  | { readonly is: 'reopens'; readonly where: Where; readonly isHeardLate: boolean }
  | { readonly is: 'locks' | 'becomes a draft' | 'is ready' | 'is deleted'; readonly where: Where }
  | { readonly is: 'is called spam' | 'links' | 'answers'; readonly where: Where; readonly who: Who }
  | { readonly is: 'gives a thumb up'; readonly where: Where; readonly who: Who }
  | { readonly is: 'waits'; readonly ms: number }
  /** What is due next comes a moment early: not all clocks agree. */
  | { readonly is: 'comes early' }
  | { readonly is: 'outage begins' }
  | { readonly is: 'outage ends'; readonly isNewsFirst: boolean }
  | { readonly is: 'is heard again'; readonly nth: number }
  /** Something is decided, and before that is kept, something else happens. */
  | { readonly is: 'meanwhile'; readonly slow: Says | 'what is due'; readonly quick: Says }
  | { readonly is: 'chooses'; readonly repository: number; readonly setting: Setting; readonly isOn: boolean }
  | { readonly is: 'is busy'; readonly who: number; readonly isBusy: boolean }
  | { readonly is: 'spends the day’s messages'; readonly repository: number }
  | { readonly is: 'shows assignments'; readonly isOn: boolean };

export type How = 'closed' | 'landed' | 'landed by hand';
export type Setting = 'quiet' | 'mentors' | 'assign' | 'ask always' | 'ask only by command' | 'few mentions';

const nth = fc.nat({ max: 6 });
const whereOf = (...among: Where['among'][]): fc.Arbitrary<Where> =>
  fc.record({ among: fc.constantFrom(...among), nth });
const where = whereOf('all', 'all', 'asking', 'mentoring', 'mentoring', 'wanting');

const parts = fc.constantFrom<Who>('the newcomer', 'the newcomer', 'whoever is asked', 'the mentor');
const people = (some: readonly Person[]): fc.Arbitrary<Who> =>
  fc.constantFrom(...some).map((person) => PEOPLE.indexOf(person));
const who = fc.oneof(parts, people(PEOPLE));

const logins = fc.constantFrom(...MENTORS, ...MENTORS, ...ACCOUNTS).map(({ login }) => login);
const days = fc.nat({ max: 150 }).map((n) => formatInstant(start + n * DAY).slice(0, 10));

/** Any of these commands. */
const some = (...commands: Command[]): fc.Arbitrary<Command> => fc.constantFrom(...commands);

const ofNewcomers = some(
  { verb: 'mentor wanted', topic: null },
  { verb: 'mentor wanted', topic: 'knots' },
  { verb: 'mentor wanted', topic: null },
  { verb: 'mentor no thanks' },
  { verb: 'mentor change' },
  { verb: 'mentor change' },
);
const replies = some({ verb: 'mentor accept' }, { verb: 'mentor accept' }, { verb: 'mentor pass' });
const ofPairs = some(
  { verb: 'mentor goal', text: 'learn' },
  { verb: 'mentor milestone', text: 'a first step' },
  { verb: 'mentor tick', ordinal: 1 },
  { verb: 'mentor every', days: 7 },
  { verb: 'mentor every', days: 60 },
  { verb: 'mentor pause' },
  { verb: 'mentor pause' },
  { verb: 'mentor resume' },
  { verb: 'mentor resume' },
  { verb: 'mentor leave' },
  { verb: 'mentor done' },
);
const ofMaintainers = fc.oneof(
  some({ verb: 'mentor me' }),
  logins.map((login): Command => ({ verb: 'mentor assign', login })),
  logins.map((login): Command => ({ verb: 'mentor assign', login })),
  logins.map((login): Command => ({ verb: 'mentor confirm', login })),
  some({ verb: 'belay pause' }, { verb: 'belay resume' }),
);
const offers = fc.oneof(
  some(
    { verb: 'mentor offer', topics: [] },
    { verb: 'mentor stop' },
    { verb: 'mentor back' },
    { verb: 'mentor capacity', mentees: 0 },
    { verb: 'mentor capacity', mentees: 4 },
    { verb: 'mentor interval', days: 0 },
    { verb: 'mentor interval', days: 40 },
  ),
  fc
    .tuple(days, fc.boolean())
    .map(([until, keepsMentees]): Command => ({ verb: 'mentor away', until, keepsMentees })),
);
const aboutThemselves = some(
  { verb: 'belay opt out' },
  { verb: 'belay opt in' },
  { verb: 'belay forget me' },
  { verb: 'belay why' },
  { verb: 'belay help' },
  { verb: 'belay zone', zone: 'Asia/Tokyo' },
  { verb: 'belay speaks', languages: ['pt'] },
);
const anything = fc.oneof(ofNewcomers, replies, ofPairs, ofMaintainers, offers, aboutThemselves);

const says = (
  speaker: fc.Arbitrary<Who>,
  place: fc.Arbitrary<Where>,
  command: fc.Arbitrary<Command>,
): fc.Arbitrary<Says> =>
  fc.record({
    is: fc.constant('says'),
    who: speaker,
    where: place,
    line: command.map((one): ParsedLine => ({ is: 'command', command: one })),
    isPrivate: fc.constantFrom(false, false, false, true),
  });

/** Most people say what makes sense where they are; some say anything anywhere. */
const speech: fc.Arbitrary<Says> = fc.oneof(
  { weight: 6, arbitrary: says(fc.constant('the newcomer'), where, ofNewcomers) },
  { weight: 8, arbitrary: says(fc.constant('whoever is asked'), whereOf('asking'), replies) },
  {
    weight: 6,
    arbitrary: says(fc.constantFrom('the newcomer', 'the mentor'), whereOf('mentoring'), ofPairs),
  },
  { weight: 4, arbitrary: says(people([ben, cleo]), whereOf('all', 'asking', 'wanting'), ofMaintainers) },
  { weight: 3, arbitrary: says(fc.oneof(people(MENTORS), parts), where, offers) },
  { weight: 2, arbitrary: says(who, where, aboutThemselves) },
  { weight: 5, arbitrary: says(who, where, anything) },
  {
    weight: 1,
    arbitrary: says(who, where, some({ verb: 'mentor me' })).map((one) => ({
      ...one,
      line: { is: 'not-understood' as const },
    })),
  },
);

const moved = <M extends Move>(weight: number, arbitrary: fc.Arbitrary<M>): fc.WeightedArbitrary<Move> => ({
  weight,
  arbitrary,
});
const isHeardLate = fc.constantFrom(false, false, false, true);
const how = fc.constantFrom<How>('closed', 'landed', 'landed by hand');
const setting = fc.constantFrom<Setting>(
  'quiet',
  'mentors',
  'assign',
  'ask always',
  'ask only by command',
  'few mentions',
);
const is = <Is extends Move['is']>(what: Is) => fc.constant(what);

const move: fc.Arbitrary<Move> = fc.oneof(
  moved(46, speech),
  moved(14, fc.record({ is: is('waits'), ms: fc.integer({ min: HOUR, max: 4 * DAY }) })),
  moved(6, fc.record({ is: is('waits'), ms: fc.integer({ min: 4 * DAY, max: 40 * DAY }) })),
  moved(4, fc.record({ is: is('opens'), nth, isHeardLate })),
  moved(3, fc.record({ is: is('closes'), where, how, isHeardLate })),
  moved(3, fc.record({ is: is('reopens'), where, isHeardLate })),
  moved(1, fc.record({ is: fc.constantFrom('locks', 'becomes a draft', 'is deleted'), where })),
  moved(2, fc.record({ is: is('is ready'), where })),
  moved(4, fc.record({ is: fc.constantFrom('answers', 'links'), where, who })),
  moved(1, fc.record({ is: is('is called spam'), where, who })),
  moved(3, fc.record({ is: is('gives a thumb up'), where, who })),
  moved(1, fc.record({ is: fc.constantFrom('outage begins', 'comes early', 'comes early') })),
  moved(3, fc.record({ is: is('outage ends'), isNewsFirst: fc.boolean() })),
  moved(4, fc.record({ is: is('is heard again'), nth: fc.nat({ max: 3 }) })),
  moved(
    5,
    fc.record({
      is: is('meanwhile'),
      slow: fc.oneof(speech, speech, fc.constant('what is due' as const)),
      quick: speech,
    }),
  ),
  moved(3, fc.record({ is: is('chooses'), repository: fc.nat({ max: 1 }), setting, isOn: fc.boolean() })),
  moved(1, fc.record({ is: is('is busy'), who: fc.nat({ max: MENTORS.length - 1 }), isBusy: fc.boolean() })),
  moved(1, fc.record({ is: is('spends the day’s messages'), repository: fc.nat({ max: 1 }) })),
  moved(1, fc.record({ is: is('shows assignments'), isOn: fc.boolean() })),
);

export const stories: fc.Arbitrary<Move[]> = fc.array(move, { minLength: 1, maxLength: 80, size: 'max' });
