// The settings of a repository, from GitHub: its own file, else its owner's; while it is broken, the last good one.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { MINUTE } from '../domain/time.ts';
import { ask, isStatus, later } from './answers.ts';
import type { App } from './app.ts';
import { answerCache, remembered } from './cache.ts';

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
const SETTINGS_PATH = '.github/belay.yml';

export class SettingsReader {
  readonly #app: App;
  readonly #readSettings: ReadSettings;
  readonly #kept: KeptSettings;
  readonly #settings = answerCache<RepositoryId, Settings>(5000, KEEP_MS);

  constructor(app: App, readSettings: ReadSettings, kept: KeptSettings = keptInMemory()) {
    this.#app = app;
    this.#kept = kept;
    this.#readSettings = readSettings;
  }

  async of(repository: Repository): Promise<Settings> {
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

  /** They are read anew when somebody asks next. */
  forget(repository: RepositoryId): void {
    this.#settings.delete(repository);
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
