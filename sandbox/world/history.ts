// Loads years of merged pull requests at once, as if they had happened here, without a webhook.
import { type LandedChange, helpersOf } from '../../src/domain/contribution.ts';
import { DAY } from '../../src/domain/time.ts';
import { land as landCommit, landMerged } from '../actions/commits.ts';
import { record } from '../actions/events.ts';
import { newPull } from '../actions/proposals.ts';
import { keep } from '../actions/threads.ts';
import type { Core } from '../state/core.ts';
import { newAccount } from '../state/store.ts';
import type { Account, Repository, Review, Thread } from '../state/types.ts';
import type { HistoryOptions, World } from '../world.ts';
import { findRepository } from './find.ts';

export function history(core: Core): Pick<World, 'loadHistory'> {
  return {
    loadHistory: (repo, changes, options = {}) => load(core, findRepository(core, repo), changes, options),
  };
}

const HELPED_WITHIN = 365 * DAY;

async function load(
  core: Core,
  repository: Repository,
  changes: Iterable<LandedChange> | AsyncIterable<LandedChange>,
  { maintainersAt, unnumbered: as = 'number' }: HistoryOptions,
): Promise<number> {
  const unnumbered: LandedChange[] = [];
  let count = 0;
  for await (const change of changes) {
    count += 1;
    grantRoles(core, repository, change, maintainersAt);
    const { number } = change;
    const isUsable = number !== null && number > 0 && !repository.threads.has(number);
    if (isUsable) land(core, repository, change, number);
    else if (number === null && as === 'commit') landDirectly(core, repository, change);
    else unnumbered.push(change);
  }
  // Only now is it known which numbers are free.
  for (const change of unnumbered) land(core, repository, change, repository.nextNumber);
  return count;
}

function grantRoles(core: Core, repository: Repository, change: LandedChange, at: number | undefined): void {
  if (at === undefined || change.at >= at || change.at < at - HELPED_WITHIN) return;
  for (const key of helpersOf(change)) {
    const helper = person(core, key);
    if (!repository.roles.has(helper.id)) repository.roles.set(helper.id, 'write');
  }
}

function land(core: Core, repository: Repository, change: LandedChange, number: number): void {
  const author = person(core, change.author, change.authorName);
  const mergedBy = change.mergedBy === null ? null : person(core, change.mergedBy);
  const { openedAt: at, title: message, files, nFiles } = change;
  const proposed = newPull(core, repository, number, { author, at, message, files, nFiles });
  const thread: Thread = {
    id: core.store.nextId('issue'),
    number,
    repository,
    author,
    createdAt: change.openedAt,
    bornAt: 0,
    isByApp: false,
    pull: { ...proposed, mergedAt: change.at, mergedBy, reviews: reviewsOf(core, change) },
    labels: [],
    assignees: [],
    comments: [],
    reactions: [],
    events: [],
    title: change.title,
    body: '',
    state: 'closed',
    stateReason: null,
    updatedAt: change.at,
    closedAt: change.at,
    closedBy: mergedBy,
    isLocked: false,
    isPinned: false,
  };
  keep(core, thread);
  const cause = landMerged(repository, thread, change.at, mergedBy);
  record(core, thread, { kind: 'merged', actor: mergedBy, stateReason: null, cause }, change.at);
  record(core, thread, { kind: 'closed', actor: mergedBy, stateReason: null, cause: null }, change.at);
  repository.nextNumber = Math.max(repository.nextNumber, number + 1);
}

function landDirectly(core: Core, repository: Repository, change: LandedChange): void {
  landCommit(repository, {
    author: person(core, change.author, change.authorName),
    committer: change.mergedBy === null ? null : person(core, change.mergedBy),
    authoredAt: change.openedAt,
    committedAt: change.at,
    message: change.title,
    files: change.files,
    thread: null,
  });
}

// A history says who reviewed and not when: halfway between opening and landing is as good as any.
function reviewsOf(core: Core, change: LandedChange): Review[] {
  const submittedAt = Math.floor((change.openedAt + change.at) / 2);
  return change.reviewers.map((key) => ({
    id: core.store.nextId('review'),
    author: person(core, key),
    state: key === change.author ? 'COMMENTED' : 'APPROVED',
    body: '',
    submittedAt,
    updatedAt: submittedAt,
  }));
}

/** The account for a key, made when it first turns up; a later name replaces an earlier one. */
function person(core: Core, key: string, name?: string): Account {
  const known = core.store.accounts.get(core.store.people.get(key) ?? -1) ?? newcomer(core, key);
  if (name !== undefined && name !== '') known.name = name;
  return known;
}

function newcomer(core: Core, key: string): Account {
  const type = key.endsWith('[bot]') ? 'Bot' : 'User';
  const account = newAccount(core.store.nextId('account'), freeLogin(core, key), type, core.clock.now());
  core.store.file(account);
  core.store.people.set(key, account.id);
  return account;
}

const LOGIN = /^[a-z\d](?:[a-z\d-]{0,37}[a-z\d])?(?:\[bot\])?$/i;

// Keys may be e-mail addresses or numbers; logins are letters, digits and hyphens.
function freeLogin(core: Core, key: string): string {
  const isLogin = LOGIN.test(key) && !/^\d+$/.test(key);
  const wanted = isLogin
    ? key
    : `u-${key
        .replaceAll(/[^a-z\d]+/gi, '-')
        .replaceAll(/^-+|-+$/g, '')
        .slice(0, 30)}`;
  let login = wanted;
  for (let count = 2; core.store.accountByLogin(login) !== undefined; count += 1)
    login = `${wanted}-${String(count)}`;
  return login;
}
