// The composition root: the only place that knows every adapter and how they fit together.
import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Repository } from './domain/repository.ts';
import { SECOND, type Instant } from './domain/time.ts';
import { LOOK_AFTER } from './domain/converge.ts';
import { createDeedStore } from './db/deeds.ts';
import { createInbox } from './db/inbox.ts';
import { createInstallations } from './db/installations.ts';
import { createLedger } from './db/ledger.ts';
import { createMemory } from './db/memory.ts';
import { nextReminderAt } from './db/next-reminder.ts';
import type { Database } from './db/open.ts';
import { dueReminders } from './db/reminders.ts';
import { createSettingsFiles } from './db/settings-files.ts';
import { handlersFor, type Duties } from './flow/duties.ts';
import type { Stage } from './flow/perform.ts';
import type { Clock, DeedStore, Inbox, Memory, Speaker } from './flow/ports.ts';
import type { Installations, Ledger } from './flow/ledger-ports.ts';
import { Rankers } from './flow/rankers.ts';
import { App, type AppIdentity } from './github/app.ts';
import { GitHubDeliveryLog } from './github/deliveries.ts';
import { door } from './github/door.ts';
import { HistoryReader } from './github/history.ts';
import { InstallationReader } from './github/installations.ts';
import { Labels, lookOf } from './github/labels.ts';
import { politePace, type Pace } from './github/limiter.ts';
import { GitHubReader } from './github/read.ts';
import { GitHubSpeaker } from './github/speak.ts';
import type { PagesConfig } from './pages-config.ts';
import { openPages } from './pages.ts';
import { openQueue, type Queue } from './queue/open.ts';
import { forgottenHash } from './secret.ts';
import { parseSettings } from './settings-file/parse.ts';
import { startTimekeeper, type Timekeeper } from './timekeeper.ts';
import { IN_ORDER_EVERY, SWEEP_EVERY, upkeep, type Upkeep } from './upkeep.ts';

export interface WorldOptions {
  readonly database: Database;
  readonly identity: Omit<AppIdentity, 'webhookSecret'>;
  readonly webhookSecrets: readonly [string, ...string[]];
  /** Signs the hidden marks of Belay's comments; losing it means not knowing one's own comments again. */
  readonly secret: string;
  readonly log: Logger;
  /** The clock of what happens; the wall clock unless somebody lives through a story. */
  readonly clock?: Clock;
  /** The private pages; left out where there are none. */
  readonly pages?: PagesConfig | null;
  readonly pace?: Pace;
  /** How long to wait before each look for a comment whose fate is unknown. */
  readonly lookAfter?: Stage['lookAfter'];
  /** How long after a comment of uncertain fate its thread is searched for copies. */
  readonly reconcileAfterMs?: number;
  /** How often it is looked for reminders that are due. */
  readonly timekeeperMs?: number;
  /** Lets somebody stand between Belay and the world: a test, or a demo that listens. */
  readonly wrap?: Partial<Wrappers>;
}

export interface Wrappers {
  readonly inbox: (inbox: Inbox) => Inbox;
  readonly memory: (memory: Memory) => Memory;
  readonly deeds: (deeds: DeedStore) => DeedStore;
  readonly speaker: (speaker: Speaker) => Speaker;
  readonly installations: (installations: Installations) => Installations;
}

export interface Belay {
  readonly door: Hono;
  /** null where nobody configured them; everything else works without. */
  readonly pages: Hono | null;
  readonly queue: Queue;
  readonly memory: Memory;
  readonly ledger: Ledger;
  readonly upkeep: Upkeep;
  /** Begins to work on what is in the queue and on what comes due. */
  readonly work: () => Promise<void>;
  /** Resolves once nothing is left to do now. */
  readonly idle: () => Promise<void>;
  /** When something is due next by the clock; null if nothing is waited for. */
  readonly nextDue: () => Promise<Instant | null>;
  /** Waits so long for the jobs that run; what is cut short starts again another time. */
  readonly stop: (options?: { readonly timeoutMs?: number }) => Promise<void>;
}

const same = <T>(thing: T): T => thing;
const wallClock: Clock = { now: (): Instant => Date.now() };

