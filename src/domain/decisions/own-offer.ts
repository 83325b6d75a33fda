// What people say about how they want to mentor: offer, stop, be away, how many, how often. Each for themselves, in a thread or on
// their private page.
import { checkInDueKey, offerKey, offerOpenKey } from '../comment-key.ts';
import type { OwnOffer } from '../command.ts';
import type { Effect } from '../effect.ts';
import { endOfDay } from '../local-day.ts';
import type { Preference } from '../preference.ts';
import type { OwnOfferSituation, TakesPart } from '../situation.ts';
import { DAY, type Instant } from '../time.ts';
import { react } from './react.ts';

export function sayHowToMentor(situation: OwnOfferSituation): Effect[] {
  const { command, speaker, repository, at, takesPartIn } = situation;
  const mayMentor = speaker.standing === 'maintainer' || speaker.standing === 'regular';
  // Whoever mentors somebody may say so, whatever they have landed.
  const isMentoring = takesPartIn.length > 0 || situation.offer !== null;
  const isEntitled = mayMentor || (isMentoring && command.verb !== 'mentor offer');
  // Whoever wants to be left alone is asked by nobody, and named nowhere.
  if (!isEntitled || speaker.isLeftAlone || !isPossible(situation)) return [react(situation, 'confused')];
  const said = preferencesOf(command, situation);
  return [
    react(situation, '+1'),
    ...said.map((preference): Effect => ({
      do: 'prefer',
      ownerId: repository.ownerId,
      person: speaker.person.key,
      preference,
      at,
    })),
    ...(command.verb === 'mentor offer' ? offerTo(situation, command.topics) : []),
    ...tellPairings(situation),
  ];
}

/** A day that is over is a mistake. */
function isPossible({ command, said, now }: OwnOfferSituation): boolean {
  return command.verb !== 'mentor away' || endOfDay(command.until, said.zone ?? 'UTC') > now;
}

function preferencesOf(command: OwnOffer, { said }: OwnOfferSituation): Preference[] {
  switch (command.verb) {
    case 'mentor offer':
      return [
        { about: 'availability', is: 'available' },
        ...(command.topics.length > 0 ? [{ about: 'topics', topics: command.topics } as const] : []),
      ];
    case 'mentor stop':
      return [{ about: 'availability', is: 'stopped' }];
    case 'mentor back':
      return [{ about: 'availability', is: 'available' }];
    case 'mentor away': {
      const { keepsMentees } = command;
      const until = endOfDay(command.until, said.zone ?? 'UTC');
      return [{ about: 'availability', is: 'away', until, keepsMentees }];
    }
    case 'mentor capacity':
      return [{ about: 'capacity', mentees: command.mentees }];
    case 'mentor interval':
      return [{ about: 'interval', days: command.days }];
  }
}

/** Maintainers need nobody's yes. A regular's first offer does, and the maintainers are told how. */
function offerTo(situation: OwnOfferSituation, topics: readonly string[]): Effect[] {
  const { speaker, offer, repository, thread, at, now } = situation;
  if (speaker.standing === 'maintainer' || offer?.isConfirmed === true) return [];
  const { person } = speaker;
  const offered: Effect = { do: 'offer', person: person.key, at };
  if (!thread) return [offered];
  return [
    offered,
    {
      do: 'say',
      thread,
      key: offerKey(repository.id, person),
      message: { about: 'offer-made', person, topics },
      mentions: [],
      names: [person.key],
    },
    {
      do: 'remind',
      key: offerOpenKey(repository.id, person),
      at: now + DAY,
      happening: {
        kind: 'offer-open',
        thread: { repository: thread.repository, number: thread.number },
        person,
      },
    },
    { do: 'note', thread, person, note: 'offered' },
  ];
}

/** Whoever cannot be asked any more is not kept waiting for; their newcomers hear that somebody else could be found. */
function tellPairings({ command, takesPartIn, now }: OwnOfferSituation): Effect[] {
  const isGone = command.verb === 'mentor stop' || command.verb === 'mentor away';
  const keepsMentees = command.verb === 'mentor away' && command.keepsMentees;
  if (!isGone) return [];
  return takesPartIn.flatMap((part): Effect[] => {
    if (part.is === 'asked') return [handOn(part, now)];
    return keepsMentees || part.is === 'paused' ? [] : [lookAfter(part, now)];
  });
}

function handOn({ thread, pairing }: TakesPart, now: Instant): Effect {
  const happening = { kind: 'pairing-left', thread, pairing } as const;
  return { do: 'remind', key: `pairing-left:${pairing}`, at: now, happening };
}

function lookAfter({ thread, pairing }: TakesPart, now: Instant): Effect {
  const happening = { kind: 'check-in-due', thread, pairing } as const;
  return { do: 'remind', key: checkInDueKey({ id: pairing }), at: now, happening };
}
