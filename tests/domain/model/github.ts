// GitHub in the stories: threads as they stand, who is assigned, who gave a thumb up, what the project chose in its settings.
import type { PersonKey } from '../../../src/domain/contribution.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { RepositoryId, ThreadRef } from '../../../src/domain/repository.ts';
import { defaultSettings, type Settings } from '../../../src/domain/settings.ts';
import type { Closing } from '../../../src/domain/thread-facts.ts';
import { isOver, type Thread } from '../../../src/domain/thread.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { PLAN, REPOSITORIES, type Planned } from './cast.ts';

/** One thread, with what people did there. */
export interface Spot {
  readonly plan: Planned;
  /** null before it was opened. */
  thread: Thread | null;
  isGone: boolean;
  /** Once was enough: what was left undone while it was locked stays undone. */
  wasLocked: boolean;
  closing: Closing | null;
  /** Closed unmerged, and on the default branch all the same. */
  hasLandedByHand: boolean;
  closes: readonly number[];
  readonly lastWords: Map<PersonKey, Instant>;
  /** Who was to be assigned; GitHub shows them while it does assign people. */
  readonly assigned: Set<PersonKey>;
}

export class GitHub {
  readonly spots: readonly Spot[] = PLAN.map(spotOf);
  readonly settings = new Map<RepositoryId, Settings>(REPOSITORIES.map(({ id }) => [id, defaultSettings]));
  readonly busy = new Set<PersonKey>();
  /** Thumbs up, by the key of the comment. */
  readonly thumbs = new Map<string, Set<PersonKey>>();
  /** Landed changes of a person, by repository and key. */
  readonly landed = new Map<string, number>();
  showsAssignments = true;

  spot({ repository, number }: ThreadRef): Spot {
    const found = this.spots.find(({ plan }) => plan.repository.id === repository && plan.number === number);
    if (!found) throw new Error(`There is no thread ${repository}#${number} in these stories.`);
    return found;
  }

  /** null where it was deleted. */
  thread(ref: ThreadRef): Thread | null {
    const { thread, isGone } = this.spot(ref);
    return isGone ? null : thread;
  }

  /** Those that were opened and not deleted. */
  threads(): Thread[] {
    return this.spots.flatMap(({ thread, isGone }) => (thread && !isGone ? [thread] : []));
  }

  change(ref: ThreadRef, differs: Partial<Thread>, now: Instant): void {
    const spot = this.spot(ref);
    if (spot.thread) spot.thread = { ...spot.thread, ...differs, changedAt: now };
  }

  /** Somebody writes a comment: a human other than the author answers with it. */
  speak(ref: ThreadRef, by: Person, now: Instant): void {
    const { thread, lastWords } = this.spot(ref);
    lastWords.set(by.key, now);
    const isAnswer = thread?.answeredAt === null && thread.author?.key !== by.key;
    this.change(ref, isAnswer ? { answeredAt: now } : {}, now);
  }

  isAssigned(ref: ThreadRef, person: PersonKey): boolean {
    return this.showsAssignments && this.spot(ref).assigned.has(person);
  }

  landedOf(repository: RepositoryId, person: PersonKey): number {
    return this.landed.get(`${repository}:${person}`) ?? 0;
  }

  settingsOf(repository: RepositoryId): Settings {
    return this.settings.get(repository) ?? defaultSettings;
  }

  /** Open pull requests and issues, and those that are over. */
  isOver(ref: ThreadRef): boolean {
    const thread = this.thread(ref);
    return thread !== null && isOver(thread);
  }
}

function spotOf(plan: Planned): Spot {
  return {
    plan,
    thread: null,
    isGone: false,
    wasLocked: false,
    closing: null,
    hasLandedByHand: false,
    closes: plan.closes,
    lastWords: new Map(),
    assigned: new Set(),
  };
}
