// The one way through: what is asked, what is kept, and when it is thought through again.
import { describe, expect, it } from 'vitest';
import type { Happening } from '../../src/domain/happening.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import type { ThreadFacts } from '../../src/domain/thread-facts.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { concernsThread, handle } from '../../src/flow/handle.ts';
import type { ThreadHappening } from '../../src/flow/recall.ts';
import { NotYet } from '../../src/flow/trouble.ts';
import {
  accepts,
  activePairing,
  ana,
  askedPairing,
  ben,
  change,
  cleo,
  facts,
  given,
  load,
  now,
  passes,
  person,
  settings,
  soFar,
  thread,
  wantedPairing,
  wants,
} from '../domain/builders.ts';
import { known, world, type FakeWorld } from './world.ts';

const sign = (key: string) => `signed(${key})`;
const ref = { repository: 7, number: 5 };
const openedThread: ThreadHappening = { kind: 'thread-opened', thread: thread(), authorNodeId: 'U_11' };
const due: ThreadHappening = { kind: 'answer-due', thread: ref };
const closedThread: ThreadHappening = { kind: 'thread-closed', thread: ref, at: now };
const dueLater: readonly ThreadHappening[] = [
  { kind: 'ask-expired', thread: ref, pairing: '7:11:1', ordinal: 1 },
  { kind: 'search-due', thread: ref, pairing: '7:11:1' },
  { kind: 'pairing-over', thread: ref, pairing: '7:11:1' },
  { kind: 'pairing-left', thread: ref, pairing: '7:11:1' },
  { kind: 'check-in-due', thread: ref, pairing: '7:11:1' },
  { kind: 'assignment-due', thread: ref, pairing: '7:11:1' },
];
const offerOpen: ThreadHappening = { kind: 'offer-open', thread: ref, person: ben };
const gone = { thread: () => Promise.resolve(null) };
const ofBen = change({ author: '99', reviewers: [ben.key], id: 'b1', at: now - 20 * DAY });
const ofCleo = change({ author: '99', reviewers: [cleo.key], id: 'c1', at: now - 10 * DAY });
const robot = person('rope-robot', '17');
const ofRobot = change({ author: '99', reviewers: [robot.key], id: 'r1', at: now - DAY });

const wishedIn = ({ commits }: FakeWorld) => commits.flatMap(({ wishes }) => wishes.map(({ key }) => key));
async function lived(
  happening: ThreadHappening,
  differs: Parameters<typeof world>[0] = {},
): Promise<FakeWorld> {
  const here = world(differs);
  await handle(happening, here, sign);
  return here;
}

describe('what happened', () => {
  it('is decided and kept once', async () => {
    const here = await lived(openedThread);
    expect(wishedIn(here)).toEqual(['label:7:5:first-time contributor', 'welcome:7:11']);
    expect(here.commits).toMatchObject([{ repository: 7, at: now, once: null }]);
    expect(here.commits[0]?.facts).toMatchObject([{ threads: [thread()], people: [ana] }]);
  });

  it('is thought through again where somebody else decided meanwhile', async () => {
    const { commits } = await lived(openedThread, { results: ['stale', 'stale'] });
    expect(commits).toHaveLength(3);
  });

  it('is not kept a second time when it was kept before', async () => {
    const { commits } = await lived(given(ana, wants()), { results: ['already-done'] });
    expect(commits).toHaveLength(1);
  });

  it('is trouble when others keep deciding', async () => {
    const results = Array<'stale'>(9).fill('stale');
    const here = world({ results });
    await expect(handle(openedThread, here, sign)).rejects.toThrow('changed 5 times');
    expect(here.commits).toHaveLength(5);
  });

  it('is told to whoever wants to know, if it was kept', async () => {
    const effects = await handle(openedThread, world(), sign);
    expect(effects.map((effect) => effect.do)).toEqual(['record', 'label', 'say', 'mark', 'note', 'remind']);
    expect(await handle(given(ana, wants()), world({ results: ['already-done'] }), sign)).toEqual([]);
  });

  it('by a command counts once for all, by its utterance', async () => {
    const command = given(ana, { is: 'not-understood' });
    const { commits } = await lived(command);
    expect(commits).toMatchObject([{ once: command.utterance, facts: [{ people: [ana], seenAt: now }] }]);
  });

  it('leaves nothing but facts behind when nothing follows from it', async () => {
    const regular = Promise.resolve({ key: ana.key, landed: [now - DAY], helped: [] });
    const { commits } = await lived(openedThread, { memory: { trackRecord: () => regular } });
    expect(commits).toMatchObject([{ wishes: [], marks: [], reminders: [], notes: [] }]);
  });

  it('is not kept where there is nothing to keep', async () => {
    const over = { kind: 'pairing-over', thread: ref, pairing: '7:11:1' } as const;
    expect((await lived(over)).commits).toEqual([]);
  });

  it('of a known person asks GitHub for no more than the settings and the permission', async () => {
    const canWrite = () => Promise.resolve(true);
    const { asked } = await lived(openedThread, { github: { canWrite } });
    expect(asked).toEqual(['settings', `canWrite ${ana.login}`]);
  });
});

