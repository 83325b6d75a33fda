// From a happening to everything its decision needs, asked for once, in parallel where one answer does not wait for another.
import type { PersonKey } from '../domain/contribution.ts';
import type { Happening } from '../domain/happening.ts';
import type { Person } from '../domain/person.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Settings } from '../domain/settings.ts';
import type {
  Author,
  Common,
  NothingToDecide,
  PairingSoFar,
  Situation,
  VanishedSituation,
} from '../domain/situation.ts';
import { isBotName } from '../domain/bot.ts';
import { assess } from '../domain/standing.ts';
import { isOver, type Thread } from '../domain/thread.ts';
import { DAY, MINUTE } from '../domain/time.ts';
import { unreachable } from '../domain/unreachable.ts';
import { candidatesFor } from './candidates.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { NotYet } from './trouble.ts';

/** What concerns a thread; the other happenings concern installations and are served elsewhere. */
export type ThreadHappening = Extract<Happening, { readonly thread: unknown }>;

/** How soon to look again whether a repository's history is known. */
const HISTORY_RETRY_MS = 5000;
/** How long GitHub's events may take, and its answers lag behind its events. */
const NEWS_TRAVELS = 10 * MINUTE;
const READS_LAG = 2 * MINUTE;
const LOOK_AGAIN_MS = 10_000;

export async function recall(happening: ThreadHappening, world: World): Promise<Situation> {
  const repository = await world.memory.repository(happening.thread.repository);
  if (!repository) return waitForInstallation(happening, world);
  if (repository.isArchived || repository.isSuspended) return waitOrLeave(happening, repository);
  if (!repository.isHistoryKnown) {
    throw new NotYet(
      `the history of ${repository.owner}/${repository.name} is still being read`,
      HISTORY_RETRY_MS,
    );
  }
  switch (happening.kind) {
    case 'thread-opened':
      return recallOpened(happening.thread, happening.thread.openedAt, repository, world);
    case 'thread-ready':
      return recallOpened(happening.thread, happening.at, repository, world);
    case 'answer-due':
    case 'command-given':
    case 'ask-expired':
    case 'search-due':
      return recallSearch(happening, repository, world);
    case 'thread-closed':
      return recallClosed(happening, repository, world);
    case 'pairing-over':
      return recallOver(happening, repository, world);
    default:
      return unreachable(happening);
  }
}

/** The news of the installation may be on its way, or being worked on, while the first thread is opened. */
function waitForInstallation(happening: ThreadHappening, { clock }: World): NothingToDecide {
  const at = happening.kind === 'thread-opened' ? happening.thread.openedAt : null;
  const isFresh = at !== null && clock.now() - at < NEWS_TRAVELS;
  if (isFresh) throw new NotYet('the repository is not known yet', HISTORY_RETRY_MS);
  return nothing('not installed');
}

/** What is due there stays due: the repository may be opened again. What people do there is over. */
function waitOrLeave(happening: ThreadHappening, { owner, name }: KnownRepository): NothingToDecide {
  const wasDue = ['answer-due', 'ask-expired', 'search-due', 'pairing-over'].includes(happening.kind);
  if (wasDue) throw new NotYet(`${owner}/${name} is archived or suspended`, DAY);
  return nothing('read-only');
}

async function recallOpened(
  thread: Thread,
  waitsSince: number,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const { memory, github, clock } = world;
  const settings = await github.settings(repository);
  const because = whyNobody(thread.author, settings);
  if (because || !thread.author) return nothing(because ?? 'deleted account');
  const person = thread.author;
  const now = clock.now();
  const [author, wasWelcomed, earlierHelp, pairing] = await Promise.all([
    authorOf(person, repository, world),
    memory.hasMilestone(repository.id, person.key, 'welcomed'),
    memory.countOtherContributions(repository.id, person.key),
    memory.pairingSoFar(repository.id, person.key),
  ]);
  // Most threads are opened by people who are known: for them, the rest need not be asked.
  const isNew = author.standing === 'first-time';
  const [isKnownToOwner, welcomedToday, contributingUrl] = isNew
    ? await Promise.all([
        isKnownElsewhere(person.key, repository, world),
        memory.countMilestones(repository.id, 'welcomed', now - DAY),
        github.contributingUrl(repository),
      ])
    : [false, 0, null];
  return {
    about: 'opened',
    now,
    repository,
    settings,
    thread,
    author,
    waitsSince,
    wasWelcomed,
    earlierHelp,
    isKnownToOwner,
    welcomedToday,
    contributingUrl,
    usualAnswerHours: null,
    pairing,
  };
}

