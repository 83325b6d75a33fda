// One request each, and what GitHub's answer means.
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { Labels } from '../../src/github/labels.ts';
import { GitHubSpeaker } from '../../src/github/speak.ts';
import { repository } from '../domain/builders.ts';
import { API, APP_ID, expectEverythingAsked, github, openApp } from './app.ts';

expectEverythingAsked();

const REPO = '/repos/rope-works/carabiner';
const COMMENTS = `${REPO}/issues/5/comments`;
const MARKER = '<!-- belay:v1:abc -->';
const speaker = () => new GitHubSpeaker(openApp(), APP_ID, new Labels(() => Promise.resolve(undefined)));
const post = () => speaker().postComment(repository, 5, 'Hello');
const notFound = { message: 'Not Found' };
/** GitHub, which also says what our App is called. */
const githubWithApp = () => github().get('/app').reply(200, { slug: 'rope-belay' });

describe('posting a comment', () => {
  it('sends it once, with the rights of the installation, and tells its id', async () => {
    let sent: unknown;
    github()
      .matchHeader('authorization', 'token ghs_of-an-installation')
      .post(COMMENTS, (given: unknown) => {
        sent = given;
        return true;
      })
      .reply(201, { id: 31 });
    expect(await post()).toEqual({ is: 'done', value: 31 });
    expect(sent).toEqual({ body: 'Hello' });
  });

  it.each([
    [502, { message: 'Bad Gateway' }],
    [500, { message: 'Internal Server Error' }],
    [503, { message: 'Unavailable' }],
  ])('is not repeated when GitHub answers %d: nobody knows', async (status, answer) => {
    github().post(COMMENTS).reply(status, answer);
    expect(await post()).toMatchObject({ is: 'unknown' });
  });

  it('is unknown when the connection breaks', async () => {
    github().post(COMMENTS).replyWithError('socket hang up');
    expect(await post()).toMatchObject({ is: 'unknown' });
  });

  it('is unknown when the answer breaks off', async () => {
    github().post(COMMENTS).reply(201, '{"id": 3', { 'content-type': 'application/json' });
    expect(await post()).toMatchObject({ is: 'unknown' });
  });

  it.each([
    [200, []],
    [200, { id: 31 }],
    [201, { id: 'thirty-one' }],
    [201, {}],
    [202, {}],
  ])('is unknown when the answer is no comment: %d %j', async (status, answer) => {
    github().post(COMMENTS).reply(status, answer);
    expect(await post()).toMatchObject({ is: 'unknown' });
  });

  it.each([
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found'],
    [410, 'Issues are disabled'],
    [422, 'Validation Failed'],
  ])('is refused with %d, for good', async (status, message) => {
    github().post(COMMENTS).reply(status, { message });
    expect(await post()).toMatchObject({ is: 'refused', status });
  });

  it('is put off when GitHub asks for patience', async () => {
    github().post(COMMENTS).reply(429, { message: 'slow down' }, { 'retry-after': '1' });
    expect(await post()).toMatchObject({ is: 'later', afterMs: 1000 });
  });

  it.each([403, 404])('is put off, not refused, where there is no token (%d)', async (status) => {
    nock(API).post('/app/installations/700/access_tokens').reply(status, notFound);
    expect(await post()).toMatchObject({ is: 'later', afterMs: 600_000 });
  });
});

describe('editing and deleting', () => {
  it('name the comment', async () => {
    github()
      .patch(`${REPO}/issues/comments/31`, { body: 'Bye' })
      .reply(200, { id: 31 })
      .delete(`${REPO}/issues/comments/31`)
      .reply(204);
    const here = speaker();
    expect(await here.editComment(repository, 31, 'Bye')).toEqual({ is: 'done', value: null });
    expect(await here.deleteComment(repository, 31)).toEqual({ is: 'done', value: null });
  });

  it('are refused for what is gone', async () => {
    github()
      .patch(`${REPO}/issues/comments/31`)
      .reply(404, notFound)
      .delete(`${REPO}/issues/comments/31`)
      .reply(404, notFound);
    const here = speaker();
    expect(await here.editComment(repository, 31, 'Bye')).toMatchObject({ is: 'refused', status: 404 });
    expect(await here.deleteComment(repository, 31)).toMatchObject({ is: 'refused', status: 404 });
  });
});

