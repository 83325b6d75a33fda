// Whom Belay may ask to mentor, for whom, and how often.
import { askKey, replyDueKey } from '../../../src/domain/comment-key.ts';
import type { Pairing } from '../../../src/domain/pairing.ts';
import type { Person } from '../../../src/domain/person.ts';
import { takesNewcomers } from '../../../src/domain/preference.ts';
import { sameThread } from '../../../src/domain/repository.ts';
import { isOver, type Thread } from '../../../src/domain/thread.ts';
import { DAY } from '../../../src/domain/time.ts';
import { mayWrite } from './cast.ts';
import { mentorIn } from './memory.ts';
import { isAssignment, isNewAsk, type Decided } from './past.ts';
import type { Project } from './project.ts';
import { firstOf, type Promised } from './promise.ts';

/** Somebody is asked for the first time, or again. */
interface Asked {
  readonly pairing: Pairing;
  readonly whom: Person;
  readonly isByBelay: boolean;
  readonly thread: Thread;
}

function asksIn(decided: Decided): Asked[] {
  const { situation, changes } = decided;
  return changes.flatMap((change) => {
    const { after } = change;
    if (!isNewAsk(change) || after.state.is !== 'asked' || situation.about === 'vanished') return [];
    const { thread } = situation;
    const isByBelay = !isAssignment(decided);
    return thread ? [{ pairing: after, whom: after.state.whom, isByBelay, thread }] : [];
  });
}

const byItself = (decided: Decided): Asked[] => asksIn(decided).filter(({ isByBelay }) => isByBelay);

