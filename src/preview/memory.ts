// What Belay would remember by now, had it been there from the first change on: the flow's memory, kept in this process for as
// long as one preview takes.
import type { PersonKey } from '../domain/contribution.ts';
import type { Happening } from '../domain/happening.ts';
import type { Commit, Memory } from '../flow/ports.ts';
import { Comments } from './comments.ts';
import type { Ledger } from './ledger.ts';
import { Milestones } from './milestones.ts';
import { Pairings } from './pairings.ts';
import type { People } from './people.ts';
import { HERE } from './present.ts';

export interface PastMemory {
  readonly memory: Memory;
  readonly pairings: Pairings;
  /** What is to be thought about again since this was asked the last time, whenever it is due. */
  readonly reminded: () => Happening[];
}

export function openMemory(ledger: Ledger, people: People): PastMemory {
  const [comments, milestones, pairings] = [new Comments(), new Milestones(), new Pairings()];
  let reminded: Happening[] = [];
  const keep = ({ at, facts, marks, wishes, reminders, ...commit }: Commit): void => {
    for (const learned of facts) ledger.keep(learned);
    for (const { person, milestone } of marks) milestones.mark(person, milestone, at);
    for (const { pairing } of commit.pairings) pairings.keep(pairing, at);
    for (const wish of wishes) comments.keep(wish, at);
    reminded.push(...reminders.map(({ happening }) => happening));
  };
  const memory: Memory = {
    repository: () => Promise.resolve(HERE),
    trackRecord: (_, key) => Promise.resolve(ledger.record(key)),
    trackRecordsElsewhere: () => Promise.resolve([]),
    earlierHelp: (_, key, before) => Promise.resolve(ledger.earlierHelp(key, before)),
    // A history does not tell when a thread was answered.
    usualAnswer: () => Promise.resolve({ threads: 0, cases: 0, medianHours: null }),
    // Nor what people chose about themselves.
    choiceOf: () => Promise.resolve(null),
    leftAlone: () => Promise.resolve(new Set<PersonKey>()),
    hasMilestone: (_, key, milestone) => Promise.resolve(milestones.has(key, milestone)),
    countMilestones: (_, milestone, from) => Promise.resolve(milestones.count(milestone, from)),
    pairingSoFar: (_, newcomer) => Promise.resolve(pairings.soFar(newcomer)),
    pairingOfThread: ({ number }) => Promise.resolve(pairings.ofThread(number)),
    mentorLoads: (_, mentors, weekBefore) =>
      Promise.resolve(pairings.loads(mentors, (mentor) => comments.mentionsOf(mentor, weekBefore))),
    mentionsOf: (keys, since) =>
      Promise.resolve(new Map(keys.map((key) => [key, comments.mentionsOf(key, since)]))),
    offer: () => Promise.resolve(null),
    confirmedOffers: () => Promise.resolve(new Set<PersonKey>()),
    takesPartIn: () => Promise.resolve([]),
    standingComment: () => Promise.resolve(null),
    people: (keys) => Promise.resolve(people.all(keys)),
    landedChanges: (_, since) => ledger.landedSince(since),
    commentsWritten: ({ number }, dayBefore) => Promise.resolve(comments.written(number, dayBefore)),
    answersGiven: () => Promise.resolve(0),
    commit: (commit) => {
      keep(commit);
      return Promise.resolve('committed');
    },
  };
  return {
    memory,
    pairings,
    reminded: () => {
      const since = reminded;
      reminded = [];
      return since;
    },
  };
}
