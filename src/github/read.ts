// GitHub's answers to Belay's questions about threads, people and settings.
import { withoutAddresses } from '../domain/addresses.ts';
import type { OpenIssue } from '../domain/next-steps.ts';
import type { Person } from '../domain/person.ts';
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { Settings } from '../domain/settings.ts';
import type { ThreadFacts } from '../domain/thread-facts.ts';
import type { Thread } from '../domain/thread.ts';
import { HOUR, MINUTE } from '../domain/time.ts';
import type { GitHub, LandedByHand } from '../flow/ports.ts';
import { GitHubTrouble } from '../flow/trouble.ts';
import type { z } from 'zod';
import { ask, isStatus } from './answers.ts';
import {
  busyAnswer,
  contributingAnswer,
  landedByHandAnswer,
  openIssuesAnswer,
  strangerAnswer,
  threadAnswer,
} from './answer-shapes.ts';
import type { App } from './app.ts';
import { answerCache, remembered } from './cache.ts';
import { directChange, numberIn } from './commits.ts';
import { graphql, type Question } from './graphql.ts';
import { busyQuery, CONTRIBUTING, LANDED_BY_HAND, OPEN_ISSUES, STRANGER, THREAD } from './queries.ts';
import { PairingReader } from './pairing-reader.ts';
import { SettingsReader, type KeptSettings, type ReadSettings } from './settings-reader.ts';
import { toThreadFacts } from './thread-facts.ts';

const KEEP_MS = 10 * MINUTE;
/** Robots land first and close then, or the other way round. */
const AROUND_CLOSING = HOUR;
const MAY_WRITE = new Set(['admin', 'maintain', 'write']);

export class GitHubReader implements GitHub {
  readonly #app: App;
  readonly #permissions = answerCache<string, boolean>(10_000, KEEP_MS);
  readonly #settings: SettingsReader;
  readonly #pairings: PairingReader;
  readonly #guides = answerCache<RepositoryId, { url: string | null }>(5000, KEEP_MS);

  constructor(app: App, readSettings: ReadSettings, kept?: KeptSettings) {
    this.#app = app;
    this.#settings = new SettingsReader(app, readSettings, kept);
    this.#pairings = new PairingReader(app);
  }