export const promisesOfAsking: readonly Promised[] = [
  {
    sentence: 'one person is asked at a time, by one comment, and no such comment is left behind',
    atRest({ memory, github }) {
      const isThere = (thread: Pairing['thread']) => github.thread(thread) !== null;
      const standing = memory
        .standing()
        .filter(({ message, thread }) => message.about === 'ask-to-mentor' && isThere(thread))
        .map(({ key, thread }) => `${key} in ${thread.repository}#${thread.number}`);
      const asked = memory
        .open()
        .filter(({ state, thread }) => state.is === 'asked' && isThere(thread))
        .map((pairing) => `${askKey(pairing)} in ${pairing.thread.repository}#${pairing.thread.number}`);
      const threads = asked.map((text) => text.split(' in ')[1]);
      if (new Set(threads).size < threads.length)
        return `two people are asked in one thread: ${asked.join()}`;
      const isSame = standing.sort().join() === asked.sort().join();
      return isSame ? null : `these comments ask: ${standing.join()}; these pairings: ${asked.join()}`;
    },
  },
  {
    sentence: 'Belay itself asks at most three people in one search',
    inDecision: (decided, { asked }) =>
      firstOf(byItself(decided), ({ pairing: { id } }) => {
        const many = asked.get(id) ?? 0;
        return many > 3 ? `${many} were asked in ${id}` : null;
      }),
  },
  {
    sentence: 'Belay itself asks nobody for more than they give',
    inDecision: (decided, past, project) =>
      firstOf(byItself(decided), ({ whom }) => {
        const because = whyNotFree(whom, decided, project);
        return because && `${whom.login} ${because}`;
      }),
  },
  {
    sentence: 'only mentors are asked, and nobody for themselves',
    inDecision: (decided, past, { memory }) =>
      firstOf(asksIn(decided), ({ whom, pairing: { newcomer, thread } }) => {
        const offer = memory.offer(thread.repository, whom);
        const isMentor = mayWrite(whom, thread.repository) || offer?.isConfirmed === true;
        return isMentor && whom.key !== newcomer.key ? null : `${whom.login} was asked`;
      }),
  },
  {
    sentence: 'whoever passed or stayed silent is not asked again for that newcomer by Belay itself',
    inDecision: (decided, { passed }) =>
      firstOf(byItself(decided), ({ whom, pairing: { newcomer, thread } }) =>
        passed.has(`${thread.repository}|${newcomer.key}|${whom.key}`)
          ? `${whom.login} was asked again for ${newcomer.login}`
          : null,
      ),
  },
  {
    sentence: 'after change, leave or no thanks the two are never brought together again',
    inDecision: ({ changes, isOvertaken }, { parted }) =>
      // They part in one repository and are brought together in another one at the same moment.
      firstOf(isOvertaken ? [] : changes, ({ before, after }) => {
        const mentor = mentorIn(after);
        const isNew = mentor !== null && !(before && mentorIn(before) === mentor);
        return isNew && parted.has(`${after.newcomer.key}|${mentor}`)
          ? `${after.newcomer.login} and ${mentor} are ${after.state.is}`
          : null;
      }),
  },
  {
    sentence: 'after no thanks nobody is asked until the newcomer wants it',
    inDecision: ({ changes }, { declined }) =>
      firstOf(changes, ({ after: { thread, newcomer, state } }) =>
        state.is !== 'ended' && declined.has(`${thread.repository}|${newcomer.key}`)
          ? `a mentor is ${state.is} for ${newcomer.login}`
          : null,
      ),
  },
  {
    sentence: 'nobody is asked for a draft, or where a human has answered, unless somebody wished it',
    inDecision: (decided, { asked }) =>
      firstOf(byItself(decided), ({ pairing: { id, reason }, thread: { state, answeredAt } }) => {
        const isWished =
          reason === 'asked-for' || reason === 'assigned' || decided.situation.about === 'command';
        // Whoever passes in the thread has answered there, too: once begun, a search goes on.
        const isFirst = asked.get(id) === 1;
        const isWaiting = state === 'open' && answeredAt === null;
        return isWished || !isFirst || isWaiting ? null : `it is ${state}, answered: ${answeredAt !== null}`;
      }),
  },
  {
    sentence: 'nobody is asked for what is closed or called spam',
    inDecision: (decided) =>
      firstOf(asksIn(decided), ({ thread }) =>
        isOver(thread) || thread.labels.includes('spam')
          ? `it is ${thread.state}, labelled ${thread.labels.join()}`
          : null,
      ),
  },
  {
    sentence: 'where there are no mentors nobody is asked',
    inDecision: (decided) =>
      firstOf(asksIn(decided), ({ whom }) =>
        decided.situation.settings.mentors.enabled ? null : `${whom.login} was asked`,
      ),
  },
  {
    sentence:
      'a search begins by itself for what is open and unanswered, where the project wants it, once for a newcomer',
    inDecision: ({ situation, changes }) =>
      firstOf(changes, ({ before, after: { newcomer } }) => {
        if (situation.about !== 'unanswered' || before) return null;
        const { author, pairing, settings, thread } = situation;
        const isMeant = author.standing === 'first-time' && pairing.count === 0;
        const isWaiting = thread.state === 'open' && thread.answeredAt === null;
        const isWanted = isMeant && isWaiting && settings.mentors.ask !== 'wanted';
        return isWanted ? null : `for ${newcomer.login}, in what is ${thread.state}`;
      }),
  },
  {
    sentence: 'whoever is asked has three working days to reply',
    inDecision: ({ situation, changes, now }) =>
      firstOf(changes, ({ before }) => {
        if (situation.about !== 'silent' || before?.state.is !== 'asked') return null;
        const { since, whom } = before.state;
        return now - since >= 3 * DAY ? null : `${whom.login} had ${(now - since) / DAY} days`;
      }),
  },
  {
    sentence: 'nobody loses a question or a pairing because somebody else left',
    inDecision: ({ situation, changes, now }, past, { memory }) =>
      firstOf(changes, ({ before }) => {
        if (situation.about !== 'left' || !before) return null;
        const mentor = mentorIn(before) ?? '';
        const hasLeft = memory.isLeftAlone(before.newcomer.key) || memory.isLeftAlone(mentor);
        const isGone = before.state.is === 'asked' && !takesNewcomers(memory.said(mentor), now);
        return hasLeft || isGone ? null : `${before.id} was ${before.state.is} with ${mentor}`;
      }),
  },
  {
    sentence: 'whoever is asked is looked after when the reply is due',
    atRest: ({ memory }) =>
      firstOf(memory.open(), (pairing) => {
        const { state, id, asked, thread } = pairing;
        if (state.is !== 'asked') return null;
        const reminder = memory.reminders.get(replyDueKey(pairing));
        const { happening, at } = reminder ?? {};
        const isRight =
          happening?.kind === 'ask-expired' &&
          happening.pairing === id &&
          happening.ordinal === asked &&
          sameThread(happening.thread, thread) &&
          at === state.expiresAt;
        return isRight ? null : `nothing is due for ${id}`;
      }),
  },
];

/** What somebody said or has on their hands that should have kept Belay from asking; null where nothing did. */
function whyNotFree(whom: Person, { now, situation }: Decided, { memory, github }: Project): string | null {
  const { mentors } = situation.settings;
  const { capacity, intervalDays, availability } = memory.said(whom.key);
  const others = memory.open().filter((pairing) => mentorIn(pairing) === whom.key);
  // This very question is one of them.
  if (others.length - 1 >= (capacity ?? mentors.capacity)) return 'has no room';
  if (others.filter(({ state }) => state.is === 'asked').length > 1) return 'is asked for somebody else, too';
  const restMs = (intervalDays ?? mentors.intervalDays) * DAY;
  const accepted = [...memory.accepted.values()].filter(({ by }) => by === whom.key);
  if (accepted.some(({ at }) => now - at < restMs)) return 'accepted somebody not long ago';
  if (availability.is === 'stopped') return 'has stopped';
  if (availability.is === 'away' && now < availability.until) return 'is away';
  return github.busy.has(whom.key) ? 'is busy' : null;
}
