// GitHub's answers to Belay's questions about threads, people and settings.
import { withoutAddresses } from '../domain/addresses.ts';
import type { OpenIssue } from '../domain/next-steps.ts';
import type { Person } from '../domain/person.ts';
import type { Repository, RepositoryId } from '../domain/repository.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import type { ThreadFacts } from '../domain/thread-facts.ts';
import type { Thread } from '../domain/thread.ts';
import { HOUR, MINUTE } from '../domain/time.ts';
import type { GitHub, LandedByHand } from '../flow/ports.ts';
import { GitHubTrouble } from '../flow/trouble.ts';
import type { z } from 'zod';
import { ask, isStatus, later } from './answers.ts';
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
import { toThreadFacts } from './thread-facts.ts';

/** Turns the text of a settings file into settings; null where it is broken, and whoever is interested was told. */
export type ReadSettings = (text: string, repository: Repository) => Settings | null;

/** Remembers the last settings file without mistakes, which holds while the file is broken. */
export interface KeptSettings {
  keep(repository: RepositoryId, text: string): Promise<void>;
  last(repository: RepositoryId): Promise<string | null>;
}

function keptInMemory(): KeptSettings {
  const texts = new Map<RepositoryId, string>();
  return {
    keep: (repository, text) => Promise.resolve(void texts.set(repository, text)),
    last: (repository) => Promise.resolve(texts.get(repository) ?? null),
  };
}

const KEEP_MS = 10 * MINUTE;
/** Robots land first and close then, or the other way round. */
const AROUND_CLOSING = HOUR;
const MAY_WRITE = new Set(['admin', 'maintain', 'write']);
const SETTINGS_PATH = '.github/belay.yml';

export class GitHubReader implements GitHub {
  readonly #app: App;
  readonly #readSettings: ReadSettings;
  readonly #permissions = answerCache<string, boolean>(10_000, KEEP_MS);
  readonly #settings = answerCache<RepositoryId, Settings>(5000, KEEP_MS);
  readonly #kept: KeptSettings;
  readonly #guides = answerCache<RepositoryId, { url: string | null }>(5000, KEEP_MS);

  constructor(app: App, readSettings: ReadSettings, kept: KeptSettings = keptInMemory()) {
    this.#app = app;
    this.#kept = kept;
    this.#readSettings = readSettings;
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

  async settings(repository: Repository): Promise<Settings> {
    return remembered(this.#settings, repository.id, async () => {
      const text =
        (await this.#file(repository, repository.name)) ?? (await this.#file(repository, '.github'));
      if (text === null) return defaultSettings;
      const settings = this.#readSettings(text, repository);
      if (!settings) return this.#lastGood(repository);
      await this.#kept.keep(repository.id, text);
      return settings;
    });
  }

  async #lastGood(repository: Repository): Promise<Settings> {
    const text = await this.#kept.last(repository.id);
    return (text === null ? null : this.#readSettings(text, repository)) ?? defaultSettings;
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
    this.#settings.delete(repository);
    this.#guides.delete(repository);
  }

  /** From the default branch, as GitHub serves it without a ref; null where there is no such file. */
  async #file({ owner, installationId }: Repository, repo: string): Promise<string | null> {
    const octokit = await this.#app.installation(installationId);
    return ask('about the settings file', async () => {
      try {
        const { data } = await octokit.rest.repos.getContent({ owner, repo, path: SETTINGS_PATH });
        const isFile = !Array.isArray(data) && data.type === 'file' && 'content' in data;
        return isFile ? Buffer.from(data.content, 'base64').toString('utf8') : null;
      } catch (error) {
        // Not allowed to read it is as good as absent; being asked for patience is not.
        if (isStatus(error, 403, 404) && !later(error)) return null;
        throw error;
      }
    });
  }
}