describe('nothing is decided', () => {
  const quiet = async (happening: ThreadHappening, differs: Parameters<typeof world>[0]) => {
    expect((await lived(happening, differs)).commits).toEqual([]);
  };
  const byBot = {
    kind: 'thread-opened',
    thread: thread({ author: { ...ana, isBot: true } }),
    authorNodeId: null,
  } as const;

  const nowhere = { memory: { repository: () => Promise.resolve(null) } };
  const openedBefore = (openedAt: number): ThreadHappening => ({
    kind: 'thread-opened',
    thread: thread({ openedAt }),
    authorNodeId: null,
  });

  it('where Belay is not installed', async () => {
    await quiet(openedBefore(now - 10 * MINUTE), nowhere);
    await quiet(due, nowhere);
    await quiet(given(ana, wants()), nowhere);
  });

  it('yet where the news of the installation may still be on its way', async () => {
    const fresh = handle(openedBefore(now - 10 * MINUTE + 1), world(nowhere), sign);
    await expect(fresh).rejects.toMatchObject({ name: 'NotYet', retryAfterMs: 5000 });
  });

  describe.each(['isArchived', 'isSuspended'] as const)('where nothing may be written: %s', (flag) => {
    const readOnly = { memory: { repository: () => Promise.resolve({ ...known, [flag]: true }) } };

    it.each([openedThread, closedThread, given(ana, wants())])('about what people do: $kind', (happening) =>
      quiet(happening, readOnly),
    );

    it.each([due, ...dueLater, offerOpen])(
      'yet about what is due, which is due again in a day: $kind',
      async (happening) => {
        await expect(handle(happening, world(readOnly), sign)).rejects.toMatchObject({
          name: 'NotYet',
          retryAfterMs: DAY,
        });
      },
    );
  });

  it('about a bot', () => quiet(byBot, {}));

  it('about whom the project calls a bot', () =>
    quiet(openedThread, { github: { settings: () => Promise.resolve(settings({ bots: ['Ana-Lima'] })) } }));

  it('about a deleted account', () =>
    quiet({ kind: 'thread-opened', thread: thread({ author: null }), authorNodeId: null }, {}));

  it.each([due, closedThread, given(ana, wants())])('about a thread that is gone: $kind', (happening) =>
    quiet(happening, { github: gone }),
  );

  it.each([given(ben, accepts), closedThread])(
    'about a thread that is gone, although somebody is asked there: $kind',
    (happening) =>
      quiet(happening, {
        github: gone,
        memory: { pairingOfThread: () => Promise.resolve(soFar(askedPairing())) },
      }),
  );

  it('by the command of a bot', () => quiet(given({ ...ana, isBot: true }, wants()), {}));

  it('about the unanswered thread of a deleted account', () =>
    quiet(due, { github: { thread: () => Promise.resolve(facts(thread({ author: null }))) } }));
});