export async function openWorld(options: WorldOptions): Promise<Belay> {
  const { database, log, secret, pages = null, clock = wallClock, wrap = {} } = options;
  const queue = await openQueue({
    store: database.jobStore,
    onTrouble: (error) => log.warn({ err: error }, 'queue'),
  });
  const sign = (key: string): string => createHmac('sha256', secret).update(key).digest('hex').slice(0, 32);
  // People who were forgotten are known by this alone: it keeps them from coming back, and tells nobody who they were.
  const hashOf = forgottenHash(secret);
  const means = { enqueue: queue.insert, hashOf };
  const memory = (wrap.memory ?? same)(createMemory(database, means));
  const ledger = createLedger(database, means);
  const installations = (wrap.installations ?? same)(createInstallations(database, means));
  const inbox = (wrap.inbox ?? same)(createInbox(database, queue.insert));
  const github = openGitHub(options);
  const duties: Duties = {
    world: {
      clock,
      memory,
      github: github.reader,
      rankers: new Rankers(memory),
      pagesUrl: pages?.url ?? null,
    },
    stage: {
      deeds: (wrap.deeds ?? same)(createDeedStore(database)),
      speaker: (wrap.speaker ?? same)(github.speaker),
      sign,
      lookAfter: options.lookAfter ?? LOOK_AFTER,
      wallClock: () => Date.now(),
      ...(options.reconcileAfterMs !== undefined && { reconcileAfterMs: options.reconcileAfterMs }),
    },
    inbox,
    settling: {
      clock,
      memory,
      installations,
      source: github.installations,
      send: (jobs) => queue.send(jobs),
    },
    reading: {
      clock,
      wallClock: () => Date.now(),
      memory,
      installations,
      ledger,
      source: github.history,
      github: github.reader,
      onPage: ({ progress }) => {
        if (progress.isWithheld)
          log.warn(
            'commits of a private repository could not be read: whoever only pushes stays unknown there',
          );
      },
    },
    later: (job, afterMs) => queue.send([job], { afterMs }),
    onFailure: ({ name, group }, error) =>
      log.warn({ err: error, job: name, group }, 'a job failed and is tried again'),
  };
  const { apiUrl } = options.identity;
  const forPages = { apiUrl, database, world: duties.world, sign, secret, hashOf, log };
  const moveDue = () => dueReminders(database, queue.insert, clock.now());
  let timekeepers: Timekeeper[] = [];
  const byTheClock = upkeep({
    database,
    queue,
    clock,
    healing: { deliveries: github.deliveries, inbox },
    settling: duties.settling,
    log,
  });
  const idle = async () => {
    do await queue.idle();
    while ((await moveDue()) > 0 || (await queue.countDue()) > 0);
  };
  return {
    door: door({ inbox, clock, secrets: options.webhookSecrets, log }),
    pages: pages && openPages({ config: pages, ...forPages }),
    queue,
    memory,
    ledger,
    upkeep: byTheClock,
    idle,
    nextDue: () => nextReminderAt(database),
    work: async () => {
      await queue.work(handlersFor(duties));
      const reminders = async () => (await moveDue()) > 0;
      const tasks = [
        { what: 'reminders', look: reminders, everyMs: options.timekeeperMs ?? SECOND },
        // The first look is now: what an earlier process left unread goes on.
        { what: 'order', look: thenRest(byTheClock.keepInOrder), everyMs: IN_ORDER_EVERY },
        { what: 'lost deliveries', look: thenRest(byTheClock.sweep), everyMs: SWEEP_EVERY },
      ];
      timekeepers = tasks.map((task) => startTimekeeper(task, log));
    },
    stop: async (stopOptions) => {
      await Promise.all(timekeepers.map((timekeeper) => timekeeper.stop()));
      await queue.stop(stopOptions);
    },
  };
}

/** Nothing is left to do right away. */
const thenRest = (task: () => Promise<void>) => async () => {
  await task();
  return false;
};

function openGitHub({ database, identity, webhookSecrets, log, pace = politePace }: WorldOptions) {
  const app = new App({ ...identity, webhookSecret: webhookSecrets[0] }, pace, log);
  const readSettings = (text: string, { owner, name }: Repository) => {
    const parsed = parseSettings(text);
    if (parsed.is === 'valid') return parsed.settings;
    log.warn({ repository: `${owner}/${name}`, problems: parsed.problems }, 'the settings file is broken');
    return null;
  };
  const reader = new GitHubReader(app, readSettings, createSettingsFiles(database));
  const labels = new Labels(async (repository, label) => lookOf(await reader.settings(repository), label));
  return {
    reader,
    speaker: new GitHubSpeaker(app, identity.appId, labels),
    installations: new InstallationReader(app, reader),
    history: new HistoryReader(({ installationId }) => app.asks(installationId)),
    deliveries: new GitHubDeliveryLog(app),
  };
}
