// What GitHub says about the two in a pairing: whether they still talk, whether a pull request takes them along, who is assigned,
// who gave a thumb up.
import type { PersonKey } from '../domain/contribution.ts';
import type { Person } from '../domain/person.ts';
import type { Repository } from '../domain/repository.ts';
import type { LastWords } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import type { GitHub } from '../flow/ports.ts';
import { ask, isStatus } from './answers.ts';
import type { App } from './app.ts';
import { graphql } from './graphql.ts';
import { assigneesAnswer, closesAnswer, lastWordsAnswer, type LastWordsShape } from './pairing-answers.ts';
import { ASSIGNEES, CLOSES, LAST_WORDS } from './queries.ts';

type PairingQuestions = Pick<GitHub, 'lastWords' | 'closes' | 'isAssigned' | 'thumbsUp' | 'personByLogin'>;

export class PairingReader implements PairingQuestions {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  async lastWords(
    { owner, name, installationId }: Repository,
    number: number,
    people: { readonly newcomer: PersonKey; readonly mentor: PersonKey },
  ): Promise<LastWords> {
    const question = { what: 'who spoke last', query: LAST_WORDS, variables: { owner, name, number } };
    const answer = await graphql(await this.#app.asks(installationId), question, lastWordsAnswer);
    const deeds = deedsIn(answer);
    return { newcomerAt: latestOf(deeds, people.newcomer), mentorAt: latestOf(deeds, people.mentor) };
  }

  async closes({ owner, name, installationId }: Repository, number: number): Promise<readonly number[]> {
    const question = { what: 'what is closed', query: CLOSES, variables: { owner, name, number } };
    const answer = await graphql(await this.#app.asks(installationId), question, closesAnswer);
    const id = answer?.repository?.databaseId;
    const issues = answer?.repository?.pullRequest?.closingIssuesReferences ?? [];
    return issues.filter(({ repository }) => repository.databaseId === id).map((issue) => issue.number);
  }

  async isAssigned(
    { owner, name, installationId }: Repository,
    number: number,
    person: PersonKey,
  ): Promise<boolean> {
    const question = { what: 'who is assigned', query: ASSIGNEES, variables: { owner, name, number } };
    const answer = await graphql(await this.#app.asks(installationId), question, assigneesAnswer);
    const assignees = answer?.repository?.issueOrPullRequest?.assignees ?? [];
    return assignees.some(({ databaseId }) => String(databaseId) === person);
  }

  async thumbsUp({ owner, name, installationId }: Repository, comment: number): Promise<readonly Person[]> {
    const octokit = await this.#app.installation(installationId);
    return ask('about reactions', async () => {
      const about = { owner, repo: name, comment_id: comment, content: '+1', per_page: 100 } as const;
      try {
        const { data } = await octokit.rest.reactions.listForIssueComment(about);
        return data.flatMap(({ user }) => (user ? [toPerson(user)] : []));
      } catch (error) {
        // Whoever deleted the comment took its reactions along.
        if (isStatus(error, 404)) return [];
        throw error;
      }
    });
  }

  async personByLogin({ installationId }: Repository, login: string): Promise<Person | null> {
    const octokit = await this.#app.installation(installationId);
    return ask('about a login', async () => {
      try {
        const { data } = await octokit.rest.users.getByUsername({ username: login });
        return toPerson(data);
      } catch (error) {
        if (isStatus(error, 404)) return null;
        throw error;
      }
    });
  }
}

interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: string;
}

/** An organization gives no answers, and is asked nothing. */
function toPerson({ id, login, type }: Account): Person {
  return { key: String(id), login, isBot: type !== 'User' };
}

interface DatedDeed {
  readonly by: PersonKey;
  readonly at: Instant;
}

/** Comments, reviews and pushed commits. */
function deedsIn(answer: LastWordsShape | null): DatedDeed[] {
  const thread = answer?.repository?.issueOrPullRequest;
  const spoken = (thread?.comments ?? []).map(({ author, createdAt }) => ({ author, at: createdAt }));
  const reviewed = (thread?.reviews ?? []).map(({ author, submittedAt }) => ({ author, at: submittedAt }));
  const said = [...spoken, ...reviewed].flatMap(({ author, at }) =>
    typeof author?.databaseId === 'number' && typeof at === 'number'
      ? [{ by: String(author.databaseId), at }]
      : [],
  );
  const pushed = (thread?.commits ?? []).flatMap(({ commit }) =>
    commit.authors.flatMap(({ user }) =>
      typeof user?.databaseId === 'number' ? [{ by: String(user.databaseId), at: commit.committedDate }] : [],
    ),
  );
  return [...said, ...pushed];
}

function latestOf(deeds: readonly DatedDeed[], person: PersonKey): Instant | null {
  const theirs = deeds.filter(({ by }) => by === person);
  return theirs.reduce<Instant | null>((latest, { at }) => Math.max(latest ?? at, at), null);
}
