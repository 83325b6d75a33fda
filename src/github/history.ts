// A repository's past, read from GitHub page by page: everything that was merged, oldest first. Each page is kept together with
// the place where the next one begins, so that a reading that died goes on where it stopped.
import type { Repository } from '../domain/repository.ts';
import type { HistoryPage, HistorySource } from '../flow/ports.ts';
import { GitHubTrouble } from '../flow/trouble.ts';
import { historyAnswer, toLandedChange } from './answer-shapes.ts';
import type { App } from './app.ts';
import { graphql } from './graphql.ts';
import { HISTORY } from './queries.ts';

const LARGEST_PAGE = 100;
const SMALLEST_PAGE = 1;

export class HistoryReader implements HistorySource {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Pages from a cursor (null: the beginning) to the end. A page that GitHub cannot manage in time is asked for in halves. */
  async *pages(repository: Repository, from: string | null): AsyncGenerator<HistoryPage> {
    let cursor = from;
    let size = LARGEST_PAGE;
    let isComplete = false;
    while (!isComplete) {
      let page: HistoryPage;
      try {
        page = await this.#page(repository, cursor, size);
      } catch (error) {
        const mayBeTooLarge = error instanceof GitHubTrouble && error.retryAfterMs === null;
        if (!mayBeTooLarge || size <= SMALLEST_PAGE) throw error;
        size = Math.max(SMALLEST_PAGE, Math.floor(size / 2));
        continue;
      }
      yield page;
      ({ cursor, isComplete } = page);
    }
  }

  async #page(repository: Repository, cursor: string | null, size: number): Promise<HistoryPage> {
    const { installationId, owner, name } = repository;
    const variables = { owner, name, size, cursor };
    const question = { installationId, what: 'about the history', query: HISTORY, variables };
    const answer = await graphql(this.#app, question, historyAnswer);
    const list = answer?.repository?.pullRequests;
    if (!list) return { contributions: [], people: [], cursor, isComplete: true };
    const landed = (list.nodes ?? []).flatMap((node) => {
      const change = node && toLandedChange(node);
      return change ? [change] : [];
    });
    return {
      contributions: landed.map(({ change }) => change),
      people: landed.flatMap(({ people }) => people),
      cursor: list.pageInfo.endCursor ?? cursor,
      isComplete: !list.pageInfo.hasNextPage,
    };
  }
}
