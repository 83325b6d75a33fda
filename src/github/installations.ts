// Which repositories an installation covers, and what they are called today.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import { ask, isStatus } from './answers.ts';
import type { App } from './app.ts';
import { repository as repositoryShape, repositoryOf } from './payloads.ts';

export class InstallationReader {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Every installation of the App: used at start, when a delivery may have been missed. */
  async installations(): Promise<number[]> {
    const octokit = await this.#app.itself();
    return ask('about its installations', async () => {
      const list = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 });
      return list.filter(({ suspended_at }) => !suspended_at).map(({ id }) => id);
    });
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
