// One page of a history, of any phase: asked of GitHub and translated into facts for the ledger.
import type { LedgerFacts } from '../domain/effect.ts';
import type { Repository } from '../domain/repository.ts';
import { MINUTE, type Instant } from '../domain/time.ts';
import type { HistoryStart, KnownPull, RateBudget } from '../flow/ledger-ports.ts';
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
import type { Bookmark } from './history-bookmark.ts';
import { COMMIT_HISTORY, ISSUE_HISTORY, PULL_HISTORY } from './queries.ts';
import { toThreadFacts } from './thread-facts.ts';

/** News of another name is on its way. */
const RENAMING_TAKES = MINUTE;

export interface Part {
  readonly facts: LedgerFacts;
  readonly count: number;
  readonly total: number | null;
  readonly cursor: string | null;
  readonly hasMore: boolean;
  readonly budget: RateBudget | null;
}

export interface Request {
  readonly send: Send;
  readonly repository: Repository;
  readonly bookmark: Bookmark;
  readonly size: number;
  readonly start: HistoryStart;
}

export function readPart(request: Request): Promise<Part> {
  switch (request.bookmark.phase) {
    case 'pull requests':
      return readPulls(request);
    case 'issues':
      return readIssues(request);
    case 'commits':
      return readCommits(request);
  }
}

// Everything: the oldest first, so that what is new meanwhile comes at the end. Changes: the latest first, until they are known.
const orderOf = ({ since }: Bookmark) =>
  since === null ? { field: 'CREATED_AT', direction: 'ASC' } : { field: 'UPDATED_AT', direction: 'DESC' };

async function readPulls({ send, repository, bookmark, size, start }: Request): Promise<Part> {
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

async function readIssues({ send, repository, bookmark, size, start }: Request): Promise<Part> {
  const { owner, name } = repository;
  const since = bookmark.since === null ? null : new Date(bookmark.since).toISOString();
  const variables = { owner, name, size, cursor: bookmark.cursor, order: orderOf(bookmark), since };
  const question = { what: 'about its issues', query: ISSUE_HISTORY, variables };
  const answer = await graphql(send, question, issueHistoryAnswer);
  const list = insistOn(answer, repository).issues;
  const part = threadsPart(list.nodes, repository, start);
  return { ...part, ...endOf(list), hasMore: list.pageInfo.hasNextPage, budget: budgetOf(answer?.rateLimit) };
}

async function readCommits({ send, repository, bookmark, size, start }: Request): Promise<Part> {
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
