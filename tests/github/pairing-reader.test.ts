// What GitHub says about the two in a pairing, one exchange at a time.
import type { DataMatcherMap } from 'nock';
import { describe, expect, it } from 'vitest';
import { GitHubReader } from '../../src/github/read.ts';
import { ana, at, ben, repository, settings } from '../domain/builders.ts';
import { expectEverythingAsked, github, openApp } from './app.ts';
import { KNOTS, nodes, spoke } from './shapes.ts';

expectEverythingAsked();

const REPO = '/repos/rope-works/carabiner';
const reader = () => new GitHubReader(openApp(), () => settings());
const both = { newcomer: ana.key, mentor: ben.key };
const ANA = { __typename: 'User', login: ana.login, databaseId: Number(ana.key) };
const BEN = { __typename: 'User', login: ben.login, databaseId: Number(ben.key) };

function answering(thread: object | null): void {
  const data = { repository: { issueOrPullRequest: thread } };
  github()
    .post('/graphql')
    .reply(200, { data } as unknown as DataMatcherMap);
}

describe('the last words of a pair', () => {
  it('are those that either of them said last, in comments and reviews', async () => {
    answering({
      comments: nodes(spoke(ANA, '2025-05-01T10:00:00Z'), spoke(KNOTS, '2025-05-09T10:00:00Z'), null),
      reviews: nodes(
        { author: BEN, submittedAt: '2025-05-03T10:00:00Z' },
        { author: BEN, submittedAt: null },
      ),
      commits: nodes(),
    });
    expect(await reader().lastWords(repository, 5, both)).toEqual({
      newcomerAt: at('2025-05-01T10:00:00Z'),
      mentorAt: at('2025-05-03T10:00:00Z'),
    });
  });

  it('may be a commit', async () => {
    const commit = { committedDate: '2025-05-04T10:00:00Z', authors: nodes({ user: { databaseId: 11 } }) };
    answering({ comments: nodes(), reviews: nodes(), commits: nodes({ commit }) });
    expect(await reader().lastWords(repository, 5, both)).toEqual({
      newcomerAt: at('2025-05-04T10:00:00Z'),
      mentorAt: null,
    });
  });

  it('are none in an issue where nobody spoke, or that is gone', async () => {
    answering({ comments: nodes(spoke(null, '2025-05-01T10:00:00Z')) });
    expect(await reader().lastWords(repository, 5, both)).toEqual({ newcomerAt: null, mentorAt: null });
    answering(null);
    expect(await reader().lastWords(repository, 5, both)).toEqual({ newcomerAt: null, mentorAt: null });
  });
});

it('a pull request closes issues of its own repository, and those of others are not ours', async () => {
  const issue = (number: number, databaseId: number) => ({ number, repository: { databaseId } });
  const pullRequest = { closingIssuesReferences: nodes(issue(3, 7), issue(4, 99), issue(8, 7)) };
  const data = { repository: { databaseId: 7, pullRequest } };
  github()
    .post('/graphql')
    .reply(200, { data } as unknown as DataMatcherMap);
  expect(await reader().closes(repository, 5)).toEqual([3, 8]);
});

it('somebody is assigned, or is not', async () => {
  answering({ assignees: nodes({ databaseId: 12 }) });
  expect(await reader().isAssigned(repository, 5, ben.key)).toBe(true);
  answering({ assignees: nodes({ databaseId: 13 }) });
  expect(await reader().isAssigned(repository, 5, ben.key)).toBe(false);
});

describe('a thumb up', () => {
  const reactions = `${REPO}/issues/comments/900/reactions?content=%2B1&per_page=100`;

  it('is given by people', async () => {
    const user = { id: 12, login: ben.login, type: 'User' };
    github()
      .get(reactions)
      .reply(200, [
        { content: '+1', user },
        { content: '+1', user: null },
      ]);
    expect(await reader().thumbsUp(repository, 900)).toEqual([ben]);
  });

  it('is gone with its comment', async () => {
    github().get(reactions).reply(404, { message: 'Not Found' });
    expect(await reader().thumbsUp(repository, 900)).toEqual([]);
  });

  it('that cannot be looked for is trouble', async () => {
    github().get(reactions).reply(500, { message: 'oops' });
    await expect(reader().thumbsUp(repository, 900)).rejects.toThrow('about reactions');
  });
});

describe('a login', () => {
  it('belongs to somebody', async () => {
    github().get('/users/ben-okoro').reply(200, { id: 12, login: 'ben-okoro', type: 'User' });
    expect(await reader().personByLogin(repository, 'ben-okoro')).toEqual(ben);
  });

  it('belongs to an organization, which can be asked nothing', async () => {
    github().get('/users/rope-works').reply(200, { id: 70, login: 'rope-works', type: 'Organization' });
    expect(await reader().personByLogin(repository, 'rope-works')).toMatchObject({ isBot: true });
  });

  it('belongs to nobody', async () => {
    github().get('/users/nobody').reply(404, { message: 'Not Found' });
    expect(await reader().personByLogin(repository, 'nobody')).toBeNull();
  });
});
