// What holds whatever people type and whenever time runs out: the promises of a pairing, over random stories.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ParsedLine } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { AskExpired, PairingOver, SearchDue } from '../../../src/domain/happening.ts';
import type { Pairing } from '../../../src/domain/pairing.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Situation } from '../../../src/domain/situation.ts';
import type { ThreadState } from '../../../src/domain/thread.ts';
import { DAY, HOUR, type Instant } from '../../../src/domain/time.ts';
import {
  accepts,
  ana,
  author,
  ben,
  candidate,
  cleo,
  closed,
  command,
  dara,
  edda,
  now as start,
  opened,
  over,
  passes,
  person,
  searchDue,
  searching,
  settings,
  silent,
  soFar,
  thread,
  unanswered,
  wants,
} from '../builders.ts';

const gus = person('gus-hale', '16');
const MENTORS = [ben, cleo, dara, edda, gus];

type Turn = 'spends' | 'saves' | 'switches off' | 'switches on';
type Move =
  | { readonly is: 'says'; readonly who: Person | 'whoever is asked'; readonly line: ParsedLine }
  | { readonly is: 'waits'; readonly ms: number }
  | {
      readonly is: 'clock' | 'stale-clock' | 'closes' | 'reopens' | 'nobody answered' | Turn;
    };

const moves = (...is: Extract<Move, { readonly is: string }>['is'][]) =>
  fc.record({ is: fc.constantFrom(...is) }) as fc.Arbitrary<Move>;

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('says' as const),
      who: fc.constantFrom(ana, 'whoever is asked' as const, 'whoever is asked' as const, ...MENTORS),
      line: fc.constantFrom<ParsedLine>(wants(), accepts, passes, passes, { is: 'not-understood' }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('waits' as const), ms: fc.integer({ min: HOUR, max: 8 * DAY }) }),
  },
  { weight: 3, arbitrary: moves('clock', 'stale-clock', 'clock', 'nobody answered') },
  { weight: 2, arbitrary: moves('closes', 'reopens', 'reopens', 'reopens', 'spends', 'saves', 'saves') },
  { weight: 1, arbitrary: moves('switches off', 'switches on', 'switches on') },
);

/** One thread, kept in memory: the least that decisions need to be lived through. */
class Story {
  now: Instant = start;
  pairing: Pairing | null = null;
  state: ThreadState = 'open';
  /** Whether the day's messages are spent. */
  isSpent = false;
  hasMentors = true;
  /** Comments that stand, by key. */
  readonly standing = new Map<string, Extract<Effect, { do: 'say' }>>();
  readonly asks: { readonly pairing: string; readonly hadPassed: boolean }[] = [];
  readonly passed = new Set<string>();
  readonly expiries: AskExpired[] = [];
  readonly accepted: string[] = [];
  pairings = 0;
  over: PairingOver | null = null;
  searchDue: SearchDue | null = null;

  live(moved: Move): void {
    if (moved.is === 'waits') this.now += moved.ms;
    for (const situation of this.situationsOf(moved)) this.do(decide(situation), situation);
  }

  situationsOf(moved: Move): Situation[] {
    const open = this.pairing?.state.is === 'ended' ? null : this.pairing;
    const tried = [...this.passed];
    const common = {
      now: this.now,
      thread: thread({ state: this.state }),
      settings: settings({ mentors: { enabled: this.hasMentors } }),
      pairing: { ...soFar(open), count: this.pairings, tried },
    };
    const search = searching({
      ...common,
      candidates: MENTORS.map((mentor) => candidate(mentor)),
      written: { inThread: 0, inRepositoryToday: this.isSpent ? 40 : 0 },
    });
    switch (moved.is) {
      case 'says': {
        const asked = open?.state.is === 'asked' ? open.state.whom : ben;
        const who = moved.who === 'whoever is asked' ? asked : moved.who;
        return [{ ...command(who, moved.line), ...search, author: author() }];
      }
      case 'nobody answered':
        return [{ ...unanswered(), ...search }];
      case 'clock':
      case 'stale-clock': {
        const expired = moved.is === 'clock' ? this.expiries.at(-1) : this.expiries[0];
        const asks: Situation[] = expired ? [{ ...silent(open), ...search, expired }] : [];
        const due: Situation[] = this.searchDue
          ? [{ ...searchDue(open), ...search, due: this.searchDue }]
          : [];
        const ends: Situation[] = this.over ? [{ ...over(open, common), over: this.over }] : [];
        // Each is about another state of the pairing: at most one of them does something.
        return [...asks, ...due, ...ends];
      }
      case 'closes':
        this.state = 'closed';
        return [closed(open, { ...common, thread: thread({ state: 'closed' }) })];
      case 'reopens':
        this.state = 'open';
        return [{ ...opened(), ...common, thread: thread(), wasWelcomed: true }];
      case 'spends':
      case 'saves':
        this.isSpent = moved.is === 'spends';
        return [];
      case 'switches off':
      case 'switches on':
        this.hasMentors = moved.is === 'switches on';
        return [];
      case 'waits':
        return [];
    }
  }

