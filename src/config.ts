// The environment → how this server is to run, once, at start. Every problem is found in one go and says what to do.
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readPages, type PagesConfig } from './pages-config.ts';

export interface Config {
  readonly appId: number;
  readonly privateKey: string;
  /** The current secret first. */
  readonly webhookSecrets: readonly [string, ...string[]];
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly database: { readonly url: string } | { readonly folder: string };
  /** Signs what only this server may have written; null on an embedded database, where one is made and kept. */
  readonly secret: string | null;
  /** The private pages; null where there are none. */
  readonly pages: PagesConfig | null;
}

type LogLevel = (typeof LOG_LEVELS)[number];
type Environment = Readonly<Record<string, string | undefined>>;

export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const SHORTEST_SECRET = 16;
/** What a Probot app accepts when nobody sets a secret: everybody knows it. */
const PROBOTS_DEFAULT_SECRET = 'development';

/** Throws ConfigError with all problems together. */
export function readConfig(env: Environment): Config {
  const reading = new Reading(env);
  const apiUrl = reading.apiUrl();
  const config: Config = {
    appId: reading.appId(),
    privateKey: reading.privateKey(),
    webhookSecrets: reading.webhookSecrets(),
    host: env['HOST'] === '' ? 'localhost' : (env['HOST'] ?? 'localhost'),
    port: reading.number('PORT', 0, 65_535, 'a port number', 3000),
    logLevel: reading.logLevel(),
    apiUrl,
    graphqlUrl: env['GITHUB_GRAPHQL_URL'] ?? graphqlBeside(apiUrl),
    database: reading.database(),
    secret: reading.secret(),
    pages: readPages(env, apiUrl, (problem) => reading.problems.push(problem)),
  };
  if (reading.problems.length > 0) throw new ConfigError(reading.problems);
  return config;
}

/** Where GitHub is, and a person's token for it if there is one: enough to read what is public. */
export interface GitHubConfig extends Pick<Config, 'apiUrl' | 'graphqlUrl'> {
  readonly token: string | null;
}

/** Throws ConfigError with all problems together. */
export function readGitHubConfig(env: Environment): GitHubConfig {
  const reading = new Reading(env);
  const apiUrl = reading.apiUrl();
  if (reading.problems.length > 0) throw new ConfigError(reading.problems);
  const graphqlUrl = env['GITHUB_GRAPHQL_URL'] ?? graphqlBeside(apiUrl);
  const token = env['GITHUB_TOKEN']?.trim() ?? '';
  return { apiUrl, graphqlUrl, token: token === '' ? null : token };
}

/** What the commands beside the server need of its environment; the App only where it is set up. */
export interface LedgerConfig extends Pick<Config, 'database' | 'secret'>, GitHubConfig {
  readonly app: Pick<Config, 'appId' | 'privateKey'> | null;
}

/** Throws ConfigError with all problems together. */
export function readLedgerConfig(env: Environment): LedgerConfig {
  const reading = new Reading(env);
  const github = readGitHubConfig(env);
  const config: LedgerConfig = {
    ...github,
    app: env['APP_ID'] ? { appId: reading.appId(), privateKey: reading.privateKey() } : null,
    database: reading.database(),
    secret: reading.secret(),
  };
  if (reading.problems.length > 0) throw new ConfigError(reading.problems);
  return config;
}

/** GitHub Enterprise Server has its two APIs in two folders; everybody else has GraphQL beside REST. */
function graphqlBeside(apiUrl: string): string {
  return apiUrl.endsWith('/api/v3') ? apiUrl.replace(/\/v3$/, '/graphql') : `${apiUrl}/graphql`;
}

