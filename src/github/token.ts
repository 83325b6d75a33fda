// GitHub as a person's token sees it, for whoever reads a repository without the App.
import { Octokit } from '@octokit/rest';
import type { PersonKey } from '../domain/contribution.ts';
import type { Person } from '../domain/person.ts';
import type { Repository } from '../domain/repository.ts';
import { SourceError } from '../flow/source.ts';
import { ask, isStatus, later } from './answers.ts';
import { fetchWithTimeout } from './fetch.ts';
import type { Send } from './graphql.ts';
import { account, personOf, repository as repositoryShape, repositoryOf } from './payloads.ts';

export interface TokenIdentity {
  readonly token: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

/** The installation of repositories that nobody installed the App on. */
const NO_INSTALLATION = 0;
const nothing = (): void => undefined;
/** Octokit would write every refusal to the terminal. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

export class TokenGitHub {
  /** Asks GraphQL with the token's rights. */
  readonly send: Send;
  readonly #octokit: Octokit;

  constructor({ token, apiUrl, graphqlUrl }: TokenIdentity) {
    const request = { fetch: fetchWithTimeout };
    this.#octokit = new Octokit({ auth: token, baseUrl: apiUrl, request, log: SILENT });
    const askAt = this.#octokit.graphql.defaults({ url: graphqlUrl });
    this.send = (query, variables) => askAt<unknown>(query, { ...variables });
  }

  /** null where there is no such repository, or none that the token may see. */
  async repository(owner: string, name: string): Promise<Repository | null> {
    return unless([404], 'about a repository', async () => {
      const { data } = await this.#octokit.rest.repos.get({ owner, repo: name });
      return repositoryOf(repositoryShape.parse(data), NO_INSTALLATION);
    });
  }

  /** Who may write; null where GitHub tells that only to those who may. */
  async writers({ owner, name }: Repository): Promise<ReadonlySet<PersonKey> | null> {
    return unless([401, 403, 404], 'who may write', async () => {
      const { paginate, rest } = this.#octokit;
      const question = { owner, repo: name, permission: 'push', per_page: 100 } as const;
      const people = await paginate(rest.repos.listCollaborators, question);
      return new Set(people.map(({ id }) => String(id)));
    });
  }

  /** Who has a login now. */
  async person(login: string): Promise<Person | null> {
    return unless([404], 'about a person', async () => {
      const { data } = await this.#octokit.rest.users.getByUsername({ username: login });
      return personOf(account.parse(data));
    });
  }

  /** A file of the default branch; null where there is none. */
  async file(owner: string, repo: string, path: string): Promise<string | null> {
    return unless([403, 404], 'about a file', async () => {
      const { data } = await this.#octokit.rest.repos.getContent({ owner, repo, path });
      const isFile = !Array.isArray(data) && data.type === 'file' && 'content' in data;
      return isFile ? Buffer.from(data.content, 'base64').toString('utf8') : null;
    });
  }
}

/** null where GitHub says no in one of these ways; a plea for patience is none of them. */
async function unless<T>(
  statuses: readonly number[],
  what: string,
  send: () => Promise<T>,
): Promise<T | null> {
  return ask(what, send).catch((trouble: unknown) => {
    const cause = trouble instanceof Error ? trouble.cause : undefined;
    if (isStatus(cause, ...statuses) && !later(cause)) return null;
    if (!isStatus(cause, 401)) throw trouble;
    throw new SourceError('GitHub refused GITHUB_TOKEN; expected a token that is still valid', { cause });
  });
}
