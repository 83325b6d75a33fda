// Where the App is installed, which repositories that covers, and what they are called today.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { FoundInstallation, InstallationSource } from '../flow/ledger-ports.ts';
import { ask, isStatus } from './answers.ts';
import type { App } from './app.ts';
import { repository as repositoryShape, repositoryOf } from './payloads.ts';

/** What was remembered of GitHub's answers and may be out of date. */
export interface Forgetful {
  forget(repository: RepositoryId): void;
  forgetPermissions(): void;
}

export class InstallationReader implements InstallationSource {
  readonly #app: App;
  readonly #answers: Forgetful;

  constructor(app: App, answers: Forgetful) {
    this.#app = app;
    this.#answers = answers;
  }

  forget(repository: RepositoryId): void {
    this.#answers.forget(repository);
  }

  forgetPermissions(): void {
    this.#answers.forgetPermissions();
  }

  async installation(id: number): Promise<FoundInstallation | null> {
    const itself = await this.#app.itself();
    const found = await ask('about an installation', async () => {
      try {
        const { data } = await itself.rest.apps.getInstallation({ installation_id: id });
        return data;
      } catch (error) {
        if (isStatus(error, 404)) return null;
        throw error;
      }
    });
    if (!found) return null;
    // Whoever is suspended gets no token, and without one nothing is listed.
    if (found.suspended_at !== null) return { isSuspended: true, repositories: null };
    return { isSuspended: false, repositories: await this.#repositories(id) };
  }

  async all(): Promise<number[]> {
    const itself = await this.#app.itself();
    return ask('about its installations', async () => {
      const list = await itself.paginate(itself.rest.apps.listInstallations, { per_page: 100 });
      return list.map(({ id }) => id);
    });
  }

  /** One repository as it is called now; null if the App may not see it any more. */
  async repository(id: RepositoryId, installationId: number): Promise<Repository | null> {
    const octokit = await this.#app.installation(installationId);
    return ask('about a repository', async () => {
      try {
        const answer = await octokit.request('GET /repositories/{id}', { id });
        return repositoryOf(repositoryShape.parse(answer.data), installationId);
      } catch (error) {
        if (isStatus(error, 404)) return null;
        throw error;
      }
    });
  }

  async #repositories(installationId: number): Promise<Repository[]> {
    const octokit = await this.#app.installation(installationId);
    return ask('about its repositories', async () => {
      const list = await octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, {
        per_page: 100,
      });
      return list.map((data) => repositoryOf(repositoryShape.parse(data), installationId));
    });
  }
}
