// Finds a repository by its name among those where the App is installed.
import type { Repository } from '../domain/repository.ts';
import { SourceError } from '../flow/source.ts';
import { ask, isStatus } from './answers.ts';
import type { App } from './app.ts';
import { repository as repositoryShape, repositoryOf } from './payloads.ts';

/** null where the App is not installed. Throws SourceError where it is suspended. */
export async function installedRepository(app: App, owner: string, name: string): Promise<Repository | null> {
  const itself = await app.itself();
  const installation = await ask('about an installation', async () => {
    try {
      return (await itself.rest.apps.getRepoInstallation({ owner, repo: name })).data;
    } catch (error) {
      if (isStatus(error, 404)) return null;
      throw error;
    }
  });
  if (!installation) return null;
  // Whoever is suspended gets no token.
  if (installation.suspended_at !== null) {
    throw new SourceError(
      `the App is suspended on ${owner}/${name}; expected an installation that is active`,
    );
  }
  const octokit = await app.installation(installation.id);
  return ask('about a repository', async () => {
    const { data } = await octokit.rest.repos.get({ owner, repo: name });
    return repositoryOf(repositoryShape.parse(data), installation.id);
  });
}
