// What maintainers can do for a newcomer by hand: take it themselves, or ask the person they think of.
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { pause, type Pairing } from '../../../src/domain/pairing.ts';
import type { CommandSituation, MentorLoad } from '../../../src/domain/situation.ts';
import { DAY } from '../../../src/domain/time.ts';
import {
  activePairing,
  ana,
  askedPairing,
  author,
  ben,
  candidate,
  cleo,
  command,
  dara,
  labelsOf,
  line,
  messagesOf,
  notesOf,
  now,
  only,
  pairingOf,
  person,
  reactionsOf,
  says,
  settings,
  soFar,
  thread,
  wantedPairing,
} from '../builders.ts';
import { expectShrug } from './shrug.ts';

const me = line({ verb: 'mentor me' });
const assigns = line({ verb: 'mentor assign', login: cleo.login });
const elsewhere = { repository: 7, number: 6 };
/** An issue by a maintainer, on which somebody new would like to work. */
const issue = { thread: thread({ kind: 'issue', author: dara }), author: author('maintainer', dara) };

const taking = (differs: Partial<CommandSituation> = {}) => command(ben, me, differs);
const assigning = (differs: Partial<CommandSituation> = {}) =>
  command(ben, assigns, { named: candidate(cleo), ...differs });
const withLoad = (load: Partial<MentorLoad>) => ({ named: candidate(cleo, { load }) });
const unsaidIn = (effects: readonly Effect[]) => only(effects, 'unsay').map(({ key }) => key);

describe('/mentor me', () => {
  it('makes a maintainer the mentor at once, and says so', () => {
    const effects = decide(taking());
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(pairingOf(effects)).toMatchObject({
      newcomer: ana,
      reason: 'assigned',
      state: { is: 'active', mentor: ben, since: now },
    });
    expect(messagesOf(effects)).toMatchObject([{ about: 'mentorship', mentor: ben, newcomer: ana }]);
    expect(labelsOf(effects)).toEqual(['-mentor wanted', 'has mentor']);
  });

  it('takes back the question to whoever was asked, whom nobody blames', () => {
    const effects = decide(taking({ pairing: soFar(askedPairing(cleo)) }));
    expect(unsaidIn(effects)).toContain('ask:7:11:1:1');
    expect(only(effects, 'forget-reminder').map(({ key }) => key)).toContain('reply-due:7:11:1');
    expect(pairingOf(effects)).toMatchObject({ id: '7:11:1', tried: [], state: { mentor: ben } });
  });

  it('takes back that nobody was free', () => {
    expect(unsaidIn(decide(taking({ pairing: soFar(wantedPairing()) })))).toContain('nobody-free:7:11:1');
  });

  it('is for whoever asked on an issue, whoever opened that', () => {
    const effects = decide(taking({ ...issue, pairing: soFar(wantedPairing()) }));
    expect(pairingOf(effects)).toMatchObject({ newcomer: ana, state: { mentor: ben } });
  });

  it('is for whoever asked on an issue that a machine opened', () => {
    const effects = decide(taking({ ...issue, author: null, pairing: soFar(wantedPairing()) }));
    expect(pairingOf(effects)?.state).toMatchObject({ mentor: ben });
  });

  it('takes the lasting comment of an earlier mentorship in this thread away', () => {
    const previous = { id: '7:11:1', thread: { repository: 7, number: 5 } };
    const effects = decide(taking({ pairing: soFar(null, { count: 1, previous }) }));
    expect(unsaidIn(effects)).toContain('mentorship:7:11:1:5');
    const away = { ...previous, thread: elsewhere };
    const others = decide(taking({ pairing: soFar(null, { count: 1, previous: away }) }));
    expect(unsaidIn(others).filter((key) => key.startsWith('mentorship'))).toEqual([]);
  });

  it.each<[string, Partial<CommandSituation>]>([
    ['who wants to be left alone', { speaker: { ...author('maintainer', ben), isLeftAlone: true } }],
    ['who is not to be paired with them again', { pairing: soFar(null, { apart: [ben.key] }) }],
    ['who is the newcomer', { pairing: soFar(wantedPairing({ newcomer: ben })) }],
  ])('is not for a maintainer %s', (_, differs) => expectShrug(taking(differs)));
});

