// The names under which Belay keeps its comments: what a comment is for, never which event caused it. Two events that lead
// to the same words lead to the same key, and so to one comment.
import type { Pairing } from './pairing.ts';
import type { Person } from './person.ts';
import type { RepositoryId, ThreadRef } from './repository.ts';

export const welcomeKey = (repository: RepositoryId, person: Person): string =>
  `welcome:${repository}:${person.key}`;

/** Once for each absence: it is named by the day it began. */
export const welcomeBackKey = (repository: RepositoryId, person: Person, since: string): string =>
  `welcome-back:${repository}:${person.key}:${since}`;

export const thanksKey = (repository: RepositoryId, person: Person): string =>
  `thanks:${repository}:${person.key}`;

export const regularKey = (repository: RepositoryId, person: Person): string =>
  `regular:${repository}:${person.key}`;

/** Of this pull request: another one that is opened again takes nothing back. */
export const firstAttemptKey = ({ repository, number }: ThreadRef, person: Person): string =>
  `first-attempt:${repository}:${person.key}:${number}`;

/** One answer a thread and person, edited when asked again. */
export const whyKey = ({ repository, number }: ThreadRef, person: Person): string =>
  `why:${repository}:${number}:${person.key}`;

export const helpKey = ({ repository, number }: ThreadRef): string => `help:${repository}:${number}`;

export const closingDueKey = ({ repository, number }: ThreadRef): string =>
  `closing-due:${repository}:${number}`;

/** Each ask has a comment of its own, because each is deleted once answered. */
export const askKey = (pairing: Pairing): string => `ask:${pairing.id}:${pairing.asked}`;

/** The lasting comment goes along when a pairing moves to another thread, as a comment of its own there. */
export const mentorshipKey = ({ id, thread }: Pick<Pairing, 'id' | 'thread'>): string =>
  `mentorship:${id}:${thread.number}`;

/** Each check-in is a comment of its own, because only a new comment is heard; the one before it goes. */
export const checkInKey = ({ id, checkIns }: Pairing): string => `check-in:${id}:${checkIns.count}`;

/** To the one who is left when the other ended it. */
export const mentorshipOverKey = ({ id }: Pairing): string => `mentorship-over:${id}`;

export const offerKey = (repository: RepositoryId, { key }: Person): string => `offer:${repository}:${key}`;

export const offerOpenKey = (repository: RepositoryId, { key }: Person): string =>
  `offer-open:${repository}:${key}`;

export const checkInDueKey = ({ id }: Pick<Pairing, 'id'>): string => `check-in-due:${id}`;

export const assignmentDueKey = ({ id }: Pairing): string => `assignment-due:${id}`;

export const nobodyFreeKey = (pairing: Pairing): string => `nobody-free:${pairing.id}`;

export const answerDueKey = (thread: ThreadRef): string => `answer-due:${thread.repository}:${thread.number}`;

export const replyDueKey = (pairing: Pairing): string => `reply-due:${pairing.id}`;

export const searchDueKey = (pairing: Pairing): string => `search-due:${pairing.id}`;

export const pairingOverKey = (pairing: Pairing): string => `pairing-over:${pairing.id}`;
