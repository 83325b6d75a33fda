// What is known when somebody opens a thread, makes a draft ready, or opens a thread again.
import type { PersonKey } from '../domain/contribution.ts';
import type { ThreadOpened, ThreadReady } from '../domain/happening.ts';
import { welcomedBack } from '../domain/decisions/welcome-back.ts';
import type { RepositoryId } from '../domain/repository.ts';
import type { Author, OpenedSituation, PairingSoFar, Situation } from '../domain/situation.ts';
import { assess } from '../domain/standing.ts';
import { isOver, type Thread } from '../domain/thread.ts';
import { DAY, MINUTE, type Instant } from '../domain/time.ts';
import type { World } from './known-world.ts';
import type { KnownRepository, StrangerFacts } from './ports.ts';
import { authorOf, commonOf, nothing, placeOf, whyNobody } from './recall-facts.ts';
import { NotYet } from './trouble.ts';

/** Projects change: what took long last year says little about this week. */
const USUAL_ANSWER_PERIOD = 90 * DAY;

/** GitHub's answers lag behind its events. */
const READS_LAG = 2 * MINUTE;
const LOOK_AGAIN_MS = 5000;

interface Opening {
  readonly thread: Thread;
  readonly authorNodeId: string | null;
  readonly waitsSince: Instant;
  readonly isAgain: boolean;
}

/** The event describes the thread well enough: greeting needs no further question about it. */
export function recallOpened(
  { thread, authorNodeId }: ThreadOpened,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  return recallOpening(
    { thread, authorNodeId, waitsSince: thread.openedAt, isAgain: false },
    repository,
    world,
  );
}

/** Drafts become ready and closed threads are opened again by the same event, which may be old: GitHub says how it stands. */
export async function recallReady(
  happening: ThreadReady,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(happening.thread.number, repository, world);
  if (common.about === 'vanished') return nothing('gone');
  const { thread, facts } = common;
  if (isOver(thread)) return nothing('closed again');
  const { authorNodeId } = facts;
  const isAgain = facts.closing !== null;
  return recallOpening({ thread, authorNodeId, waitsSince: happening.at, isAgain }, repository, world);
}

async function recallOpening(
  opening: Opening,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const { memory, clock } = world;
  const { thread } = opening;
  const place = await placeOf(repository, world);
  const { settings } = place;
  const because = whyNobody(thread.author, settings);
  if (because || !thread.author) return nothing(because ?? 'deleted account');
  const person = thread.author;
  if ((await memory.choiceOf(person.key)) === 'forget') return nothing('forgotten');
  const [author, pairing, written] = await Promise.all([
    // What landed since, this very change included, makes nobody less of a stranger when they came.
    authorOf(person, repository, world, thread.openedAt),
    pairingFor(opening, person.key, world),
    memory.commentsWritten(thread, clock.now() - DAY),
  ]);
  const [greeting, closes] = await Promise.all([
    greetingFacts(opening, author, repository, world),
    closesOwnIssue(thread, pairing, repository, world),
  ]);
  return {
    about: 'opened',
    ...place,
    now: clock.now(),
    author,
    pairing,
    written,
    thread,
    isAgain: opening.isAgain,
    waitsSince: opening.waitsSince,
    closes,
    ...greeting,
  };
}

/** On an issue that is opened again, whoever is paired there need not be its author. */
async function pairingFor(
  { thread, isAgain }: Opening,
  author: PersonKey,
  { memory }: World,
): Promise<PairingSoFar> {
  const ofThread = isAgain ? await memory.pairingOfThread(thread) : null;
  return ofThread?.open ? ofThread : memory.pairingSoFar(thread.repository, author);
}

/** Only whoever is paired on an issue has something to take along. */
async function closesOwnIssue(
  thread: Thread,
  { open }: PairingSoFar,
  repository: KnownRepository,
  { github }: World,
): Promise<readonly number[]> {
  const isElsewhere = open !== null && open.thread.number !== thread.number;
  return isElsewhere && thread.kind === 'pull-request' ? github.closes(repository, thread.number) : [];
}

type GreetingFacts = Pick<
  OpenedSituation,
  | 'wasWelcomed'
  | 'wasWelcomedBack'
  | 'earlierHelp'
  | 'isKnownToOwner'
  | 'hasCommits'
  | 'isStillThere'
  | 'welcomedToday'
  | 'contributingUrl'
  | 'usualAnswer'
>;

const NO_GREETING: GreetingFacts = {
  wasWelcomed: true,
  wasWelcomedBack: true,
  earlierHelp: 0,
  isKnownToOwner: false,
  hasCommits: false,
  isStillThere: true,
  welcomedToday: 0,
  contributingUrl: null,
  usualAnswer: { threads: 0, cases: 0, medianHours: null },
};

/** Most threads are opened by people who are known and were not away: for them, nothing more is asked. */
async function greetingFacts(
  { thread, authorNodeId }: Opening,
  { standing, evidence, person }: Author,
  repository: KnownRepository,
  world: World,
): Promise<GreetingFacts> {
  const { memory, github, clock } = world;
  if (standing === 'returning' && evidence.lastAt !== null) {
    const milestone = welcomedBack(evidence.lastAt);
    const wasWelcomedBack = await memory.hasMilestone(repository.id, person.key, milestone);
    return { ...NO_GREETING, wasWelcomedBack };
  }
  if (standing !== 'first-time') return NO_GREETING;
  if (await memory.hasMilestone(repository.id, person.key, 'welcomed')) return NO_GREETING;
  const now = clock.now();
  const [earlierHelp, isKnownToOwner, stranger, welcomedToday, usualAnswer] = await Promise.all([
    memory.earlierHelp(repository.id, person.key, thread.openedAt),
    isKnownElsewhere(person.key, repository, world, thread.openedAt),
    github.stranger(repository, thread, authorNodeId),
    memory.countMilestones(repository.id, 'welcomed', now - DAY),
    memory.usualAnswer(repository.id, now - USUAL_ANSWER_PERIOD, now),
  ]);
  return {
    ...NO_GREETING,
    wasWelcomed: false,
    earlierHelp,
    isKnownToOwner,
    ...strangerFacts(stranger, thread, now),
    welcomedToday,
    usualAnswer,
  };
}

/** A thread that GitHub does not show yet will be there soon; one that it does not show any more is gone. */
function strangerFacts({ isStillThere, ...facts }: StrangerFacts, { openedAt }: Thread, now: Instant) {
  if (isStillThere === null && now - openedAt < READS_LAG)
    throw new NotYet('GitHub does not show the new thread yet', LOOK_AGAIN_MS);
  return { ...facts, isStillThere: isStillThere === true };
}

/** Somebody who is at home in another repository of the same owner is no stranger here, and is not told which one. */
async function isKnownElsewhere(
  key: PersonKey,
  repository: { ownerId: number; id: RepositoryId },
  { memory }: World,
  at: Instant,
): Promise<boolean> {
  const records = await memory.trackRecordsElsewhere(repository.ownerId, repository.id, key);
  const standings = records.map((record) => assess(record, at, { by: 'having-helped' }).standing);
  return standings.some((standing) => standing === 'maintainer' || standing === 'regular');
}