  do(effects: readonly Effect[], because: Situation): void {
    for (const effect of effects) this.one(effect, because);
  }

  one(effect: Effect, because: Situation): void {
    if (effect.do === 'say') this.standing.set(effect.key, effect);
    if (effect.do === 'unsay') this.standing.delete(effect.key);
    if (effect.do === 'keep-pairing') this.keep(effect.pairing, because);
    if (effect.do === 'remind' && effect.happening.kind === 'ask-expired')
      this.expiries.push(effect.happening);
    if (effect.do === 'remind' && effect.happening.kind === 'pairing-over') this.over = effect.happening;
    if (effect.do === 'remind' && effect.happening.kind === 'search-due') this.searchDue = effect.happening;
  }

  keep(pairing: Pairing, because: Situation): void {
    const before = this.pairing;
    if (pairing.id !== before?.id) this.pairings++;
    if (
      before?.state.is === 'asked' &&
      pairing.id === before.id &&
      pairing.tried.length > before.tried.length
    )
      this.passed.add(before.state.whom.key);
    if (pairing.state.is === 'asked') {
      this.asks.push({ pairing: pairing.id, hadPassed: this.passed.has(pairing.state.whom.key) });
    }
    if (pairing.state.is === 'active' && because.about === 'command')
      this.accepted.push(because.command.by.key);
    this.pairing = pairing;
  }

  get mentor(): Person | null {
    return this.pairing?.state.is === 'active' ? this.pairing.state.mentor : null;
  }
}

/** Always the same stories, so that a test that passes keeps passing. */
const SEED = 1;
const stories = fc.array(move, { minLength: 1, maxLength: 60, size: 'max' });
const always = (check: (story: Story, moved: Move, before: Pairing | null) => void) => {
  fc.assert(
    fc.property(stories, (moves) => {
      const story = new Story();
      for (const moved of moves) {
        const before = story.pairing;
        story.live(moved);
        check(story, moved, before);
      }
    }),
    { numRuns: 300, seed: SEED },
  );
};

it('at most one person is being asked, and only they are asked in the thread', () => {
  always((story) => {
    const asking = [...story.standing.values()].filter(({ message }) => message.about === 'ask-to-mentor');
    const asked = story.pairing?.state.is === 'asked' ? [[story.pairing.state.whom.key]] : [];
    expect(asking.map(({ mentions }) => mentions)).toEqual(asked);
  });
});

it('whoever is being asked is looked after when the reply is due', () => {
  always(({ pairing, expiries }) => {
    if (pairing?.state.is !== 'asked') return;
    expect(expiries).toContainEqual(expect.objectContaining({ pairing: pairing.id, ordinal: pairing.asked }));
  });
});

it('at most three people are asked in one pairing', () => {
  always(({ asks }) => {
    const counts = grouped(asks);
    for (const [, some] of counts) expect(some.length).toBeLessThanOrEqual(3);
  });
});

it('nobody is named as a mentor before they accepted it themselves', () => {
  always((story) => {
    for (const { message } of story.standing.values()) {
      if (message.about === 'mentorship') expect(story.accepted).toContain(message.mentor.key);
      if (message.about === 'nobody-free')
        expect(JSON.stringify(message)).not.toMatch(/ben|cleo|dara|edda|gus/);
    }
    if (story.mentor) expect(story.accepted).toContain(story.mentor.key);
  });
});

it('whoever passed, or was silent, is never asked again for this newcomer', () => {
  always(({ asks }) => expect(asks.filter(({ hadPassed }) => hadPassed)).toEqual([]));
});

it('a mentor who accepted stays the mentor until the pairing ends', () => {
  always((story, moved, before) => {
    if (before?.state.is === 'active' && story.pairing?.id === before.id && moved.is === 'says') {
      expect(story.pairing.state).toEqual(before.state);
    }
  });
});

it('such stories go far enough to mean something', () => {
  const seen = new Set<string>();
  always((story) => {
    if (story.pairing) seen.add(story.pairing.state.is);
    for (const { message } of story.standing.values()) seen.add(message.about);
    if (story.asks.length >= 3) seen.add('three asked');
    if (story.pairings > 1) seen.add('paired again');
    if (story.searchDue) seen.add('put off');
  });
  const everything = ['wanted', 'asked', 'active', 'ended', 'ask-to-mentor', 'mentorship', 'nobody-free'];
  expect([...seen].sort()).toEqual([...everything, 'three asked', 'paired again', 'put off'].sort());
});

function grouped(asks: Story['asks']): Map<string, Story['asks']> {
  const groups = new Map<string, Story['asks']>();
  for (const ask of asks) groups.set(ask.pairing, [...(groups.get(ask.pairing) ?? []), ask]);
  return groups;
}
