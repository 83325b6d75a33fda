// A maintainer says yes to a regular who offered to mentor: by a command, or by a thumb up on Belay's words about it.
import { offerKey, offerOpenKey } from '../comment-key.ts';
import type { Effect } from '../effect.ts';
import type { OfferSituation } from '../situation.ts';
import { DAY } from '../time.ts';
import { reactTo } from './react.ts';

/** Whoever has not said yes by then will not do it because Belay looks once more. */
const LOOKS_FOR = 30 * DAY;

export function confirmOffer(situation: OfferSituation): Effect[] {
  const { command, offer, speakerMayConfirm } = situation;
  if (!command) return lookForYes(situation);
  if (!offer || !speakerMayConfirm) return [reactTo(situation, command, 'confused')];
  return [reactTo(situation, command, '+1'), ...(offer.isConfirmed ? [] : confirm(situation))];
}

function lookForYes(situation: OfferSituation): Effect[] {
  const { offer, confirmedBy, now, thread, repository } = situation;
  if (!offer || offer.isConfirmed) return [];
  if (confirmedBy) return confirm(situation);
  if (now - offer.at > LOOKS_FOR) return [];
  const { person } = offer;
  return [
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
  ];
}

/** The question to the maintainers is answered, and goes. */
function confirm({ offer, now, thread, repository }: OfferSituation): Effect[] {
  if (!offer) return [];
  const { person } = offer;
  return [
    { do: 'confirm-offer', person: person.key, at: now },
    { do: 'unsay', thread, key: offerKey(repository.id, person) },
    { do: 'forget-reminder', key: offerOpenKey(repository.id, person) },
    { do: 'note', thread, person, note: 'offer-confirmed' },
  ];
}
