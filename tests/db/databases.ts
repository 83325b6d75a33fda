// The databases that every test of the database runs on: PGlite always, PostgreSQL where BELAY_TEST_DATABASE_URL names one
// (with a user who may create databases). Each call gives an empty one of its own.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openDatabase, type DatabaseConfig } from '../../src/db/open.ts';
import { readMigrations } from '../../src/db/migration-files.ts';

export interface TestDatabase {
  readonly config: DatabaseConfig;
  remove(): Promise<void>;
}

export interface DatabaseKind {
  readonly name: 'PGlite' | 'PostgreSQL';
  create(): Promise<TestDatabase>;
}

export const serverUrl: string | undefined = process.env['BELAY_TEST_DATABASE_URL'];

export const databases: readonly DatabaseKind[] = [
  { name: 'PGlite', create: createFolder },
  ...(serverUrl === undefined
    ? []
    : [{ name: 'PostgreSQL' as const, create: () => createOnServer(serverUrl) }]),
];

/** A folder's path or a server's address, as the configuration has it. */
export function configFor(place: string): DatabaseConfig {
  return place.includes('://') ? { databaseUrl: place } : { dataDir: place };
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'belay-test-'));
}

async function createFolder(): Promise<TestDatabase> {
  const parent = await temporaryFolder();
  const dataDir = path.join(parent, 'data');
  await cp(await template(), dataDir, { recursive: true, filter: (file) => path.basename(file) !== 'lock' });
  return { config: { dataDir }, remove: () => rm(parent, { recursive: true, force: true }) };
}

let made: Promise<string> | undefined;

/** A folder with the tables and nothing in them; copying it is ten times faster than making one. */
function template(): Promise<string> {
  made ??= makeTemplate();
  return made;
}

async function makeTemplate(): Promise<string> {
  const migrations = await readMigrations();
  const version = createHash('sha256').update(migrations.map((migration) => migration.checksum).join());
  const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache/belay-tests');
  const folder = path.join(cache, `pglite-${version.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const unfinished = `${folder}.${randomUUID().slice(0, 8)}`;
  await (await openDatabase({ dataDir: unfinished })).close();
  // Another test file may have been as fast; then its folder is as good.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  return folder;
}

async function createOnServer(url: string): Promise<TestDatabase> {
  const name = `belay_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await onServer(url, `CREATE DATABASE ${name}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return {
    config: { databaseUrl: address.href },
    remove: () => onServer(url, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
