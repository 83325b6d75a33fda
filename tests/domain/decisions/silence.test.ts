// `/belay pause` and `/belay resume`: a maintainer wants silence in this repository, and words again.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { SilenceSituation } from '../../../src/domain/situation.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import {
  activePairing,
  askedPairing,
  author,
  ben,
  checkingIn,
  command,
  given,
  labelsOf,
  line,
  notesOf,
  now,
  only,
  opened,
  pairingOf,
  reactionsOf,
  repository,
  searchDue,
  settings,
  silent,
  soFar,
  thread,
  unanswered,
  wantedPairing,
  wants,
} from '../builders.ts';
import { expectShrug } from './shrug.ts';

function asking(verb: SilenceSituation['verb'], differs: Partial<SilenceSituation> = {}): SilenceSituation {
  return {
    about: 'silence',
    now,
    repository,
    settings: settings(),
    thread: thread(),
    isSilenced: false,
    pagesUrl: null,
    command: { ...given(ben, line({ verb })), at: now - HOUR },
    verb,
    speaker: author('maintainer', ben),
    ...differs,
  };
}

describe.each([
  ['belay pause', true, 'silenced'],
  ['belay resume', false, 'speaks-again'],
] as const)('/%s', (verb, isSilent, note) => {
  it('of a maintainer counts from when it was said, and the log says who', () => {
    const effects = decide(asking(verb));
    expect(only(effects, 'be-silent')).toEqual([{ do: 'be-silent', isSilent, at: now - HOUR }]);
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(only(effects, 'note')).toMatchObject([{ person: ben, note }]);
  });

  it('is heard in silence, too', () => {
    const inSilence = { isSilenced: true, settings: settings({ quiet: true }) };
    expect(reactionsOf(decide(asking(verb, inSilence)))).toEqual(['+1']);
  });

  it.each(['regular', 'occasional', 'newcomer', 'first-time', 'returning'] as const)(
    'is not for anybody %s',
    (standing) => expectShrug(asking(verb, { speaker: author(standing, ben) })),
  );
});

describe('in silence', () => {
  const silenced = { isSilenced: true, settings: settings({ quiet: true }) };
  const ana = opened().author;

  it('nothing is said, and labels remain', () => {
    const effects = decide(opened(silenced));
    expect(only(effects, 'say')).toEqual([]);
    expect(labelsOf(effects)).toEqual(['first-time contributor']);
  });

  it.each([
    ['that nobody answered', () => unanswered(silenced)],
    ['that the newcomer asks for', () => command(ana.person, wants(), silenced)],
    ['that was put off', () => searchDue(wantedPairing(), silenced)],
    ['whose first person did not answer', () => silent(askedPairing(), silenced)],
  ])('a search %s waits, and goes on a day after', (_, situation) => {
    const effects = decide(situation());
    expect(pairingOf(effects)?.state).toEqual({ is: 'wanted' });
    expect(only(effects, 'remind')).toMatchObject([{ key: 'search-due:7:11:1', at: now + DAY }]);
    expect(only(effects, 'say')).toEqual([]);
    expect(notesOf(effects)).not.toContain('nobody-free');
  });

  it('goes on by itself once words are welcome again', () => {
    expect(pairingOf(decide(searchDue(wantedPairing())))?.state.is).toBe('asked');
  });

  it('nobody is asked how it is going', () => {
    expect(only(decide(checkingIn(activePairing(ben, now - 30 * DAY), silenced)), 'say')).toEqual([]);
  });

  it('what two agreed on is kept', () => {
    const goal = line({ verb: 'mentor goal', text: 'Land it' });
    const effects = decide(command(ben, goal, { pairing: soFar(activePairing()), ...silenced }));
    expect(pairingOf(effects)?.agreement.goal).toBe('Land it');
    expect(reactionsOf(effects)).toEqual(['+1']);
  });
});
