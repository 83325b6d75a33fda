// Part of the composition root: a repository on GitHub for whoever fills the ledger, as the App where it is installed, else with
// a person's token.
import { pino } from 'pino';
import type { Place } from '../cli/ledger-tools.ts';
import type { LedgerConfig } from '../config.ts';
import type { Repository } from '../domain/repository.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import type { GitHub } from '../flow/ports.ts';
import type { FoundInstallation, HistorySource } from '../flow/ledger-ports.ts';
import { App } from '../github/app.ts';
import type { Send } from '../github/graphql.ts';
import { HistoryReader } from '../github/history.ts';
import { installedRepository } from '../github/installed.ts';
import { InstallationReader } from '../github/installations.ts';
import { politePace } from '../github/limiter.ts';
import { GitHubReader } from '../github/read.ts';
import type { KeptSettings } from '../github/settings-reader.ts';
import { TokenGitHub } from '../github/token.ts';
import { parseSettings } from '../settings-file/parse.ts';

export interface Access {
  readonly repository: Repository;
  readonly history: HistorySource;
  readonly settings: GitHub['settings'];
  /** What belongs to the installation; null where only a token opens the repository. */
  readonly installation: () => Promise<FoundInstallation | null>;
  /** How many questions were asked of GraphQL so far. */
  readonly requests: () => number;
}

const SETTINGS_PATH = '.github/belay.yml';

/** null where GitHub shows no such repository. */
export async function accessTo(
  place: Place,
  config: LedgerConfig,
  kept: KeptSettings,
  say: (line: string) => void,
): Promise<Access | null> {
  const asApp = await appAccess(place, config, kept, say);
  return asApp ?? (await tokenAccess(place, config, say));
}

async function appAccess(
  { owner, name }: Place,
  { app: identity, apiUrl, graphqlUrl }: LedgerConfig,
  kept: KeptSettings,
  say: (line: string) => void,
): Promise<Access | null> {
  if (!identity) return null;
  // Nobody sends it anything, so its secret opens nothing.
  const whole = { ...identity, webhookSecret: 'hears-no-webhooks', apiUrl, graphqlUrl };
  const app = new App(whole, politePace, pino({ level: 'silent' }));
  const repository = await installedRepository(app, owner, name);
  if (!repository) return null;
  const reader = new GitHubReader(app, (text, place) => settingsIn(text, place, say), kept);
  const { history, requests } = counted(({ installationId }) => app.asks(installationId));
  return {
    repository,
    history,
    requests,
    settings: (one) => reader.settings(one),
    installation: () => new InstallationReader(app, reader).installation(repository.installationId),
  };
}

async function tokenAccess(
  { owner, name }: Place,
  { token, apiUrl, graphqlUrl }: LedgerConfig,
  say: (line: string) => void,
): Promise<Access | null> {
  if (token === null) return null;
  const github = new TokenGitHub({ token, apiUrl, graphqlUrl });
  const repository = await github.repository(owner, name);
  if (!repository) return null;
  const settings = async (): Promise<Settings> => {
    const text =
      (await github.file(repository.owner, repository.name, SETTINGS_PATH)) ??
      (await github.file(repository.owner, '.github', SETTINGS_PATH));
    return (text === null ? null : settingsIn(text, repository, say)) ?? defaultSettings;
  };
  const { history, requests } = counted(() => Promise.resolve(github.send));
  return { repository, history, requests, settings, installation: () => Promise.resolve(null) };
}

function settingsIn(text: string, { owner, name }: Repository, say: (line: string) => void): Settings | null {
  const parsed = parseSettings(text);
  if (parsed.is === 'valid') return parsed.settings;
  const problems = parsed.problems.map(({ line, problem }) => `line ${line}: ${problem}`);
  say(`${owner}/${name}: the settings file is broken: ${problems.join('; ')}`);
  return null;
}

function counted(sendFor: (repository: Repository) => Promise<Send>) {
  let requests = 0;
  const history = new HistoryReader(async (repository) => {
    const send = await sendFor(repository);
    return (query, variables) => {
      requests++;
      return send(query, variables);
    };
  });
  return { history, requests: () => requests };
}
