// A GitHub that can fail in every way, and a memory for wishes, both small enough to be believed. The memory follows the
// database's rules (src/db/deeds.ts, src/db/wishes.ts); tests/db proves those.
import type { Deed, Wish } from '../../src/domain/deed.ts';
import type { Instant } from '../../src/domain/time.ts';
import { perform, reconcile, type Outcome, type Stage } from '../../src/flow/perform.ts';
import type { Answer, DeedReport, DeedStore, FoundComment, Speaker } from '../../src/flow/ports.ts';
import { markerOf } from '../../src/words/say.ts';
import { repository } from '../domain/builders.ts';
import { deed } from '../domain/deeds.ts';

export const KEY = 'welcome:7:11';
export const sign = (key: string) => `signed(${key})`;
export const LOOK_AFTER = [5000, 15_000, 60_000] as const;
/** A body as `say` makes it, with the mark by which it is found again. */
export const body = (text: string) => `${text}\n\n${markerOf(KEY, sign)}\n`;

/** What becomes of one request. */
export type Fate =
  | 'done'
  /** It was carried out, and the answer was lost. */
  | 'lost after'
  /** It was not carried out, and nobody knows. */
  | 'lost before'
  /** Our process dies, before or after GitHub carried it out. */
  | 'died after'
  | 'died before'
  | 'later'
  | 'refused'
  | 'gone';

interface Standing {
  readonly id: number;
  body: string;
  updatedAt: Instant;
  /** From when on GitHub's lists show it. */
  readonly listedFrom: Instant;
}

export class Died extends Error {}

export class FakeGitHub implements Speaker {
  now: Instant = 1_000_000;
  /** The fates of the next requests; after them, all is well. */
  readonly fates: Fate[] = [];
  /** How long the lists lag behind, for each comment to come; after them, not at all. */
  readonly lags: number[] = [];
  readonly comments: Standing[] = [];
  readonly requests: string[] = [];
  mostAtOnce = 0;
  /** How long it wants to be left alone. */
  waitMs = 0;
  #id = 30;

  patience(): number {
    return this.waitMs;
  }

  postComment(_: unknown, __: number, text: string): Promise<Answer<number>> {
    return this.#request('post', () => {
      const id = ++this.#id;
      this.comments.push({
        id,
        body: text,
        updatedAt: this.now,
        listedFrom: this.now + (this.lags.shift() ?? 0),
      });
      this.mostAtOnce = Math.max(this.mostAtOnce, this.comments.length);
      return id;
    });
  }

  editComment(_: unknown, id: number, text: string): Promise<Answer<null>> {
    return this.#about(id, 'edit', (comment) => {
      comment.body = text;
      comment.updatedAt = this.now;
    });
  }

  deleteComment(_: unknown, id: number): Promise<Answer<null>> {
    return this.#about(id, 'delete', (comment) => this.comments.splice(this.comments.indexOf(comment), 1));
  }

  findComments(_: unknown, __: number, marker: string, since: Instant): Promise<Answer<FoundComment[]>> {
    return this.#request('find', () =>
      this.comments
        .filter(({ body: text }) => text.includes(marker))
        .filter(({ listedFrom, updatedAt }) => listedFrom <= this.now && updatedAt >= since)
        .map(({ id, body: text }) => ({ id, body: text })),
    );
  }

  addLabel(): Promise<Answer<null>> {
    return this.#request('label', () => null);
  }

  removeLabel(): Promise<Answer<null>> {
    return this.#request('unlabel', () => null);
  }

  assign(): Promise<Answer<null>> {
    return this.#request('assign', () => null);
  }

  unassign(): Promise<Answer<null>> {
    return this.#request('unassign', () => null);
  }

  react(): Promise<Answer<null>> {
    return this.#request('react', () => null);
  }

  #about(id: number, what: string, act: (comment: Standing) => unknown): Promise<Answer<null>> {
    const comment = this.comments.find((standing) => standing.id === id);
    if (!comment) {
      this.requests.push(what);
      return Promise.resolve({ is: 'refused', status: 404, reason: 'Not Found' });
    }
    return this.#request(what, () => {
      act(comment);
      return null;
    });
  }

  #request<T>(what: string, act: () => T): Promise<Answer<T>> {
    this.requests.push(what);
    const fate = this.fates.shift() ?? 'done';
    const value = ['done', 'lost after', 'died after'].includes(fate) ? act() : undefined;
    switch (fate) {
      case 'done':
        return Promise.resolve({ is: 'done', value: value as T });
      case 'lost after':
      case 'lost before':
        return Promise.resolve({ is: 'unknown', reason: '502: Bad Gateway' });
      case 'died after':
      case 'died before':
        return Promise.reject(new Died(what));
      case 'later':
        return Promise.resolve({ is: 'later', afterMs: 60_000, reason: 'secondary rate limit' });
      case 'refused':
        return Promise.resolve({ is: 'refused', status: 403, reason: 'Forbidden' });
      case 'gone':
        return Promise.resolve({ is: 'refused', status: 410, reason: 'Gone' });
    }
  }
}

