// A maintainer says yes to a regular who offered to mentor: by a command, or by a thumb up.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Offer, OfferSituation } from '../../../src/domain/situation.ts';
import { DAY } from '../../../src/domain/time.ts';
import { ben, edda, given, line, now, offering, reactionsOf, settings, thread } from '../builders.ts';
import { expectShrug } from './shrug.ts';

const confirms = given(ben, line({ verb: 'mentor confirm', login: edda.login }));
const offer: Offer = { person: edda, at: now - DAY, isConfirmed: false };
const confirmed: Offer = { ...offer, isConfirmed: true };
const yes = [
  { do: 'confirm-offer', person: edda.key, at: now },
  { do: 'unsay', thread: thread(), key: 'offer:7:15' },
  { do: 'forget-reminder', key: 'offer-open:7:15' },
  { do: 'note', thread: thread(), person: edda, note: 'offer-confirmed' },
];

describe('/mentor confirm', () => {
  const saying = (differs: Partial<OfferSituation> = {}) =>
    offering({ command: confirms, speakerMayConfirm: true, ...differs });

  it('says yes, and the question about it goes', () => {
    expect(decide(saying())).toEqual([
      { do: 'react', thread: thread(), comment: confirms.comment, reaction: '+1' },
      ...yes,
    ]);
  });

  it('says yes to an old offer, too', () => {
    expect(reactionsOf(decide(saying({ offer: { ...offer, at: now - 300 * DAY } })))).toEqual(['+1']);
  });

  it('changes nothing the second time, and is heard all the same', () => {
    const effects = decide(saying({ offer: confirmed }));
    expect(effects.map((effect) => effect.do)).toEqual(['react']);
    expect(reactionsOf(effects)).toEqual(['+1']);
  });

  it.each<[string, Partial<OfferSituation>]>([
    ['by somebody who may not write here', { speakerMayConfirm: false }],
    ['where nobody of that name offered anything', { offer: null }],
  ])('is not possible %s', (_, differs) => expectShrug(saying(differs)));

  it('is kept in a quiet project, too', () => {
    expect(reactionsOf(decide(saying({ settings: settings({ quiet: true }) })))).toEqual(['+1']);
  });
});

describe('an offer that waits', () => {
  it('is confirmed once somebody with write access gave a thumb up', () => {
    expect(decide(offering({ confirmedBy: ben }))).toEqual(yes);
  });

  it.each([DAY, 30 * DAY])('is looked at again a day later, %d ms after it was made', (age) => {
    expect(decide(offering({ offer: { ...offer, at: now - age } }))).toEqual([
      {
        do: 'remind',
        key: 'offer-open:7:15',
        at: now + DAY,
        happening: { kind: 'offer-open', thread: { repository: 7, number: 5 }, person: edda },
      },
    ]);
  });

  it.each<[string, Partial<OfferSituation>]>([
    ['was made more than 30 days ago', { offer: { ...offer, at: now - 30 * DAY - 1 } }],
    ['was confirmed', { offer: confirmed }],
    ['was confirmed, and got a thumb up as well', { offer: confirmed, confirmedBy: ben }],
    ['is gone', { offer: null, confirmedBy: ben }],
  ])('is not looked at any more once it %s', (_, differs) => {
    expect(decide(offering(differs))).toEqual([]);
  });

  it('is confirmed by a late thumb, if it is still looked at', () => {
    const old = { offer: { ...offer, at: now - 31 * DAY }, confirmedBy: ben };
    expect(decide(offering(old))).toEqual(yes);
  });
});
