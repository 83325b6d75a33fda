// The pages on a real port, with the sandbox's sign-in, and a world that a test makes up.
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import { createAdaptorServer } from '@hono/node-server';
import { settableClock, startSandbox, type Clock, type Sandbox } from '../../sandbox/index.ts';
import type { Reaction } from '../../src/domain/effect.ts';
import type { CommandGiven, PreferenceStated } from '../../src/domain/happening.ts';
import type { PersonalRecord, Project } from '../../src/flow/pages-ports.ts';
import type { PrivateWord } from '../../src/flow/private-words.ts';
import { createSignIn } from '../../src/github/sign-in.ts';
import { createPages } from '../../src/web/app.ts';
import type { Site } from '../../src/web/site.ts';
import { signInAs, type Browser, type Page } from './browser.ts';

export const NOW = Date.UTC(2026, 3, 1, 12);

export const nobody: PersonalRecord = {
  choice: null,
  zone: null,
  languages: [],
  owners: [],
  pairings: [],
  home: 7,
};

export class Place {
  static async open(): Promise<Place> {
    const clock = settableClock(NOW);
    const place = new Place(await startSandbox({ clock }), clock);
    const server = createAdaptorServer({ fetch: (request) => place.#app.fetch(request) });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    place.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    place.#app = createPages(place.site());
    place.#close = async () => {
      await new Promise((resolve) => server.close(resolve));
      await place.sandbox.close();
    };
    return place;
  }

  url = '';
  /** What Belay was told, in order. */
  readonly said: (CommandGiven | PreferenceStated)[] = [];
  readonly words: PrivateWord[] = [];
  readonly records = new Map<string, PersonalRecord>();
  readonly projects = new Map<number, Project>();
  readonly logged: object[] = [];
  /** By which sessions end. */
  wallNow = Date.now();
  answer: () => Reaction | null = () => '+1';
  readonly #utterances = new Set<string>();
  readonly #logins = new Map<string, string>();
  #app: { fetch(request: Request): Response | Promise<Response> } = { fetch: () => new Response() };
  #close: () => Promise<void> = () => Promise.resolve();

  readonly sandbox: Sandbox;
  readonly clock: Clock;

  private constructor(sandbox: Sandbox, clock: Clock) {
    this.sandbox = sandbox;
    this.clock = clock;
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Somebody GitHub knows, with what is theirs here. Gives their key. */
  person(login: string, record: Partial<PersonalRecord> = {}): string {
    const key = String(this.sandbox.world.addUser({ login }).id);
    this.records.set(key, { ...nobody, ...record });
    this.#logins.set(key, login);
    return key;
  }

  site(url = this.url): Site {
    const { sandbox, records, projects, words } = this;
    return {
      url,
      githubUrl: sandbox.url,
      sign: (text) => createHmac('sha256', 'a secret of this test').update(text).digest('hex'),
      clock: this.clock,
      wallClock: () => this.wallNow,
      signIn: createSignIn({
        clientId: sandbox.clientId,
        clientSecret: sandbox.clientSecret,
        githubUrl: sandbox.url,
        apiUrl: sandbox.url,
      }),
      records: {
        of: (key) => Promise.resolve(records.get(key) ?? nobody),
        isKnownIn: (id, key) =>
          Promise.resolve(
            (records.get(key) ?? nobody).owners.some(({ repositories }) =>
              repositories.some((r) => r.id === id),
            ),
          ),
        logins: () => Promise.resolve(this.#logins),
      },
      projects: {
        find: (id) => Promise.resolve(projects.get(id) ?? null),
        isContact: ({ contact }, { key, login }) =>
          Promise.resolve(contact === login && String(sandbox.world.user(contact).id) === key),
      },
      words: {
        keep: (word) => {
          if (!words.some(({ id }) => id === word.id)) words.push(word);
          return Promise.resolve();
        },
        of: (repository) => Promise.resolve(words.filter((word) => word.repository === repository)),
      },
      obey: (happening) => Promise.resolve(this.#obey(happening)),
      log: { warn: (details) => void this.logged.push(details) },
    };
  }

  #obey(happening: CommandGiven | PreferenceStated): Reaction | null {
    const answer = this.answer();
    if (this.#utterances.has(happening.utterance)) return null;
    this.#utterances.add(happening.utterance);
    this.said.push(happening);
    return answer;
  }

  signIn(login: string, to = '/me'): Promise<{ browser: Browser; page: Page }> {
    return signInAs(login, `${this.url}${to}`);
  }
}
