// What Belay remembers in the stories: the database, as maps, answering as flow/ports asks.
import { checkInKey } from '../../../src/domain/comment-key.ts';
import type { PersonKey } from '../../../src/domain/contribution.ts';
import type { Choice, Milestone } from '../../../src/domain/effect.ts';
import type { Happening } from '../../../src/domain/happening.ts';
import type { Message } from '../../../src/domain/message.ts';
import { isBond, type Bond, type Pairing } from '../../../src/domain/pairing.ts';
import type { Person } from '../../../src/domain/person.ts';
import { noPreferences, type Preferences } from '../../../src/domain/preference.ts';
import { sameThread, type RepositoryId, type ThreadRef } from '../../../src/domain/repository.ts';
import type {
  CommentsWritten,
  MentorLoad,
  Offer,
  PairingSoFar,
  TakesPart,
} from '../../../src/domain/situation.ts';
import { DAY, type Instant } from '../../../src/domain/time.ts';
import { carabiner, edda } from './cast.ts';

const WEEK = 7 * DAY;

/** A comment by Belay, or what is left of one that was taken back. */
export interface Comment {
  readonly key: string;
  readonly thread: ThreadRef;
  readonly message: Message;
  /** Whoever was mentioned or named once, was. */
  readonly mentions: ReadonlySet<PersonKey>;
  readonly names: ReadonlySet<PersonKey>;
  /** When it was posted; an edit is no new word. */
  readonly writtenAt: Instant;
  readonly stands: boolean;
}

export interface Reminder {
  readonly at: Instant;
  readonly happening: Happening;
}

export class Memory {
  readonly pairings = new Map<string, Pairing>();
  /** Who accepted, and when, by pairing. */
  readonly accepted = new Map<string, { readonly by: PersonKey; readonly at: Instant }>();
  readonly loadVersions = new Map<PersonKey, number>();
  readonly comments = new Map<string, Comment>();
  readonly reminders = new Map<string, Reminder>();
  readonly milestones = new Set<string>();
  readonly preferences = new Map<PersonKey, Preferences>();
  /** When somebody said something about themselves: by person and what it is about. */
  readonly saidAt = new Map<string, Instant>();
  readonly offers = new Map<string, Offer>([
    [offerName(carabiner.id, edda.key), { person: edda, at: 0, isConfirmed: true }],
  ]);
  /** Who is never paired again: `newcomer|mentor`. */
  readonly partings = new Set<string>();
  readonly choices = new Map<PersonKey, { readonly choice: Choice; readonly at: Instant }>();
  readonly silence = new Map<RepositoryId, { readonly isSilent: boolean; readonly at: Instant }>();
  readonly obeyed = new Set<string>();
  /** Until when a day's messages are spent. */
  readonly spentUntil = new Map<RepositoryId, Instant>();

  open(): Pairing[] {
    return [...this.pairings.values()].filter(({ state }) => state.is !== 'ended');
  }

  bonds(): Bond[] {
    return this.open().filter(isBond);
  }

  /** The open pairing of a thread, or nobody's. */
  pairingOfThread(ref: ThreadRef): PairingSoFar {
    const open = this.open()
      .filter(({ thread }) => sameThread(thread, ref))
      .sort((a, b) => b.wantedAt - a.wantedAt)[0];
    if (!open) return { open: null, count: 0, tried: [], apart: [], previous: null };
    return this.pairingSoFar(ref.repository, open.newcomer.key);
  }

  pairingSoFar(repository: RepositoryId, newcomer: PersonKey): PairingSoFar {
    const all = [...this.pairings.values()].filter(
      ({ thread, newcomer: { key } }) => thread.repository === repository && key === newcomer,
    );
    const apart = [...this.partings].map((names) => names.split('|'));
    return {
      open: all.find(({ state }) => state.is !== 'ended') ?? null,
      count: all.length,
      tried: [...new Set(all.flatMap(({ tried }) => tried))],
      apart: apart.flatMap(([one, other = '']) => (one === newcomer ? [other] : [])),
      previous: all.findLast(({ state }) => state.is === 'ended') ?? null,
    };
  }

