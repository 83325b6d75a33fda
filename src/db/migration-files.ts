// The migrations that this release brings along, in order.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Migration {
  /** The folder's name, which starts with its time. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, as Prisma records it. */
  readonly checksum: string;
}

export async function readMigrations(folder: string = migrationsFolder()): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

// The compiled code lies one folder deeper than the source, and both use the same migrations.
function migrationsFolder(): string {
  const above = ['../..', '../../..'].map((up) =>
    path.resolve(import.meta.dirname, up, 'prisma', 'migrations'),
  );
  const found = above.find((folder) => existsSync(folder));
  if (found === undefined)
    throw new Error(`No migrations at ${above.join(' or ')}: the package is incomplete.`);
  return found;
}
