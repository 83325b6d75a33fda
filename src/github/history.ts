// A repository's past, read from GitHub page by page: pull requests, then issues, then the commits that no pull request explains.
// Each page comes with a bookmark, so that a reading that died goes on where it stopped.
import type { Repository } from '../domain/repository.ts';
import type { HistoryPage, HistoryPhase, HistorySource, HistoryStart } from '../flow/ledger-ports.ts';
import { GitHubTrouble } from '../flow/trouble.ts';
import type { Send } from './graphql.ts';
import { bookmarkAfter, bookmarkFor, type Bookmark } from './history-bookmark.ts';
import { readPart, type Part } from './history-parts.ts';

const LARGEST_PAGE = 100;
const SMALLEST_PAGE = 1;

export class HistoryReader implements HistorySource {
  readonly #sendFor: (repository: Repository) => Promise<Send>;

  constructor(sendFor: (repository: Repository) => Promise<Send>) {
    this.#sendFor = sendFor;
  }

  /** A page that GitHub cannot manage in time is asked for in halves. */
  async *pages(repository: Repository, start: HistoryStart): AsyncGenerator<HistoryPage> {
    const send = await this.#sendFor(repository);
    let bookmark: Bookmark | null = bookmarkFor(start);
    let size = LARGEST_PAGE;
    const begunAnew = new Set<HistoryPhase>();
    while (bookmark) {
      let part: Part;
      try {
        part = await readPart({ send, repository, bookmark, size, start });
      } catch (error) {
        if (isLost(error) && bookmark.cursor !== null && !begunAnew.has(bookmark.phase)) {
          begunAnew.add(bookmark.phase);
          bookmark = { ...bookmark, cursor: null, done: 0 };
          continue;
        }
        const mayBeTooLarge = error instanceof GitHubTrouble && error.retryAfterMs === null;
        if (!mayBeTooLarge || size <= SMALLEST_PAGE) throw error;
        size = Math.max(SMALLEST_PAGE, Math.floor(size / 2));
        continue;
      }
      size = Math.min(LARGEST_PAGE, size * 2);
      const { phase, startedAt, done } = bookmark;
      bookmark = bookmarkAfter(bookmark, part);
      yield {
        facts: part.facts,
        bookmark: bookmark && JSON.stringify(bookmark),
        readUntil: bookmark ? null : startedAt,
        budget: part.budget,
        progress: {
          phase,
          done: done + part.count,
          total: part.total,
          isWithheld: phase === 'commits' && part.total === null && repository.isPrivate,
        },
      };
    }
  }
}

/** After a force-push, say, GitHub does not know its own cursor any more: the phase begins anew. */
function isLost(error: unknown): boolean {
  return error instanceof GitHubTrouble && /cursor/i.test(error.message);
}
