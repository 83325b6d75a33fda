// What came once for somebody. Nothing is ever taken back here: a history does not tell what was closed and opened again.
import type { PersonKey } from '../domain/contribution.ts';
import type { Milestone } from '../domain/effect.ts';
import type { Instant } from '../domain/time.ts';
import { Times } from './times.ts';

export class Milestones {
  readonly #byPerson = new Map<PersonKey, Set<string>>();
  readonly #times = new Map<Milestone, Times>();

  mark(person: PersonKey, milestone: Milestone, at: Instant): void {
    this.#byPerson.set(person, (this.#byPerson.get(person) ?? new Set()).add(milestone));
    const times = this.#times.get(milestone) ?? new Times();
    this.#times.set(milestone, times);
    times.add(at);
  }

  /** Without the part that names a thread or a day, it stands for all of its kind. */
  has(person: PersonKey, milestone: string): boolean {
    return [...(this.#byPerson.get(person) ?? [])].some(
      (known) => known === milestone || known.startsWith(`${milestone}:`),
    );
  }

  count(milestone: Milestone, from: Instant): number {
    return this.#times.get(milestone)?.since(from) ?? 0;
  }
}