  async thread(repository: Repository, number: number, bots: readonly string[]) {
    const variables = { number };
    const answer = await this.#ask(
      repository,
      { what: 'about a thread', query: THREAD, variables },
      threadAnswer,
    );
    // A repository that is not there was renamed or moved a moment ago; a thread that is not there was deleted.
    if (!answer?.repository)
      throw new GitHubTrouble(`GitHub does not know ${repository.owner}/${repository.name}`);
    const shape = answer.repository.issueOrPullRequest;
    return shape ? toThreadFacts(shape, repository.id, bots) : null;
  }

  async landedByHand(repository: Repository, facts: ThreadFacts): Promise<LandedByHand> {
    const { thread, closing, authorNodeId } = facts;
    const { author, number, openedAt, title, files } = thread;
    const nothing = { change: null, hasCommitsSince: false };
    if (!author || authorNodeId === null) return nothing;
    const opened = new Date(openedAt).toISOString();
    const around = new Date(Math.max(openedAt, (closing?.at ?? openedAt) - AROUND_CLOSING)).toISOString();
    const variables = { author: authorNodeId, opened, closing: around };
    const question = { what: 'what landed', query: LANDED_BY_HAND, variables, mayBeWithheld: true };
    const answer = await this.#ask(repository, question, landedByHandAnswer);
    const target = answer?.repository?.defaultBranchRef?.target;
    const pull = { author: author.key, authorName: author.login, title, openedAt, isMerged: false };
    const place = `${repository.owner}/${repository.name}`;
    const theirs = target?.theirs ?? [];
    const naming = [...(target?.around ?? []), ...theirs].filter(
      (commit) => numberIn(commit, place) === number,
    );
    for (const commit of naming) {
      const found = directChange(commit, number, pull, [], Date.now());
      if (found?.change.author !== author.key || found.change.at < openedAt) continue;
      return { change: { ...found.change, files, nFiles: files.length }, hasCommitsSince: true };
    }
    // A maintainer may have landed it under their own name, and git may know the author by another address.
    const isByCommit = closing?.isByCommit ?? false;
    return { ...nothing, hasCommitsSince: isByCommit || naming.length > 0 || theirs.length > 0 };
  }

  async canWrite(repository: Repository, { key, login }: Person): Promise<boolean> {
    return remembered(this.#permissions, `${repository.id}/${key}/${login}`, async () => {
      const octokit = await this.#app.installation(repository.installationId);
      return ask('about a permission', async () => {
        try {
          const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
            owner: repository.owner,
            repo: repository.name,
            username: login,
          });
          // A login may belong to somebody else by now; only the id says who it is.
          const isSamePerson = data.user === null || String(data.user.id) === key;
          return isSamePerson && MAY_WRITE.has(data.permission);
        } catch (error) {
          if (isStatus(error, 404)) return false;
          throw error;
        }
      });
    });
  }

  async busy(repository: Repository, logins: readonly string[]): Promise<ReadonlySet<string>> {
    if (logins.length === 0) return new Set();
    const variables = Object.fromEntries(logins.map((login, i) => [`login${i}`, login]));
    const question = { what: 'who is busy', query: busyQuery(logins.length), variables };
    const answer = await this.#send(repository, question, busyAnswer);
    const users = Object.values(answer ?? {}).flatMap((user) => (user ? [user] : []));
    return new Set(
      users.flatMap(({ login, status }) => (status?.indicatesLimitedAvailability ? [login] : [])),
    );
  }

  settings(repository: Repository): Promise<Settings> {
    return this.#settings.of(repository);
  }

  async contributingUrl(repository: Repository): Promise<string | null> {
    const guide = await remembered(this.#guides, repository.id, async () => {
      const question = { what: 'about the guide', query: CONTRIBUTING, variables: {} };
      const answer = await this.#ask(repository, question, contributingAnswer);
      return { url: answer?.repository?.contributingGuidelines?.url ?? null };
    });
    return guide.url;
  }

  async stranger(
    repository: Repository,
    { number, openedAt }: Pick<Thread, 'number' | 'openedAt'>,
    authorNodeId: string | null,
  ) {
    if (authorNodeId === null) {
      const contributingUrl = await this.contributingUrl(repository);
      return { contributingUrl, hasCommits: false, isStillThere: true };
    }
    const variables = { author: authorNodeId, number, opened: new Date(openedAt).toISOString() };
    const question = { what: 'about a stranger', query: STRANGER, variables, mayBeWithheld: true };
    const answer = await this.#ask(repository, question, strangerAnswer);
    const url = answer?.repository?.contributingGuidelines?.url ?? null;
    this.#guides.set(repository.id, Promise.resolve({ url }));
    const commits = answer?.repository?.defaultBranchRef?.target?.history?.totalCount ?? 0;
    const thread = answer?.repository?.issueOrPullRequest;
    const isStillThere = thread ? thread.author !== null && !thread.locked : null;
    return { contributingUrl: url, hasCommits: commits > 0, isStillThere };
  }

  async openIssues(repository: Repository, labels: readonly string[]): Promise<OpenIssue[]> {
    if (labels.length === 0) return [];
    const variables = { labels: [...labels] };
    const question = { what: 'about open issues', query: OPEN_ISSUES, variables };
    const answer = await this.#ask(repository, question, openIssuesAnswer);
    const issues = answer?.repository?.issues ?? [];
    return issues
      .filter(({ assignees }) => assignees.totalCount === 0)
      .map(({ number, title, url, labels: named, updatedAt }) => ({
        number,
        title: withoutAddresses(title),
        url,
        labels: named.map(({ name }) => name),
        changedAt: updatedAt,
      }));
  }

  lastWords(...asked: Parameters<GitHub['lastWords']>) {
    return this.#pairings.lastWords(...asked);
  }

  closes(...asked: Parameters<GitHub['closes']>) {
    return this.#pairings.closes(...asked);
  }

  isAssigned(...asked: Parameters<GitHub['isAssigned']>) {
    return this.#pairings.isAssigned(...asked);
  }

  thumbsUp(...asked: Parameters<GitHub['thumbsUp']>) {
    return this.#pairings.thumbsUp(...asked);
  }

  personByLogin(...asked: Parameters<GitHub['personByLogin']>) {
    return this.#pairings.personByLogin(...asked);
  }

  /** Asks about a repository, by its name of today. */
  #ask<Shape extends z.ZodType>(
    repository: Repository,
    question: Question,
    shape: Shape,
  ): Promise<z.output<Shape> | null> {
    const { owner, name } = repository;
    return this.#send(repository, { ...question, variables: { owner, name, ...question.variables } }, shape);
  }

  async #send<Shape extends z.ZodType>(
    { installationId }: Repository,
    question: Question,
    shape: Shape,
  ): Promise<z.output<Shape> | null> {
    return graphql(await this.#app.asks(installationId), question, shape);
  }

  /** Who may write is asked anew, everywhere. */
  forgetPermissions(): void {
    this.#permissions.clear();
  }

  /** What is known of a repository is asked anew. */
  forget(repository: RepositoryId): void {
    this.#settings.forget(repository);
    this.#guides.delete(repository);
  }
}
