// From a happening to everything its decision needs, asked for once, in parallel where one answer does not wait for another.
import { isAboutMe } from '../domain/command.ts';
import type { CommandGiven, Happening } from '../domain/happening.ts';
import type { NothingToDecide, Situation } from '../domain/situation.ts';
import { DAY, MINUTE, type Instant } from '../domain/time.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { recallClosed, recallOver } from './recall-ended.ts';
import { nothing } from './recall-facts.ts';
import { recallAboutMe, recallNoticed } from './recall-noticed.ts';
import { recallOpened, recallReady } from './recall-opened.ts';
import { recallSearch } from './recall-search.ts';
import { NotYet } from './trouble.ts';

/** What concerns a thread; the other happenings concern installations and are served elsewhere. */
export type ThreadHappening = Extract<Happening, { readonly thread: unknown }>;

/** How soon to look again whether a repository's history is known. */
const HISTORY_RETRY_MS = 5000;
const LONGEST_RETRY_MS = 10 * MINUTE;
/** How long GitHub's events may take. */
const NEWS_TRAVELS = 10 * MINUTE;

export async function recall(happening: ThreadHappening, world: World): Promise<Situation> {
  const repository = await world.memory.repository(happening.thread.repository);
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
    case 'command-given':
      return isAboutSpeaker(happening)
        ? recallAboutMe(happening, repository, world)
        : recallSearch(happening, repository, world);
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
    default:
      return unreachable(happening);
  }
}

function isAboutSpeaker({ line }: CommandGiven): boolean {
  return line.is === 'command' && isAboutMe(line.command);
}

/** The longer something waits already, the less often it is looked at: a large history takes hours. */
function patienceFor(happening: ThreadHappening, now: Instant): number {
  const since = 'thread' in happening && 'openedAt' in happening.thread ? happening.thread.openedAt : null;
  const at = 'at' in happening ? happening.at : 'comment' in happening ? happening.comment.at : since;
  const age = at === null ? LONGEST_RETRY_MS : now - at;
  return Math.min(LONGEST_RETRY_MS, Math.max(HISTORY_RETRY_MS, age / 4));
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
  const due = ['answer-due', 'ask-expired', 'search-due', 'pairing-over', 'pairing-left'];
  const wasDue = due.includes(happening.kind);
  if (wasDue) throw new NotYet(`${owner}/${name} is archived or suspended`, DAY);
  return nothing('read-only');
}
