// What holds whatever people type and whenever time runs out: the promises of a pairing, over random stories.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ParsedLine } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { AskExpired, PairingOver } from '../../../src/domain/happening.ts';
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
  over,
  passes,
  person,
  searching,
  silent,
  soFar,
  thread,
  unanswered,
  wants,
} from '../builders.ts';

const gus = person('gus-hale', '16');
const MENTORS = [ben, cleo, dara, edda, gus];

type Move =
  | { readonly is: 'says'; readonly who: Person; readonly line: ParsedLine }
  | { readonly is: 'waits'; readonly ms: number }
  | { readonly is: 'clock' | 'stale-clock' | 'closes' | 'reopens' | 'nobody answered' };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    is: fc.constant('says' as const),
    who: fc.constantFrom(ana, ...MENTORS),
    line: fc.constantFrom<ParsedLine>(wants(), accepts, passes, passes, { is: 'not-understood' }),
  }),
  fc.record({ is: fc.constant('waits' as const), ms: fc.integer({ min: HOUR, max: 8 * DAY }) }),
  fc.record({ is: fc.constantFrom('clock', 'stale-clock', 'clock', 'nobody answered') }),
  fc.record({ is: fc.constantFrom('closes', 'reopens') }),
);

/** One thread, kept in memory: the least that decisions need to be lived through. */
class Story {
  now: Instant = start;
  pairing: Pairing | null = null;
  state: ThreadState = 'open';
  /** Comments that stand, by key. */
  readonly standing = new Map<string, Extract<Effect, { do: 'say' }>>();
  readonly asks: { readonly pairing: string; readonly hadPassed: boolean }[] = [];
  readonly passed = new Set<string>();
  readonly expiries: AskExpired[] = [];
  readonly accepted: string[] = [];
  pairings = 0;
  over: PairingOver | null = null;

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
      pairing: { ...soFar(open), count: this.pairings, tried },
    };
    const search = searching({ ...common, candidates: MENTORS.map((mentor) => candidate(mentor)) });
    switch (moved.is) {
      case 'says':
        return [{ ...command(moved.who, moved.line), ...search, author: author() }];
      case 'nobody answered':
        return [{ ...unanswered(), ...search }];
      case 'clock':
      case 'stale-clock': {
        const expired = moved.is === 'clock' ? this.expiries.at(-1) : this.expiries[0];
        const asks: Situation[] = expired ? [{ ...silent(open), ...search, expired }] : [];
        return this.over ? [...asks, { ...over(open, common), over: this.over }] : asks;
      }
      case 'closes':
        this.state = 'closed';
        return [closed(open, { ...common, thread: thread({ state: 'closed' }) })];
      case 'reopens':
        this.state = 'open';
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

const stories = fc.array(move, { minLength: 1, maxLength: 60, size: 'max' });
const always = (check: (story: Story, moved: Move) => void) => {
  fc.assert(
    fc.property(stories, (moves) => {
      const story = new Story();
      for (const moved of moves) {
        story.live(moved);
        check(story, moved);
      }
    }),
    { numRuns: 150 },
  );
};

it('at most one person is being asked, and only they are asked in the thread', () => {
  always((story) => {
    const asking = [...story.standing.values()].filter(({ message }) => message.about === 'ask-to-mentor');
    const asked = story.pairing?.state.is === 'asked' ? [[story.pairing.state.whom.key]] : [];
    expect(asking.map(({ mentions }) => mentions)).toEqual(asked);
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
  let before: Pairing | null = null;
  always((story, moved) => {
    if (before?.state.is === 'active' && story.pairing?.id === before.id && moved.is === 'says') {
      expect(story.pairing.state).toEqual(before.state);
    }
    before = story.pairing;
  });
});

it('such stories go far enough to mean something', () => {
  const seen = new Set<string>();
  always((story) => {
    if (story.pairing) seen.add(story.pairing.state.is);
    for (const { message } of story.standing.values()) seen.add(message.about);
    if (story.asks.length >= 3) seen.add('three asked');
    if (story.pairings > 1) seen.add('paired again');
  });
  const everything = ['wanted', 'asked', 'active', 'ended', 'ask-to-mentor', 'mentorship', 'nobody-free'];
  expect([...seen].sort()).toEqual([...everything, 'three asked', 'paired again'].sort());
});

function grouped(asks: Story['asks']): Map<string, Story['asks']> {
  const groups = new Map<string, Story['asks']>();
  for (const ask of asks) groups.set(ask.pairing, [...(groups.get(ask.pairing) ?? []), ask]);
  return groups;
}
