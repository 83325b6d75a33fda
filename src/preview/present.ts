// What happens just now in a past that is lived through once more: the hour, and the one thread that anybody looks at.
import type { LandedChange } from '../domain/contribution.ts';
import type { Repository } from '../domain/repository.ts';
import type { Thread } from '../domain/thread.ts';
import type { Instant } from '../domain/time.ts';
import type { KnownRepository } from '../flow/ports.ts';
import type { PastThread, ThreadEvent } from './past.ts';
import type { People } from './people.ts';

/** Whichever project it is, there is no other. */
const PLACE: Repository = {
  id: 1,
  ownerId: 1,
  owner: 'owner',
  name: 'project',
  installationId: 1,
  isPrivate: false,
  isArchived: false,
};
export const HERE: KnownRepository = {
  ...PLACE,
  isHistoryKnown: true,
  isSuspended: false,
  isSilenced: false,
};

export class Present {
  #now: Instant = 0;
  #thread: Thread | null = null;
  #landed: LandedChange | null = null;
  readonly #people: People;

  constructor(people: People) {
    this.#people = people;
  }

  /** Gives the thread as it is now. */
  turnTo(event: ThreadEvent): Thread {
    this.#now = event.at;
    this.#landed = event.is === 'landed' ? event.change : null;
    return (this.#thread = this.#describe(event.thread));
  }

  now(): Instant {
    return this.#now;
  }

  get thread(): Thread | null {
    return this.#thread;
  }

  get landed(): LandedChange | null {
    return this.#landed;
  }

  #describe({ number, kind, author, title, files, openedAt }: PastThread): Thread {
    return {
      repository: HERE.id,
      number,
      kind,
      state: this.#landed ? 'landed' : 'open',
      isLocked: false,
      author: this.#people.reachable(author),
      title,
      openedAt,
      labels: [],
      files,
      answeredAt: null,
      changedAt: this.#now,
    };
  }
}
