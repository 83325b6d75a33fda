// Situations of an invented project, where a test says only what differs. Ana is new, Ben, Cleo and Dara know the ropes.
import type { AboutMe, ParsedLine } from '../../src/domain/command.ts';
import type { LandedChange } from '../../src/domain/contribution.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { CommandGiven } from '../../src/domain/happening.ts';
import { accept, ask, wanted, type Pairing } from '../../src/domain/pairing.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';
import type {
  AboutMeSituation,
  Author,
  Candidate,
  ClosedSituation,
  CommandSituation,
  MentorLoad,
  OpenedSituation,
  OverSituation,
  Recognition,
  Search,
  SearchDueSituation,
  SilentSituation,
  UnansweredSituation,
  VanishedSituation,
} from '../../src/domain/situation.ts';
import type { Evidence, Standing } from '../../src/domain/standing.ts';
import type { ThreadFacts } from '../../src/domain/thread-facts.ts';
import type { Thread } from '../../src/domain/thread.ts';
import { DAY, parseInstant, type Instant } from '../../src/domain/time.ts';

export function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`${text} is no instant`);
  return instant;
}

/** A Wednesday. */
export const now = at('2025-05-14T12:00:00Z');

export const person = (login: string, key: string, isBot = false): Person => ({ key, login, isBot });
export const ana = person('ana-lima', '11');
export const ben = person('ben-okoro', '12');
export const cleo = person('cleo-marsh', '13');
export const dara = person('dara-voss', '14');
export const edda = person('edda-pohl', '15');

export const repository: Repository = {
  id: 7,
  ownerId: 70,
  owner: 'rope-works',
  name: 'carabiner',
  installationId: 700,
  isPrivate: false,
  isArchived: false,
};

export function change(differs: Partial<LandedChange> = {}): LandedChange {
  return {
    kind: 'landed',
    id: `change-${differs.author ?? ana.key}-${differs.at ?? now}`,
    at: now - 30 * DAY,
    openedAt: (differs.at ?? now - 30 * DAY) - DAY,
    author: ana.key,
    authorName: 'Ana Lima',
    reviewers: [],
    mergedBy: null,
    files: ['wall/holds.ts'],
    nFiles: 1,
    number: null,
    title: 'Tighten the holds',
    ...differs,
  };
}

export function thread(differs: Partial<Thread> = {}): Thread {
  return {
    repository: repository.id,
    number: 5,
    kind: 'pull-request',
    state: 'open',
    isLocked: false,
    author: ana,
    title: 'Add a softer rope',
    openedAt: now,
    labels: [],
    files: ['wall/rope.ts'],
    answeredAt: null,
    changedAt: now,
    ...differs,
  };
}

const NOTHING: Evidence = {
  landed: 0,
  landedLastYear: 0,
  activeMonthsLastYear: 0,
  firstAt: null,
  lastAt: null,
  helpedLastYear: 0,
};

export function author(standing: Standing = 'first-time', who: Person = ana): Author {
  return { person: who, isLeftAlone: false, standing, evidence: NOTHING };
}

type InPart<Group> = Group extends readonly unknown[] | boolean ? Group : Partial<Group>;

/** Settings, where a group may be given in part. */
export function settings(differs: { readonly [K in keyof Settings]?: InPart<Settings[K]> } = {}): Settings {
  const { welcome, recognition, mentors, labels, budgets } = defaultSettings;
  return {
    ...defaultSettings,
    ...differs,
    welcome: { ...welcome, ...differs.welcome },
    recognition: { ...recognition, ...differs.recognition },
    mentors: { ...mentors, ...differs.mentors },
    labels: { ...labels, ...differs.labels },
    budgets: { ...budgets, ...differs.budgets },
  };
}

