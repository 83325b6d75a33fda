// Who was asked for whom. What a history does not tell is taken for granted: whoever is asked accepts at once, and the pairing
// ends when its change lands. So everybody is asked as often as somebody who always says yes.
import type { PersonKey } from '../domain/contribution.ts';
import { bind, end, type Pairing } from '../domain/pairing.ts';
import { noPreferences } from '../domain/preference.ts';
import type { MentorLoad, PairingSoFar } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';

interface Mentoring {
  /** Just now. */
  readonly newcomers: number;
  readonly lastAcceptedAt: Instant;
}

const isOpen = ({ state }: Pairing): boolean => state.is !== 'ended';

function acceptedAtOnce(pairing: Pairing, at: Instant): Pairing {
  const { state, agreement } = pairing;
  return state.is === 'asked' ? bind(pairing, state.whom, agreement.everyDays, at) : pairing;
}

export class Pairings {
  readonly #byNewcomer = new Map<PersonKey, Map<Pairing['id'], Pairing>>();
  readonly #openByThread = new Map<number, Pairing>();
  readonly #mentors = new Map<PersonKey, Mentoring>();

  keep(pairing: Pairing, at: Instant): void {
    const thread = pairing.thread.number;
    const before = this.#openByThread.get(thread);
    const kept = { ...acceptedAtOnce(pairing, at), version: pairing.version + 1 };
    const theirs = this.#byNewcomer.get(kept.newcomer.key) ?? new Map<Pairing['id'], Pairing>();
    this.#byNewcomer.set(kept.newcomer.key, theirs.set(kept.id, kept));
    if (isOpen(kept)) this.#openByThread.set(thread, kept);
    else this.#openByThread.delete(thread);
    if (before) this.#count(before, -1);
    this.#count(kept, 1);
  }

  /** The change has landed: whoever wanted a mentor, or had one, needs none any more. */
  endOf(thread: number, at: Instant): void {
    const open = this.#openByThread.get(thread);
    if (open) this.keep(end(open, 'completed', at), at);
  }

  soFar(newcomer: PersonKey): PairingSoFar {
    const theirs = [...(this.#byNewcomer.get(newcomer)?.values() ?? [])];
    return {
      open: theirs.find(isOpen) ?? null,
      count: theirs.length,
      tried: [...new Set(theirs.flatMap(({ tried }) => tried))],
      apart: [],
      previous: theirs.findLast((pairing) => !isOpen(pairing)) ?? null,
    };
  }

  ofThread(thread: number): PairingSoFar {
    const open = this.#openByThread.get(thread);
    return open
      ? this.soFar(open.newcomer.key)
      : { open: null, count: 0, tried: [], apart: [], previous: null };
  }

  /** Nobody else decides meanwhile, so the version of a load stays what it is. */
  loads(mentors: readonly PersonKey[], mentionsOf: (mentor: PersonKey) => number): MentorLoad[] {
    return mentors.map((mentor) => ({
      mentor,
      openPairings: this.#mentors.get(mentor)?.newcomers ?? 0,
      hasOpenAsk: false,
      lastAcceptedAt: this.#mentors.get(mentor)?.lastAcceptedAt ?? null,
      mentionsThisWeek: mentionsOf(mentor),
      said: noPreferences,
      version: 0,
    }));
  }

  #count({ state }: Pairing, difference: 1 | -1): void {
    if (state.is !== 'active') return;
    const { key } = state.mentor;
    const { newcomers, lastAcceptedAt } = this.#mentors.get(key) ?? {
      newcomers: 0,
      lastAcceptedAt: state.since,
    };
    this.#mentors.set(key, {
      newcomers: newcomers + difference,
      lastAcceptedAt: Math.max(lastAcceptedAt, state.since),
    });
  }
}