async function recallSearch(
  happening: Extract<
    ThreadHappening,
    { kind: 'answer-due' | 'command-given' | 'ask-expired' | 'search-due' }
  >,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return happening.kind === 'command-given' ? nothing('gone') : common;
  const { thread, settings, now } = common;
  if (happening.kind === 'command-given' && whyNobody(happening.by, settings)) return nothing('bot');
  const person = whyNobody(thread.author, settings) ? null : thread.author;
  const [author, pairing, written] = await Promise.all([
    person && authorOf(person, repository, world),
    pairingFor(thread, person, world),
    world.memory.commentsWritten(thread, now - DAY),
  ]);
  const isAsking = person !== null && mayAsk(happening, thread, pairing);
  const need = person && { thread, settings, author: person, now };
  const candidates = isAsking && need ? await candidatesFor(need, repository, pairing, world) : [];
  const search = { ...common, pairing, written, candidates };
  switch (happening.kind) {
    case 'answer-due':
      return author ? { ...search, about: 'unanswered', author } : nothing('deleted account');
    case 'command-given':
      return { ...search, about: 'command', command: happening, author };
    case 'ask-expired':
      return { ...search, about: 'silent', expired: happening };
    case 'search-due':
      return { ...search, about: 'search-due', due: happening };
  }
}

/** Looking for people costs questions to GitHub; an answered thread and an acceptance need none. */
function mayAsk(
  happening: Extract<
    ThreadHappening,
    { kind: 'answer-due' | 'command-given' | 'ask-expired' | 'search-due' }
  >,
  thread: Thread,
  pairing: PairingSoFar,
): boolean {
  if (happening.kind === 'answer-due') return thread.answeredAt === null && thread.state === 'open';
  if (happening.kind !== 'command-given') return true;
  if (happening.line.is !== 'command') return false;
  const state = pairing.open?.state;
  const isWhoWasAsked = state?.is === 'asked' && state.whom.key === happening.by.key;
  switch (happening.line.command.verb) {
    case 'mentor wanted':
      return thread.author?.key === happening.by.key;
    case 'mentor pass':
      return isWhoWasAsked;
    case 'mentor accept':
      return false;
  }
}

async function recallClosed(
  happening: Extract<ThreadHappening, { kind: 'thread-closed' }>,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return nothing('gone');
  const { thread, now } = common;
  if (!isOver(thread)) {
    // GitHub's answers lag behind its events; or the event is old, and the thread was opened again.
    if (now - happening.at < READS_LAG)
      throw new NotYet('GitHub still shows the thread as open', LOOK_AGAIN_MS);
    return nothing('opened again');
  }
  const [pairing, landed] = await Promise.all([
    world.memory.pairingOfThread(thread),
    thread.state === 'landed' ? world.github.landedChange(repository, thread.number) : null,
  ]);
  return {
    ...common,
    about: 'closed',
    pairing,
    landed: landed?.change ?? null,
    people: landed?.people ?? [],
  };
}

async function recallOver(
  happening: Extract<ThreadHappening, { kind: 'pairing-over' }>,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return common;
  const pairing = await world.memory.pairingOfThread(common.thread);
  return { ...common, about: 'over', over: happening, pairing };
}

type CommonFacts = Common & { readonly about: 'something' };

async function commonOf(
  number: number,
  repository: KnownRepository,
  { memory, github, clock }: World,
): Promise<CommonFacts | VanishedSituation> {
  const settings = await github.settings(repository);
  const thread = await github.thread(repository, number, settings.bots);
  const now = clock.now();
  if (thread) return { about: 'something', now, repository, settings, thread };
  const ref = { repository: repository.id, number };
  const pairing = await memory.pairingOfThread(ref);
  return { about: 'vanished', now, repository, settings, thread: ref, pairing };
}

async function authorOf(
  person: Person,
  repository: KnownRepository,
  { memory, github, clock }: World,
): Promise<Author> {
  const [record, canWrite] = await Promise.all([
    memory.trackRecord(repository.id, person.key),
    github.canWrite(repository, person),
  ]);
  return { person, ...assess(record, clock.now(), { by: 'write-access', canWrite }) };
}

/** Somebody who is at home in another repository of the same owner is no stranger here, and is not told which one. */
async function isKnownElsewhere(
  key: PersonKey,
  repository: { ownerId: number; id: RepositoryId },
  { memory, clock }: World,
): Promise<boolean> {
  const records = await memory.trackRecordsElsewhere(repository.ownerId, repository.id, key);
  const standings = records.map((record) => assess(record, clock.now(), { by: 'having-helped' }).standing);
  return standings.some((standing) => standing === 'maintainer' || standing === 'regular');
}

async function pairingFor(thread: Thread, author: Person | null, { memory }: World): Promise<PairingSoFar> {
  const ofThread = await memory.pairingOfThread(thread);
  if (ofThread.open || !author) return ofThread;
  return memory.pairingSoFar(thread.repository, author.key);
}

function whyNobody(person: Person | null, settings: Settings): 'bot' | 'deleted account' | null {
  if (!person) return 'deleted account';
  return person.isBot || isBotName(person.login, settings.bots) ? 'bot' : null;
}

function nothing(because: NothingToDecide['because']): NothingToDecide {
  return { about: 'nothing', because };
}
