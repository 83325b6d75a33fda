// Labels exist before they are used.
import { describe, expect, it } from 'vitest';
import { Labels, lookOf } from '../../src/github/labels.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { repository, settings } from '../domain/builders.ts';
import { expectEverythingAsked, github, openApp } from './app.ts';

expectEverythingAsked();

const LABELS = '/repos/rope-works/carabiner/labels';
const hasMentor = { color: 'c2e0c6', description: 'Somebody is helping this newcomer along' };
const notFound = { message: 'Not Found' };
const exists = {
  message: 'Validation Failed',
  errors: [{ resource: 'Label', code: 'already_exists', field: 'name' }],
};

async function ensure(...names: readonly string[]): Promise<void> {
  const labels = new Labels((_, label) => Promise.resolve(lookOf(defaultSettings, label)));
  const octokit = await openApp().installation(repository.installationId);
  for (const name of names) await labels.ensure(octokit, repository, name);
}

describe('a label', () => {
  it('that exists is left as it is', async () => {
    github().get(`${LABELS}/has%20mentor`).reply(200, { name: 'Has Mentor', color: '000000' });
    await ensure('has mentor');
  });

  it('that does not is created with a colour and a word of explanation', async () => {
    github()
      .get(`${LABELS}/has%20mentor`)
      .reply(404, notFound)
      .post(LABELS, { name: 'has mentor', ...hasMentor })
      .reply(201, {});
    await ensure('has mentor');
  });

  it('that nobody described is plain', async () => {
    github()
      .get(`${LABELS}/other`)
      .reply(404, notFound)
      .post(LABELS, { name: 'other', color: 'ededed', description: '' })
      .reply(201, {});
    await ensure('other');
  });

  it('that another worker created meanwhile is as good', async () => {
    github().get(`${LABELS}/has%20mentor`).reply(404, notFound).post(LABELS).reply(422, exists);
    await ensure('has mentor');
  });

  it('that GitHub does not accept is trouble', async () => {
    const invalid = { message: 'Validation Failed', errors: [{ code: 'invalid' }] };
    github().get(`${LABELS}/has%20mentor`).reply(404, notFound).post(LABELS).reply(422, invalid);
    await expect(ensure('has mentor')).rejects.toThrow('invalid');
  });

  it('is asked for once, in upper or lower case', async () => {
    github().get(`${LABELS}/has%20mentor`).reply(200, {});
    await ensure('has mentor', 'Has Mentor', 'has mentor');
  });

  it('is asked for again after GitHub did not answer', async () => {
    github().get(`${LABELS}/has%20mentor`).reply(502);
    await expect(ensure('has mentor')).rejects.toThrow();
  });
});

it('a label is recognised by the name that the project gave it, in upper or lower case', () => {
  const renamed = settings({ labels: { firstTime: 'New Face' } });
  expect(lookOf(renamed, 'new face')).toEqual(lookOf(defaultSettings, 'first-time contributor'));
  expect(lookOf(renamed, 'Mentor Wanted')?.color).toBe('fef2c0');
  expect(lookOf(renamed, 'first-time contributor')).toBeUndefined();
});
