// A repository's past, read from GitHub page by page: pull requests, then issues, then the commits that no pull request explains.
// Each page comes with a bookmark, so that a reading that died goes on where it stopped.
import { z } from 'zod';
import type { LedgerFacts } from '../domain/effect.ts';
import type { Repository } from '../domain/repository.ts';
import { HOUR, MINUTE, type Instant } from '../domain/time.ts';
import type {
  HistoryPage,
  HistoryPhase,
  HistorySource,
  HistoryStart,
  KnownPull,
  RateBudget,
} from '../flow/ports.ts';
import { GitHubTrouble } from '../flow/trouble.ts';
import {
  commitHistoryAnswer,
  issueHistoryAnswer,
  pullHistoryAnswer,
  type BudgetShape,
  type CommitShape,
  type ThreadShape,
} from './answer-shapes.ts';
import { directChange, isDirect, numberIn } from './commits.ts';
import { graphql, type Send } from './graphql.ts';
import { COMMIT_HISTORY, ISSUE_HISTORY, PULL_HISTORY } from './queries.ts';
import { toThreadFacts } from './thread-facts.ts';

const LARGEST_PAGE = 100;
const SMALLEST_PAGE = 1;
/** Clocks differ, and lists lag: what changed shortly before the last reading is read again. */
const OVERLAP = HOUR;

/** News of another name is on its way. */
const RENAMING_TAKES = MINUTE;

/** In this order: what a commit means depends on the pull requests that are known. */
const PHASES = ['pull requests', 'issues', 'commits'] as const satisfies readonly HistoryPhase[];

const bookmarkShape = z.object({
  phase: z.enum(PHASES),
  cursor: z.string().nullable(),
  done: z.number().int(),
  since: z.number().nullable(),
  startedAt: z.number(),
});

type Bookmark = z.infer<typeof bookmarkShape>;

/** One page of any phase. */
interface Part {
  readonly facts: LedgerFacts;
  readonly count: number;
  readonly total: number | null;
  readonly cursor: string | null;
  readonly hasMore: boolean;
  readonly budget: RateBudget | null;
}

export class HistoryReader implements HistorySource {
  readonly #sendFor: (repository: Repository) => Promise<Send>;

  constructor(sendFor: (repository: Repository) => Promise<Send>) {
    this.#sendFor = sendFor;
  }