export function opened(differs: Partial<OpenedSituation> = {}): OpenedSituation {
  return {
    about: 'opened',
    now,
    repository,
    settings: defaultSettings,
    thread: thread(),
    author: author(),
    isAgain: false,
    waitsSince: now,
    wasWelcomed: false,
    wasWelcomedBack: false,
    hasCommits: false,
    isStillThere: true,
    earlierHelp: 0,
    isKnownToOwner: false,
    welcomedToday: 0,
    contributingUrl: null,
    usualAnswer: { threads: 0, cases: 0, medianHours: null },
    pairing: { open: null, count: 0, tried: [] },
    written: { inThread: 0, inRepositoryToday: 0 },
    ...differs,
  };
}

export function load(mentor: Person, differs: Partial<MentorLoad> = {}): MentorLoad {
  return {
    mentor: mentor.key,
    openPairings: 0,
    hasOpenAsk: false,
    lastAcceptedAt: null,
    mentionsThisWeek: 0,
    version: 0,
    ...differs,
  };
}

export function candidate(
  who: Person,
  differs: Partial<Omit<Candidate, 'load'>> & { readonly load?: Partial<MentorLoad> } = {},
): Candidate {
  return {
    person: who,
    suggestion: { key: who.key, score: 1, reasons: [{ fact: 'reviewed-in', path: 'wall', changes: 4 }] },
    canWrite: true,
    isBusy: false,
    ...differs,
    load: load(who, differs.load),
  };
}

export function searching(differs: Partial<Search> = {}): Search {
  return {
    now,
    repository,
    settings: defaultSettings,
    thread: thread(),
    pairing: { open: null, count: 0, tried: [] },
    candidates: [candidate(ben), candidate(cleo), candidate(dara), candidate(edda)],
    written: { inThread: 0, inRepositoryToday: 0 },
    ...differs,
  };
}

export function unanswered(differs: Partial<UnansweredSituation> = {}): UnansweredSituation {
  return { ...searching(), about: 'unanswered', author: author(), ...differs };
}

export const wantedPairing = (differs: Partial<Pairing> = {}): Pairing => ({
  ...wanted(
    {
      thread: { repository: repository.id, number: 5 },
      ownerId: repository.ownerId,
      newcomer: ana,
      reason: 'unanswered',
      topic: null,
    },
    1,
    [],
    now - 5 * DAY,
  ),
  ...differs,
});

export const askedPairing = (whom: Person = ben, differs: Partial<Pairing> = {}): Pairing => ({
  ...ask(wantedPairing(), whom, now - 5 * DAY, now - DAY),
  ...differs,
});

export const activePairing = (mentor: Person = ben, since: Instant = now - 5 * DAY): Pairing =>
  accept(askedPairing(mentor), since);

export const soFar = (open: Pairing | null) => ({ open, count: open ? 1 : 0, tried: open?.tried ?? [] });

export function given(by: Person, line: ParsedLine, comment = 900): CommandGiven {
  return {
    kind: 'command-given',
    thread: { repository: repository.id, number: 5 },
    by,
    line,
    comment: { id: comment, at: now },
    utterance: `command:${comment}:${JSON.stringify(line)}`,
  };
}

export const wants = (topic: string | null = null): ParsedLine => ({
  is: 'command',
  command: { verb: 'mentor wanted', topic },
});
export const accepts: ParsedLine = { is: 'command', command: { verb: 'mentor accept' } };
export const passes: ParsedLine = { is: 'command', command: { verb: 'mentor pass' } };

export function command(
  by: Person,
  line: ParsedLine,
  differs: Partial<CommandSituation> = {},
): CommandSituation {
  return { ...searching(), about: 'command', author: author(), command: given(by, line), ...differs };
}

export function silent(open: Pairing | null, differs: Partial<SilentSituation> = {}): SilentSituation {
  return {
    ...searching({ pairing: soFar(open) }),
    about: 'silent',
    expired: {
      kind: 'ask-expired',
      thread: { repository: repository.id, number: 5 },
      pairing: open?.id ?? 'none',
      ordinal: open?.asked ?? 1,
    },
    ...differs,
  };
}

