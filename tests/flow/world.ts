// A world in memory in which one thing has happened; a test says what differs. Everything that is asked for is counted.
import type { LandedChange } from '../../src/domain/contribution.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import type { Commit, CommitResult, GitHub, KnownRepository, Memory } from '../../src/flow/ports.ts';
import { Rankers } from '../../src/flow/rankers.ts';
import type { World } from '../../src/flow/known-world.ts';
import { lines } from '../cli/tools.ts';
import { ben, cleo, facts, load, now, person, repository, soFar } from '../domain/builders.ts';

export const known: KnownRepository = {
  ...repository,
  isHistoryKnown: true,
  isSuspended: false,
  isSilenced: false,
};

interface Differences {
  readonly memory?: Partial<Memory>;
  readonly github?: Partial<GitHub>;
  /** What each commit in turn comes to; committed after the last. */
  readonly results?: readonly CommitResult[];
  readonly history?: readonly LandedChange[];
  readonly pagesUrl?: string | null;
}

export interface FakeWorld extends World {
  readonly commits: Commit[];
  /** What GitHub was asked, in order. */
  readonly asked: string[];
}

export function world({
  memory,
  github,
  results = [],
  history = [],
  pagesUrl = null,
}: Differences = {}): FakeWorld {
  const commits: Commit[] = [];
  const asked: string[] = [];
  const people = new Map([ben, cleo, person('rope-robot', '17')].map((known) => [known.key, known]));
  const remembered: Memory = {
    repository: () => Promise.resolve(known),
    trackRecord: (_, key) => Promise.resolve({ key, landed: [], helped: [] }),
    trackRecordsElsewhere: () => Promise.resolve([]),
    earlierHelp: () => Promise.resolve(0),
    usualAnswer: () => Promise.resolve({ threads: 0, cases: 0, medianHours: null }),
    choiceOf: () => Promise.resolve(null),
    leftAlone: () => Promise.resolve(new Set()),
    hasMilestone: () => Promise.resolve(false),
    countMilestones: () => Promise.resolve(0),
    pairingSoFar: () => Promise.resolve(soFar(null)),
    pairingOfThread: () => Promise.resolve(soFar(null)),
    mentorLoads: (_, mentors) => Promise.resolve(mentors.map((key) => load(person(key, key)))),
    mentionsOf: () => Promise.resolve(new Map()),
    offer: () => Promise.resolve(null),
    confirmedOffers: () => Promise.resolve(new Set()),
    takesPartIn: () => Promise.resolve([]),
    standingComment: () => Promise.resolve(null),
    people: () => Promise.resolve(people),
    landedChanges: (_, since) => lines(history.filter(({ at }) => at >= since)),
    commentsWritten: () => Promise.resolve({ inThread: 0, inRepositoryToday: 0 }),
    answersGiven: () => Promise.resolve(0),
    commit: (commit) => {
      commits.push(commit);
      return Promise.resolve(results[commits.length - 1] ?? 'committed');
    },
    ...memory,
  };
  const hub: GitHub = {
    thread: () => Promise.resolve(facts()),
    landedByHand: () => Promise.resolve({ change: null, hasCommitsSince: false }),
    canWrite: (_, { key }) => Promise.resolve(key === ben.key || key === cleo.key),
    busy: () => Promise.resolve(new Set()),
    lastWords: () => Promise.resolve({ newcomerAt: null, mentorAt: null }),
    closes: () => Promise.resolve([]),
    isAssigned: () => Promise.resolve(false),
    thumbsUp: () => Promise.resolve([]),
    personByLogin: (_, login) =>
      Promise.resolve([...people.values()].find((one) => one.login === login) ?? null),
    settings: () => Promise.resolve(defaultSettings),
    contributingUrl: () => Promise.resolve('https://example.org/contributing'),
    stranger: () =>
      Promise.resolve({
        contributingUrl: 'https://example.org/contributing',
        hasCommits: false,
        isStillThere: true,
      }),
    openIssues: () => Promise.resolve([]),
    ...github,
  };
  return {
    clock: { now: () => now },
    memory: remembered,
    github: counting(hub, asked),
    rankers: new Rankers(remembered),
    pagesUrl,
    commits,
    asked,
  };
}

function counting(github: GitHub, asked: string[]): GitHub {
  return {
    thread: (...given) => (asked.push('thread'), github.thread(...given)),
    landedByHand: (...given) => (asked.push('landedByHand'), github.landedByHand(...given)),
    stranger: (...given) => (asked.push('stranger'), github.stranger(...given)),
    openIssues: (...given) => (asked.push('openIssues'), github.openIssues(...given)),
    canWrite: (...given) => (asked.push(`canWrite ${given[1].login}`), github.canWrite(...given)),
    lastWords: (...given) => (asked.push('lastWords'), github.lastWords(...given)),
    closes: (...given) => (asked.push('closes'), github.closes(...given)),
    isAssigned: (...given) => (asked.push('isAssigned'), github.isAssigned(...given)),
    thumbsUp: (...given) => (asked.push(`thumbsUp ${given[1]}`), github.thumbsUp(...given)),
    personByLogin: (...given) => (asked.push(`personByLogin ${given[1]}`), github.personByLogin(...given)),
    busy: (...given) => (asked.push(`busy ${given[1].join()}`), github.busy(...given)),
    settings: (...given) => (asked.push('settings'), github.settings(...given)),
    contributingUrl: (...given) => (asked.push('contributingUrl'), github.contributingUrl(...given)),
  };
}
