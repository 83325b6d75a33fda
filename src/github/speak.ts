// Belay's words and labels on GitHub: whatever writes is sent once. What an answer means is decided elsewhere.
import type { Reaction } from '../domain/effect.ts';
import type { Repository } from '../domain/repository.ts';
import type { Answer, FoundComment, Speaker } from '../flow/ports.ts';
import { attempt, isStatus } from './answers.ts';
import type { App } from './app.ts';
import type { Labels } from './labels.ts';
import type { Octokit } from './octokit.ts';

export class GitHubSpeaker implements Speaker {
  readonly #app: App;
  readonly #appId: number;
  readonly #labels: Labels;

  constructor(app: App, appId: number, labels: Labels) {
    this.#app = app;
    this.#appId = appId;
    this.#labels = labels;
  }

  patience({ installationId }: Repository): number {
    return this.#app.patience(installationId);
  }

  postComment(repository: Repository, thread: number, body: string): Promise<Answer<number>> {
    return this.#attempt(repository, async (octokit, at) => {
      const { data, status } = await octokit.rest.issues.createComment({ ...at, issue_number: thread, body });
      // A redirect that became a GET answers 200 with something else; only 201 with an id means that it was written.
      if ((status as number) !== 201 || !Number.isSafeInteger(data.id)) {
        throw new Error(`GitHub answered ${status} without a comment`);
      }
      return data.id;
    });
  }

  editComment(repository: Repository, comment: number, body: string): Promise<Answer<null>> {
    return this.#attempt(repository, async (octokit, at) => {
      await octokit.rest.issues.updateComment({ ...at, comment_id: comment, body });
      return null;
    });
  }

  deleteComment(repository: Repository, comment: number): Promise<Answer<null>> {
    return this.#attempt(repository, async (octokit, at) => {
      await octokit.rest.issues.deleteComment({ ...at, comment_id: comment });
      return null;
    });
  }

  findComments(
    repository: Repository,
    thread: number,
    marker: string,
    since: number,
  ): Promise<Answer<FoundComment[]>> {
    return this.#attempt(repository, async (octokit, at) => {
      const comments = await octokit.paginate(octokit.rest.issues.listComments, {
        ...at,
        issue_number: thread,
        since: new Date(since).toISOString(),
        per_page: 100,
      });
      // Anybody can copy the marker; only our own App can have written the comment. GitHub does not always name the App.
      const botLogin = await this.#app.botLogin();
      return comments
        .filter(({ performed_via_github_app: via, user }) =>
          via ? via.id === this.#appId : user?.login === botLogin,
        )
        .filter((comment) => comment.body?.includes(marker))
        .map(({ id, body }) => ({ id, body: body ?? '' }))
        .sort((a, b) => a.id - b.id);
    });
  }

  addLabel(repository: Repository, thread: number, label: string): Promise<Answer<null>> {
    return this.#attempt(repository, async (octokit, at) => {
      await this.#labels.ensure(octokit, repository, label);
      await octokit.rest.issues.addLabels({ ...at, issue_number: thread, labels: [label] });
      return null;
    });
  }

  removeLabel(repository: Repository, thread: number, label: string): Promise<Answer<null>> {
    return this.#attempt(repository, async (octokit, at) => {
      try {
        await octokit.rest.issues.removeLabel({ ...at, issue_number: thread, name: label });
      } catch (error) {
        if (!isStatus(error, 404)) throw error;
      }
      return null;
    });
  }

  /** GitHub ignores people who cannot be assigned, and says so only by leaving them out. */
  assign(repository: Repository, thread: number, login: string): Promise<Answer<null>> {
    return this.#attempt(repository, async (octokit, at) => {
      await octokit.rest.issues.addAssignees({ ...at, issue_number: thread, assignees: [login] });
      return null;
    });
  }

  unassign(repository: Repository, thread: number, login: string): Promise<Answer<null>> {
    return this.#attempt(repository, async (octokit, at) => {
      await octokit.rest.issues.removeAssignees({ ...at, issue_number: thread, assignees: [login] });
      return null;
    });
  }

  react(repository: Repository, comment: number, reaction: Reaction): Promise<Answer<null>> {
    return this.#attempt(repository, async (octokit, at) => {
      await octokit.rest.reactions.createForIssueComment({ ...at, comment_id: comment, content: reaction });
      return null;
    });
  }

  #attempt<T>(
    { installationId, owner, name }: Repository,
    send: (octokit: Octokit, at: { owner: string; repo: string }) => Promise<T>,
  ): Promise<Answer<T>> {
    return attempt(async () => send(await this.#app.installation(installationId), { owner, repo: name }));
  }
}