it('nothing is decided before the history is known: it is tried again soon', async () => {
  const here = world({ memory: { repository: () => Promise.resolve({ ...known, isHistoryKnown: false }) } });
  const trouble: unknown = await handle(openedThread, here, sign).catch((error: unknown) => error);
  expect(trouble).toBeInstanceOf(NotYet);
  expect(trouble).toMatchObject({ retryAfterMs: 5000 });
});

describe('the greeting', () => {
  it('is not for who is at home in another repository of the owner', async () => {
    const elsewhere = [{ key: ana.key, landed: [], helped: [now - DAY] }];
    const here = await lived(openedThread, {
      memory: { trackRecordsElsewhere: () => Promise.resolve(elsewhere) },
    });
    expect(here.commits[0]?.notes).toMatchObject([{ note: 'not-welcomed: at home with this owner' }]);
  });

  it('is for who only landed something once in another', async () => {
    const elsewhere = [{ key: ana.key, landed: [now - DAY], helped: [] }];
    const here = await lived(openedThread, {
      memory: { trackRecordsElsewhere: () => Promise.resolve(elsewhere) },
    });
    expect(wishedIn(here)).toContain('welcome:7:11');
  });
});

describe('looking for a mentor', () => {
  const history = [ofBen, ofCleo, ofRobot];
  const askedIn = ({ commits }: FakeWorld) => {
    const state = commits[0]?.pairings[0]?.pairing.state;
    return state?.is === 'asked' ? state.whom.login : null;
  };

  it('asks whom the history suggests', async () => {
    expect(askedIn(await lived(due, { history }))).toBe(cleo.login);
  });

  it('spares who is busy', async () => {
    const busy = () => Promise.resolve(new Set([cleo.login]));
    expect(askedIn(await lived(due, { history, github: { busy } }))).toBe(ben.login);
  });

  it('spares who has no room', async () => {
    const full = () =>
      Promise.resolve([load(ben), load(cleo, { openPairings: 2 }), load(robot, { openPairings: 2 })]);
    expect(askedIn(await lived(due, { history, memory: { mentorLoads: full } }))).toBe(ben.login);
  });

  it('asks GitHub neither about bots nor about people it never met', async () => {
    const stranger = change({ author: '99', reviewers: ['88'], id: 's1' });
    const github = { settings: () => Promise.resolve(settings({ bots: [robot.login] })) };
    const { asked } = await lived(due, { history: [...history, stranger], github });
    expect(asked.filter((question) => question.startsWith('busy'))).toEqual([
      `busy ${cleo.login},${ben.login}`,
    ]);
  });

  it('looks past twelve who have no room', async () => {
    const full = Array.from({ length: 12 }, (_, i) => person(`full-${i}`, String(100 + i)));
    const { key: best } = full[0]!;
    const busy = full.flatMap(({ key }) =>
      [1, 2, 3].map((days) =>
        change({ author: '99', reviewers: [key], at: now - days * DAY, id: `${key}-${days}` }),
      ),
    );
    const people = new Map([ben, ...full].map((somebody) => [somebody.key, somebody]));
    const here = await lived(due, {
      history: [ofBen, ...busy.sort((a, b) => a.at - b.at)],
      github: { canWrite: (_, { key }) => Promise.resolve(key !== ana.key) },
      memory: {
        people: () => Promise.resolve(people),
        mentorLoads: (_, keys) =>
          Promise.resolve(
            keys.map((key) => load(person(key, key), { hasOpenAsk: key >= best && key !== ben.key })),
          ),
      },
    });
    expect(askedIn(here)).toBe(ben.login);
    expect(here.asked).toContain(`busy ${ben.login}`);
  });

  it('goes on where it was put off, even in an answered draft, if the newcomer wished for it', async () => {
    const here = await lived(
      { kind: 'search-due', thread: ref, pairing: '7:11:1' },
      {
        history,
        memory: { pairingOfThread: () => Promise.resolve(soFar(wantedPairing({ reason: 'asked-for' }))) },
        github: { thread: () => Promise.resolve(facts(thread({ state: 'draft', answeredAt: now - DAY }))) },
      },
    );
    expect(askedIn(here)).toBe(cleo.login);
  });

  it('does not look again at who was tried, nor at the newcomer', async () => {
    const pairing = soFar({ ...askedPairing(cleo), tried: [ben.key] });
    const { asked } = await lived(given(cleo, passes), {
      history: [...history, change({ author: '99', reviewers: [ana.key], id: 'a1' })],
      memory: { pairingOfThread: () => Promise.resolve(pairing) },
    });
    expect(asked).not.toContain(`canWrite ${ben.login}`);
    expect(asked.filter((question) => question === `canWrite ${ana.login}`)).toHaveLength(1);
  });

  it.each([
    ['an answered thread', due, thread({ answeredAt: now - DAY })],
    ['a draft', due, thread({ state: 'draft' })],
    ['an acceptance', given(ben, accepts), thread()],
    ['what nobody understood', given(ben, { is: 'not-understood' }), thread()],
    ['the wish of somebody else', given(ben, wants()), thread()],
    ['who passes without being asked', given(ben, passes), thread()],
  ] as const)('is not needed for %s', async (_, happening, found) => {
    const { asked } = await lived(happening, {
      history,
      github: { thread: () => Promise.resolve(facts(found)) },
    });
    expect(asked.some((question) => question.startsWith('busy'))).toBe(false);
  });
});