describe('finding comments', () => {
  const since = Date.UTC(2025, 4, 14);
  const asked = { since: '2025-05-14T00:00:00.000Z', per_page: '100' };
  const ours = (id: number) => ({
    id,
    body: `Hello\n\n${MARKER}\n`,
    performed_via_github_app: { id: APP_ID },
  });

  it('finds our own, on whatever page, lowest id first', async () => {
    const page = (n: number) => Array.from({ length: 100 }, (_, i) => ({ id: n * 1000 + i, body: 'Thanks' }));
    const next = `<${API}${COMMENTS}?since=x&per_page=100&page=2>; rel="next"`;
    githubWithApp()
      .get(COMMENTS)
      .query(asked)
      .reply(200, [...page(1), ours(1900)], { link: next })
      .get(COMMENTS)
      .query({ since: 'x', per_page: '100', page: '2' })
      .reply(200, [ours(120)]);
    expect(await speaker().findComments(repository, 5, MARKER, since)).toEqual({
      is: 'done',
      value: [ours(120), ours(1900)].map(({ id, body }) => ({ id, body })),
    });
  });

  it('finds our own where GitHub does not say which App wrote it, by our name, asked for once', async () => {
    const unsaid = (id: number, login: string) => ({
      ...ours(id),
      performed_via_github_app: null,
      user: { login },
    });
    const page = [unsaid(1, 'rope-belay[bot]'), unsaid(2, 'rope-belay'), unsaid(3, 'another[bot]')];
    githubWithApp().get(COMMENTS).query(true).twice().reply(200, page);
    const here = speaker();
    const found = { is: 'done', value: [{ id: 1, body: ours(1).body }] };
    expect(await here.findComments(repository, 5, MARKER, since)).toEqual(found);
    expect(await here.findComments(repository, 5, MARKER, since)).toEqual(found);
  });

  it('finds none that somebody else wrote with our mark, and none of ours with another', async () => {
    githubWithApp()
      .get(COMMENTS)
      .query(true)
      .reply(200, [
        { ...ours(1), performed_via_github_app: null },
        { ...ours(6), performed_via_github_app: { id: 43 }, user: { login: 'rope-belay[bot]' } },
        { ...ours(2), performed_via_github_app: { id: 43 } },
        { id: 3, body: MARKER },
        { ...ours(4), body: '<!-- belay:v1:def -->' },
        { id: 5, performed_via_github_app: { id: APP_ID } },
      ]);
    expect(await speaker().findComments(repository, 5, MARKER, since)).toEqual({ is: 'done', value: [] });
  });

  it('is no answer when one page is missing', async () => {
    github()
      .get(COMMENTS)
      .query(asked)
      .reply(200, [ours(1)], { link: `<${API}${COMMENTS}?page=2>; rel="next"` })
      .get(COMMENTS)
      .query({ page: '2' })
      .reply(502);
    expect(await speaker().findComments(repository, 5, MARKER, since)).toMatchObject({ is: 'unknown' });
  });
});

describe('labels and reactions', () => {
  const LABEL = `${REPO}/labels/has%20mentor`;

  it('a label is put on once it exists', async () => {
    github()
      .get(LABEL)
      .reply(200, { name: 'has mentor' })
      .post(`${REPO}/issues/5/labels`, { labels: ['has mentor'] })
      .reply(200, []);
    expect(await speaker().addLabel(repository, 5, 'has mentor')).toEqual({ is: 'done', value: null });
  });

  it('a label that is not there is taken off all the same', async () => {
    github().delete(`${REPO}/issues/5/labels/has%20mentor`).reply(404, notFound);
    expect(await speaker().removeLabel(repository, 5, 'has mentor')).toEqual({ is: 'done', value: null });
  });

  it('a label that must not be taken off is refused', async () => {
    github().delete(`${REPO}/issues/5/labels/has%20mentor`).reply(403, { message: 'Forbidden' });
    expect(await speaker().removeLabel(repository, 5, 'has mentor')).toMatchObject({ is: 'refused' });
  });

  it('a reaction is given to the comment', async () => {
    github().post(`${REPO}/issues/comments/9/reactions`, { content: 'confused' }).reply(201, { id: 1 });
    expect(await speaker().react(repository, 9, 'confused')).toEqual({ is: 'done', value: null });
  });
});