  load(mentor: PersonKey, now: Instant): MentorLoad {
    const theirs = this.open().filter((pairing) => mentorIn(pairing) === mentor);
    const accepted = [...this.accepted.values()].filter(({ by }) => by === mentor);
    return {
      mentor,
      openPairings: theirs.length,
      hasOpenAsk: theirs.some(({ state }) => state.is === 'asked'),
      lastAcceptedAt: accepted.length > 0 ? Math.max(...accepted.map(({ at }) => at)) : null,
      mentionsThisWeek: this.mentionsOf(mentor, now - WEEK),
      said: this.said(mentor),
      version: this.loadVersions.get(mentor) ?? 0,
    };
  }

  said(person: PersonKey): Preferences {
    return this.preferences.get(person) ?? noPreferences;
  }

  /** Taken back ones count: whoever was called was called. */
  mentionsOf(person: PersonKey, since: Instant): number {
    let count = 0;
    for (const { mentions, writtenAt } of this.comments.values())
      if (writtenAt >= since && mentions.has(person)) count++;
    return count;
  }

  written(ref: ThreadRef, now: Instant): CommentsWritten {
    const counted = [...this.comments.values()].filter(
      ({ key, thread }) => thread.repository === ref.repository && !isAnswer(key),
    );
    const isSpent = now < (this.spentUntil.get(ref.repository) ?? 0);
    const today = counted.filter(({ writtenAt }) => writtenAt >= now - DAY).length;
    return {
      inThread: counted.filter(({ thread }) => sameThread(thread, ref)).length,
      inRepositoryToday: isSpent ? today + 40 : today,
    };
  }

  answersGiven(person: PersonKey, since: Instant): number {
    return [...this.comments.values()].filter(
      ({ key, names, writtenAt }) => isAnswer(key) && names.has(person) && writtenAt >= since,
    ).length;
  }

  takesPartIn(mentor: PersonKey): TakesPart[] {
    return this.open().flatMap((pairing): TakesPart[] => {
      const { thread, id, state } = pairing;
      if (mentorIn(pairing) !== mentor || state.is === 'wanted' || state.is === 'ended') return [];
      return [{ thread, pairing: id, is: state.is }];
    });
  }

  choiceOf(person: PersonKey): Exclude<Choice, 'opt-in'> | null {
    const choice = this.choices.get(person)?.choice ?? null;
    return choice === 'opt-in' ? null : choice;
  }

  isLeftAlone(person: PersonKey): boolean {
    return this.choiceOf(person) !== null;
  }

  hasMilestone(repository: RepositoryId, person: PersonKey, milestone: Milestone): boolean {
    return this.milestones.has(milestoneName(repository, person, milestone));
  }

  offer(repository: RepositoryId, { key }: Person): Offer | null {
    return this.offers.get(offerName(repository, key)) ?? null;
  }

  isSilenced(repository: RepositoryId): boolean {
    return this.silence.get(repository)?.isSilent ?? false;
  }

  standing(): Comment[] {
    return [...this.comments.values()].filter(({ stands }) => stands);
  }

  standingCheckIn(bond: Bond): string | null {
    const key = checkInKey(bond);
    return this.comments.get(key)?.stands === true ? key : null;
  }
}

/** Who is asked, or mentors; null while nobody does. */
export function mentorIn({ state }: Pairing): PersonKey | null {
  if (state.is === 'asked') return state.whom.key;
  return state.is === 'active' || state.is === 'paused' ? state.mentor.key : null;
}

/** Answers to questions about oneself spend nobody's budget. */
function isAnswer(key: string): boolean {
  return key.startsWith('why:') || key.startsWith('help:');
}

export function offerName(repository: RepositoryId, person: PersonKey): string {
  return `${repository}:${person}`;
}

export function milestoneName(repository: RepositoryId, person: PersonKey, milestone: Milestone): string {
  return `${repository}:${person}:${milestone}`;
}
