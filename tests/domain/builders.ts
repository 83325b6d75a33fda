// Situations of an invented project, where a test says only what differs. Ana is new, Ben, Cleo and Dara know the ropes.
import type { AboutMe, Command, OwnOffer, ParsedLine } from '../../src/domain/command.ts';
import type { LandedChange } from '../../src/domain/contribution.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { CommandGiven } from '../../src/domain/happening.ts';
import { ask, bind, wanted, type Bond, type Pairing } from '../../src/domain/pairing.ts';
import type { Person } from '../../src/domain/person.ts';
import { noPreferences, type Preferences } from '../../src/domain/preference.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';
import type {
  AboutMeSituation,
  AssignmentSituation,
  Author,
  Candidate,
  CheckInSituation,
  ClosedSituation,
  CommandSituation,
  LinkedSituation,
  MentorLoad,
  OfferSituation,
  OpenedSituation,
  OverSituation,
  OwnOfferSituation,
  PairingSoFar,
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

/** Where and when, for most situations. */
const common = () => ({
  now,
  repository,
  settings: defaultSettings,
  thread: thread(),
  isSilenced: false,
  pagesUrl: null,
});

const NOTHING_WRITTEN = { inThread: 0, inRepositoryToday: 0 };

type InPart<Group> = Group extends readonly unknown[] | boolean ? Group : Partial<Group>;

/** Settings, where a group may be given in part. */
export function settings(differs: { readonly [K in keyof Settings]?: InPart<Settings[K]> } = {}): Settings {
  const { welcome, recognition, mentors, labels, safety, budgets } = defaultSettings;
  return {
    ...defaultSettings,
    ...differs,
    welcome: { ...welcome, ...differs.welcome },
    recognition: { ...recognition, ...differs.recognition },
    mentors: { ...mentors, ...differs.mentors },
    labels: { ...labels, ...differs.labels },
    safety: { ...safety, ...differs.safety },
    budgets: { ...budgets, ...differs.budgets },
  };
}

export function opened(differs: Partial<OpenedSituation> = {}): OpenedSituation {
  return {
    about: 'opened',
    ...common(),
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
    pairing: soFar(null),
    closes: [],
    written: NOTHING_WRITTEN,
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
    said: noPreferences,
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
    hasOffered: false,
    isBusy: false,
    ...differs,
    load: load(who, differs.load),
  };
}

export function searching(differs: Partial<Search> = {}): Search {
  return {
    ...common(),
    pairing: soFar(null),
    candidates: [candidate(ben), candidate(cleo), candidate(dara), candidate(edda)],
    written: NOTHING_WRITTEN,
    mentions: new Map(),
    ...differs,
  };
}

export function unanswered(differs: Partial<UnansweredSituation> = {}): UnansweredSituation {
  return { ...searching(), about: 'unanswered', author: author(), wantsNone: false, ...differs };
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

/** Ben, or whoever else, mentors Ana, and the lasting comment says so. */
export const activePairing = (
  mentor: Person = ben,
  since: Instant = now - 5 * DAY,
  differs: Partial<Bond> = {},
): Bond => ({
  ...bind(askedPairing(mentor), mentor, 14, since),
  introducedAt: since,
  ...differs,
});

export const soFar = (open: Pairing | null, differs: Partial<PairingSoFar> = {}): PairingSoFar => ({
  open,
  count: open ? 1 : 0,
  tried: open?.tried ?? [],
  apart: [],
  previous: null,
  ...differs,
});

export function given(by: Person, line: ParsedLine, comment = 900): CommandGiven {
  return {
    kind: 'command-given',
    thread: { repository: repository.id, number: 5 },
    by,
    line,
    comment: { id: comment, at: now },
    at: now,
    utterance: `command:${comment}:${JSON.stringify(line)}`,
  };
}

export const wants = (topic: string | null = null): ParsedLine => ({
  is: 'command',
  command: { verb: 'mentor wanted', topic },
});
export const line = (command: Command): ParsedLine => ({ is: 'command', command });
export const accepts = line({ verb: 'mentor accept' });
export const passes = line({ verb: 'mentor pass' });

export function command(
  by: Person,
  line: ParsedLine,
  differs: Partial<CommandSituation> = {},
): CommandSituation {
  const standing = by.key === ana.key ? 'first-time' : 'maintainer';
  return {
    ...searching(),
    about: 'command',
    author: author(),
    speaker: author(standing, by),
    named: null,
    wantsNone: false,
    command: given(by, line),
    ...differs,
  };
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
    ...common(),
    thread: { repository: repository.id, number: 5 },
    pairing: soFar(open),
  };
}

export function closed(open: Pairing | null, differs: Partial<ClosedSituation> = {}): ClosedSituation {
  return {
    about: 'closed',
    ...common(),
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
  command: AboutMe | Exclude<AboutMe['verb'], 'belay zone' | 'belay speaks'>,
  differs: Partial<AboutMeSituation> = {},
): AboutMeSituation {
  return {
    about: 'about-me',
    ...common(),
    comment: { id: 900, at: now },
    at: now,
    command: typeof command === 'string' ? { verb: command } : command,
    speaker: author('first-time', by),
    answersToday: 0,
    choice: null,
    ...differs,
  };
}

export function over(open: Pairing | null, differs: Partial<OverSituation> = {}): OverSituation {
  return {
    about: 'over',
    ...common(),
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

export function ownOffer(
  by: Person,
  command: OwnOffer,
  differs: Partial<OwnOfferSituation> = {},
): OwnOfferSituation {
  return {
    about: 'own-offer',
    ...common(),
    comment: { id: 900, at: now },
    at: now,
    command,
    speaker: author('maintainer', by),
    said: noPreferences,
    offer: null,
    takesPartIn: [],
    ...differs,
  };
}

export function offering(differs: Partial<OfferSituation> = {}): OfferSituation {
  return {
    about: 'offer',
    ...common(),
    offer: { person: edda, at: now - DAY, isConfirmed: false },
    confirmedBy: null,
    command: null,
    speakerMayConfirm: false,
    ...differs,
  };
}

export const says = (differs: Partial<Preferences>): Preferences => ({ ...noPreferences, ...differs });

export function checkingIn(open: Pairing | null, differs: Partial<CheckInSituation> = {}): CheckInSituation {
  return {
    ...searching({ pairing: soFar(open) }),
    about: 'check-in',
    due: {
      kind: 'check-in-due',
      thread: { repository: repository.id, number: 5 },
      pairing: open?.id ?? 'none',
    },
    lastWords: { newcomerAt: null, mentorAt: null },
    mentor: load(ben),
    wantsAnother: false,
    ...differs,
  };
}

export function assignmentDue(
  open: Pairing | null,
  differs: Partial<AssignmentSituation> = {},
): AssignmentSituation {
  return {
    about: 'assignment',
    ...common(),
    pairing: soFar(open),
    mentions: new Map(),
    due: {
      kind: 'assignment-due',
      thread: { repository: repository.id, number: 5 },
      pairing: open?.id ?? 'none',
    },
    isAssigned: true,
    ...differs,
  };
}

export function linked(open: Pairing | null, differs: Partial<LinkedSituation> = {}): LinkedSituation {
  return { about: 'linked', ...common(), pairing: soFar(open), closes: [], ...differs };
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
