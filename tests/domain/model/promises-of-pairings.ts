// How a pairing lasts and ends, and that nothing about it is forgotten.
import { assignmentDueKey, checkInDueKey, pairingOverKey } from '../../../src/domain/comment-key.ts';
import type { Happening } from '../../../src/domain/happening.ts';
import { isBond, type Pairing } from '../../../src/domain/pairing.ts';
import { sameThread } from '../../../src/domain/repository.ts';
import { DAY } from '../../../src/domain/time.ts';
import { mayWrite } from './cast.ts';
import { mentorIn, type Memory } from './memory.ts';
import { nameOf, verbOf } from './past.ts';
import { firstOf, type Promised } from './promise.ts';

export const promisesOfPairings: readonly Promised[] = [
  {
    sentence: 'a newcomer has one open pairing in a repository, and a thread has one',
    atRest({ memory }) {
      const open = memory.open();
      const names = open.flatMap(({ thread, newcomer }) => [
        nameOf(thread),
        `${thread.repository}:${newcomer.key}`,
      ]);
      return new Set(names).size === 2 * open.length ? null : names.join();
    },
  },
  {
    sentence: 'a mentor who accepted stays the mentor until the pairing ends',
    inDecision: ({ changes }) =>
      firstOf(changes, ({ before, after }) => {
        if (!before || !isBond(before) || after.state.is === 'ended') return null;
        const isSame = isBond(after) && after.state.mentor.key === before.state.mentor.key;
        return isSame ? null : `${after.id} is ${after.state.is}`;
      }),
  },
  {
    sentence: 'what has ended stays ended',
    inDecision: ({ changes }) =>
      firstOf(changes, ({ before, after }) =>
        before?.state.is === 'ended' ? `${after.id} is ${after.state.is}` : null,
      ),
  },
  {
    sentence: 'a pairing is changed by those whom it concerns, and by maintainers who entrust somebody',
    inDecision(decided) {
      const { situation, changes } = decided;
      if (situation.about !== 'command') return null;
      const { by, thread } = situation.command;
      const verb = verbOf(decided);
      const isEntrusting = verb === 'mentor me' || verb === 'mentor assign';
      if (isEntrusting && mayWrite(by, thread.repository)) return null;
      return firstOf(changes, ({ before, after }) => {
        const concerned = [after.newcomer.key, before && mentorIn(before)];
        return concerned.includes(by.key) ? null : `${by.login} changed ${after.id} by ${verb}`;
      });
    },
  },
  {
    sentence: 'a pairing ends within ninety days, pauses not counted',
    atRest: ({ memory, now, isOutage }, past) =>
      firstOf(isOutage ? [] : memory.bonds(), (bond) => {
        const lasted = now - past.startOf(bond, now);
        return lasted < 90 * DAY ? null : `${bond.id} has lasted for ${lasted / DAY} days`;
      }),
  },
  {
    sentence: 'a pairing ends within fourteen days after its thread was closed, unless the two go on',
    atRest({ memory, github, now, isOutage }, { closings }) {
      for (const thread of github.threads()) if (!github.isOver(thread)) closings.delete(nameOf(thread));
      return firstOf(isOutage ? [] : memory.bonds(), ({ id, thread, agreement }) => {
        const closedAt = closings.get(nameOf(thread)) ?? now;
        const isInTime = agreement.goesOn || !github.isOver(thread) || now - closedAt < 14 * DAY;
        return isInTime ? null : `${id} goes on ${(now - closedAt) / DAY} days after`;
      });
    },
  },
  {
    sentence: 'a pairing has three check-ins at most',
    inDecision: (decided, { checkIns }) =>
      firstOf(checkIns, ([id, many]) => (many > 3 ? `${many} in ${id}` : null)),
  },
  {
    sentence: 'while a pairing lasts its end is watched',
    atRest: ({ memory, now }, past) =>
      firstOf(memory.bonds(), (bond) => {
        const at = dueAt(memory, pairingOverKey(bond), 'pairing-over', bond);
        const lastDay = past.startOf(bond, now) + 90 * DAY;
        return at !== null && at <= lastDay ? null : `the end of ${bond.id} is due at ${at}`;
      }),
  },
  {
    sentence: 'while a pairing lasts it is looked whether the two still talk',
    // What Belay has not heard of yet, it cannot look after.
    atRest: ({ memory, github, mail }) =>
      firstOf(mail.length > 0 ? [] : memory.bonds(), (bond) => {
        const { state, agreement, thread, introducedAt } = bond;
        const rests = !github.thread(thread) || (github.isOver(thread) && !agreement.goesOn);
        if (state.is !== 'active' || introducedAt === null || rests) return null;
        const at = dueAt(memory, checkInDueKey(bond), 'check-in-due', bond);
        return at === null ? `nobody looks after ${bond.id}` : null;
      }),
  },
  {
    sentence: 'whoever accepted is introduced once they are assigned',
    atRest: ({ memory }) =>
      firstOf(memory.bonds(), (bond) => {
        if (bond.introducedAt !== null || bond.state.is !== 'active') return null;
        const at = dueAt(memory, assignmentDueKey(bond), 'assignment-due', bond);
        return at === null ? `nobody looks whether the mentor of ${bond.id} is assigned` : null;
      }),
  },
  {
    sentence: 'the labels say how it stands',
    atRest: ({ memory, github }) =>
      firstOf(github.spots, ({ thread, isGone, wasLocked }) => {
        if (!thread || isGone || wasLocked) return null;
        const here = memory.open().filter((pairing) => sameThread(pairing.thread, thread));
        const isWanted = here.some(({ state }) => state.is === 'wanted' || state.is === 'asked');
        const hasMentor = here.some((pairing) => isBond(pairing) && pairing.introducedAt !== null);
        const isRight =
          thread.labels.includes('mentor wanted') === isWanted &&
          thread.labels.includes('has mentor') === hasMentor;
        const states = here.map(({ state }) => state.is);
        return isRight ? null : `${nameOf(thread)}, ${states.join() || 'unpaired'}: ${thread.labels.join()}`;
      }),
  },
];

/** When something of that kind is due for a pairing, where it is now; null if it is not. */
function dueAt(memory: Memory, key: string, kind: Happening['kind'], pairing: Pairing): number | null {
  const { at, happening } = memory.reminders.get(key) ?? {};
  if (at === undefined || happening?.kind !== kind || !('pairing' in happening)) return null;
  return happening.pairing === pairing.id && sameThread(happening.thread, pairing.thread) ? at : null;
}
