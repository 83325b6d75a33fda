// Opens the database that lives in a folder, and makes it where there is none yet. Killed while it is being made, it would
// never open again; so it is made under another name and renamed when complete.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DatabaseError } from './database-error.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';

export interface OpenFolder {
  readonly pglite: PGlite;
  readonly lock: FolderLock;
}

const CLUSTER = 'pglite';
const UNFINISHED = `${CLUSTER}.new-`;
/** What a folder may hold without being somebody else's: our own things, hidden files, a file system's own folder. */
const OURS = /^(?:pglite(?:\.new-.*)?|lock|lost\+found|\..*)$/;

export async function openFolder(folder: string): Promise<OpenFolder> {
  const dataDir = path.resolve(folder);
  await refuseForeign(dataDir);
  const lock = await lockFolder(dataDir);
  try {
    await removeUnfinished(dataDir);
    const cluster = path.join(dataDir, CLUSTER);
    if (!(await isCluster(cluster))) await make(cluster);
    return { pglite: await open(cluster), lock };
  } catch (error) {
    await lock.release();
    throw asDatabaseError(error, dataDir);
  }
}

async function refuseForeign(dataDir: string): Promise<void> {
  const entries = await entriesOf(dataDir);
  const foreign = entries.find((entry) => !OURS.test(entry));
  if (foreign !== undefined) {
    throw new DatabaseError(
      `${dataDir} is not a data folder of Belay: it holds "${foreign}". Name an empty or a new folder.`,
    );
  }
}

async function entriesOf(dataDir: string): Promise<string[]> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await readdir(dataDir);
  } catch (cause) {
    throw new DatabaseError(`The data folder ${dataDir} cannot be used: ${reasonOf(cause)}`, { cause });
  }
}

async function removeUnfinished(dataDir: string): Promise<void> {
  const unfinished = (await readdir(dataDir)).filter((entry) => entry.startsWith(UNFINISHED));
  await Promise.all(unfinished.map((entry) => rm(path.join(dataDir, entry), { recursive: true })));
}

async function isCluster(cluster: string): Promise<boolean> {
  try {
    return (await stat(path.join(cluster, 'PG_VERSION'))).isFile();
  } catch {
    if (await exists(cluster)) throw new DatabaseError(`${cluster} is not a database folder of PGlite.`);
    return false;
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function make(cluster: string): Promise<void> {
  const unfinished = path.join(path.dirname(cluster), `${UNFINISHED}${randomUUID().slice(0, 8)}`);
  const pglite = await PGlite.create(unfinished);
  await pglite.close();
  await rename(unfinished, cluster);
}

async function open(cluster: string): Promise<PGlite> {
  const pglite = await PGlite.create(cluster);
  // Times are written and read without a zone on the way, so the session must mean UTC by that.
  await pglite.exec(`SET TIME ZONE 'UTC'`);
  return pglite;
}

function asDatabaseError(cause: unknown, dataDir: string): Error {
  if (cause instanceof DatabaseError) return cause;
  return new DatabaseError(`The database in ${dataDir} cannot be opened: ${reasonOf(cause)}`, { cause });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? cause.message) : String(cause);
}
