// Puts the parts together and opens the port.
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { Server } from 'node:http';

import { runningClock } from './clock.ts';
import { createFaults } from './faults.ts';
import type { Sandbox, SandboxOptions } from './index.ts';
import { createJournal } from './journal.ts';
import { createLimits, type Limits } from './limits.ts';
import { createHttpServer } from './server.ts';
import type { App, Core } from './state/core.ts';
import { createStore, newAccount, type Store } from './state/store.ts';
import type { Permissions } from './state/types.ts';
import { tell } from './webhooks/outbox.ts';
import { createQueue, type Queue } from './webhooks/queue.ts';
import { doing, looking } from './world/threads.ts';
import { history } from './world/history.ts';
import { installations } from './world/installations.ts';
import { life } from './world/life.ts';
import { people } from './world/people.ts';
import { pulls } from './world/pulls.ts';
import { repositories } from './world/repositories.ts';
import type { World } from './world.ts';

const PERMISSIONS: Permissions = {
  metadata: 'read',
  issues: 'write',
  pull_requests: 'write',
  single_file: 'read',
};

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const privateKey = options.privateKey ?? newKey();
  const webhookSecret = options.webhookSecret ?? 'a-secret-between-the-sandbox-and-the-app';
  const { core, queue } = assemble(options, privateKey, webhookSecret);
  const server = createHttpServer(core);
  const host = options.host ?? '127.0.0.1';
  core.url = `http://${host}:${String(await listening(server, host, options.port ?? 0))}`;
  return {
    ...queue.control,
    url: core.url,
    graphqlUrl: `${core.url}/graphql`,
    clock: core.clock,
    appId: core.app.id,
    appSlug: core.app.slug,
    privateKey,
    clientId: core.app.clientId,
    clientSecret: core.app.clientSecret,
    webhookSecret,
    world: worldOf(core),
    faults: core.faults,
    journal: core.journal,
    limits: core.limits,
    ping: () => core.fire({ about: 'ping', actor: core.app.owner }),
    close: () => closed(server, () => queue.stop()),
  };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return privateKey;
}

function assemble(
  options: SandboxOptions,
  privateKey: string,
  secret: string,
): { readonly core: Core; readonly queue: Queue } {
  const clock = options.clock ?? runningClock();
  const store = createStore();
  const queue = createQueue({
    url: options.webhookUrl,
    secret,
    appId: options.appId ?? 1,
    timeoutMs: options.webhookTimeoutMs ?? 10_000,
    now: () => clock.now(),
    nextId: () => store.nextId('attempt'),
    seed: options.seed ?? 1,
  });
  const core: Core = {
    store,
    clock,
    app: appOf(options, store, privateKey, clock.now()),
    faults: createFaults(),
    journal: createJournal(),
    limits: limitsOf(options, () => clock.now()),
    deliveries: queue,
    signIns: new Map(),
    isStrict: options.strict ?? true,
    url: '',
    fire: (fired) => tell(core, queue, fired),
  };
  return { core, queue };
}

function appOf(options: SandboxOptions, store: Store, privateKey: string, now: number): App {
  const slug = options.appSlug ?? 'belay';
  const owner = newAccount(store.nextId('account'), `${slug}-makers`, 'Organization', now);
  const bot = newAccount(store.nextId('account'), `${slug}[bot]`, 'Bot', now);
  store.file(owner);
  store.file(bot);
  return {
    id: options.appId ?? 1,
    slug,
    clientId: 'Iv23liSandboxClient',
    clientSecret: 'sandbox-client-secret',
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
    permissions: options.permissions ?? PERMISSIONS,
    bot,
    owner,
    createdAt: now,
  };
}

function limitsOf({ limits }: SandboxOptions, sandboxNow: () => number): Limits {
  const secondary = limits?.secondary ?? 'wall';
  const wallNow = () => Date.now();
  const contentNow = secondary === 'off' ? undefined : secondary === 'wall' ? wallNow : sandboxNow;
  return createLimits({ primary: limits?.primary ?? 5000, wallNow, contentNow });
}

function worldOf(core: Core): World {
  return {
    ...people(core),
    ...repositories(core),
    ...life(core),
    ...installations(core),
    ...doing(core),
    ...pulls(core),
    ...looking(core),
    ...history(core),
  };
}

function listening(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The sandbox listens on no port.'));
    });
  });
}

function closed(server: Server, stop: () => void): Promise<void> {
  stop();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
