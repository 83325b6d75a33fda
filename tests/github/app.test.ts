// The App's own ways: whose limits count, where GraphQL is, what happens to a token that GitHub has forgotten.
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/domain/settings.ts';
import { Labels } from '../../src/github/labels.ts';
import { GitHubReader } from '../../src/github/read.ts';
import { GitHubSpeaker } from '../../src/github/speak.ts';
import { repository } from '../domain/builders.ts';
import { API, APP_ID, expectEverythingAsked, github, openApp } from './app.ts';

expectEverythingAsked();

const COMMENTS = '/repos/rope-works/carabiner/issues/5/comments';
const other = { ...repository, id: 8, installationId: 800 };
const speaker = (app = openApp()) =>
  new GitHubSpeaker(app, APP_ID, new Labels(() => Promise.resolve(undefined)));

describe('when GitHub asked an installation for patience', () => {
  const asked = async () => {
    const here = speaker();
    github().post(COMMENTS).reply(429, { message: 'slow down' }, { 'retry-after': '60' });
    await here.postComment(repository, 5, 'Hello');
    return here;
  };

  it('nothing more is sent for it', async () => {
    const here = await asked();
    expect(here.patience(repository)).toBeGreaterThan(55_000);
    expect(await here.postComment(repository, 5, 'Hello')).toMatchObject({ is: 'later' });
  });

  it('nobody else has to wait', async () => {
    expect((await asked()).patience(other)).toBe(0);
  });
});

it('an installation without a token is left alone, and asked for again later', async () => {
  const here = speaker();
  nock(API).post('/app/installations/700/access_tokens').reply(403, { message: 'suspended' });
  expect(await here.postComment(repository, 5, 'Hello')).toMatchObject({ is: 'later', afterMs: 600_000 });
});

describe('a token that GitHub has forgotten', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('is replaced, and what could not be written with it is written later', async () => {
    const here = speaker();
    const post = () => here.postComment(repository, 5, 'Hello');
    github().post(COMMENTS).reply(201, { id: 30 }).post(COMMENTS).reply(401, { message: 'Bad credentials' });
    await post();
    vi.setSystemTime(Date.now() + 30_000);
    nock(API)
      .post('/app/installations/700/access_tokens')
      .reply(201, { token: 'ghs_another', expires_at: '2099-01-01T00:00:00Z', permissions: {} });
    expect(await post()).toMatchObject({ is: 'later', afterMs: 60_000 });
    nock(API, { reqheaders: { authorization: 'token ghs_another' } })
      .post(COMMENTS)
      .reply(201, { id: 31 });
    expect(await post()).toEqual({ is: 'done', value: 31 });
  });
});

it('GraphQL is asked where it is, which need not be next to everything else', async () => {
  const app = openApp(API, 'https://graphql.example.org/of-its-own');
  github();
  nock('https://graphql.example.org')
    .post('/of-its-own')
    .reply(200, { data: { repository: { contributingGuidelines: null } } });
  expect(await new GitHubReader(app, () => defaultSettings).contributingUrl(repository)).toBeNull();
});