describe('what is known of a newcomer', () => {
  it('follows them from thread to thread', async () => {
    const asking = { pairingSoFar: () => Promise.resolve(soFar(activePairing())) };
    const { commits } = await lived(given(ana, wants()), { memory: asking });
    expect(commits[0]?.pairings).toEqual([]);
    expect(commits[0]?.wishes).toMatchObject([{ wish: { kind: 'reaction', reaction: '+1' } }]);
  });
});

describe('a closed thread', () => {
  const landed = change({ author: '99' });
  const github = (of: Partial<ThreadFacts>, state: 'landed' | 'closed') => ({
    thread: () => Promise.resolve(facts(thread({ state }), of)),
  });

  it('is recorded where it landed, with today’s logins', async () => {
    const { commits } = await lived(closedThread, {
      github: github({ landed, people: [ana, ben] }, 'landed'),
    });
    expect(commits[0]?.facts).toMatchObject([{ contributions: [landed], people: [ana, ben] }]);
  });

  it('is looked at again an hour later where it did not, and its commits are not looked for before', async () => {
    const { commits, asked } = await lived(closedThread, { github: github({}, 'closed') });
    expect(commits[0]?.facts).toMatchObject([{ contributions: [] }]);
    expect(commits).toMatchObject([
      { forgottenReminders: ['answer-due:7:5'], reminders: [{ key: 'closing-due:7:5', at: now + HOUR }] },
    ]);
    expect(asked).toEqual(['settings', 'thread']);
  });

  describe('that GitHub still shows as open', () => {
    const lagging = { thread: () => Promise.resolve(facts(thread({ changedAt: now - DAY }))) };
    const closedBefore = (ms: number): ThreadHappening => ({ ...closedThread, at: now - ms });

    it('is looked at again soon, for two minutes', async () => {
      const early = handle(closedBefore(2 * MINUTE - 1), world({ github: lagging }), sign);
      await expect(early).rejects.toMatchObject({ name: 'NotYet', retryAfterMs: 10_000 });
    });

    it('was opened again, after that', async () => {
      expect((await lived(closedBefore(2 * MINUTE), { github: lagging })).commits).toEqual([]);
    });

    it.each<[string, ThreadFacts]>([
      ['it was changed since', facts(thread({ changedAt: now - MINUTE + 1 }))],
      [
        'it knows of that closing',
        facts(thread({ changedAt: now - DAY }), {
          closing: { at: now - MINUTE, by: ben, speakers: [], isByCommit: false },
        }),
      ],
    ])('was opened again at once, where %s', async (_, found) => {
      const again = { thread: () => Promise.resolve(found) };
      expect((await lived(closedBefore(MINUTE), { github: again })).commits).toEqual([]);
    });
  });
});

