// Asks the next person, one at a time, or says honestly that nobody is free. Every way into a search ends here.
import { askKey, nobodyFreeKey, replyDueKey, searchDueKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import type { Suggestion } from '../matching/suggestion.ts';
import { ask, type Pairing } from '../pairing.ts';
import type { AskToMentor } from '../message.ts';
import type { Settings } from '../settings.ts';
import type { Candidate, Search } from '../situation.ts';
import type { Thread } from '../thread.ts';
import { DAY, type Instant } from '../time.ts';
import { afterWorkingDays } from '../working-days.ts';
import { isBudgetSpent } from './budget.ts';
import { hasRoom } from './room.ts';

/** Until people can name their own time zone, working days are counted in UTC. */
const ZONE = 'UTC';

/** Goes on with a pairing in which nobody is being asked. */
export function search(situation: Search, pairing: Pairing): Effect[] {
  const { settings, thread, now } = situation;
  const label: Effect = { do: 'label', thread, label: settings.labels.mentorWanted };
  const isSilent = settings.quiet || thread.isLocked;
  if (isSilent) return [{ do: 'keep-pairing', pairing, claim: null }, label];
  if (isBudgetSpent(situation.written, settings)) return [...putOff(situation, pairing), label];

  const mayAskMore = pairing.asked < settings.mentors.mostAsked;
  const free = mayAskMore
    ? situation.candidates.find((candidate) => isFree(candidate, pairing, settings, now))
    : undefined;
  return [...(free ? askNext(situation, pairing, free) : sayNobodyIsFree(situation, pairing)), label];
}

function askNext(situation: Search, pairing: Pairing, { person, suggestion, load }: Candidate): Effect[] {
  const { settings, thread, now } = situation;
  const { replyWithinWorkingDays } = settings.mentors;
  const expiresAt = afterWorkingDays(now, replyWithinWorkingDays, ZONE);
  const asked = ask(pairing, person, now, expiresAt);
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
        reasons: withMentees(suggestion, load.openPairings),
        replyWithinWorkingDays,
        because: becauseOf(pairing, thread),
        topic: pairing.topic,
      },
      mentions: [person.key],
      names: [pairing.newcomer.key],
    },
    {
      do: 'remind',
      key: replyDueKey(asked),
      at: expiresAt,
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
      message: { about: 'nobody-free', where: thread.kind, someWereAsked: pairing.asked > 0 },
      mentions: [],
    },
    { do: 'note', thread, person: pairing.newcomer, note: 'nobody-free' },
  ];
}

/** A day's messages are spent: the search goes on tomorrow. A thread's are spent for good, and so is the search. */
function putOff({ thread, now, written, settings }: Search, pairing: Pairing): Effect[] {
  const note: Effect = { do: 'note', thread, person: pairing.newcomer, note: 'held-back: budget' };
  const keep: Effect = { do: 'keep-pairing', pairing, claim: null };
  if (written.inThread >= settings.budgets.commentsAThread) return [keep, note];
  const happening = { kind: 'search-due', thread: pairing.thread, pairing: pairing.id } as const;
  return [keep, note, { do: 'remind', key: searchDueKey(pairing), at: now + DAY, happening }];
}

/** Hard filters: no expertise outweighs them. */
function isFree(candidate: Candidate, pairing: Pairing, settings: Settings, now: Instant): boolean {
  const { person, load, canWrite, isBusy } = candidate;
  const isSuitable = canWrite && !isBusy && !person.isBot && person.key !== pairing.newcomer.key;
  return isSuitable && !pairing.tried.includes(person.key) && hasRoom(load, settings, now);
}

function withMentees({ reasons }: Suggestion, newcomers: number): Suggestion['reasons'] {
  return [...reasons.slice(0, 2), { fact: 'mentors', newcomers }];
}

function becauseOf({ reason }: Pairing, { answeredAt }: Thread): AskToMentor['because'] {
  if (reason === 'asked-for') return 'asked-for';
  return answeredAt === null ? 'unanswered' : 'new';
}
