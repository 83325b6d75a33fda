// Lets one process at a time use a data folder: a second one would destroy what the first one keeps, without any error.
// The lock is a socket, because the kernel closes it with its process, however that dies. A file with a process id or a
// heartbeat in it would have to be declared stale some day, and a live but busy process would lose its folder.
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { closeSync, openSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseError } from './database-error.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/** An entry in the lock folder: `trying` until its process knows that nobody else holds the lock. */
interface Entry {
  readonly name: string;
  readonly stage: 'trying' | 'holding';
  readonly pid: string;
  readonly host: string;
}

const PATIENCE_MS = 50;

/**
 * Everybody first shows itself and then looks around, so of two processes at least one sees the other. Whoever sees a
 * holder gives up; of two that try, the one whose name sorts first goes ahead once the other has given way.
 * Sockets that nobody answers are removed; their names are never used again, so nothing living can be removed.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const lockFolder = path.join(folder, 'lock');
  await mkdir(lockFolder, { recursive: true });
  const self = await LockSocket.open(lockFolder);
  try {
    await goAhead(lockFolder, self, folder);
    await self.hold();
  } catch (error) {
    await self.release();
    throw error;
  }
  return self;
}

async function goAhead(lockFolder: string, self: LockSocket, folder: string): Promise<void> {
  for (;;) {
    const others = await livingOthers(lockFolder, self);
    const rival = others.find((other) => other.stage === 'holding' || other.name < self.entryName);
    if (rival) throw heldBy(rival, folder);
    if (others.length === 0) return;
    await wait(PATIENCE_MS);
  }
}

function heldBy({ pid, host }: Entry, folder: string): DatabaseError {
  const place = host === hostOfThis() ? '' : ` on ${host}`;
  return new DatabaseError(
    `The data folder ${folder} is in use by process ${pid}${place}. Only one process may use it at a time.`,
  );
}

async function livingOthers(lockFolder: string, self: LockSocket): Promise<Entry[]> {
  const entries = (await readdir(lockFolder)).map(parseEntry).filter((entry) => entry !== undefined);
  const others = entries.filter((entry) => entry.name !== self.entryName);
  const living = await Promise.all(
    others.map(async (other) => {
      if (await self.answers(other)) return other;
      await rm(path.join(lockFolder, fileOf(other)), { force: true });
      return undefined;
    }),
  );
  return living.filter((entry) => entry !== undefined);
}

function parseEntry(file: string): Entry | undefined {
  const match = /^(trying|holding)\.((\d+)@([\w-]*)\.[0-9a-f]+)$/.exec(file);
  if (!match) return undefined;
  const [, stage, name = '', pid = '', host = ''] = match;
  return { stage: stage === 'holding' ? 'holding' : 'trying', name, pid, host };
}

const fileOf = ({ stage, name }: Pick<Entry, 'stage' | 'name'>): string => `${stage}.${name}`;
const hostOfThis = (): string =>
  hostname()
    .replaceAll(/[^\w-]/g, '-')
    .slice(0, 24);

class LockSocket implements FolderLock {
  readonly entryName: string;
  readonly #server: Server;
  readonly #folder: string;
  readonly #folderHandle: number;
  #stage: Entry['stage'] = 'trying';

  private constructor(folder: string, folderHandle: number, entryName: string, server: Server) {
    this.#folder = folder;
    this.#folderHandle = folderHandle;
    this.entryName = entryName;
    this.#server = server;
  }

  static async open(folder: string): Promise<LockSocket> {
    const entryName = `${process.pid}@${hostOfThis()}.${randomUUID().slice(0, 8)}`;
    const folderHandle = openSync(folder, 'r');
    const server = createServer((socket) => socket.destroy());
    const address = addressOf(folder, folderHandle, fileOf({ stage: 'trying', name: entryName }));
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) => {
        closeSync(folderHandle);
        reject(new DatabaseError(`Cannot put a lock into ${folder}: ${cause.message}`, { cause }));
      });
      server.listen(address, resolve);
    });
    server.unref();
    return new LockSocket(folder, folderHandle, entryName, server);
  }

  async hold(): Promise<void> {
    const from = this.#file;
    this.#stage = 'holding';
    await rename(from, this.#file);
  }

  /** Whether a process stands behind an entry. The kernel accepts the connection, so a busy or halted process answers too. */
  async answers(entry: Entry): Promise<boolean> {
    const stages = entry.stage === 'holding' ? (['holding'] as const) : (['trying', 'holding'] as const);
    for (const stage of stages) {
      const address = addressOf(this.#folder, this.#folderHandle, fileOf({ stage, name: entry.name }));
      if (await isAnswered(address)) return true;
    }
    return false;
  }

  async release(): Promise<void> {
    await rm(this.#file, { force: true });
    await new Promise((resolve) => this.#server.close(resolve));
    closeSync(this.#folderHandle);
  }

  get #file(): string {
    return path.join(this.#folder, fileOf({ stage: this.#stage, name: this.entryName }));
  }
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Only these two say that nobody is there; any other trouble counts as somebody.
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}

/** A socket's address has about a hundred bytes; Linux offers a short way into a folder with a long name. */
function addressOf(folder: string, folderHandle: number, file: string): string {
  return process.platform === 'linux' ? `/proc/self/fd/${folderHandle}/${file}` : path.join(folder, file);
}
