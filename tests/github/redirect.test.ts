// A repository that moved, over real HTTP: what is sent along, and what a redirect may make of a comment.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Labels } from '../../src/github/labels.ts';
import { GitHubSpeaker } from '../../src/github/speak.ts';
import { repository } from '../domain/builders.ts';
import { APP_ID, openApp } from './app.ts';

const OLD = '/repos/rope-works/carabiner/issues/5/comments';
const NEW = '/repositories/7/issues/5/comments';

interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly body?: unknown;
}

/** Answers by method and path; remembers who came with which token. */
class Host {
  readonly answers = new Map<string, Answer>();
  readonly visits: { readonly what: string; readonly token: string | undefined }[] = [];
  readonly #server: Server = createServer((request, response) => {
    const what = `${request.method ?? ''} ${request.url ?? ''}`;
    this.#note(what, request);
    const { status, location, body } = this.answers.get(what) ?? { status: 404 };
    response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) });
    request.resume().on('end', () => response.end(JSON.stringify(body ?? {})));
  });

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const token = { token: 'ghs_of-an-installation', expires_at: '2099-01-01T00:00:00Z' };
    this.answers.set('POST /app/installations/700/access_tokens', { status: 201, body: token });
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get visitsOfComments() {
    return this.visits.filter(({ what }) => what.endsWith('comments'));
  }

  #note(what: string, { headers }: IncomingMessage): void {
    this.visits.push({ what, token: headers.authorization });
  }
}

describe('a redirect', () => {
  const [github, elsewhere] = [new Host(), new Host()];
  beforeEach(() => Promise.all([github.open(), elsewhere.open()]));
  afterEach(async () => {
    await Promise.all([github.close(), elsewhere.close()]);
    for (const host of [github, elsewhere]) {
      host.answers.clear();
      host.visits.length = 0;
    }
  });

  const post = () => {
    const labels = new Labels(() => Promise.resolve(undefined));
    return new GitHubSpeaker(openApp(github.url), APP_ID, labels).postComment(repository, 5, 'Hello');
  };

  it.each([301, 302])(
    'of %d that makes a question of a comment does not count as written',
    async (status) => {
      github.answers.set(`POST ${OLD}`, { status, location: NEW });
      github.answers.set(`GET ${NEW}`, { status: 200, body: [] });
      expect(await post()).toMatchObject({ is: 'unknown' });
    },
  );

  it.each([307, 308])('of %d sends the comment where the repository is now, once', async (status) => {
    github.answers.set(`POST ${OLD}`, { status, location: NEW });
    github.answers.set(`POST ${NEW}`, { status: 201, body: { id: 31 } });
    expect(await post()).toEqual({ is: 'done', value: 31 });
    expect(github.visitsOfComments.map(({ what }) => what)).toEqual([`POST ${OLD}`, `POST ${NEW}`]);
  });

  it('to another host takes no token along', async () => {
    github.answers.set(`POST ${OLD}`, { status: 307, location: `${elsewhere.url}${NEW}` });
    await post();
    expect(github.visitsOfComments[0]?.token).toBe('token ghs_of-an-installation');
    expect(elsewhere.visits).toEqual([{ what: `POST ${NEW}`, token: undefined }]);
  });
});