describe('/mentor assign', () => {
  it('asks that person, and says that a maintainer wished it', () => {
    const effects = decide(assigning());
    expect(reactionsOf(effects)).toEqual(['+1']);
    expect(pairingOf(effects)).toMatchObject({ reason: 'assigned', state: { is: 'asked', whom: cleo } });
    expect(messagesOf(effects)).toMatchObject([{ whom: cleo, because: 'assigned', isFull: false }]);
    expect(labelsOf(effects)).toEqual(['mentor wanted']);
    expect(notesOf(effects)).toEqual(['mentor-asked', 'mentor-assigned-by-maintainer']);
  });

  it('decides on that person’s load as it was read', () => {
    const effects = decide(assigning(withLoad({ version: 4 })));
    expect(only(effects, 'keep-pairing')).toMatchObject([{ claim: { mentor: cleo.key, version: 4 } }]);
  });

  it('asks even who passed, without a word about it', () => {
    const passed = wantedPairing({ tried: [cleo.key], asked: 1 });
    const effects = decide(assigning({ pairing: soFar(passed) }));
    expect(pairingOf(effects)?.state).toMatchObject({ is: 'asked', whom: cleo });
    expect(messagesOf(effects)).toEqual(messagesOf(decide(assigning())));
  });

  it.each<[string, Partial<MentorLoad>]>([
    ['has as many as everybody', { openPairings: 2 }],
    ['has as many as they want', { openPairings: 1, said: says({ capacity: 1 }) }],
    ['wants none', { said: says({ capacity: 0 }) }],
  ])('asks even who %s, and says it', (_, load) => {
    expect(messagesOf(decide(assigning(withLoad(load))))).toMatchObject([{ whom: cleo, isFull: true }]);
  });

  it('asks even who accepted somebody yesterday, which is no matter of being full', () => {
    const effects = decide(assigning(withLoad({ lastAcceptedAt: now - DAY })));
    expect(messagesOf(effects)).toMatchObject([{ whom: cleo, isFull: false }]);
  });

  it('asks a regular whose offer was confirmed', () => {
    const named = candidate(cleo, { canWrite: false, hasOffered: true });
    expect(reactionsOf(decide(assigning({ named })))).toEqual(['+1']);
  });

  it('takes back the question to somebody else, whom nobody blames', () => {
    const effects = decide(assigning({ pairing: soFar(askedPairing(dara)) }));
    expect(unsaidIn(effects)).toContain('ask:7:11:1:1');
    expect(only(effects, 'say').map(({ key }) => key)).toEqual(['ask:7:11:1:2']);
    expect(pairingOf(effects)).toMatchObject({ tried: [], asked: 2, state: { whom: cleo } });
  });

  it('asks for whoever asked on an issue, whoever opened that', () => {
    const effects = decide(assigning({ ...issue, pairing: soFar(wantedPairing()) }));
    expect(pairingOf(effects)).toMatchObject({ newcomer: ana, state: { whom: cleo } });
  });

  it.each<[string, Partial<CommandSituation>]>([
    ['nobody has that login', { named: null }],
    ['they may not mentor here', { named: candidate(cleo, { canWrite: false }) }],
    ['they are the newcomer', { named: candidate(ana) }],
    ['they are a bot', { named: candidate({ ...cleo, isBot: true }) }],
    ['the two are never to be paired again', { pairing: soFar(null, { apart: [cleo.key] }) }],
    ['they think about another newcomer', withLoad({ hasOpenAsk: true })],
    ['they are asked already', { pairing: soFar(askedPairing(cleo)) }],
    ['they have stopped', withLoad({ said: says({ availability: { is: 'stopped' } }) })],
    [
      'they are away, whomever they keep',
      withLoad({ said: says({ availability: { is: 'away', until: now + DAY, keepsMentees: true } }) }),
    ],
    ['GitHub shows them as busy', { named: candidate(cleo, { isBusy: true }) }],
    ['they were called three times this week', withLoad({ mentionsThisWeek: 3 })],
    ['the thread’s messages are spent', { written: { inThread: 6, inRepositoryToday: 0 } }],
    ['the day’s messages are spent', { written: { inThread: 0, inRepositoryToday: 40 } }],
    ['the project is quiet', { settings: settings({ quiet: true }) }],
  ])('is not possible where %s', (_, differs) => expectShrug(assigning(differs)));

  it('is answered alike, whatever stands against it: nobody learns what', () => {
    const apart = decide(assigning({ pairing: soFar(null, { apart: [cleo.key] }) }));
    expect(apart).toEqual(decide(assigning({ named: null })));
  });
});

const paired: Pairing[] = [activePairing(), pause(activePairing(), now), activePairing(cleo)];

describe.each([
  ['me', taking],
  ['assign', assigning],
] as const)('/mentor %s', (_, situation) => {
  it.each<[string, Partial<CommandSituation>]>([
    ['is not for a regular', { speaker: author('regular', ben) }],
    ['is not for the newcomer', { speaker: author('first-time', ana) }],
    ['is not possible where the newcomer wants no mentor', { wantsNone: true }],
    ['is not possible for who wants to be left alone', { author: { ...author(), isLeftAlone: true } }],
    ['is not possible for a maintainer’s pull request', { author: author('maintainer') }],
    ['is not possible where the author is gone', { author: null }],
    ['is not possible in what is closed', { thread: thread({ state: 'closed' }) }],
    ['is not possible in what landed', { thread: thread({ state: 'landed' }) }],
    ['is not possible in what is spam', { thread: thread({ labels: ['spam'] }) }],
    ['is not possible where there are no mentors', { settings: settings({ mentors: { enabled: false } }) }],
    [
      'is not possible where the newcomer is paired in another thread',
      { pairing: soFar(wantedPairing({ thread: elsewhere })) },
    ],
    ...paired.map((open): [string, Partial<CommandSituation>] => [
      `is not possible where there is a mentor (${open.state.is})`,
      { pairing: soFar(open) },
    ]),
  ])('%s', (__, differs) => expectShrug(situation(differs)));

  it.each(['newcomer', 'occasional', 'returning', 'regular'] as const)(
    'is possible for a %s author: a maintainer knows why',
    (standing) => {
      expect(reactionsOf(decide(situation({ author: author(standing) })))).toEqual(['+1']);
    },
  );
});

it('whoever is asked next, after the one a maintainer thought of passed, is told the same truth', () => {
  const asked = askedPairing(cleo, { reason: 'assigned', tried: [] });
  const effects = decide(command(cleo, line({ verb: 'mentor pass' }), { pairing: soFar(asked) }));
  expect(messagesOf(effects)).toMatchObject([{ whom: ben, because: 'assigned' }]);
});

it('nobody but who is named is called', () => {
  const other = person('fay-reed', '18');
  const effects = decide(assigning({ speaker: author('maintainer', other) }));
  expect(only(effects, 'say').map(({ mentions }) => mentions)).toEqual([[cleo.key]]);
});