export function searchDue(
  open: Pairing | null,
  differs: Partial<SearchDueSituation> = {},
): SearchDueSituation {
  return {
    ...searching({ pairing: soFar(open) }),
    about: 'search-due',
    due: {
      kind: 'search-due',
      thread: { repository: repository.id, number: 5 },
      pairing: open?.id ?? 'none',
    },
    ...differs,
  };
}

export function vanished(open: Pairing | null): VanishedSituation {
  return {
    about: 'vanished',
    now,
    repository,
    settings: defaultSettings,
    thread: { repository: repository.id, number: 5 },
    pairing: soFar(open),
  };
}

export function closed(open: Pairing | null, differs: Partial<ClosedSituation> = {}): ClosedSituation {
  return {
    about: 'closed',
    now,
    repository,
    settings: defaultSettings,
    thread: thread({ state: 'closed' }),
    pairing: soFar(open),
    facts: facts(differs.thread ?? thread({ state: 'closed' })),
    landed: null,
    isLater: false,
    recognition: null,
    ...differs,
  };
}

/** What GitHub tells of a thread in which nobody but its author did anything. */
export function facts(of: Thread = thread(), differs: Partial<ThreadFacts> = {}): ThreadFacts {
  const isClosed = of.state === 'closed' || of.state === 'landed';
  return {
    thread: of,
    landed: null,
    others: [],
    closing: isClosed ? { at: now, by: ben, speakers: [], isByCommit: false } : null,
    people: of.author ? [of.author] : [],
    authorNodeId: 'U_11',
    ...differs,
  };
}

export function recognition(differs: Partial<Recognition> = {}): Recognition {
  return {
    author: author(),
    milestone: null,
    wasSaid: false,
    nextSteps: [],
    wasExplained: false,
    hadCommits: false,
    hasCommitsSince: false,
    contributingUrl: null,
    written: { inThread: 0, inRepositoryToday: 0 },
    ...differs,
  };
}

export function aboutMe(
  by: Person,
  verb: AboutMe['verb'],
  differs: Partial<AboutMeSituation> = {},
): AboutMeSituation {
  const line: ParsedLine = { is: 'command', command: { verb } };
  return {
    about: 'about-me',
    now,
    repository,
    settings: defaultSettings,
    thread: thread(),
    command: given(by, line),
    speaker: author('first-time', by),
    answersToday: 0,
    choice: null,
    ...differs,
  };
}

export function over(open: Pairing | null, differs: Partial<OverSituation> = {}): OverSituation {
  return {
    about: 'over',
    now,
    repository,
    settings: defaultSettings,
    thread: thread({ state: 'landed' }),
    pairing: soFar(open),
    over: {
      kind: 'pairing-over',
      thread: { repository: repository.id, number: 5 },
      pairing: open?.id ?? 'none',
    },
    ...differs,
  };
}

/** The effects of one kind. */
export function only<Do extends Effect['do']>(
  effects: readonly Effect[],
  what: Do,
): Extract<Effect, { do: Do }>[] {
  return effects.filter((effect): effect is Extract<Effect, { do: Do }> => effect.do === what);
}

/** The labels put on, and with a minus those taken off. */
export function labelsOf(effects: readonly Effect[]): string[] {
  return effects.flatMap((effect) => {
    if (effect.do === 'label') return [effect.label];
    return effect.do === 'unlabel' ? [`-${effect.label}`] : [];
  });
}

/** What is done besides keeping the facts, which is done whatever else is. */
export const besidesRecord = (effects: readonly Effect[]) =>
  effects.filter(({ do: what }) => what !== 'record');
export const recordOf = (effects: readonly Effect[]) => only(effects, 'record')[0]?.facts;
export const messagesOf = (effects: readonly Effect[]) => only(effects, 'say').map(({ message }) => message);
export const notesOf = (effects: readonly Effect[]) => only(effects, 'note').map(({ note }) => note);
export const reactionsOf = (effects: readonly Effect[]) =>
  only(effects, 'react').map(({ reaction }) => reaction);
export const pairingOf = (effects: readonly Effect[]) => only(effects, 'keep-pairing')[0]?.pairing;
