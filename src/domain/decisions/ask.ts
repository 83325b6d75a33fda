// The question to one person: one comment with the one mention, and a reminder for when the reply is due.
import { askKey, nobodyFreeKey, replyDueKey, searchDueKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import type { Suggestion } from '../matching/suggestion.ts';
import type { AskToMentor } from '../message.ts';
import { ask, type Pairing } from '../pairing.ts';
import type { Candidate, Search } from '../situation.ts';
import type { Thread } from '../thread.ts';
import { afterWorkingDays } from '../working-days.ts';
import { hasPlace } from './room.ts';

/** Working days of somebody who named no time zone. */
const ZONE = 'UTC';

export function askOf(situation: Search, pairing: Pairing, candidate: Candidate): Effect[] {
  const { settings, thread, now } = situation;
  const { person, load } = candidate;
  const expiresAt = afterWorkingDays(now, settings.mentors.replyWithinWorkingDays, load.said.zone ?? ZONE);
  const asked = ask(pairing, person, now, expiresAt);
  return [
    {
      do: 'keep-pairing',
      pairing: asked,
      claim: { ownerId: pairing.ownerId, mentor: person.key, version: load.version },
    },
    { do: 'unsay', thread, key: nobodyFreeKey(pairing) },
    { do: 'forget-reminder', key: searchDueKey(pairing) },
    {
      do: 'say',
      thread,
      key: askKey(asked),
      message: question(situation, asked, candidate),
      mentions: [person.key],
      names: [pairing.newcomer.key],
    },
    {
      do: 'remind',
      key: replyDueKey(asked),
      at: expiresAt,
      happening: { kind: 'ask-expired', thread: asked.thread, pairing: asked.id, ordinal: asked.asked },
    },
    { do: 'note', thread, person: pairing.newcomer, note: 'mentor-asked' },
  ];
}

function question(
  { settings, thread, pagesUrl }: Search,
  pairing: Pairing,
  { person, suggestion, load }: Candidate,
): AskToMentor {
  return {
    about: 'ask-to-mentor',
    whom: person,
    newcomer: pairing.newcomer,
    where: thread.kind,
    reasons: withMentees(suggestion, load.openPairings),
    replyWithinWorkingDays: settings.mentors.replyWithinWorkingDays,
    because: becauseOf(pairing, thread),
    topic: pairing.topic,
    isFull: !hasPlace(load, settings),
    answerUrl: pagesUrl === null ? null : `${pagesUrl}/asks/${pairing.id}`,
  };
}

function withMentees({ reasons }: Suggestion, newcomers: number): Suggestion['reasons'] {
  return [...reasons.slice(0, 2), { fact: 'mentors', newcomers }];
}

function becauseOf({ reason }: Pairing, { answeredAt }: Thread): AskToMentor['because'] {
  if (reason === 'asked-for' || reason === 'assigned') return reason;
  return answeredAt === null ? 'unanswered' : 'new';
}