export class FakeDeeds implements DeedStore {
  kept: Deed | null = null;

  /** As when a decision is kept: the same wish again changes nothing. */
  wish(wish: Wish): void {
    const before = this.kept;
    if (!before) this.kept = deed({ key: KEY, wish });
    else if (JSON.stringify(before.wish) !== JSON.stringify(wish)) {
      const isUncertain = before.state === 'sending' || before.state === 'unknown';
      const revision = before.revision + 1;
      const wasUnknown = before.wasUnknown || isUncertain;
      this.kept = { ...before, wish, revision, wasUnknown, state: isUncertain ? 'unknown' : 'planned' };
    }
  }

  deed(key: string) {
    const kept = this.kept;
    return Promise.resolve(kept?.key === key ? { ...kept, repositoryRef: repository } : null);
  }

  claim(known: Deed, at: Instant): Promise<Deed | null> {
    const kept = this.kept;
    const isSame =
      kept?.attempt === known.attempt && kept.revision === known.revision && kept.state === known.state;
    if (!isSame || kept.state === 'done' || kept.state === 'abandoned') return Promise.resolve(null);
    this.kept = { ...kept, state: 'sending', attempt: kept.attempt + 1, sentAt: at, looks: 0 };
    return Promise.resolve(this.kept);
  }

  report(known: Deed, { state, remoteId, looks, reason }: DeedReport): Promise<void> {
    const kept = this.kept;
    if (kept?.attempt !== known.attempt) return Promise.resolve();
    const isLatest = kept.revision === known.revision;
    const isDoneAlready = isLatest && kept.state === 'done' && state !== 'done' && state !== 'abandoned';
    if (isDoneAlready) return Promise.resolve();
    this.kept = {
      ...kept,
      state: isLatest || state === 'unknown' ? state : 'planned',
      wasUnknown: kept.wasUnknown || state === 'unknown',
      remoteId,
      looks,
      reason,
    };
    return Promise.resolve();
  }
}

/** The stage, and a queue that comes back when it is told to and tries again what died. */
export class Rehearsal {
  readonly github = new FakeGitHub();
  readonly deeds = new FakeDeeds();
  readonly stage: Stage = {
    deeds: this.deeds,
    speaker: this.github,
    sign,
    lookAfter: LOOK_AFTER,
    wallClock: () => this.github.now,
  };
  #reconcileAt: Instant | null = null;

  say(text: string | null): void {
    this.deeds.wish({ kind: 'comment', thread: 5, body: text === null ? null : body(text) });
  }

  async step(): Promise<Outcome> {
    const outcome = await perform(KEY, this.stage).catch(comeBackLater);
    if (outcome.is === 'again') this.github.now += outcome.afterMs;
    else if (outcome.reconcileAfterMs !== null)
      this.#reconcileAt = Math.max(this.#reconcileAt ?? 0, this.github.now + outcome.reconcileAfterMs);
    return outcome;
  }

  /** Until nothing is left to do, the search for copies included. */
  async finish(): Promise<void> {
    for (let i = 0; (await this.step()).is === 'again'; i++) {
      if (i > 100) throw new Error(`never comes to rest: ${JSON.stringify(this.deeds.kept)}`);
    }
    if (this.#reconcileAt === null) return;
    this.github.now = Math.max(this.github.now, this.#reconcileAt);
    await this.reconcile();
  }

  async reconcile(): Promise<void> {
    for (let i = 0; i < 100; i++) {
      const isDone = await reconcile(KEY, this.stage).then(
        () => true,
        () => false,
      );
      if (isDone) return;
      this.github.now += 60_000;
    }
    throw new Error('the search for copies never succeeds');
  }

  get said(): string[] {
    return this.github.comments.map((comment) => comment.body);
  }
}

/** The queue notices ten seconds later that a process died. */
function comeBackLater(error: unknown): Outcome {
  if (error instanceof Died) return { is: 'again', afterMs: 10_000 };
  throw error;
}
