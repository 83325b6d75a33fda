// Lives through a story: moves the clock from one event to the next, lets people do what they do on the sandbox's GitHub, and
// lets those who are asked to mentor answer. What happens is told to a listener.
import { isBotName } from '../src/domain/bot.ts';
import type { Instant } from '../src/domain/time.ts';
import type { Stage } from './stage.ts';
import type { Key, Story, StoryEvent } from './story/story.ts';

export interface Spoken {
  readonly thread: string;
  readonly number: number;
  readonly at: Instant;
  readonly body: string;
  /** Under which key Belay keeps the comment, such as `welcome:…`. */
  readonly key: string;
}

export interface Listener {
  onEvent(event: StoryEvent, number: number): void;
  /** Belay wrote a comment, or changed one. */
  onSpoken(spoken: Spoken): void;
  /** A comment of Belay's is gone. */
  onTaken(spoken: Spoken, at: Instant): void;
  onProgress(at: Instant): void;
}

interface Watched {
  readonly number: number;
  readonly said: Map<number, Spoken>;
}

export class Player {
  readonly #stage: Stage;
  readonly #story: Story;
  readonly #listener: Listener;
  readonly #keyOf: (body: string) => string;
  readonly #repo: string;
  readonly #logins = new Map<Key, string>();
  readonly #threads = new Map<string, Watched>();
  #pending: StoryEvent[];

  /** `keyOf` tells a comment's key by its text. */
  constructor(stage: Stage, story: Story, listener: Listener, keyOf: (body: string) => string) {
    this.#stage = stage;
    this.#story = story;
    this.#listener = listener;
    this.#keyOf = keyOf;
    this.#repo = `${story.owner}/${story.name}`;
    this.#pending = [...story.events];
  }

  /** Opens the repository with its past and installs Belay on it. */
  async prepare(): Promise<void> {
    const { world } = this.#stage.sandbox;
    const { owner, name, before, from } = this.#story;
    world.addRepository({
      owner,
      name,
      contributingUrl: `https://github.com/${owner}/${name}/blob/main/CONTRIBUTING.md`,
    });
    await world.loadHistory(this.#repo, before, { maintainersAt: from });
    world.install(owner);
    await this.#stage.quiet();
  }

  async live(): Promise<void> {
    for (;;) {
      const at = await this.#nextMoment();
      if (at === null || at > this.#story.to) return;
      this.#stage.clock.set(Math.max(at, this.#stage.clock.now()));
      while (this.#pending[0] && this.#pending[0].at <= at) {
        const event = this.#pending.shift();
        if (event) this.#happen(event);
      }
      await this.#stage.quiet();
      this.#listen();
      this.#listener.onProgress(at);
    }
  }

  loginOf(key: Key): string {
    const known = this.#logins.get(key);
    if (known !== undefined) return known;
    const login = this.#findLogin(key);
    this.#logins.set(key, login);
    return login;
  }

  async #nextMoment(): Promise<Instant | null> {
    const due = await this.#stage.belay.nextDue();
    const next = this.#pending[0]?.at ?? null;
    if (due === null || next === null) return due ?? next;
    return Math.min(due, next);
  }

  #happen(event: StoryEvent): void {
    if (event.do !== 'open') {
      const thread = this.#threads.get(event.thread);
      if (thread) this.#act(event, thread.number);
      return;
    }
    const number = this.#open(event);
    this.#threads.set(event.thread, { number, said: new Map() });
    this.#listener.onEvent(event, number);
  }

  #open({ kind, by, title, files, isDraft }: Extract<StoryEvent, { do: 'open' }>): number {
    const { world } = this.#stage.sandbox;
    const author = this.loginOf(by);
    if (kind === 'issue') return world.openIssue({ repo: this.#repo, author, title });
    return world.openPullRequest({ repo: this.#repo, author, title, files: [...files], draft: isDraft });
  }

  #act(event: Exclude<StoryEvent, { do: 'open' }>, number: number): void {
    const { world } = this.#stage.sandbox;
    const by = this.loginOf(event.by);
    const thread = world.thread(this.#repo, number);
    // A story is told beforehand; what comes after the end of a thread has no place any more.
    if (thread.state === 'closed') return;
    switch (event.do) {
      case 'comment':
        world.comment(this.#repo, number, by, event.body);
        break;
      case 'review':
        world.review(this.#repo, number, by, 'APPROVED');
        break;
      case 'make-ready':
        world.readyForReview(this.#repo, number, by);
        break;
      case 'merge':
        world.setPermission(this.#repo, by, 'write');
        world.merge(this.#repo, number, by);
        break;
      case 'close':
        world.close(this.#repo, number, by);
        break;
    }
    this.#listener.onEvent(event, number);
  }

  /** Looks at what Belay wrote, and lets whoever was asked make up their mind. */
  #listen(): void {
    for (const [name, thread] of this.#threads) {
      const standing = this.#ownComments(thread.number);
      for (const { id, body } of standing) {
        const before = thread.said.get(id);
        if (before?.body === body) continue;
        const key = this.#keyOf(body);
        const spoken = { thread: name, number: thread.number, at: this.#stage.clock.now(), body, key };
        thread.said.set(id, spoken);
        this.#listener.onSpoken(spoken);
        if (key.startsWith('ask:')) this.#reply(name, body);
      }
      const ids = new Set(standing.map(({ id }) => id));
      for (const [id, spoken] of thread.said) {
        if (ids.has(id)) continue;
        thread.said.delete(id);
        this.#listener.onTaken(spoken, this.#stage.clock.now());
      }
      this.#forgetQuietly(name, thread);
    }
  }

  #ownComments(number: number): { id: number; body: string }[] {
    return this.#stage.sandbox.world.commentsOf(this.#repo, number).filter(({ isByApp }) => isByApp);
  }

  #reply(thread: string, body: string): void {
    const login = /@([\w-]+)/.exec(body)?.[1] ?? '';
    const by = [...this.#logins].find(([, known]) => known === login)?.[0] ?? login;
    const { says, afterMs } = this.#story.reply(by, thread);
    if (says === 'nothing') return;
    const at = this.#stage.clock.now() + afterMs;
    this.#pending.push({ do: 'comment', at, thread, by, body: `/mentor ${says}` });
    this.#pending.sort((a, b) => a.at - b.at);
  }

  /** Closed threads in which nothing was said need no watching. */
  #forgetQuietly(name: string, { number, said }: Watched): void {
    const isOver = this.#stage.sandbox.world.thread(this.#repo, number).state === 'closed';
    if (isOver && said.size === 0) this.#threads.delete(name);
  }

  /** Somebody the history knows, or somebody who has an account already, or somebody new. */
  #findLogin(key: Key): string {
    const { world } = this.#stage.sandbox;
    const login = key.replace(/[^a-zA-Z0-9[\]-]/g, '-');
    const known = world.personLogin(key) ?? world.findUser(login)?.login;
    return known ?? world.addUser({ login, type: isBotName(key) ? 'Bot' : 'User' }).login;
  }
}