  /** A page that GitHub cannot manage in time is asked for in halves. */
  async *pages(repository: Repository, start: HistoryStart): AsyncGenerator<HistoryPage> {
    const send = await this.#sendFor(repository);
    let bookmark: Bookmark | null = readBookmark(start) ?? firstBookmark(start);
    let size = LARGEST_PAGE;
    const begunAnew = new Set<HistoryPhase>();
    while (bookmark) {
      let part: Part;
      try {
        part = await readPart(send, repository, bookmark, size, start);
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
      bookmark = after(bookmark, part);
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

function firstBookmark({ since, now }: HistoryStart): Bookmark {
  const from = since === null ? null : since - OVERLAP;
  return { phase: PHASES[0], cursor: null, done: 0, since: from, startedAt: now };
}

/** A bookmark that cannot be read is as good as none: the reading begins anew. */
function readBookmark({ bookmark }: HistoryStart): Bookmark | null {
  if (bookmark === null) return null;
  try {
    return bookmarkShape.parse(JSON.parse(bookmark));
  } catch {
    return null;
  }
}

function after(bookmark: Bookmark, { hasMore, cursor, count }: Part): Bookmark | null {
  if (hasMore && cursor !== null) return { ...bookmark, cursor, done: bookmark.done + count };
  const phase = PHASES[PHASES.indexOf(bookmark.phase) + 1];
  return phase ? { ...bookmark, phase, cursor: null, done: 0 } : null;
}

function readPart(
  send: Send,
  repository: Repository,
  bookmark: Bookmark,
  size: number,
  start: HistoryStart,
): Promise<Part> {
  switch (bookmark.phase) {
    case 'pull requests':
      return readPulls(send, repository, bookmark, size, start);
    case 'issues':
      return readIssues(send, repository, bookmark, size, start);
    case 'commits':
      return readCommits(send, repository, bookmark, size, start);
  }
}

// Everything: the oldest first, so that what is new meanwhile comes at the end. Changes: the latest first, until they are known.
const orderOf = ({ since }: Bookmark) =>
  since === null ? { field: 'CREATED_AT', direction: 'ASC' } : { field: 'UPDATED_AT', direction: 'DESC' };

async function readPulls(
  send: Send,
  repository: Repository,
  bookmark: Bookmark,
  size: number,
  start: HistoryStart,
): Promise<Part> {
  const { owner, name } = repository;
  const variables = { owner, name, size, cursor: bookmark.cursor, order: orderOf(bookmark) };
  const question = { what: 'about its pull requests', query: PULL_HISTORY, variables };
  const answer = await graphql(send, question, pullHistoryAnswer);
  const list = insistOn(answer, repository).pullRequests;
  const { since } = bookmark;
  const isKnownFromHere = since !== null && list.nodes.some(({ updatedAt }) => updatedAt < since);
  const part = threadsPart(list.nodes, repository, start);
  return {
    ...part,
    ...endOf(list),
    hasMore: list.pageInfo.hasNextPage && !isKnownFromHere,
    budget: budgetOf(answer?.rateLimit),
  };
}

async function readIssues(
  send: Send,
  repository: Repository,
  bookmark: Bookmark,
  size: number,
  start: HistoryStart,
): Promise<Part> {
  const { owner, name } = repository;
  const since = bookmark.since === null ? null : new Date(bookmark.since).toISOString();
  const variables = { owner, name, size, cursor: bookmark.cursor, order: orderOf(bookmark), since };
  const question = { what: 'about its issues', query: ISSUE_HISTORY, variables };
  const answer = await graphql(send, question, issueHistoryAnswer);
  const list = insistOn(answer, repository).issues;
  const part = threadsPart(list.nodes, repository, start);
  return { ...part, ...endOf(list), hasMore: list.pageInfo.hasNextPage, budget: budgetOf(answer?.rateLimit) };
}

async function readCommits(
  send: Send,
  repository: Repository,
  bookmark: Bookmark,
  size: number,
  start: HistoryStart,
): Promise<Part> {
  const { owner, name } = repository;
  const since = bookmark.since === null ? null : new Date(bookmark.since).toISOString();
  const variables = { owner, name, size, cursor: bookmark.cursor, since };
  const question = { what: 'about its commits', query: COMMIT_HISTORY, variables, mayBeWithheld: true };
  const answer = await graphql(send, question, commitHistoryAnswer);
  const list = insistOn(answer, repository).defaultBranchRef?.target?.history;
  if (!list) return nothingThere(answer?.rateLimit, start.now);
  const facts = await commitFacts(list.nodes, repository, start);
  const count = list.nodes.length;
  return {
    facts,
    count,
    ...endOf(list),
    hasMore: list.pageInfo.hasNextPage,
    budget: budgetOf(answer?.rateLimit),
  };
}

function threadsPart(
  shapes: readonly ThreadShape[],
  { id }: Repository,
  { now, bots }: HistoryStart,
): Pick<Part, 'facts' | 'count'> {
  const all = shapes.map((shape) => toThreadFacts(shape, id, bots));
  return {
    count: shapes.length,
    facts: {
      threads: all.map(({ thread }) => thread).filter(({ author }) => author !== null && !author.isBot),
      contributions: all.flatMap(({ landed, others }) => [...(landed ? [landed] : []), ...others]),
      people: all.flatMap(({ people }) => people),
      seenAt: now,
    },
  };
}

async function commitFacts(
  commits: readonly CommitShape[],
  { owner, name }: Repository,
  { now, bots, pullsOf }: HistoryStart,
): Promise<LedgerFacts> {
  const direct = commits
    .filter(isDirect)
    .map((commit) => ({ commit, number: numberIn(commit, `${owner}/${name}`) }));
  const numbers = direct.flatMap(({ number }) => number ?? []);
  const pulls: ReadonlyMap<number, KnownPull> =
    numbers.length > 0 ? await pullsOf([...new Set(numbers)]) : new Map();
  const found = direct.flatMap(({ commit, number }) => {
    const pull = number === null ? undefined : pulls.get(number);
    return directChange(commit, number, pull, bots, now) ?? [];
  });
  return {
    threads: [],
    contributions: found.map(({ change }) => change),
    people: found.flatMap(({ people }) => people),
    seenAt: now,
  };
}

function endOf(list: {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null };
}) {
  return { total: list.totalCount, cursor: list.pageInfo.endCursor };
}

/**
 * A repository that GitHub does not show was renamed a moment ago, or cannot be seen yet; and under its name there may be
 * another one by now. Neither is an empty history.
 */
function insistOn<R extends { readonly databaseId: number | null }>(
  answer: { readonly repository: R | null } | null,
  { id, owner, name }: Repository,
): R {
  const found = answer?.repository;
  if (found?.databaseId === id) return found;
  throw new GitHubTrouble(`GitHub does not know ${owner}/${name} as the repository ${id}`, {
    retryAfterMs: RENAMING_TAKES,
  });
}

function budgetOf(shape: BudgetShape): RateBudget | null {
  return shape ?? null;
}

function nothingThere(budget: BudgetShape, seenAt: Instant): Part {
  const facts = { threads: [], contributions: [], people: [], seenAt };
  return { facts, count: 0, total: null, cursor: null, hasMore: false, budget: budgetOf(budget) };
}