class Reading {
  readonly problems: string[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  number(name: string, least: number, most: number, what: string, otherwise?: number): number {
    const text = this.#env[name];
    if (text === undefined || text === '') {
      if (otherwise !== undefined) return otherwise;
      return this.#problem(`${name} is missing: set it to ${what}`, 0);
    }
    const parsed = z.coerce.number().int().min(least).max(most).safeParse(text);
    return parsed.success ? parsed.data : this.#problem(`${name} is ${quote(text)}, expected ${what}`, 0);
  }

  appId(): number {
    return this.number('APP_ID', 1, Number.MAX_SAFE_INTEGER, 'the number on the App’s settings page');
  }

  privateKey(): string {
    const inline = this.#env['PRIVATE_KEY'];
    const path = this.#env['PRIVATE_KEY_PATH'];
    if (inline === undefined && path === undefined) {
      return this.#problem(
        'PRIVATE_KEY or PRIVATE_KEY_PATH is missing: download a key on the App’s settings page',
        '',
      );
    }
    const name = inline === undefined ? 'PRIVATE_KEY_PATH' : 'PRIVATE_KEY';
    try {
      // Environment files often hold the line breaks as \n.
      const key = inline?.replaceAll('\\n', '\n') ?? readFileSync(path ?? '', 'utf8');
      return createPrivateKey(key).export({ type: 'pkcs8', format: 'pem' }).toString();
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      const found = isMissing ? `there is no file ${path ?? ''}` : 'it is not a private key in PEM form';
      return this.#problem(`${name} cannot be used: ${found}`, '');
    }
  }

  webhookSecrets(): [string, ...string[]] {
    const text = this.#env['WEBHOOK_SECRET'] ?? '';
    const [first, ...older] = text.split(',').map((secret) => secret.trim());
    if (first === undefined || first === '') {
      return this.#problem('WEBHOOK_SECRET is missing: set it to the secret of the App’s webhook', ['']);
    }
    for (const secret of [first, ...older]) {
      if (secret === PROBOTS_DEFAULT_SECRET) {
        this.#problem(
          `WEBHOOK_SECRET is ${quote(secret)}, which everybody knows: choose another and set it in the App`,
          '',
        );
      } else if (secret.length < SHORTEST_SECRET) {
        this.#problem(
          `WEBHOOK_SECRET has ${secret.length} characters, expected at least ${SHORTEST_SECRET}`,
          '',
        );
      }
    }
    return [first, ...older];
  }

  logLevel(): LogLevel {
    const text = this.#env['LOG_LEVEL'] ?? 'info';
    const level = LOG_LEVELS.find((known) => known === text);
    return (
      level ?? this.#problem(`LOG_LEVEL is ${quote(text)}, expected one of ${LOG_LEVELS.join(', ')}`, 'info')
    );
  }

  apiUrl(): string {
    const host = this.#env['GHE_HOST'];
    const text = this.#env['GITHUB_API_URL'] ?? (host ? `https://${host}/api/v3` : 'https://api.github.com');
    if (!/^https?:\/\/[^/\s]+/.test(text)) {
      return this.#problem(`GITHUB_API_URL is ${quote(text)}, expected an http:// or https:// address`, text);
    }
    return text.replace(/\/+$/, '');
  }

  database(): Config['database'] {
    const url = this.#env['DATABASE_URL'];
    if (url === undefined || url === '') return { folder: this.#env['BELAY_DATA_DIR'] ?? './data' };
    if (/^postgres(ql)?:\/\//.test(url)) return { url };
    // The address may hold a password, so it is not repeated.
    return this.#problem(
      'DATABASE_URL is not a postgresql:// address; leave it out to use the embedded database',
      { url },
    );
  }

  secret(): string | null {
    const secret = this.#env['BELAY_SECRET'];
    if (secret === undefined || secret === '') {
      const isHosted = Boolean(this.#env['DATABASE_URL']);
      if (!isHosted) return null;
      return this.#problem(
        'BELAY_SECRET is missing: with PostgreSQL, set the same random text for every process',
        null,
      );
    }
    if (secret.length >= SHORTEST_SECRET) return secret;
    return this.#problem(
      `BELAY_SECRET has ${secret.length} characters, expected at least ${SHORTEST_SECRET}`,
      null,
    );
  }

  #problem<T>(problem: string, otherwise: T): T {
    this.problems.push(problem);
    return otherwise;
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