describe('a thread that is gone', () => {
  it.each([due, ...dueLater])('lets go of whoever is paired there: $kind', async (happening) => {
    const { commits } = await lived(happening, {
      github: gone,
      memory: { pairingOfThread: () => Promise.resolve(soFar(askedPairing())) },
    });
    expect(commits).toMatchObject([
      {
        pairings: [{ pairing: { id: '7:11:1', state: { is: 'ended', because: 'released' } } }],
        wishes: [],
        forgottenReminders: [
          'answer-due:7:5',
          'reply-due:7:11:1',
          'search-due:7:11:1',
          'pairing-over:7:11:1',
          'check-in-due:7:11:1',
          'assignment-due:7:11:1',
        ],
      },
    ]);
  });
});

it('a thread that was opened again goes on with its mentor', async () => {
  const active = () => Promise.resolve(soFar(activePairing()));
  const { commits } = await lived(
    { kind: 'thread-ready', thread: thread(), at: now },
    { memory: { pairingSoFar: active } },
  );
  expect(commits[0]?.wishes.map(({ key }) => key)).toContain('mentorship:7:11:1:5');
  expect(commits[0]?.reminders).toMatchObject([
    { key: 'pairing-over:7:11:1', at: now + 85 * DAY },
    { key: 'check-in-due:7:11:1', at: now + 14 * DAY },
  ]);
});

it('a pairing that rested long enough ends', async () => {
  const { commits } = await lived(
    { kind: 'pairing-over', thread: ref, pairing: '7:11:1' },
    {
      memory: { pairingOfThread: () => Promise.resolve(soFar(activePairing())) },
      github: { thread: () => Promise.resolve(facts(thread({ state: 'landed' }))) },
    },
  );
  expect(commits[0]?.pairings).toMatchObject([{ pairing: { state: { is: 'ended', because: 'completed' } } }]);
});

describe('a dry run', () => {
  it('notes what would have been done and wishes nothing', async () => {
    const dry = () => Promise.resolve({ ...defaultSettings, dryRun: true });
    const { commits } = await lived(openedThread, { github: { settings: dry } });
    expect(commits).toMatchObject([{ wishes: [], marks: [], reminders: [], notes: [{ note: 'welcomed' }] }]);
  });

  it.each([...dueLater, offerOpen])(
    'changes no states, so what is due stays due: $kind',
    async (happening) => {
      const dry = () => Promise.resolve({ ...defaultSettings, dryRun: true });
      const active = () => Promise.resolve(soFar(activePairing()));
      const here = world({ github: { settings: dry }, memory: { pairingOfThread: active } });
      await expect(handle(happening, here, sign)).rejects.toMatchObject({
        name: 'NotYet',
        retryAfterMs: DAY,
      });
      expect(here.commits).toEqual([]);
    },
  );
});

it.each<[Happening, boolean]>([
  [openedThread, true],
  [due, true],
  [{ kind: 'repository-changed', repository: 7 }, false],
  [{ kind: 'installation-changed', installationId: 1, came: [], went: [], at: null }, false],
  [{ kind: 'permissions-changed', installationId: 1 }, false],
])('%j concerns a thread: %s', (happening, does) => {
  expect(concernsThread(happening)).toBe(does);
});
