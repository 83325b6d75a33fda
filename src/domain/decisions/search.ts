// Asks the next person, one at a time, or says honestly that nobody is free. Every way into a search ends here.
import { askKey, answerDueKey, nobodyFreeKey, replyDueKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import type { Suggestion } from '../matching/suggestion.ts';
import { ask, type Pairing } from '../pairing.ts';
import type { Settings } from '../settings.ts';
import type { Candidate, Search } from '../situation.ts';
import { DAY, type Instant } from '../time.ts';
import { afterWorkingDays } from '../working-days.ts';

/** Until people can name their own time zone, working days are counted in UTC. */
const ZONE = 'UTC';

/** Goes on with a pairing in which nobody is being asked. */
export function search(situation: Search, pairing: Pairing): Effect[] {
  const { settings, thread, now } = situation;
  const label: Effect = { do: 'label', thread, label: settings.labels.mentorWanted };
  const isSilent = settings.quiet || thread.isLocked;
  if (isSilent) return [{ do: 'keep-pairing', pairing, claim: null }, label];
  if (isBudgetSpent(situation)) return [...waitForTomorrow(situation, pairing), label];

  const mayAskMore = pairing.asked < settings.mentors.mostAsked;
  const free = mayAskMore
    ? situation.candidates.find((candidate) => isFree(candidate, pairing, settings, now))
    : undefined;
  return [...(free ? askNext(situation, pairing, free) : sayNobodyIsFree(situation, pairing)), label];
}

function askNext(situation: Search, pairing: Pairing, { person, suggestion, load }: Candidate): Effect[] {
  const { settings, thread, now } = situation;
  const { replyWithinWorkingDays } = settings.mentors;
  const asked = ask(pairing, person, now, afterWorkingDays(now, replyWithinWorkingDays, ZONE));
  const places = settings.mentors.capacity - load.openPairings;
  return [
    {
      do: 'keep-pairing',
      pairing: asked,
      claim: { ownerId: pairing.ownerId, mentor: person.key, version: load.version },
    },
    {
      do: 'say',
      thread,
      key: askKey(asked),
      message: {
        about: 'ask-to-mentor',
        whom: person,
        newcomer: pairing.newcomer,
        where: thread.kind,
        reasons: reasonsWithRoom(suggestion, places),
        replyWithinWorkingDays,
        because: pairing.reason,
        topic: pairing.topic,
      },
      mentions: [person.key],
    },
    {
      do: 'remind',
      key: replyDueKey(asked),
      at: afterWorkingDays(now, replyWithinWorkingDays, ZONE),
      happening: {
        kind: 'ask-expired',
        thread: pairing.thread,
        pairing: pairing.id,
        ordinal: asked.asked,
      },
    },
    { do: 'note', thread, person: pairing.newcomer, note: 'mentor-asked' },
  ];
}

function sayNobodyIsFree({ thread }: Search, pairing: Pairing): Effect[] {
  return [
    { do: 'keep-pairing', pairing, claim: null },
    {
      do: 'say',
      thread,
      key: nobodyFreeKey(pairing),
      message: {
        about: 'nobody-free',
        newcomer: pairing.newcomer,
        where: thread.kind,
        someWereAsked: pairing.asked > 0,
      },
      mentions: [],
    },
    { do: 'note', thread, person: pairing.newcomer, note: 'nobody-free' },
  ];
}

/** Nothing is lost when a budget is spent: the search goes on a day later. */
function waitForTomorrow({ thread, now }: Search, pairing: Pairing): Effect[] {
  return [
    { do: 'keep-pairing', pairing, claim: null },
    {
      do: 'remind',
      key: answerDueKey(thread),
      at: now + DAY,
      happening: { kind: 'answer-due', thread: pairing.thread },
    },
    { do: 'note', thread, person: pairing.newcomer, note: 'held-back: budget' },
  ];
}

function isBudgetSpent({ written, settings }: Search): boolean {
  const { commentsAThread, commentsADay } = settings.budgets;
  return written.inThread >= commentsAThread || written.inRepositoryToday >= commentsADay;
}

/** Room, interval, absence and budgets are hard filters: no expertise outweighs them. */
function isFree(candidate: Candidate, pairing: Pairing, settings: Settings, now: Instant): boolean {
  const { person, load } = candidate;
  const isSuitable = candidate.canWrite && !person.isBot && person.key !== pairing.newcomer.key;
  const wasTried = pairing.tried.includes(person.key);
  const hasRoom = load.openPairings < settings.mentors.capacity && !load.hasOpenAsk;
  const hadRest =
    load.lastAcceptedAt === null || load.lastAcceptedAt <= now - settings.mentors.intervalDays * DAY;
  const mayBeMentioned = load.mentionsThisWeek < settings.budgets.mentionsAWeek;
  return isSuitable && !wasTried && !candidate.isBusy && hasRoom && hadRest && mayBeMentioned;
}

function reasonsWithRoom({ reasons }: Suggestion, places: number): Suggestion['reasons'] {
  return [...reasons.slice(0, 2), { fact: 'has-room', places }];
}
