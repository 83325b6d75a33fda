// Which repositories an installation covers, and what they are called today.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { InstallationSource } from '../flow/ports.ts';
import { ask, isStatus } from './answers.ts';
import type { App } from './app.ts';
import { repository as repositoryShape, repositoryOf } from './payloads.ts';

export class InstallationReader implements InstallationSource {
  readonly #app: App;
  readonly #forget: (repository: RepositoryId) => void;

  constructor(app: App, forget: (repository: RepositoryId) => void) {
    this.#app = app;
    this.#forget = forget;
  }

  forget(repository: RepositoryId): void {
    this.#forget(repository);
  }

  async repositories(installationId: number): Promise<Repository[]> {
    const octokit = await this.#app.installation(installationId);
    return ask('about its repositories', async () => {
      const list = await octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, {
        per_page: 100,
      });
      return list.map((data) => repositoryOf(repositoryShape.parse(data), installationId));
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
}
