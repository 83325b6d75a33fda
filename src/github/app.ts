// The App as GitHub knows it: Probot for identity and tokens. Its throttling and retrying are switched off, because one limiter
// for all installations makes strangers wait for each other, and a repeated POST makes two comments of one.
import { Probot, ProbotOctokit } from 'probot';
import type { Logger } from 'pino';
import { DAY } from '../domain/time.ts';
import { isStatus } from './answers.ts';
import { fetchWithTimeout } from './fetch.ts';
import { answerCache, remembered } from './cache.ts';
import { Limiter, type Pace } from './limiter.ts';
import type { Send } from './graphql.ts';
import type { Octokit } from './octokit.ts';

export interface AppIdentity {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

export class App {
  readonly #graphqlUrl: string;
  readonly #probot: Probot;
  readonly #pace: Pace;
  readonly #octokits = new Map<number, Promise<Octokit>>();
  readonly #limiters = new Map<number, Limiter>();
  #itself: Promise<Octokit> | undefined;
  readonly #names = answerCache<'bot', string>(1, DAY);

  constructor(identity: AppIdentity, pace: Pace, log: Logger) {
    this.#pace = pace;
    this.#graphqlUrl = identity.graphqlUrl;
    // Tokens are asked for where this GitHub is, also when one is replaced before its time.
    const unhurried = { throttle: { enabled: false }, retry: { enabled: false } };
    const request = { fetch: fetchWithTimeout };
    const bare = new ProbotOctokit({ ...unhurried, baseUrl: identity.apiUrl, request });
    this.#probot = new Probot({
      appId: identity.appId,
      privateKey: identity.privateKey,
      secret: identity.webhookSecret,
      baseUrl: identity.apiUrl,
      log,
      Octokit: ProbotOctokit.defaults((options: { readonly auth?: object }) => ({
        ...options,
        ...unhurried,
        auth: { ...options.auth, request: bare.request },
      })),
      request,
    });
  }

  /** Speaks with the rights of one installation, at a pace of its own: nobody waits for a stranger. */
  installation(id: number): Promise<Octokit> {
    let octokit = this.#octokits.get(id);
    if (!octokit) {
      octokit = this.#probot.auth(id).then((client) => {
        this.#limiter(id).attach(client);
        client.hook.error('request', async (error) => {
          // Kept tokens are good for an hour, unless GitHub says otherwise.
          if (isStatus(error, 401))
            await client.auth({ type: 'installation', refresh: true }).catch(() => null);
          throw error;
        });
        return client;
      });
      octokit.catch(() => this.#octokits.delete(id));
      this.#octokits.set(id, octokit);
    }
    return octokit;
  }

  /** Asks GraphQL with the rights of one installation. */
  async asks(id: number): Promise<Send> {
    const octokit = await this.installation(id);
    const askAt = octokit.graphql.defaults({ url: this.#graphqlUrl });
    return (query, variables) => askAt<unknown>(query, { ...variables });
  }

  /** Speaks as the App itself, about its installations and deliveries. */
  itself(): Promise<Octokit> {
    this.#itself ??= this.#probot.auth();
    return this.#itself;
  }

  /** After how many milliseconds something had better be written for an installation; 0: now. */
  patience(id: number): number {
    return this.#limiter(id).patience();
  }

  /** The login under which the App writes. */
  botLogin(): Promise<string> {
    return remembered(this.#names, 'bot', async () => {
      const octokit = await this.itself();
      const { data } = await octokit.rest.apps.getAuthenticated();
      return `${data?.slug ?? ''}[bot]`;
    });
  }

  #limiter(id: number): Limiter {
    const known = this.#limiters.get(id) ?? new Limiter(this.#pace);
    this.#limiters.set(id, known);
    return known;
  }
}
