// From a happening to everything its decision needs, asked for once, in parallel where one answer does not wait for another.
import { isAboutMe, isOwnOffer } from '../domain/command.ts';
import type { CommandGiven, Happening, PreferenceStated } from '../domain/happening.ts';
import type { NothingToDecide, Situation } from '../domain/situation.ts';
import type { RepositoryId } from '../domain/repository.ts';
import { DAY, MINUTE, type Instant } from '../domain/time.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { recallClosed, recallOver } from './recall-ended.ts';
import { nothing } from './recall-facts.ts';
import { recallNoticed } from './recall-noticed.ts';
import { recallConfirmation, recallOpenOffer } from './recall-offer.ts';
import { recallAssignment, recallCheckIn, recallLinked } from './recall-pairing.ts';
import { recallOpened, recallReady } from './recall-opened.ts';
import { recallSearch } from './recall-search.ts';
import { recallAboutSelf, recallSilence } from './recall-spoken.ts';
import { NotYet } from './trouble.ts';

/** What concerns people and their threads; the other happenings concern installations and are served elsewhere. */
export type ThreadHappening = Extract<Happening, { readonly thread: unknown }> | PreferenceStated;

/** How soon to look again whether a repository's history is known. */
const HISTORY_RETRY_MS = 5000;
const LONGEST_RETRY_MS = 10 * MINUTE;
/** How long GitHub's events may take. */
const NEWS_TRAVELS = 10 * MINUTE;

export async function recall(happening: ThreadHappening, world: World): Promise<Situation> {
  const repository = await world.memory.repository(repositoryOf(happening));
  if (!repository) return waitForInstallation(happening, world);
  if (repository.isArchived || repository.isSuspended) return waitOrLeave(happening, repository);
  // What is only kept does not depend on what is known before.
  if (happening.kind === 'thread-noticed') return recallNoticed(happening, repository, world);
  if (!repository.isHistoryKnown) {
    throw new NotYet(
      `the history of ${repository.owner}/${repository.name} is still being read`,
      patienceFor(happening, world.clock.now()),
    );
  }
  switch (happening.kind) {
    case 'thread-opened':
      return recallOpened(happening, repository, world);
    case 'thread-ready':
      return recallReady(happening, repository, world);
    case 'preference-stated':
      return recallAboutSelf(happening, happening.command, repository, world);
    case 'command-given':
      return recallCommand(happening, repository, world);
    case 'answer-due':
    case 'pairing-left':
    case 'ask-expired':
    case 'search-due':
      return recallSearch(happening, repository, world);
    case 'thread-closed':
    case 'closing-due':
      return recallClosed(happening, repository, world);
    case 'pairing-over':
      return recallOver(happening, repository, world);
    case 'check-in-due':
      return recallCheckIn(happening, repository, world);
    case 'assignment-due':
      return recallAssignment(happening, repository, world);
    case 'thread-linked':
      return recallLinked(happening, repository, world);
    case 'offer-open':
      return recallOpenOffer(happening, repository, world);
    default:
      return unreachable(happening);
  }
}

function repositoryOf(happening: ThreadHappening): RepositoryId {
  return 'thread' in happening ? happening.thread.repository : happening.repository;
}

function recallCommand(given: CommandGiven, repository: KnownRepository, world: World): Promise<Situation> {
  if (given.line.is === 'not-understood') return recallSearch(given, repository, world);
  const { command } = given.line;
  if (isAboutMe(command) || isOwnOffer(command)) return recallAboutSelf(given, command, repository, world);
  switch (command.verb) {
    case 'belay pause':
    case 'belay resume':
      return recallSilence(given, command.verb, repository, world);
    case 'mentor confirm':
      return recallConfirmation(given, command.login, repository, world);
    default:
      return recallSearch(given, repository, world);
  }
}

/** The longer something waits already, the less often it is looked at: a large history takes hours. */
function patienceFor(happening: ThreadHappening, now: Instant): number {
  const since = 'thread' in happening && 'openedAt' in happening.thread ? happening.thread.openedAt : null;
  const at = 'at' in happening ? happening.at : since;
  const age = at === null ? LONGEST_RETRY_MS : now - at;
  return Math.min(LONGEST_RETRY_MS, Math.max(HISTORY_RETRY_MS, age / 4));
}

/** What the clock brings, not people. */
export function isDue({ kind }: Happening): boolean {
  return DUE.has(kind);
}

const DUE: ReadonlySet<Happening['kind']> = new Set([
  'answer-due',
  'ask-expired',
  'search-due',
  'pairing-over',
  'pairing-left',
  'check-in-due',
  'assignment-due',
  'offer-open',
]);

/** The news of the installation may be on its way, or being worked on, while the first thread is opened. */
function waitForInstallation(happening: ThreadHappening, { clock }: World): NothingToDecide {
  const at = happening.kind === 'thread-opened' ? happening.thread.openedAt : null;
  const isFresh = at !== null && clock.now() - at < NEWS_TRAVELS;
  if (isFresh) throw new NotYet('the repository is not known yet', HISTORY_RETRY_MS);
  return nothing('not installed');
}

/** What is due there stays due: the repository may be opened again. What people do there is over. */
function waitOrLeave(happening: ThreadHappening, { owner, name }: KnownRepository): NothingToDecide {
  const wasDue = isDue(happening);
  if (wasDue) throw new NotYet(`${owner}/${name} is archived or suspended`, DAY);
  return nothing('read-only');
}
