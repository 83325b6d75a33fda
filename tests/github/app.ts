// An App whose GitHub answers what a test says, one exchange at a time.
import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { pino } from 'pino';
import { afterEach, beforeEach, expect } from 'vitest';
import { App } from '../../src/github/app.ts';
import { repository } from '../domain/builders.ts';

export const API = 'https://api.example.org';
export const APP_ID = 42;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export function openApp(apiUrl = API, graphqlUrl = `${apiUrl}/graphql`): App {
  const identity = {
    appId: APP_ID,
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    webhookSecret: 'a-secret-of-the-webhook',
    apiUrl,
    graphqlUrl,
  };
  return new App(identity, { betweenWritesMs: 0, writesAnHour: 10_000 }, pino({ level: 'silent' }));
}

/** GitHub, where an installation gets its token and everything else is up to the test; whatever it does not expect fails. */
export function github(): nock.Scope {
  nock(API)
    .post(`/app/installations/${repository.installationId}/access_tokens`)
    .reply(201, { token: 'ghs_of-an-installation', expires_at: '2099-01-01T00:00:00Z', permissions: {} });
  return nock(API);
}

/** To be called in every file that speaks to such a GitHub: no test leaves anything unasked. */
export function expectEverythingAsked(): void {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(pending).toEqual([]);
  });
}
