// Where the App is installed, as GitHub says it today.
import { describe, expect, it, vi } from 'vitest';
import { InstallationReader } from '../../src/github/installations.ts';
import { repository } from '../domain/builders.ts';
import { API, expectEverythingAsked, github, openApp } from './app.ts';
import nock from 'nock';

expectEverythingAsked();

const notFound = { message: 'Not Found' };
const payload = (id: number, name: string, differs: object = {}) => ({
  id,
  name,
  private: false,
  archived: false,
  owner: { id: 70, login: 'rope-works', type: 'Organization' },
  ...differs,
});
const HERE = payload(7, 'carabiner');

function reader() {
  const answers = { forget: vi.fn(), forgetPermissions: vi.fn() };
  return Object.assign(new InstallationReader(openApp(), answers), { answers });
}

/** What is asked with the rights of the App itself takes no token of an installation. */
const itself = () => nock(API);

describe('an installation', () => {
  it('sees all its repositories, page by page', async () => {
    itself().get('/app/installations/700').reply(200, { id: 700, suspended_at: null });
    const first = Array.from({ length: 100 }, (_, i) => payload(1000 + i, `rope-${i}`));
    github()
      .get('/installation/repositories?per_page=100')
      .reply(
        200,
        { total_count: 101, repositories: first },
        { link: `<${API}/installation/repositories?per_page=100&page=2>; rel="next"` },
      )
      .get('/installation/repositories?per_page=100&page=2')
      .reply(200, { total_count: 101, repositories: [HERE] });
    const found = await reader().installation(700);
    expect(found?.isSuspended).toBe(false);
    expect(found?.repositories).toHaveLength(101);
    expect(found?.repositories?.at(-1)).toEqual(repository);
  });

  it('that is suspended is not asked what it sees', async () => {
    itself().get('/app/installations/700').reply(200, { id: 700, suspended_at: '2025-05-14T12:00:00Z' });
    expect(await reader().installation(700)).toEqual({ isSuspended: true, repositories: null });
  });

  it('that is gone is none', async () => {
    itself().get('/app/installations/700').reply(404, notFound);
    expect(await reader().installation(700)).toBeNull();
  });

  it.each([500, 403])('is not taken for gone when GitHub answers %d', async (status) => {
    itself().get('/app/installations/700').reply(status, { message: 'no' });
    await expect(reader().installation(700)).rejects.toMatchObject({ name: 'GitHubTrouble' });
  });

  it('is one of all those that GitHub lists', async () => {
    itself()
      .get('/app/installations?per_page=100')
      .reply(200, [{ id: 700 }, { id: 701 }]);
    expect(await reader().all()).toEqual([700, 701]);
  });
});

describe('a repository', () => {
  it('is as it is called now', async () => {
    const renamed = payload(7, 'quickdraw', { private: true, archived: true });
    github().get('/repositories/7').reply(200, renamed);
    expect(await reader().repository(7, 700)).toEqual({
      ...repository,
      name: 'quickdraw',
      isPrivate: true,
      isArchived: true,
    });
  });

  it('that is gone, or out of sight, is none', async () => {
    github().get('/repositories/7').reply(404, notFound);
    expect(await reader().repository(7, 700)).toBeNull();
  });

  it('is not taken for gone when GitHub is away', async () => {
    github().get('/repositories/7').reply(502);
    await expect(reader().repository(7, 700)).rejects.toMatchObject({ name: 'GitHubTrouble' });
  });
});

it('what was remembered of a repository, or of permissions, is forgotten', () => {
  const here = reader();
  here.forget(7);
  here.forgetPermissions();
  expect(here.answers.forget.mock.calls).toEqual([[7]]);
  expect(here.answers.forgetPermissions).toHaveBeenCalledOnce();
});
